"""What a physiotherapist is handed: a span of weeks, all tests and the notes on one page.

The numbers are those of the progress page; how many of them fit the page is the painter's matter.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from stretchdesk.core.progress.overview import overview
from stretchdesk.core.progress.weeks import Dose, mean_minutes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from stretchdesk.core.content.catalogue import FlexibilityTest
    from stretchdesk.core.progress.flexibility import Series
    from stretchdesk.core.progress.overview import Overview, Span
    from stretchdesk.core.progress.past import Past
    from stretchdesk.core.progress.records import Comfort
    from stretchdesk.core.progress.weeks import Week, WeekGoal

NOTED = ("pain", "stiffness")
"""The kinds of notes that matter here; how a session felt does not."""
MOST_BARS = 53


@dataclass(frozen=True, slots=True)
class AgainstGoal:
    """Sessions or their minutes. `goal` is that of the last week; `reached` counts the weeks that
    came up to their own.
    """

    total: float
    a_week: float
    goal: int
    reached: int


@dataclass(frozen=True, slots=True)
class AreaMinutes:
    """Minutes a week on average; `counted_min` is the mean of each week's smaller side."""

    area: str
    left_min: float
    right_min: float
    counted_min: float


@dataclass(frozen=True, slots=True)
class Noted:
    """All notes of one kind; scores are 0–10."""

    kind: str
    count: int
    mean: float
    highest: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One or more weeks in a row, the first by its ISO name; minutes and goal of one of them."""

    week: str
    minutes: float
    goal: float


@dataclass(frozen=True, slots=True)
class Report:
    """`areas` are most minutes first, `notes` latest first; `tests` are of all times.

    `health` holds what the person answered, None unless it is to be told.
    """

    first: date
    today: date
    weeks: int
    sessions: AgainstGoal
    minutes: AgainstGoal
    days: int
    bars: tuple[Bar, ...]
    weeks_a_bar: int
    areas: tuple[AreaMinutes, ...]
    tests: tuple[Series, ...]
    notes: tuple[Comfort, ...]
    health: tuple[str, ...] | None = None

    @property
    def noted(self) -> tuple[Noted, ...]:
        """The notes of each kind there are."""
        scores = {kind: [row.score for row in self.notes if row.kind == kind] for kind in NOTED}
        return tuple(
            Noted(kind, len(some), fmean(some), max(some)) for kind, some in scores.items() if some
        )

    @property
    def test_days(self) -> dict[str, str]:
        """The day on which each test was measured last, on whichever side."""
        days: dict[str, str] = {}
        for series in self.tests:
            last = series.occasions[-1].day
            days[series.test.id] = max(last, days.get(series.test.id, last))
        return days

    def latest_tests(self, count: int) -> tuple[Series, ...]:
        """All sides of so many tests, of those measured last, in the order they have."""
        days = self.test_days
        newest = set(sorted(days, key=lambda test: days[test], reverse=True)[:count])
        return tuple(one for one in self.tests if one.test.id in newest)


def report(past: Past, tests: Mapping[str, FlexibilityTest], today: date, span: Span) -> Report:
    """From a past that reaches back to the span's first day."""
    shown = overview(past, tests, today, span)
    first = shown.first_day.isoformat()
    step = -(-len(shown.weeks) // MOST_BARS)
    return Report(
        first=shown.first_day,
        today=today,
        weeks=len(shown.weeks),
        sessions=_against(
            [week.sessions for week in shown.weeks], [goal.sessions for goal in shown.goals]
        ),
        minutes=_against(
            [week.minutes for week in shown.weeks], [goal.minutes for goal in shown.goals]
        ),
        days=len({day for day, _ in past.counted.sessions if day >= first}),
        bars=_bars(shown, step),
        weeks_a_bar=step,
        areas=_areas(shown.weeks),
        tests=shown.series,
        notes=_notes(shown),
    )


def _against(values: Sequence[float], goals: Sequence[int]) -> AgainstGoal:
    total = math.fsum(values)
    reached = sum(value >= goal for value, goal in zip(values, goals, strict=True))
    return AgainstGoal(total, total / len(values), goals[-1], reached)


def _bars(shown: Overview, step: int) -> tuple[Bar, ...]:
    """Counted from the last week back, so that only the first bar may be of fewer weeks."""
    pairs = list(zip(shown.weeks, shown.goals, strict=True))
    starts = range(len(pairs) % step - step if len(pairs) % step else 0, len(pairs), step)
    return tuple(_bar(pairs[max(0, at) : at + step]) for at in starts)


def _bar(pairs: Sequence[tuple[Week, WeekGoal]]) -> Bar:
    minutes = fmean(week.minutes for week, _ in pairs)
    return Bar(pairs[0][0].week, minutes, fmean(goal.minutes for _, goal in pairs))


def _areas(weeks: Sequence[Week]) -> tuple[AreaMinutes, ...]:
    def mean(area: str, side: str) -> float:
        return fmean(getattr(week.areas.get(area, Dose()), side) for week in weeks)

    counted = mean_minutes(weeks)
    rows = [
        AreaMinutes(area, mean(area, "left_min"), mean(area, "right_min"), minutes)
        for area, minutes in counted.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.left_min - row.right_min, row.area)))


def _notes(shown: Overview) -> tuple[Comfort, ...]:
    rows = [row for row in shown.comfort if row.kind in NOTED]
    return tuple(sorted(rows, key=lambda row: (row.taken_utc, row.id), reverse=True))
