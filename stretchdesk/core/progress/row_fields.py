"""What a row of the history may hold when it comes from a file, key by key.

The rules of the schema and a little more: instants and days are real ones, lists can be joined.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from stretchdesk.core.content.fields import Choice, Flag, Many, Number, Record, Spot, Text, Whole
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

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from stretchdesk.core.content.fields import Field
    from stretchdesk.core.content.problem import Problem
    from stretchdesk.core.progress.records import Row

SEPARATOR = "|"
"""Joins the items of a list where it has to be one cell; no item holds it."""
_UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WEEK = re.compile(r"\d{4}-W\d\d", re.ASCII)
_SECONDS, _COUNT, _LENGTH = 1e9, 10**9, 1e6


@dataclass(eq=False, repr=False)
class _Calendar:
    """An instant, a day or a week that there is."""

    pattern: re.Pattern[str]
    example: str

    def read(self, value: object, key: str, spot: Spot) -> Any:
        try:
            if isinstance(value, str) and self.pattern.fullmatch(value):
                (date if "T" not in value else datetime).fromisoformat(value)
                return value
        except ValueError:
            pass
        spot.wrong(key, f"must be such as {self.example}")
        return None


@dataclass(eq=False, repr=False)
class _Free:
    """Any text, of several lines too, without what cannot be stored."""

    limit: int

    def read(self, value: object, key: str, spot: Spot) -> Any:
        if isinstance(value, str) and len(value) <= self.limit and _is_storable(value):
            return value
        spot.wrong(key, f"must be text of at most {self.limit} characters")
        return None


@dataclass(eq=False, repr=False)
class _Item(_Free):
    """One of a list."""

    def read(self, value: object, key: str, spot: Spot) -> Any:
        if value == "" or (isinstance(value, str) and SEPARATOR in value):
            spot.wrong(key, f"must not be empty nor hold {SEPARATOR}")
            return None
        return super().read(value, key, spot)


@dataclass(eq=False, repr=False)
class _Maybe:
    """A field, or nothing."""

    of: Field

    def read(self, value: object, key: str, spot: Spot) -> Any:
        return None if value is None else self.of.read(value, key, spot)


def _is_storable(text: str) -> bool:
    return "\0" not in text and not any("\ud800" <= c <= "\udfff" for c in text)


_ID, _NAME = Text(100), _Free(100)
_UTC_TEXT = _Calendar(_UTC, "2026-11-25T10:15:00Z")
_DAY_TEXT = _Calendar(_DAY, "2026-11-25")
_WEEK_TEXT = _Calendar(_WEEK, "2026-W48")
_WORDS = Many(_Item(100), 0, 100)
_SIDE = Choice(("left", "right"))
_ANY_SIDE = Choice(("both", "left", "right"))
_LONG, _LINES = _Free(5_000_000), _Free(100_000)
_CREATED: Mapping[str, Field] = {"created_utc": _UTC_TEXT, "replaces": _Maybe(_ID)}


def _record(make: type[Row], /, **fields: Field) -> Record:
    return Record(make, {"id": _ID, **fields}, optional=("replaces",))


RECORDS: Mapping[str, Record] = MappingProxyType({
    "sessions": _record(
        Session,
        plan=_LONG,
        source=Choice(("break", "manual", "log")),
        started_utc=_UTC_TEXT,
        day=_DAY_TEXT,
        utc_offset=Whole(-1560, 1560),
        **_CREATED,
    ),
    "session_ends": _record(
        SessionEnd,
        session=_ID,
        ended_utc=_UTC_TEXT,
        how=Choice(("finished", "left", "interrupted", "hurt")),
        active_s=Number(0, _SECONDS),
        **_CREATED,
    ),
    "holds": _record(
        Hold,
        session=_ID,
        n=Whole(0, _COUNT),
        stretch=_NAME,
        kind=Choice(("stretch", "warmup")),
        side=_ANY_SIDE,
        started_utc=_UTC_TEXT,
        day=_DAY_TEXT,
        planned_s=Number(0, _SECONDS),
        held_s=Number(0, _SECONDS),
        outcome=Choice(("full", "partial", "skipped")),
        reason=_Maybe(_LINES),
        easier=Flag(),
        primary=_WORDS,
        secondary=_WORDS,
        **_CREATED,
    ),
    "measurements": _record(
        Measurement,
        test=_NAME,
        side=_Maybe(_SIDE),
        taken_utc=_UTC_TEXT,
        day=_DAY_TEXT,
        value=Number(-_LENGTH, _LENGTH),
        unit=Choice(("cm", "in", "deg")),
        trials=Many(Number(-_LENGTH, _LENGTH), 0, 1000, distinct=False),
        readings=_Maybe(_LINES),
        score=Choice(("best", "mean")),
        smallest_real_change=Number(0, _LENGTH),
        basis=Choice(("published", "transferred", "assumed")),
        **_CREATED,
    ),
    "comfort": _record(
        Comfort,
        session=_Maybe(_ID),
        hold=_Maybe(_ID),
        area=_Maybe(_NAME),
        side=_Maybe(_ANY_SIDE),
        kind=Choice(("pain", "feel", "stiffness")),
        score=Whole(0, 10),
        note=_Maybe(_LINES),
        taken_utc=_UTC_TEXT,
        day=_DAY_TEXT,
        **_CREATED,
    ),
    "breaks": _record(
        Break,
        offered_utc=_UTC_TEXT,
        day=_DAY_TEXT,
        size_s=Whole(0, _COUNT),
        area=_Maybe(_NAME),
        outcome=_NAME,
        reason=_Maybe(_LINES),
        snoozes=Whole(0, _COUNT),
        session=_Maybe(_ID),
    ),
    "goals": _record(
        Goal,
        from_week=_WEEK_TEXT,
        sessions=Whole(0, _COUNT),
        minutes=Whole(0, _COUNT),
        days_off=Many(_Item(100), 0, 1000, distinct=False),
        set_utc=_UTC_TEXT,
    ),
    "marks": _record(Mark, row=_ID, at_utc=_UTC_TEXT, deleted=Flag()),
})  # fmt: skip


def read_row(
    table: str, values: object, file: str, place: str, problems: list[Problem]
) -> Row | None:
    """The row of a table in plain values; None with every problem noted under its place."""
    row: Row | None = RECORDS[table].read(values, "", Spot(file, place, {}, problems))
    return row


def tables_like(columns: Collection[str]) -> list[str]:
    """The tables these can be all columns of."""
    given = set(columns)
    return [
        name
        for name, record in RECORDS.items()
        if set(record.fields) - set(record.optional) <= given <= set(record.fields)
    ]
