"""Minutes of each week's sessions as bars, under a line at that week's goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from stretchdesk.ui.dates import first_day, full_day, long_day, week_names, weekday_names
from stretchdesk.ui.labels import QuietLabel
from stretchdesk.ui.plot_scale import round_ticks
from stretchdesk.ui.table_twin import TableTwin
from stretchdesk.ui.theme import Size, theme_of
from stretchdesk.ui.twin_chart import TwinChart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stretchdesk.core.progress.weeks import Week, WeekGoal

_HEADROOM = 1.12


class GoalChart(TwinChart):
    """The weeks it is given, oldest first, and a line that reads one of them out."""

    def __init__(self) -> None:
        super().__init__(_tr("Sessions per week"))
        self._weeks: tuple[Week, ...] = ()
        self._goals: tuple[WeekGoal, ...] = ()
        words = self.tr("Bars: minutes of all sessions. Dashes: your goal.")
        self.legend = QuietLabel(words, Size.SMALL)
        self.table = TableTwin()
        self._lay_out(self.legend, self.table, self.tr("Sessions per week, as a table"))

    def show_weeks(self, weeks: Sequence[Week], goals: Sequence[WeekGoal]) -> None:
        """Show these weeks instead; each has its goal."""
        self._weeks, self._goals = tuple(weeks), tuple(goals)
        self._redraw()
        headers = [self.tr("Week of"), self.tr("Sessions"), self.tr("Goal, sessions")]
        headers += [self.tr("Minutes"), self.tr("Goal, min"), self.tr("Days off")]
        self.table.show_rows(headers, list(map(_cells, self._weeks, self._goals)))

    def _redraw(self) -> None:
        if not self._weeks:
            return
        theme = theme_of(self.palette())
        self.plot.begin(range(len(self._weeks)), week_names([week.week for week in self._weeks]))
        minutes = [week.minutes for week in self._weeks]
        wanted = [float(goal.minutes) for goal in self._goals]
        self.plot.bars(minutes, [0.0] * len(minutes), theme.accent)
        self.plot.steps(wanted, theme.ink)
        self._add_heights(max(*minutes, *wanted) * _HEADROOM)
        self._read_out(self.plot.at)

    def _add_heights(self, highest: float) -> None:
        self.plot.frame(0, highest, -0.6, len(self._weeks) - 0.4, down=False)
        ticks = round_ticks(0, highest)
        texts = [f"{tick:.0f}" for tick in ticks]
        texts[-1] = self.tr("{minutes} min").format(minutes=texts[-1])
        self.plot.name_heights(ticks, texts)
        self.plot.name_marks([], [])
        for tick in ticks[1:]:
            self.plot.level(tick, theme_of(self.palette()).line)

    def _read_out(self, at: int) -> None:
        say = this_week if at == len(self._weeks) - 1 else _that_week
        reading = say(self._weeks[at], self._goals[at])
        self.reading.setText(reading)
        self.plot.say(reading)


def this_week(week: Week, goal: WeekGoal) -> str:
    """How far the week that runs has come."""
    return _tr("This week: {words}").format(words=_words(week, goal))


def _that_week(week: Week, goal: WeekGoal) -> str:
    day = long_day(first_day(week.week))
    return _tr("Week of {day} · {words}").format(day=day, words=_words(week, goal))


def _words(week: Week, goal: WeekGoal) -> str:
    words = _tr("{sessions} of {sessions_goal} sessions · {minutes} of {minutes_goal} min").format(
        sessions=week.sessions,
        sessions_goal=goal.sessions,
        minutes=round(week.minutes),
        minutes_goal=goal.minutes,
    )
    off = _days_off(goal)
    return _tr("{words} · days off: {days}").format(words=words, days=off) if off else words


def _cells(week: Week, goal: WeekGoal) -> list[str]:
    numbers = (week.sessions, goal.sessions, round(week.minutes), goal.minutes)
    return [full_day(first_day(week.week)), *map(str, numbers), _days_off(goal)]


def _days_off(goal: WeekGoal) -> str:
    return ", ".join(name for day, name in weekday_names().items() if day in goal.days_off)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Goal", text)
