"""The rows of the history, as frozen values.

Rows are only ever inserted. `*_utc` are ISO 8601 instants ending in `Z`; `day` is the calendar
day where the person was, as `YYYY-MM-DD`. A row that corrects another names it in `replaces`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Session:
    """`plan` is the routine as JSON text; `source` is break, manual or log.

    `utc_offset` is in minutes east of UTC.
    """

    id: str
    plan: str
    source: str
    started_utc: str
    day: str
    utc_offset: int
    created_utc: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class SessionEnd:
    """`how` is finished, left, interrupted or hurt; `active_s` is without pauses."""

    id: str
    session: str
    ended_utc: str
    how: str
    active_s: float
    created_utc: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """One side of one stretch, with its areas as they were then.

    `kind` is stretch or warmup, `side` both, left or right, `outcome` full, partial or skipped.
    """

    id: str
    session: str
    n: int
    stretch: str
    kind: str
    side: str
    started_utc: str
    day: str
    planned_s: float
    held_s: float
    outcome: str
    reason: str | None
    easier: bool
    primary: tuple[str, ...]
    secondary: tuple[str, ...]
    created_utc: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Measurement:
    """One occasion of a flexibility test; `value` is `score` (best or mean) of `trials`, in `unit`.

    `readings` holds raw inputs as JSON text where the value is computed from several readings.
    `smallest_real_change` and `basis` are as they were when it was taken.
    """

    id: str
    test: str
    side: str | None
    taken_utc: str
    day: str
    value: float
    unit: str
    trials: tuple[float, ...]
    readings: str | None
    score: str
    smallest_real_change: float
    basis: str
    created_utc: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Comfort:
    """A note on pain, feel or stiffness, 0–10, of a session, a hold or an area."""

    id: str
    session: str | None
    hold: str | None
    area: str | None
    side: str | None
    kind: str
    score: int
    note: str | None
    taken_utc: str
    day: str
    created_utc: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Break:
    """A break that was offered, and what came of it."""

    id: str
    offered_utc: str
    day: str
    size_s: int
    area: str | None
    outcome: str
    reason: str | None
    snoozes: int
    session: str | None


@dataclass(frozen=True, slots=True)
class Goal:
    """What the person wants per week, from ISO week `from_week` (`2026-W47`) on."""

    id: str
    from_week: str
    sessions: int
    minutes: int
    days_off: tuple[str, ...]
    set_utc: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Hides or shows a row again; the latest mark by (at_utc, id) wins."""

    id: str
    row: str
    at_utc: str
    deleted: bool


Row = Session | SessionEnd | Hold | Measurement | Comfort | Break | Goal | Mark


@dataclass(frozen=True, slots=True)
class History:
    """Everything that was recorded and is visible, oldest first."""

    sessions: tuple[Session, ...] = ()
    session_ends: tuple[SessionEnd, ...] = ()
    holds: tuple[Hold, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    comfort: tuple[Comfort, ...] = ()
    breaks: tuple[Break, ...] = ()
    goals: tuple[Goal, ...] = ()
    marks: tuple[Mark, ...] = ()
