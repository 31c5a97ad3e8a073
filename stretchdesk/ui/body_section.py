"""The body map tinted by the minutes of the weeks shown; an area taken there is charted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stretchdesk.core.progress.dose import MINIMUM_MIN, PLENTY_MIN, TARGET_MIN
from stretchdesk.core.progress.measuring import number
from stretchdesk.core.progress.weeks import mean_minutes
from stretchdesk.ui.body_map import BodyMap
from stretchdesk.ui.labels import QuietLabel, text_label
from stretchdesk.ui.progress_section import ProgressSection
from stretchdesk.ui.table_twin import TableTwin
from stretchdesk.ui.theme import GAP, Size, area_tint, theme_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QColor

    from stretchdesk.core.content.catalogue import Area
    from stretchdesk.core.progress.overview import Overview
    from stretchdesk.ui.theme import Theme

_SHARES = (0.0, 0.2, 0.4, 0.65, 0.9)
_LINES = (0.0, MINIMUM_MIN, TARGET_MIN, PLENTY_MIN)


class BodySection(ProgressSection):
    """Minutes per side of a week, on average."""

    area_chosen = Signal(object)
    """An area by its id, or None: no more."""

    def __init__(self, areas: Mapping[str, Area]) -> None:
        super().__init__()
        self._areas = areas
        self._means: Mapping[str, float] = {}
        self.heading.setText(self.tr("Where you stretched"))
        self.line.setText(self.tr("Minutes per side and week, on average. Click an area to chart."))
        self.invitation.setText(
            self.tr("No area stretched in these weeks yet. Choose one on the Stretch page.")
        )
        self.map = BodyMap()
        self.map.setAccessibleName(self.tr("Body map of minutes a week"))
        self.map.add_areas(areas)
        self.map.area_toggled.connect(self._choose)
        self.map.area_pointed_at.connect(self._read_out)
        self.reading = text_label()
        self.legend = QuietLabel(size=Size.SMALL)
        self.legend.setTextFormat(Qt.TextFormat.RichText)
        self.table = TableTwin()
        self.table.setAccessibleName(self.tr("Minutes of each area, as a table"))
        self.picture = QWidget()
        self._place_parts()
        self.show_table(False)

    def show_overview(self, overview: Overview) -> None:
        means = mean_minutes(overview.weeks)
        self._means = {area: means[area] for area in self._areas if area in means}
        words = {area: self._words(area) for area in self._areas}
        self.map.show_tints(partial(_tint, self._means), words)
        self.table.show_rows(
            [self.tr("Area"), self.tr("Minutes per side and week")],
            [[area.name, number(self._means.get(area.id, 0.0))] for area in self._areas.values()],
        )
        self._read_out("")
        self._dress()
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

    def _read_out(self, area: str) -> None:
        area = area or max(self._means, key=lambda one: self._means[one], default="")
        if area:
            self.reading.setText(f"{self._areas[area].name}: {self._words(area)}")

    def _place_parts(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(GAP)
        side.addWidget(self.reading)
        side.addWidget(self.legend)
        side.addStretch(1)
        row = QHBoxLayout(self.picture)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3 * GAP)
        row.addWidget(self.map, 5)
        row.addLayout(side, 3)
        self.charts.addWidget(self.picture)
        self.charts.addWidget(self.table)

    def _dress(self) -> None:
        theme = theme_of(self.palette())
        texts = (
            self.tr("none"),
            self.tr("less than {n} min").format(n=MINIMUM_MIN),
            self.tr("{n} min or more: minimum").format(n=MINIMUM_MIN),
            self.tr("{n} min or more: target").format(n=TARGET_MIN),
            self.tr("{n} min or more: plenty").format(n=PLENTY_MIN),
        )
        rows = (
            f'<p style="margin:0 0 {GAP // 2}px 0"><span style="color:'
            f'{area_tint(share, theme).name()}">■</span>&nbsp; {text}</p>'
            for share, text in zip(_SHARES, texts, strict=True)
        )
        self.legend.setText("".join(rows))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange:
            self._dress()


def _tint(means: Mapping[str, float], area: str, theme: Theme) -> QColor:
    mean = means.get(area, 0.0)
    level = (mean > 0) + sum(mean >= line for line in _LINES[1:])
    return area_tint(_SHARES[level], theme)
