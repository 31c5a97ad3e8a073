"""Two histories that grew apart become one: the union of their rows by table and id.

It comes out the same in whatever order they meet, and meeting again adds nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stretchdesk.core.progress.records import Row

_OWNERS = {"session": Session, "hold": Hold}
# What others refer to comes first.
_ORDER: Sequence[type[Row]] = (
    Session, SessionEnd, Hold, Measurement, Comfort, Break, Goal, Mark,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Merge:
    """What comes of merging: `new` rows in an order they can be recorded in, how many were `known`,
    and why some are `refused`, by their place in what was given.
    """

    new: tuple[Row, ...]
    known: int
    refused: Mapping[int, str]


def merge(mine: History, theirs: Sequence[Row]) -> Merge:
    """What `theirs` adds to the raw rows of `mine`."""
    known = {(type(row), row.id): row for row in _rows(mine)}
    new: list[Row] = []
    refused: dict[int, str] = {}
    for n in sorted(range(len(theirs)), key=lambda n: _ORDER.index(type(theirs[n]))):
        row = theirs[n]
        there = known.get((type(row), row.id))
        if there is None and not (missing := _missing(row, known)):
            known[type(row), row.id] = row
            new.append(row)
        elif there is None:
            refused[n] = missing
        elif there != row:
            refused[n] = f"{row.id} is there already with other content"
    return Merge(tuple(new), len(theirs) - len(new) - len(refused), refused)


def _rows(history: History) -> Iterator[Row]:
    for table in History.__slots__:
        yield from getattr(history, table)


def _missing(row: Row, known: Mapping[tuple[type[Row], str], Row]) -> str:
    for name, kind in _OWNERS.items():
        owner = getattr(row, name, None)
        if owner is not None and (kind, owner) not in known:
            return f"{row.id}: its {name} {owner} is neither in your history nor in the file"
    return ""
