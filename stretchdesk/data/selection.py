"""Reading rows out of the tables: whole, by a condition, or those of a span of days."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from stretchdesk.core.progress.instants import instant
from stretchdesk.core.progress.records import History
from stretchdesk.data.rows import AREA_ROLES, TABLES
from stretchdesk.data.visible import visible

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from stretchdesk.core.progress.records import Measurement, Row
    from stretchdesk.data.rows import Table

_NO_VALUES: Mapping[str, str] = {}


def select(
    connection: sqlite3.Connection,
    table: Table,
    condition: str = "TRUE",
    values: Mapping[str, str] = _NO_VALUES,
) -> tuple[Any, ...]:
    """The rows of a table that fulfil a condition, oldest first."""
    areas = _areas(connection, condition, values) if table.has_areas else None
    found = connection.execute(f"{table.select} WHERE {condition}", values)
    rows = [table.decode(row, {} if areas is None else areas[row[0]]) for row in found]
    time = attrgetter(table.time)
    return tuple(sorted(rows, key=lambda row: (instant(time(row)), row.id)))


def select_all(connection: sqlite3.Connection) -> History:
    """All raw rows."""
    return History(**{name: select(connection, table) for name, table in TABLES.items()})


def select_met(connection: sqlite3.Connection, rows: Iterable[Row]) -> History:
    """Of all raw rows those with the ids of these, or of what these refer to."""
    names = ("id", "session", "hold")
    ids = json.dumps(sorted({getattr(row, name, None) or row.id for row in rows for name in names}))
    condition = "id IN (SELECT value FROM json_each(:ids))"
    return History(**{
        name: select(connection, table, condition, {"ids": ids}) for name, table in TABLES.items()
    })  # fmt: skip


def select_visible_since(connection: sqlite3.Connection, day: str) -> History:
    """What is visible from `day` on; goals, which have no day, whole."""
    return late(day, select_visible_about(connection, day))


def select_visible_about(connection: sqlite3.Connection, day: str) -> History:
    """The same, and of what is older the rows that corrections have touched."""
    raw = {
        name: select(connection, table, window(table), {"day": day})
        for name, table in TABLES.items()
    }
    return visible(History(**raw))


def select_visible_measurements(connection: sqlite3.Connection) -> tuple[Measurement, ...]:
    """Those of all times."""
    tables = {name: select(connection, TABLES[name]) for name in ("measurements", "marks")}
    return visible(History(**tables)).measurements


def touched(table: Table) -> str:
    """A query for the ids of the rows that a mark or a correction is about."""
    return (
        "SELECT row FROM marks"
        f" UNION SELECT id FROM {table.name} WHERE replaces IS NOT NULL"
        f" UNION SELECT replaces FROM {table.name} WHERE replaces IS NOT NULL"
    )


def _areas(
    connection: sqlite3.Connection, condition: str, values: Mapping[str, str]
) -> Mapping[str, dict[str, tuple[str, ...]]]:
    """For each hold that fulfils the condition, its areas by role, in the order given."""
    areas: dict[str, dict[str, tuple[str, ...]]]
    areas = defaultdict(lambda: dict.fromkeys(AREA_ROLES, ()))
    wanted = f"hold IN (SELECT id FROM holds WHERE {condition})"
    query = f"SELECT hold, role, area FROM hold_areas WHERE {wanted} ORDER BY rowid"
    for hold, role, area in connection.execute(query, values):
        areas[hold][role] += (area,)
    return areas


def window(table: Table) -> str:
    """Rows from `:day` on, and older ones that a mark or a correction may move into it or out.

    A union of what indexes find: with OR, SQLite would look at every row there ever was.
    """
    if "replaces" not in table.columns:
        return "day >= :day" if "day" in table.columns else "TRUE"
    late = "day >= :day" if "day" in table.columns else _of_late_sessions()
    replaced = f"SELECT replaces FROM {table.name} WHERE replaces IS NOT NULL"
    conditions = (
        late,
        "replaces IS NOT NULL",
        f"id IN ({replaced})",
        "id IN (SELECT row FROM marks)",
    )
    rows = " UNION ".join(f"SELECT rowid FROM {table.name} WHERE {one}" for one in conditions)
    return f"rowid IN ({rows})"


def _of_late_sessions() -> str:
    return f"session IN (SELECT id FROM sessions WHERE {window(TABLES['sessions'])})"


def late(day: str, history: History) -> History:
    """What of a visible history is of `day` on, or has no day."""
    sessions = tuple(row for row in history.sessions if row.day >= day)
    ids = {session.id for session in sessions}
    return replace(
        history,
        sessions=sessions,
        session_ends=tuple(row for row in history.session_ends if row.session in ids),
        holds=tuple(row for row in history.holds if row.day >= day),
        measurements=tuple(row for row in history.measurements if row.day >= day),
        comfort=tuple(row for row in history.comfort if row.day >= day),
    )
