"""Which colour is which area, with the minutes of the week that is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from stretchdesk.core.progress.measuring import number
from stretchdesk.ui.labels import QuietLabel
from stretchdesk.ui.theme import AREA_COLOURS, Size, Theme, legible, theme_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stretchdesk.core.progress.weeks import Week
    from stretchdesk.ui.area_weeks import AreaWeeks


class AreaLegend(QuietLabel):
    """One entry an area, wrapping between the entries only."""

    def __init__(self) -> None:
        super().__init__(size=Size.SMALL)
        self.setTextFormat(Qt.TextFormat.RichText)

    def show_week(self, weeks: AreaWeeks, week: Week) -> None:
        """Show a week's minutes; with one area chosen there is nothing to tell apart."""
        areas = weeks.done if weeks.chosen is None else ()
        theme = theme_of(self.palette())
        self.setText("&nbsp;&nbsp;&nbsp; ".join(_entries(areas, weeks, week, theme)))


def area_colours(area: str, weeks: AreaWeeks, theme: Theme) -> tuple[QColor, QColor]:
    """Fill and edge; the edge stands out from the paper where the fill is too pale."""
    place = list(weeks.catalogue).index(area)
    colour = QColor(AREA_COLOURS[place % len(AREA_COLOURS)])
    return colour, legible(colour, theme)


def _entries(areas: Iterable[str], weeks: AreaWeeks, week: Week, theme: Theme) -> Iterable[str]:
    for area in areas:
        fill, _ = area_colours(area, weeks, theme)
        words = f"{weeks.name(area)} {number(weeks.dose(week, area).counted_min)}"
        text = words.replace("&", "&amp;").replace("<", "&lt;").replace(" ", "&nbsp;")
        yield f'<span style="color:{fill.name()}">■</span>&nbsp;{text}'
