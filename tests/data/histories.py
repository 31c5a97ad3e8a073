"""Made-up histories for property tests: whatever a row may hold, rows that refer to each other."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from stretchdesk.core.progress.instants import iso_week, utc_text
from stretchdesk.core.progress.records import (
    Break,
    Comfort,
    Goal,
    History,
    Hold,
    Mark,
    Measurement,
    Session,
    SessionEnd,
)
from stretchdesk.data.rows import TABLE_OF

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stretchdesk.core.progress.records import Row

FIRST, LAST = date(2026, 1, 1), date(2026, 3, 1)
DAYS = st.dates(FIRST, LAST)
STAMPS = st.datetimes(
    datetime(2026, 1, 1), datetime(2026, 3, 1), timezones=st.just(UTC)  # noqa: DTZ001
).map(utc_text)  # fmt: skip
SECONDS = st.floats(0, 1e5, allow_nan=False)
TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12)
FORMULAS = st.sampled_from(
    ["=1+1", "'=1", "@x", "-3", "+4", "\t=", "'", "''", "", "a|b", 'a"b\r\n']
)
NOTES = st.none() | TEXTS | FORMULAS
NAMES = st.sampled_from(["neck", "quads", "calves", "hamstrings", "physio.wall"])
SIDES = st.sampled_from(["both", "left", "right"])


def _ids(prefix: str) -> st.SearchStrategy[str]:
    return st.integers(0, 5).map(lambda n: f"{prefix}{n}")


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def _areas() -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(NAMES, max_size=3, unique=True).map(tuple)


def _created(prefix: str) -> dict[str, st.SearchStrategy[Any]]:
    return {"created_utc": STAMPS, "replaces": st.none() | st.none() | _ids(prefix)}


SESSIONS = st.builds(
    Session, id=_ids("s"), plan=TEXTS, source=st.sampled_from(["break", "manual", "log"]),
    started_utc=STAMPS, day=DAYS.map(str), utc_offset=st.integers(-720, 840), **_created("s"),
)  # fmt: skip
ENDS = st.builds(
    SessionEnd, id=_ids("e"), session=_ids("s"), ended_utc=STAMPS, active_s=SECONDS,
    how=st.sampled_from(["finished", "left", "interrupted", "hurt"]), **_created("e"),
)  # fmt: skip
HOLDS = st.builds(
    Hold, id=_ids("h"), session=_ids("s"), n=st.integers(0, 9), stretch=TEXTS | NAMES,
    kind=st.sampled_from(["stretch", "stretch", "warmup"]), side=SIDES, started_utc=STAMPS,
    day=DAYS.map(str), planned_s=SECONDS, held_s=SECONDS | st.just(0.0),
    outcome=st.sampled_from(["full", "partial", "skipped"]), reason=NOTES, easier=st.booleans(),
    primary=_areas(), secondary=_areas(), **_created("h"),
)  # fmt: skip
MEASUREMENTS = st.builds(
    Measurement, id=_ids("m"), test=NAMES, side=_maybe(st.sampled_from(["left", "right"])),
    taken_utc=STAMPS, day=DAYS.map(str), value=st.floats(-1e6, 1e6), readings=NOTES,
    unit=st.sampled_from(["cm", "in", "deg"]), score=st.sampled_from(["best", "mean"]),
    trials=st.lists(st.floats(-1e6, 1e6), max_size=3).map(tuple),
    smallest_real_change=st.floats(0, 1e6),
    basis=st.sampled_from(["published", "transferred", "assumed"]), **_created("m"),
)  # fmt: skip
COMFORT = st.builds(
    Comfort, id=_ids("c"), session=_maybe(_ids("s")), hold=_maybe(_ids("h")), area=_maybe(NAMES),
    side=_maybe(SIDES), kind=st.sampled_from(["pain", "feel", "stiffness"]),
    score=st.integers(0, 10), note=NOTES, taken_utc=STAMPS, day=DAYS.map(str), **_created("c"),
)  # fmt: skip
BREAKS = st.builds(
    Break, id=_ids("b"), offered_utc=STAMPS, day=DAYS.map(str), size_s=st.integers(0, 999),
    area=_maybe(NAMES), outcome=TEXTS, reason=NOTES, snoozes=st.integers(0, 9),
    session=_maybe(_ids("s")),
)  # fmt: skip
GOALS = st.builds(
    Goal, id=_ids("g"), from_week=DAYS.map(iso_week), sessions=st.integers(0, 9),
    minutes=st.integers(0, 99), days_off=st.lists(DAYS.map(str), max_size=2).map(tuple),
    set_utc=STAMPS,
)  # fmt: skip
MARKS = st.builds(
    Mark, id=_ids("k"), row=_ids("s") | _ids("h") | _ids("m"), at_utc=STAMPS,
    deleted=st.booleans(),
)  # fmt: skip
_KINDS = (SESSIONS, ENDS, HOLDS, MEASUREMENTS, COMFORT, BREAKS, GOALS, MARKS)


def whole(rows: Iterable[Row]) -> list[Row]:
    """Each row once, without those whose session or hold is not there."""
    kept: dict[tuple[type[Row], str], Row] = {}
    for row in rows:
        owners = ((Session, getattr(row, "session", None)), (Hold, getattr(row, "hold", None)))
        if all(owner is None or (kind, owner) in kept for kind, owner in owners):
            kept.setdefault((type(row), row.id), row)
    return list(kept.values())


def history_of(rows: Sequence[Row]) -> History:
    """The rows in their tables."""
    return History(**{
        table.name: tuple(row for row in rows if type(row) is kind)
        for kind, table in TABLE_OF.items()
    })  # fmt: skip


@st.composite
def row_lists(draw: st.DrawFn) -> list[Row]:
    """Rows of one history, raw, in an order they can be recorded in."""
    return whole(row for kind in _KINDS for row in draw(st.lists(kind, max_size=5)))


@st.composite
def apart(draw: st.DrawFn, count: int = 2) -> list[list[Row]]:
    """Histories of one person that grew apart: each has some of the same rows."""
    rows = draw(row_lists())
    choices = st.lists(st.booleans(), min_size=len(rows), max_size=len(rows))
    return [
        whole(row for row, kept in zip(rows, draw(choices), strict=True) if kept)
        for _ in range(count)
    ]
