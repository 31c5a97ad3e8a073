"""Minutes per area and week as bars: one area against its lines, or all areas stacked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from stretchdesk.core.progress.amounts import number
from stretchdesk.core.progress.dose import MINIMUM_MIN, PLENTY_MIN, TARGET_MIN
from stretchdesk.ui.area_legend import AreaLegend, area_colour
from stretchdesk.ui.area_weeks import AreaWeeks
from stretchdesk.ui.dates import first_day, long_day, week_names
from stretchdesk.ui.plot_scale import round_ticks
from stretchdesk.ui.theme import mix, theme_of
from stretchdesk.ui.twin_chart import TwinChart
from stretchdesk.ui.week_table import WeekTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stretchdesk.core.content.catalogue import Area
    from stretchdesk.core.progress.weeks import Week

LEAST_HIGHEST_MIN = 10.5
LINES_UP_TO_MIN = 30
HEADROOM = 1.1


class WeekChart(TwinChart):
    """The weeks it is given, oldest first, and a line that reads one of them out."""

    def __init__(self, areas: Mapping[str, Area]) -> None:
        super().__init__(QCoreApplication.translate("WeekChart", "Weekly minutes per area"))
        self._weeks = AreaWeeks((), areas)
        self.legend = AreaLegend()
        self.table = WeekTable()
        name = self.tr("Weekly minutes per area, as a table")
        self._lay_out(self.legend, self.table, name)

    @property
    def done(self) -> tuple[str, ...]:
        """Areas with minutes in these weeks, in catalogue order."""
        return self._weeks.done

    def minutes_this_week(self, area: str) -> float:
        """Counted minutes of the last week shown."""
        return sum(self._weeks.dose(week, area).counted_min for week in self._weeks.weeks[-1:])

    def show_weeks(self, weeks: Sequence[Week]) -> None:
        """Show these weeks instead."""
        self._show(replace(self._weeks, weeks=tuple(weeks)))

    def choose(self, area: str | None) -> None:
        """Show one area by its id, or all stacked."""
        self._show(replace(self._weeks, chosen=area))

    def _show(self, weeks: AreaWeeks) -> None:
        self._weeks = weeks
        if weeks.weeks:
            self._draw()
            self._read_out(self.plot.at)
            self.table.show_weeks(weeks)

    def _redraw(self) -> None:
        self._show(self._weeks)

    # the chart

    def _draw(self) -> None:
        names = week_names([week.week for week in self._weeks.weeks])
        self.plot.begin(range(len(names)), names)
        highest = max(LEAST_HIGHEST_MIN, *self._add_bars()) * HEADROOM
        self.plot.frame(0, highest, -0.6, len(names) - 0.4, down=False)
        self._add_heights(highest)
        self._add_lines()

    def _add_bars(self) -> list[float]:
        """Bars on bars; where the highest of each week ends."""
        tops = [0.0] * len(self._weeks.weeks)
        for area in self._weeks.shown:
            below = tops
            added = [self._weeks.dose(week, area).counted_min for week in self._weeks.weeks]
            tops = [low + more for low, more in zip(below, added, strict=True)]
            colour = area_colour(area, self._weeks, theme_of(self.palette()))
            self.plot.bars(tops, below, colour)
        return tops

    def _add_heights(self, highest: float) -> None:
        ticks = round_ticks(0, highest) if self._weeks.chosen is None else _line_ticks(highest)
        texts = [number(tick) for tick in ticks]
        texts[-1] = self.tr("{minutes} min").format(minutes=texts[-1])
        self.plot.name_heights(ticks, texts)
        if self._weeks.chosen is None:
            for tick in ticks[1:]:
                self.plot.level(tick, theme_of(self.palette()).line)

    def _add_lines(self) -> None:
        meanings = {
            MINIMUM_MIN: self.tr("2 min: least advised"),
            TARGET_MIN: self.tr("5 min: enough"),
            PLENTY_MIN: self.tr("10 min: plenty"),
        }
        shown = {} if self._weeks.chosen is None else meanings
        theme = theme_of(self.palette())
        for minutes in shown:
            colour = theme.ink if minutes == TARGET_MIN else mix(theme.ink, theme.paper, 0.4)
            self.plot.level(minutes, colour, dashed=True)
        self.plot.name_marks(list(shown), list(shown.values()))

    # words

    def _read_out(self, at: int) -> None:
        week = self._weeks.weeks[at]
        self.reading.setText(self._reading(week))
        self.legend.show_week(self._weeks, week, theme_of(self.palette()))
        self.plot.say(self._spoken(week))

    def _reading(self, week: Week) -> str:
        day = long_day(first_day(week.week))
        if self._weeks.chosen is None:
            total = number(self._weeks.total(week))
            return self.tr("Week of {day} · All areas: {total} min").format(day=day, total=total)
        dose = self._weeks.dose(week, self._weeks.chosen)
        return self.tr("Week of {day} · {area}: {counted} min (left {left}, right {right})").format(
            day=day,
            area=self._weeks.name(self._weeks.chosen),
            counted=number(dose.counted_min),
            left=number(dose.left_min),
            right=number(dose.right_min),
        )

    def _spoken(self, week: Week) -> str:
        """With the legend's numbers, which a listener does not see."""
        areas = self._weeks.done if self._weeks.chosen is None else ()
        minutes = (
            f"{self._weeks.name(area)} {number(week.areas[area].counted_min)}"
            for area in areas
            if area in week.areas
        )
        return ", ".join([self._reading(week), *minutes])


def _line_ticks(highest: float) -> list[float]:
    """The three lines while they can be told apart, and what else is round above them."""
    if highest > LINES_UP_TO_MIN:
        return round_ticks(0, highest)
    above = (tick for tick in round_ticks(0, highest) if tick >= 2 * PLENTY_MIN)
    return [0, MINIMUM_MIN, TARGET_MIN, PLENTY_MIN, *above]
