"""What a person can look up and correct one by one: sessions, measurements and notes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from stretchdesk.core.progress.records import Comfort, History, Measurement, Session

if TYPE_CHECKING:
    from collections.abc import Mapping


class Kind(StrEnum):
    """Named as the tables that hold them."""

    SESSION = "sessions"
    MEASUREMENT = "measurements"
    NOTE = "comfort"


class Place(NamedTuple):
    """Where an entry stands among all, by time."""

    day: str
    at_utc: str
    id: str


NOW = Place("~", "", "")
"""After every entry."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Entries of some kinds, newest first, that lie before a place; either those that show or
    those that were deleted.
    """

    kinds: tuple[Kind, ...] = tuple(Kind)
    deleted: bool = False
    before: Place = NOW
    count: int = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the history; of a session also the areas held, its minutes, and how it ended."""

    row: Session | Measurement | Comfort
    deleted: bool = False
    areas: tuple[str, ...] = ()
    minutes: float = 0.0
    how: str = ""

    @property
    def kind(self) -> Kind:
        return _KINDS[type(self.row)]

    @property
    def place(self) -> Place:
        at = self.row.started_utc if isinstance(self.row, Session) else self.row.taken_utc
        return Place(self.row.day, at, self.row.id)


@dataclass(frozen=True, slots=True)
class Page:
    """`stamp` is the instant of the latest mark of the history; empty if there is none."""

    entries: tuple[Entry, ...]
    stamp: str


@dataclass(frozen=True, slots=True)
class Record:
    """All rows of one entry: `raw` with what was deleted, replaced and marked, and the visible
    ones. Of a session that is all that belongs to it; of a note `session` is the one that shows
    of those in `sessions`, which stand for one another.
    """

    raw: History
    shown: History
    session: Session | None = None
    sessions: tuple[Session, ...] = ()


_KINDS: Mapping[type, Kind] = {
    Session: Kind.SESSION,
    Measurement: Kind.MEASUREMENT,
    Comfort: Kind.NOTE,
}
