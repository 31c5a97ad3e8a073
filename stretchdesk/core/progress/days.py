"""What was done on each day of the last twelve months."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from stretchdesk.core.breaks.hours import WEEKDAYS
from stretchdesk.core.progress.instants import iso_week
from stretchdesk.core.progress.weeks import first_day, goal_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stretchdesk.core.progress.past import Past

WEEKS_SHOWN = 53


@dataclass(frozen=True, slots=True)
class Day:
    """Sessions that count and their minutes; `off` is a day planned to be free."""

    day: date
    sessions: int = 0
    minutes: float = 0.0
    off: bool = False


def days_since(today: date) -> str:
    """The Monday on which the twelve months begin."""
    return first_day(today, WEEKS_SHOWN)


def days_of(past: Past, today: date) -> tuple[Day, ...]:
    """Each day from that Monday to `today`, oldest first."""
    minutes: defaultdict[str, list[float]] = defaultdict(list)
    for name, session_min in past.counted.sessions:
        minutes[name].append(session_min)
    first = date.fromisoformat(days_since(today))
    goals = {week: goal_for(past.goals, week) for week in map(iso_week, _from(first, today))}
    return tuple(
        Day(
            day,
            len(minutes[day.isoformat()]),
            math.fsum(minutes[day.isoformat()]),
            WEEKDAYS[day.weekday()] in goals[iso_week(day)].days_off,
        )
        for day in _from(first, today)
    )


def _from(first: date, last: date) -> Iterator[date]:
    for n in range((last - first).days + 1):
        yield first + timedelta(days=n)
