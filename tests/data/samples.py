"""History rows for tests of the data floor: only what the test is about has to be said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from stretchdesk.core.progress.records import (
    Break,
    Comfort,
    Goal,
    Hold,
    Mark,
    Measurement,
    Session,
    SessionEnd,
)
from stretchdesk.data.history_store import HistoryStore

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

DAY = "2026-11-22"
NOW = f"{DAY}T10:00:00Z"


def session(row_id: str = "s", **changes: Any) -> Session:
    return replace(Session(row_id, "{}", "manual", NOW, DAY, 60, NOW), **changes)


def end(row_id: str = "e", of: str = "s", **changes: Any) -> SessionEnd:
    return replace(SessionEnd(row_id, of, NOW, "finished", 300.0, NOW), **changes)


def hold(row_id: str = "h", of: str = "s", **changes: Any) -> Hold:
    row = Hold(
        id=row_id,
        session=of,
        n=0,
        stretch="low_lunge",
        kind="stretch",
        side="left",
        started_utc=NOW,
        day=DAY,
        planned_s=45.0,
        held_s=44.5,
        outcome="full",
        reason=None,
        easier=True,
        primary=("hip_flexors", "glutes"),
        secondary=("quads",),
        created_utc=NOW,
    )
    return replace(row, **changes)


def measurement(row_id: str = "m", **changes: Any) -> Measurement:
    row = Measurement(
        id=row_id,
        test="chair_sit_reach",
        side="left",
        taken_utc=NOW,
        day=DAY,
        value=2.5,
        unit="cm",
        trials=(1.0, 2.5, 2.0),
        readings=None,
        score="best",
        smallest_real_change=4.0,
        basis="transferred",
        created_utc=NOW,
    )
    return replace(row, **changes)


def comfort(row_id: str = "c", of: str | None = "s", **changes: Any) -> Comfort:
    row = Comfort(row_id, of, None, "quads", "left", "pain", 4, "a note", NOW, DAY, NOW)
    return replace(row, **changes)


def a_break(row_id: str = "b", **changes: Any) -> Break:
    return replace(Break(row_id, NOW, DAY, 180, "quads", "taken", None, 1, None), **changes)


def goal(row_id: str = "g", **changes: Any) -> Goal:
    return replace(Goal(row_id, "2026-W47", 3, 36, ("2026-12-24",), NOW), **changes)


def mark(row: str, *, deleted: bool = True, at: str = NOW, row_id: str = "") -> Mark:
    return Mark(row_id or f"mark {row} {at} {deleted}", row, at, deleted)


def append_for_ever(path: Path, done: Connection) -> None:
    """Append a session with one hold after the other, reporting each that has been recorded."""
    store = HistoryStore(path)
    n = 0
    while True:
        store.append([session(f"s{n}"), hold(f"h{n}", f"s{n}")])
        done.send(n)
        n += 1


def append_goals(path: Path, name: str, count: int) -> None:
    store = HistoryStore(path)
    for n in range(count):
        store.append([goal(f"{name} {n}")])
    store.close()
