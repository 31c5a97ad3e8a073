"""The body map tinted by the minutes of the weeks shown; an area taken there is charted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from stretchdesk.core.progress.amounts import decimal, number
from stretchdesk.core.progress.dose import LINES_MIN
from stretchdesk.core.progress.weeks import mean_minutes
from stretchdesk.ui.area_bars import AreaBars
from stretchdesk.ui.body_map import BodyMap
from stretchdesk.ui.multiples import Multiples
from stretchdesk.ui.progress_section import ProgressSection
from stretchdesk.ui.table_twin import TableTwin
from stretchdesk.ui.theme import area_tint

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QColor

    from stretchdesk.core.content.catalogue import Area
    from stretchdesk.core.progress.overview import Overview
    from stretchdesk.ui.theme import Theme

_MAP_PX = 440
_SHARES = (0.0, 0.2, 0.4, 0.65, 0.9)


class BodySection(ProgressSection):
    """Minutes per side of a week, on average."""

    area_chosen = Signal(object)
    """An area by its id, or None: no more."""

    def __init__(self, areas: Mapping[str, Area]) -> None:
        super().__init__()
        self._areas = areas
        self._means: Mapping[str, float] = {}
        self.heading.setText(self.tr("Where you stretched"))
        lines = self.tr(
            "Minutes per side and week, on average: {} are the least advised, {} enough, "
            "{} plenty. Click an area to chart it above."
        )
        self.line.setText(lines.format(*LINES_MIN))
        self.invitation.setText(
            self.tr("No area stretched in these weeks yet. Choose one on the Stretch page.")
        )
        self.bars = AreaBars(areas, _colour)
        self.map = BodyMap()
        self.map.setAccessibleName(self.tr("Body map of minutes a week"))
        self.map.setFixedHeight(_MAP_PX)
        self.map.add_areas(areas)
        self.map.area_toggled.connect(self._choose)
        self.map.area_pointed_at.connect(self.bars.point_out)
        self.bars.area_clicked.connect(self.map.toggle)
        self.table = TableTwin()
        self.table.setAccessibleName(self.tr("Minutes of each area, as a table"))
        self.picture = Multiples()
        self.picture.show_widgets([self.map, self.bars])
        self.charts.addWidget(self.picture)
        self.charts.addWidget(self.table)
        self.show_table(False)

    def show_overview(self, overview: Overview) -> None:
        means = mean_minutes(overview.weeks)
        self._means = {area: means[area] for area in self._areas if area in means}
        words = {area: self._words(area) for area in self._areas}
        self.map.show_tints(partial(_tint, self._means), words)
        self.table.show_rows(
            [self.tr("Area"), self.tr("Minutes per side and week")],
            [[area.name, decimal(self._means.get(area.id, 0.0))] for area in self._areas.values()],
        )
        self.bars.show_means(self._means)
        self.bars.point_out("")
        self.show_filled(bool(self._means))

    def show_chosen(self, area: str | None) -> None:
        """Mark the area that is charted, or none."""
        self.map.show_selection(() if area is None else (area,))

    def show_filled(self, filled: bool) -> None:
        super().show_filled(filled)
        self.line.setVisible(filled)
        self.show_table(self._as_table)

    def show_table(self, shown: bool) -> None:
        super().show_table(shown)
        self.table.setVisible(bool(self._means) and shown)
        self.picture.setVisible(bool(self._means) and not shown)

    def _choose(self, area: str, on: bool) -> None:
        self.show_chosen(area if on else None)
        self.area_chosen.emit(area if on else None)

    def _words(self, area: str) -> str:
        minutes = number(self._means.get(area, 0.0))
        return self.tr("{minutes} min a week").format(minutes=minutes)


def _tint(means: Mapping[str, float], area: str, theme: Theme) -> QColor:
    return _colour(means.get(area, 0.0), theme)


def _colour(minutes: float, theme: Theme) -> QColor:
    """Stronger from line to line."""
    level = (minutes > 0) + sum(minutes >= line for line in LINES_MIN)
    return area_tint(_SHARES[level], theme)
