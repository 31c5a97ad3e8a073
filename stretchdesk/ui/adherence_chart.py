"""What came of the breaks as bars on bars, a bar a week, with words and a table twin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor

from stretchdesk.ui.dates import first_day, full_day, long_day, week_names
from stretchdesk.ui.labels import QuietLabel
from stretchdesk.ui.plot_scale import round_ticks
from stretchdesk.ui.table_twin import TableTwin
from stretchdesk.ui.theme import Size, Theme, legible, mix, theme_of
from stretchdesk.ui.twin_chart import TwinChart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stretchdesk.core.progress.adherence import WeekOfBreaks

_LEAST_HIGHEST = 5.5
_HEADROOM = 1.1
_HELD_BACK = "#4477AA"


class AdherenceChart(TwinChart):
    """The weeks it is given, oldest first, and a line that reads one of them out."""

    def __init__(self) -> None:
        super().__init__(_tr("Breaks per week"))
        self._weeks: tuple[WeekOfBreaks, ...] = ()
        self.legend = QuietLabel(size=Size.SMALL)
        self.legend.setTextFormat(Qt.TextFormat.RichText)
        self.table = TableTwin()
        self._lay_out(self.legend, self.table, self.tr("Breaks per week, as a table"))

    def show_weeks(self, weeks: Sequence[WeekOfBreaks]) -> None:
        """Show these weeks instead."""
        self._weeks = tuple(weeks)
        self._redraw()
        names = _names()
        headers = [self.tr("Week of"), self.tr("Offered"), *names.values()]
        self.table.show_rows(headers, [_cells(week) for week in self._weeks])

    def _redraw(self) -> None:
        if not self._weeks:
            return
        theme = theme_of(self.palette())
        days = week_names([week.week for week in self._weeks])
        self.plot.begin(range(len(days)), days)
        tops = [0.0] * len(days)
        for part, colour in _colours(theme).items():
            below = tops
            tops = [low + getattr(week, part) for low, week in zip(below, self._weeks, strict=True)]
            self.plot.bars(tops, below, colour)
        self._add_heights(max(_LEAST_HIGHEST, *tops) * _HEADROOM, theme)
        self._read_out(self.plot.at)

    def _add_heights(self, highest: float, theme: Theme) -> None:
        self.plot.frame(0, highest, -0.6, len(self._weeks) - 0.4, down=False)
        ticks = [tick for tick in round_ticks(0, highest) if tick == round(tick)]
        self.plot.name_heights(ticks, [f"{tick:.0f}" for tick in ticks])
        self.plot.name_marks([], [])
        for tick in ticks[1:]:
            self.plot.level(tick, theme.line)

    def _read_out(self, at: int) -> None:
        week = self._weeks[at]
        day = long_day(first_day(week.week))
        offered = self.tr("Week of {day} · Offered: {n}").format(day=day, n=week.offered)
        self.reading.setText(offered)
        names, colours = _names(), _colours(theme_of(self.palette()))
        words = {part: f"{name} {getattr(week, part)}" for part, name in names.items()}
        entries = (
            f'<span style="color:{colour.name()}">■</span>&nbsp;{_unbroken(words[part])}'
            for part, colour in colours.items()
        )
        self.legend.setText("&nbsp;&nbsp;&nbsp; ".join(entries))
        self.plot.say(", ".join([offered, *words.values()]))


def _cells(week: WeekOfBreaks) -> list[str]:
    numbers = (week.offered, *(getattr(week, part) for part in _names()))
    return [full_day(first_day(week.week)), *map(str, numbers)]


def _names() -> dict[str, str]:
    """The parts of a bar from its foot, by their names in WeekOfBreaks."""
    return {
        "started": _tr("Started"),
        "away": _tr("Away from the desk"),
        "snoozed": _tr("Put off"),
        "skipped": _tr("Skipped"),
        "ignored": _tr("Not answered"),
        "held_back": _tr("Held back"),
    }


def _colours(theme: Theme) -> dict[str, QColor]:
    """Breaks that were taken stand out."""
    shades = {
        "started": theme.accent,
        "away": mix(theme.accent, theme.paper, 0.4),
        "snoozed": theme.second,
        "skipped": mix(theme.ink, theme.paper, 0.2),
        "ignored": mix(theme.ink, theme.paper, 0.45),
        "held_back": QColor(_HELD_BACK),
    }
    return {part: legible(shade, theme) for part, shade in shades.items()}


def _unbroken(words: str) -> str:
    return words.replace(" ", "&nbsp;")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Adherence", text)
