"""All that the progress page shows of a span of weeks, counted once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from stretchdesk.core.progress.adherence import adherence
from stretchdesk.core.progress.flexibility import all_series
from stretchdesk.core.progress.weeks import first_day, goal_for, weeks_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stretchdesk.core.content.catalogue import FlexibilityTest
    from stretchdesk.core.progress.adherence import WeekOfBreaks
    from stretchdesk.core.progress.flexibility import Series
    from stretchdesk.core.progress.past import Past
    from stretchdesk.core.progress.records import Comfort
    from stretchdesk.core.progress.weeks import Week, WeekGoal


class Span(StrEnum):
    """How far back a person looks."""

    MONTH = "4w"
    QUARTER = "12w"
    YEAR = "1y"
    ALL = "all"

    def since(self, today: date) -> str | None:
        """The Monday on which it begins; None for all there is."""
        count = _WEEKS[self]
        return None if count is None else first_day(today, count)


_WEEKS = {Span.MONTH: 4, Span.QUARTER: 12, Span.YEAR: 52, Span.ALL: None}


@dataclass(frozen=True, slots=True)
class Overview:
    """`weeks`, `goals` and `breaks` belong together, one of each a week, oldest first.

    `series` are of all times, whatever the span.
    """

    span: Span
    today: date
    weeks: tuple[Week, ...]
    goals: tuple[WeekGoal, ...]
    breaks: tuple[WeekOfBreaks, ...]
    series: tuple[Series, ...]
    comfort: tuple[Comfort, ...]

    @property
    def first_day(self) -> date:
        return date.fromisoformat(f"{self.weeks[0].week}-1")


def overview(past: Past, tests: Mapping[str, FlexibilityTest], today: date, span: Span) -> Overview:
    """What a past says that reaches back to the span's first day at least."""
    first = span.since(today) or min(past.first_day or today.isoformat(), today.isoformat())
    count = (_monday(today) - _monday(date.fromisoformat(first))).days // 7 + 1
    shown = weeks_of(past.counted, today, count)
    return Overview(
        span=span,
        today=today,
        weeks=shown,
        goals=tuple(goal_for(past.goals, week.week) for week in shown),
        breaks=adherence(past.breaks, today, count),
        series=all_series(past.measurements, tests),
        comfort=tuple(row for row in past.comfort if row.day >= first),
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
