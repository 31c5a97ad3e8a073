"""Entries to look up and correct, a page at a time, however long the history is.

Rows that no mark and no correction touches show as they are; the others are few, and what is
visible of them is derived first.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from math import fsum
from typing import TYPE_CHECKING, Any, NamedTuple

from stretchdesk.core.progress.editing import Edit
from stretchdesk.core.progress.entries import Entry, Kind, Page, Place, Record
from stretchdesk.core.progress.records import History, Mark
from stretchdesk.data.rows import TABLES
from stretchdesk.data.selection import select, touched
from stretchdesk.data.visible import deleted_last, stand_ins, visible

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

    from stretchdesk.core.progress.entries import Wanted

_BELONGING = ("session_ends", "holds", "comfort")
_GONE = "SELECT value FROM json_each(:sessions)"
_LET_GO = f"""
    SELECT value FROM json_each(:holds)
    UNION SELECT id FROM holds WHERE session IN ({_GONE})"""
# A note goes with its session or its hold, and comes back with it.
_OF_NOTES = f"""
    AND (session IS NULL OR session NOT IN ({_GONE}))
    AND (hold IS NULL OR hold NOT IN ({_LET_GO}))"""


def select_page(connection: sqlite3.Connection, wanted: Wanted) -> Page:
    """The entries that are wanted."""
    return _Reader(connection, select(connection, TABLES["marks"])).page(wanted)


def select_record(connection: sqlite3.Connection, kind: Kind, row: str) -> Record:
    """All rows of one entry, which may be deleted; empty if there is none."""
    return _Reader(connection, select(connection, TABLES["marks"])).record(kind, row)


class _Lines(NamedTuple):
    """The touched rows of one table, each in the line of its corrections.

    A line is named by the row that shows or, where none does, by the one to bring back.
    """

    shown: frozenset[str]
    deleted: frozenset[str]
    rows: Mapping[str, frozenset[str]]

    def of(self, name: str) -> frozenset[str]:
        return self.rows.get(name, frozenset([name]))

    def around(self, row: str) -> frozenset[str]:
        """The line of any row of it."""
        return next((line for line in self.rows.values() if row in line), frozenset([row]))

    def hidden(self) -> str:
        """All rows of deleted lines, as JSON text."""
        return _json(row for name in self.deleted for row in self.rows[name])


@dataclass(frozen=True, slots=True)
class _Reader:
    connection: sqlite3.Connection
    marks: tuple[Mark, ...]
    """Oldest first."""

    def page(self, wanted: Wanted) -> Page:
        lines = {kind: self._lines(kind) for kind in wanted.kinds}
        found = [(place, kind) for kind in lines for place in self._places(kind, lines, wanted)]
        found = sorted(found, reverse=True)[: wanted.count]
        entries = {
            entry.place.id: entry
            for kind in lines
            for entry in self._entries(kind, [place.id for place, of in found if of is kind], lines)
        }
        shown = (replace(entries[place.id], deleted=wanted.deleted) for place, _ in found)
        return Page(tuple(shown), self.marks[-1].at_utc if self.marks else "")

    def record(self, kind: Kind, row: str) -> Record:
        ids = self._lines(kind).around(row)
        tables = {str(kind): self._rows(kind, "id", ids)}
        if kind is Kind.SESSION:
            tables |= {name: self._rows(name, "session", ids) for name in _BELONGING}
        theirs = {one.id for rows in tables.values() for one in rows}
        raw = History(**tables, marks=tuple(mark for mark in self.marks if mark.row in theirs))
        return Record(raw, visible(raw))

    def _rows(self, name: str, column: str, ids: Iterable[str]) -> tuple[Any, ...]:
        condition = f"{column} IN (SELECT value FROM json_each(:ids))"
        return select(self.connection, TABLES[name], condition, {"ids": _json(ids)})

    def _lines(self, name: str) -> _Lines:
        table = TABLES[name]
        rows = select(self.connection, table, f"id IN ({touched(table)})")
        standing, last = stand_ins(rows, self.marks), deleted_last(rows, self.marks)
        line = defaultdict(set)
        for row, end in last.items():
            line[standing[row] or end].add(row)
        shown = frozenset(row for row in standing.values() if row is not None)
        deleted = frozenset(line) - shown
        return _Lines(shown, deleted, {row: frozenset(some) for row, some in line.items()})

    def _places(self, kind: Kind, lines: Mapping[Kind, _Lines], wanted: Wanted) -> Iterator[Place]:
        table, time = TABLES[kind], TABLES[kind].time
        some = lines[kind].deleted if wanted.deleted else lines[kind].shown
        among = "id IN (SELECT value FROM json_each(:some))"
        values = {"some": _json(some), **wanted.before._asdict()}
        if not wanted.deleted:
            among = f"({among} OR id NOT IN ({touched(table)}))"
        if kind is Kind.NOTE:
            among += _OF_NOTES
            values |= {name: self._lines(name).hidden() for name in ("sessions", "holds")}
        found = self.connection.execute(
            f"""SELECT day, {time}, id FROM {table.name}
            WHERE {among} AND day <= :day AND (day, {time}, id) < (:day, :at_utc, :id)
            ORDER BY day DESC, {time} DESC, id DESC LIMIT {wanted.count}""",
            values,
        )
        return (Place(*place) for place in found)

    def _entries(
        self, kind: Kind, ids: Iterable[str], lines: Mapping[Kind, _Lines]
    ) -> Iterable[Entry]:
        if kind is not Kind.SESSION:
            return map(Entry, self._rows(kind, "id", ids))
        every = {row for name in ids for row in lines[kind].of(name)}
        raw = History(
            sessions=self._rows("sessions", "id", every),
            session_ends=self._rows("session_ends", "session", every),
            holds=self._rows("holds", "session", every),
            marks=self.marks,
        )
        return _sessions(_brought_back(raw, lines[kind].deleted.intersection(ids)))


def _json(ids: Iterable[str]) -> str:
    return json.dumps(sorted(ids))


def _brought_back(raw: History, ids: Iterable[str]) -> History:
    """As it would be, were these sessions brought back: their areas and minutes are told."""
    edit = Edit("9999-12-31T00:00:00Z", new_id=str)
    marks = [mark for row in ids for mark in edit.bring_back(row, raw)]
    return visible(replace(raw, marks=(*raw.marks, *marks)))


def _sessions(shown: History) -> Iterator[Entry]:
    ends = {end.session: end for end in shown.session_ends}
    holds = defaultdict(list)
    for hold in sorted(shown.holds, key=lambda hold: hold.n):
        holds[hold.session].append(hold)
    for session in shown.sessions:
        end, held = ends.get(session.id), holds[session.id]
        active_s = end.active_s if end else fsum(hold.held_s for hold in held)
        areas = dict.fromkeys(area for hold in held if hold.held_s > 0 for area in hold.primary)
        how = end.how if end else ""
        yield Entry(session, areas=tuple(areas), minutes=active_s / 60, how=how)
