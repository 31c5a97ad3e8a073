"""Weekly dose per area and side, sessions per week, and the goal they are held against.

Weeks are ISO weeks of `day`, the day where the person was: travel does not move a week.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from stretchdesk.core.errors import UsageError
from stretchdesk.core.progress.instants import iso_week, utc_text, week_of
from stretchdesk.core.progress.records import Hold, Row, Session, SessionEnd
from stretchdesk.core.progress.tally import credits_of, tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from stretchdesk.core.progress.instants import Moment
    from stretchdesk.core.progress.records import Goal, History
    from stretchdesk.core.progress.tally import Tally

LOG_MAX_MIN = 24 * 60


@dataclass(frozen=True, slots=True)
class Dose:
    """Minutes credited to one area in one week."""

    left_min: float = 0.0
    right_min: float = 0.0

    @property
    def counted_min(self) -> float:
        """The smaller side: what the weekly lines are compared with."""
        return min(self.left_min, self.right_min)


@dataclass(frozen=True, slots=True)
class Week:
    """One ISO week, such as `2026-W47`. `minutes` are those of the sessions that count."""

    week: str
    sessions: int
    minutes: float
    areas: Mapping[str, Dose]


@dataclass(frozen=True, slots=True)
class WeekGoal:
    """What one week is held against; the defaults are the program's proposal."""

    sessions: int = 3
    minutes: int = 36
    days_off: tuple[str, ...] = ()
    """Weekdays, such as `sat`."""


def weeks(history: History, today: date, count: int) -> tuple[Week, ...]:
    """The last `count` weeks up to that of `today`, oldest first, empty ones included."""
    return weeks_of(tally(history), today, count)


def weeks_of(counted: Tally, today: date, count: int) -> tuple[Week, ...]:
    """The same, of what was counted."""
    doses = _doses_by_week(counted)
    minutes: defaultdict[str, list[float]] = defaultdict(list)
    for day, session_min in counted.sessions:
        minutes[week_of(day)].append(session_min)
    return tuple(
        Week(name, len(minutes[name]), math.fsum(minutes[name]), MappingProxyType(doses[name]))
        for name in (iso_week(today - timedelta(weeks=back)) for back in reversed(range(count)))
    )


def mean_minutes(shown: Sequence[Week]) -> dict[str, float]:
    """Counted minutes of each area that was stretched at all, per week on average."""
    areas = {area for week in shown for area in week.areas}
    return {
        area: math.fsum(week.areas.get(area, Dose()).counted_min for week in shown) / len(shown)
        for area in areas
    }


def first_day(today: date, count: int) -> str:
    """The Monday on which the last `count` weeks begin."""
    return (today - timedelta(weeks=count - 1, days=today.weekday())).isoformat()


def last_done(history: History) -> Mapping[str, str]:
    """The last day (`YYYY-MM-DD`) each area was stretched; areas never stretched are absent."""
    days: dict[str, str] = {}
    for hold in history.holds:
        for area, _ in credits_of(hold):
            days[area] = max(hold.day, days.get(area, hold.day))
    return MappingProxyType(days)


def goal_for(goals: Iterable[Goal], week: str) -> WeekGoal:
    """The goal in force in an ISO week: the one set last among the latest that had begun."""
    begun = [goal for goal in goals if goal.from_week <= week]
    if not begun:
        return WeekGoal()
    latest = max(begun, key=lambda goal: (goal.from_week, goal.set_utc, goal.id))
    return WeekGoal(latest.sessions, latest.minutes, latest.days_off)


def log_rows(
    areas: Sequence[str], minutes: float, began: Moment, new_id: Callable[[], str]
) -> tuple[Row, ...]:
    """Rows for stretching done elsewhere: a session, its end, and one hold per area.

    The minutes are split evenly over the areas, both sides. Raises UsageError.
    """
    if not areas:
        raise UsageError("name at least one area")
    if not 0 < minutes <= LOG_MAX_MIN:
        raise UsageError(f"minutes must be more than 0 and at most {LOG_MAX_MIN}: {minutes:g}")
    session = Session(
        id=new_id(),
        plan=log_plan(areas, minutes),
        source="log",
        started_utc=began.utc,
        day=began.day,
        utc_offset=began.utc_offset,
        created_utc=began.created_utc,
    )
    end = SessionEnd(
        id=new_id(),
        session=session.id,
        ended_utc=utc_text(began.at + timedelta(minutes=minutes)),
        how="finished",
        active_s=minutes * 60,
        created_utc=began.created_utc,
    )
    held_s = minutes * 60 / len(areas)
    holds = (logged_hold(session, n, area, held_s, new_id()) for n, area in enumerate(areas))
    return session, end, *holds


def log_plan(areas: Sequence[str], minutes: float) -> str:
    """What stands in the place of a routine, as JSON text."""
    return json.dumps({"areas": list(areas), "minutes": minutes})


def logged_hold(session: Session, n: int, area: str, held_s: float, row_id: str) -> Hold:
    """One area of a session that was logged, both sides."""
    return Hold(
        id=row_id,
        session=session.id,
        n=n,
        stretch="",
        kind="stretch",
        side="both",
        started_utc=session.started_utc,
        day=session.day,
        planned_s=held_s,
        held_s=held_s,
        outcome="full",
        reason=None,
        easier=False,
        primary=(area,),
        secondary=(),
        created_utc=session.created_utc,
    )


def _doses_by_week(counted: Tally) -> defaultdict[str, dict[str, Dose]]:
    seconds: defaultdict[tuple[str, str], tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for (day, area), (left, right) in counted.held.items():
        before = seconds[week_of(day), area]
        seconds[week_of(day), area] = before[0] + left, before[1] + right
    doses: defaultdict[str, dict[str, Dose]] = defaultdict(dict)
    for (week, area), (left, right) in seconds.items():
        doses[week][area] = Dose(left / 60, right / 60)
    return doses
