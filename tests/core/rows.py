"""Rows for tests of progress: only what the test is about has to be said."""

from __future__ import annotations

from itertools import count

from stretchdesk.core.content.catalogue import FlexibilityTest
from stretchdesk.core.progress.records import Break, Goal, Hold, Measurement, Session, SessionEnd

_ids = (f"row{n}" for n in count())


def session(day: str, row_id: str = "s") -> Session:
    return Session(row_id, "{}", "manual", f"{day}T08:00:00Z", day, 0, f"{day}T08:00:00Z")


def end(active_s: float, of: str = "s") -> SessionEnd:
    return SessionEnd(next(_ids), of, "2026-01-01T09:00:00Z", "finished", active_s, "")


def hold(
    day: str,
    held_s: float,
    primary: tuple[str, ...] = ("hamstrings",),
    secondary: tuple[str, ...] = (),
    side: str = "both",
    kind: str = "stretch",
    of: str = "s",
) -> Hold:
    return Hold(
        id=next(_ids),
        session=of,
        n=0,
        stretch="x",
        kind=kind,
        side=side,
        started_utc=f"{day}T08:00:00Z",
        day=day,
        planned_s=held_s,
        held_s=held_s,
        outcome="full",
        reason=None,
        easier=False,
        primary=primary,
        secondary=secondary,
        created_utc="",
    )


def offered(day: str, outcome: str, reason: str | None = None) -> Break:
    """A break, and what came of it."""
    return Break(next(_ids), f"{day}T08:00:00Z", day, 300, "neck", outcome, reason, 0, None)


def goal(from_week: str, sessions: int, minutes: int, set_utc: str = "") -> Goal:
    return Goal(next(_ids), from_week, sessions, minutes, (), set_utc)


def taken(day: str, value: float, test: str = "reach", side: str | None = None) -> Measurement:
    return Measurement(
        id=next(_ids),
        test=test,
        side=side,
        taken_utc=f"{day}T08:00:00Z",
        day=day,
        value=value,
        unit="cm",
        trials=(value,),
        readings=None,
        score="best",
        smallest_real_change=4.0,
        basis="published",
        created_utc="",
    )


FLEXIBILITY_TEST = FlexibilityTest(
    id="reach",
    name="Sit-and-reach",
    battery="floor",
    areas=("hamstrings",),
    unit="cm",
    better="higher",
    sign="+ is past the soles",
    per_side=False,
    solo=True,
    tools=("tape",),
    score="best",
    min=-45.0,
    max=40.0,
    step=0.5,
    smallest_real_change=4.0,
    basis="published",
    inputs=(),
    contraindications=(),
    steps=("Reach.",),
    source="",
    view="right",
)
