"""Which colour is which area, with the minutes of the week that is read."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from stretchdesk.core.progress.amounts import number
from stretchdesk.ui.labels import QuietLabel
from stretchdesk.ui.theme import AREA_COLOURS, Size, Theme, legible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stretchdesk.core.progress.weeks import Week
    from stretchdesk.ui.area_weeks import AreaWeeks


class AreaLegend(QuietLabel):
    """One entry an area, wrapping between the entries only."""

    def __init__(self) -> None:
        super().__init__(size=Size.SMALL)
        self.setTextFormat(Qt.TextFormat.RichText)

    def show_week(self, weeks: AreaWeeks, week: Week, theme: Theme) -> None:
        """Show a week's minutes; with one area chosen, say what its bars count."""
        if weeks.chosen is None:
            entries = _entries(weeks, week, theme)
            self.setText("&nbsp;&nbsp;&nbsp; ".join(entries))
        else:
            self.setText(self.tr("Minutes per side and week; the smaller side counts."))


def area_colour(area: str, weeks: AreaWeeks, theme: Theme) -> QColor:
    """An area's own colour, standing out from the paper."""
    place = list(weeks.catalogue).index(area)
    return legible(QColor(AREA_COLOURS[place % len(AREA_COLOURS)]), theme)


def _entries(weeks: AreaWeeks, week: Week, theme: Theme) -> Iterator[str]:
    for area in weeks.done:
        colour = area_colour(area, weeks, theme)
        words = f"{weeks.name(area)} {number(weeks.dose(week, area).counted_min)}"
        yield f'<span style="color:{colour.name()}">■</span>&nbsp;{_unbroken(words)}'


def _unbroken(words: str) -> str:
    return escape(words).replace(" ", "&nbsp;")
