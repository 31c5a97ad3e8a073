"""Weekly dose per area and side, sessions per week, and the goal they are held against.

Held seconds credit primary areas in full and secondary areas by half; warm-ups credit none.
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

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from stretchdesk.core.progress.instants import Moment
    from stretchdesk.core.progress.records import History

SECONDARY_SHARE = 0.5
SESSION_COUNTS_FROM_S = 60
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
    names = [iso_week(today - timedelta(weeks=back)) for back in reversed(range(count))]
    doses = _doses_by_week(history)
    minutes = _session_minutes_by_week(history)
    return tuple(
        Week(name, len(minutes[name]), math.fsum(minutes[name]), MappingProxyType(doses[name]))
        for name in names
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
        for area, _ in _credits(hold):
            days[area] = max(hold.day, days.get(area, hold.day))
    return MappingProxyType(days)


def goal_for(history: History, week: str) -> WeekGoal:
    """The goal in force in an ISO week: the one set last among the latest that had begun."""
    begun = [goal for goal in history.goals if goal.from_week <= week]
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


def _credits(hold: Hold) -> Iterator[tuple[str, float]]:
    """Areas a hold credits, with seconds per side held.

    All of them on the side that the hold was done for, also an area stretched on the other side
    (`Stretch.other_side`): routines do both sides, so a week comes out the same, and a row of the
    history does not hang on what the catalogue says of its stretch today.
    """
    if hold.kind == "warmup" or hold.held_s <= 0:
        return
    for area in hold.primary:
        yield area, hold.held_s
    for area in hold.secondary:
        yield area, hold.held_s * SECONDARY_SHARE


def _doses_by_week(history: History) -> defaultdict[str, dict[str, Dose]]:
    seconds: defaultdict[tuple[str, str], dict[str, float]] = defaultdict(
        lambda: {"left": 0.0, "right": 0.0}
    )
    for hold in history.holds:
        week = week_of(hold.day)
        for area, credit in _credits(hold):
            for side in ("left", "right") if hold.side == "both" else (hold.side,):
                seconds[week, area][side] += credit
    doses: defaultdict[str, dict[str, Dose]] = defaultdict(dict)
    for (week, area), sides in seconds.items():
        doses[week][area] = Dose(sides["left"] / 60, sides["right"] / 60)
    return doses


def counted_sessions(history: History) -> Iterator[tuple[str, float]]:
    """The day and the minutes of each session that counts."""
    held: defaultdict[str, float] = defaultdict(float)
    for hold in history.holds:
        held[hold.session] += hold.held_s
    active = {end.session: end.active_s for end in history.session_ends}
    for session in history.sessions:
        if held[session.id] >= SESSION_COUNTS_FROM_S:
            yield session.day, active.get(session.id, held[session.id]) / 60


def _session_minutes_by_week(history: History) -> defaultdict[str, list[float]]:
    """Minutes of each session that counts, under the week in which it began."""
    minutes: defaultdict[str, list[float]] = defaultdict(list)
    for day, session_min in counted_sessions(history):
        minutes[week_of(day)].append(session_min)
    return minutes
