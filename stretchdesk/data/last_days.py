"""When each area and each stretch was done last, without reading the whole history.

Rows that no mark and no correction touches are as they are, and the last of them is found through
an index for each area and stretch. The others are few, and go the way of all that is visible.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchdesk.core.progress.recency import Lately, last_held
from stretchdesk.core.progress.records import History
from stretchdesk.core.progress.weeks import last_done
from stretchdesk.data.rows import TABLES
from stretchdesk.data.selection import select, select_visible_about, touched
from stretchdesk.data.visible import visible

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

_SESSIONS, _HOLDS = (touched(TABLES[name]) for name in ("sessions", "holds"))
_UNTOUCHED = f"session NOT IN ({_SESSIONS}) AND id NOT IN ({_HOLDS})"
_TOUCHED = f"session IN ({_SESSIONS}) OR id IN ({_HOLDS})"

# Steps from one name to the next greater one: as many as there are names, not rows.
_LAST_DAYS = """
    WITH RECURSIVE names (name) AS (
        SELECT min({name}) FROM {table}
        UNION ALL
        SELECT (SELECT min({name}) FROM {table} WHERE {name} > names.name)
        FROM names WHERE names.name IS NOT NULL
    )
    SELECT name, (
        SELECT {table}.day FROM {rows}
        WHERE {name} = names.name AND held_s > 0 AND {condition}
        ORDER BY {table}.day DESC LIMIT 1
    ) FROM names WHERE name IS NOT NULL"""
_OF_STRETCHES = _LAST_DAYS.format(name="stretch", table="holds", rows="holds", condition=_UNTOUCHED)
_OF_AREAS = _LAST_DAYS.format(
    name="area",
    table="hold_areas",
    rows="hold_areas CROSS JOIN holds ON holds.id = hold",
    condition=f"kind <> 'warmup' AND {_UNTOUCHED}",
)


def select_lately(connection: sqlite3.Connection, since_day: str) -> Lately:
    """What is visible from a day on, and the last days of all times."""
    corrected = _corrected(connection)
    return Lately(
        select_visible_about(connection, since_day),
        _later(_last_days(connection, _OF_AREAS), last_done(corrected)),
        _later(_last_days(connection, _OF_STRETCHES), last_held(corrected)),
    )


def _corrected(connection: sqlite3.Connection) -> History:
    """What is visible of the holds that were marked or corrected, or whose session was."""
    raw = History(
        sessions=select(connection, TABLES["sessions"], f"id IN ({_SESSIONS})"),
        holds=select(connection, TABLES["holds"], _TOUCHED),
        marks=select(connection, TABLES["marks"]),
    )
    return visible(raw)


def _last_days(connection: sqlite3.Connection, query: str) -> dict[str, str]:
    return {name: day for name, day in connection.execute(query) if day is not None}


def _later(days: Mapping[str, str], others: Mapping[str, str]) -> dict[str, str]:
    return {name: max(days.get(name, ""), others.get(name, "")) for name in {**days, **others}}
