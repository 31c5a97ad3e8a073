"""The history on disk: rows are only ever inserted, the visible state is derived."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from stretchdesk.core.errors import HistoryError
from stretchdesk.core.progress.merging import merge
from stretchdesk.core.progress.records import Hold
from stretchdesk.data.database import connect, failures_named
from stretchdesk.data.entries import select_page, select_record
from stretchdesk.data.last_days import select_lately
from stretchdesk.data.migrations import roll_back
from stretchdesk.data.rows import AREA_ROLES, TABLE_OF, TABLES
from stretchdesk.data.selection import (
    select,
    select_all,
    select_met,
    select_visible_measurements,
    select_visible_since,
)
from stretchdesk.data.tallying import select_past
from stretchdesk.data.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from stretchdesk.core.progress.entries import Kind, Page, Record, Wanted
    from stretchdesk.core.progress.merging import Merge
    from stretchdesk.core.progress.past import Past
    from stretchdesk.core.progress.recency import Lately
    from stretchdesk.core.progress.records import History, Measurement, Row
    from stretchdesk.data.rows import Table

# What SQLite and Python raise for a row that breaks a rule or cannot be stored.
_REFUSALS = (sqlite3.IntegrityError, sqlite3.ProgrammingError, OverflowError, ValueError)
_ORDER = list(TABLES)


class HistoryStore:
    """The history in one file.

    It opens at first use, in the thread that uses it, and belongs to that thread from then on.
    Every method may raise HistoryError (also NewerHistoryError) and has then changed nothing.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened: sqlite3.Connection | None = None

    def append(self, rows: Sequence[Row]) -> None:
        """Record all rows or none; they are on disk when this returns.

        A row that is there already with equal content is passed over.
        """
        # Sessions before what refers to them.
        ordered = sorted(rows, key=lambda row: _ORDER.index(TABLE_OF[type(row)].name))
        with self._transaction("IMMEDIATE") as connection:
            for row in ordered:
                _insert(connection, TABLE_OF[type(row)], row)

    def merge(self, rows: Sequence[Row], *, skip: bool = False, preview: bool = False) -> Merge:
        """Add what is new among raw rows of another history.

        Nothing is written if any row is refused, unless those are to be skipped, or for a preview.
        """
        with self._transaction("DEFERRED" if preview else "IMMEDIATE") as connection:
            merged = merge(select_met(connection, rows), rows)
            if not preview and (skip or not merged.refused):
                for row in merged.new:
                    _insert(connection, TABLE_OF[type(row)], row)
            return merged

    def read(self, since_day: str | None = None) -> History:
        """The visible state, oldest first; of what has a day, from `since_day` on."""
        with self._transaction("DEFERRED") as connection:
            if since_day is None:
                return visible(select_all(connection))
            return select_visible_since(connection, since_day)

    def read_all(self) -> History:
        """All raw rows, marks included, oldest first."""
        with self._transaction("DEFERRED") as connection:
            return select_all(connection)

    def measurements(self) -> tuple[Measurement, ...]:
        """The visible measurements of all times, oldest first."""
        with self._transaction("DEFERRED") as connection:
            return select_visible_measurements(connection)

    def lately(self, since_day: str) -> Lately:
        """The visible state from `since_day` on, and the last day of each area and stretch."""
        with self._transaction("DEFERRED") as connection:
            return select_lately(connection, since_day)

    def past(self, since_day: str | None = None) -> Past:
        """The visible state without each hold, from `since_day` on."""
        with self._transaction("DEFERRED") as connection:
            return select_past(connection, since_day or "")

    def page(self, wanted: Wanted) -> Page:
        """Entries to look up, newest first."""
        with self._transaction("DEFERRED") as connection:
            return select_page(connection, wanted)

    def record(self, kind: Kind, row: str) -> Record:
        """All rows of one entry, also of a deleted one."""
        with self._transaction("DEFERRED") as connection:
            return select_record(connection, kind, row)

    def data_version(self) -> int:
        """A number that changes when another connection has written."""
        with failures_named(self._path):
            version: int = self._connection().execute("PRAGMA data_version").fetchone()[0]
            return version

    def close(self) -> None:
        """Close the file. It opens again when used."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def _connection(self) -> sqlite3.Connection:
        if self._opened is None:
            self._opened = connect(self._path)
        return self._opened

    @contextmanager
    def _transaction(self, kind: str) -> Iterator[sqlite3.Connection]:
        with failures_named(self._path):
            connection = self._connection()
            connection.execute(f"BEGIN {kind}")
            try:
                yield connection
                connection.execute("COMMIT")
            finally:
                roll_back(connection)


def _insert(connection: sqlite3.Connection, table: Table, row: Row) -> None:
    try:
        is_new = connection.execute(table.insert, table.encode(row)).rowcount == 1
        if is_new and isinstance(row, Hold):
            _insert_areas(connection, row)
    except _REFUSALS as error:
        raise _refusal(table, row, str(error)) from error
    if not is_new and select(connection, table, "id = :id", {"id": row.id}) != (row,):
        raise _refusal(table, row, "it is there already with other content")


def _insert_areas(connection: sqlite3.Connection, hold: Hold) -> None:
    areas = [(hold.id, area, role, hold.day) for role in AREA_ROLES for area in getattr(hold, role)]
    insert = "INSERT INTO hold_areas (hold, area, role, day) VALUES (?, ?, ?, ?)"
    connection.executemany(insert, areas)


def _refusal(table: Table, row: Row, why: str) -> HistoryError:
    return HistoryError(f"The history refused {table.name} {row.id}: {why}. Nothing was written.")
