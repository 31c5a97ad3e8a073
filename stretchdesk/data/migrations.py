"""The history's schema, as numbered steps from one version to the next.

A step is SQL text. It is never changed once released; the file's version is `PRAGMA user_version`.
Columns are the fields of stretchdesk.core.progress.records; lists are JSON text, except a hold's
areas, which have rows of their own.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from stretchdesk.core.errors import HistoryError, NewerHistoryError
from stretchdesk.data.copies import BEFORE_UPGRADE, copy_to, utc_now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

_VERSION_1 = """
CREATE TABLE sessions (
    id TEXT PRIMARY KEY NOT NULL,
    plan TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('break', 'manual', 'log')),
    started_utc TEXT NOT NULL CHECK (started_utc GLOB '????-??-??T??:??:??*Z'),
    day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
    utc_offset INTEGER NOT NULL,
    created_utc TEXT NOT NULL CHECK (created_utc GLOB '????-??-??T??:??:??*Z'),
    replaces TEXT
);
CREATE INDEX sessions_day ON sessions (day);
CREATE INDEX sessions_replaces ON sessions (replaces) WHERE replaces IS NOT NULL;

CREATE TABLE session_ends (
    id TEXT PRIMARY KEY NOT NULL,
    session TEXT NOT NULL REFERENCES sessions (id),
    ended_utc TEXT NOT NULL CHECK (ended_utc GLOB '????-??-??T??:??:??*Z'),
    how TEXT NOT NULL CHECK (how IN ('finished', 'left', 'interrupted', 'hurt')),
    active_s REAL NOT NULL CHECK (active_s BETWEEN 0 AND 1e9),
    created_utc TEXT NOT NULL CHECK (created_utc GLOB '????-??-??T??:??:??*Z'),
    replaces TEXT
);
CREATE INDEX session_ends_session ON session_ends (session);
CREATE INDEX session_ends_replaces ON session_ends (replaces) WHERE replaces IS NOT NULL;

CREATE TABLE holds (
    id TEXT PRIMARY KEY NOT NULL,
    session TEXT NOT NULL REFERENCES sessions (id),
    n INTEGER NOT NULL CHECK (n >= 0),
    stretch TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('stretch', 'warmup')),
    side TEXT NOT NULL CHECK (side IN ('both', 'left', 'right')),
    started_utc TEXT NOT NULL CHECK (started_utc GLOB '????-??-??T??:??:??*Z'),
    day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
    planned_s REAL NOT NULL CHECK (planned_s BETWEEN 0 AND 1e9),
    held_s REAL NOT NULL CHECK (held_s BETWEEN 0 AND 1e9),
    outcome TEXT NOT NULL CHECK (outcome IN ('full', 'partial', 'skipped')),
    reason TEXT,
    easier INTEGER NOT NULL CHECK (easier IN (0, 1)),
    created_utc TEXT NOT NULL CHECK (created_utc GLOB '????-??-??T??:??:??*Z'),
    replaces TEXT
);
CREATE INDEX holds_day ON holds (day);
CREATE INDEX holds_session ON holds (session);
CREATE INDEX holds_replaces ON holds (replaces) WHERE replaces IS NOT NULL;

CREATE TABLE hold_areas (
    hold TEXT NOT NULL REFERENCES holds (id),
    area TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('primary', 'secondary')),
    PRIMARY KEY (hold, role, area)
);
CREATE INDEX hold_areas_area ON hold_areas (area, role);

CREATE TABLE measurements (
    id TEXT PRIMARY KEY NOT NULL,
    test TEXT NOT NULL,
    side TEXT CHECK (side IN ('left', 'right')),
    taken_utc TEXT NOT NULL CHECK (taken_utc GLOB '????-??-??T??:??:??*Z'),
    day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
    value REAL NOT NULL CHECK (abs(value) <= 1e6),
    unit TEXT NOT NULL CHECK (unit IN ('cm', 'in', 'deg')),
    trials TEXT NOT NULL CHECK (trials LIKE '[%]'),
    readings TEXT,
    score TEXT NOT NULL CHECK (score IN ('best', 'mean')),
    smallest_real_change REAL NOT NULL CHECK (smallest_real_change BETWEEN 0 AND 1e6),
    basis TEXT NOT NULL CHECK (basis IN ('published', 'transferred', 'assumed')),
    created_utc TEXT NOT NULL CHECK (created_utc GLOB '????-??-??T??:??:??*Z'),
    replaces TEXT
);
CREATE INDEX measurements_day ON measurements (day);
CREATE INDEX measurements_test ON measurements (test, day);
CREATE INDEX measurements_replaces ON measurements (replaces) WHERE replaces IS NOT NULL;

CREATE TABLE comfort (
    id TEXT PRIMARY KEY NOT NULL,
    session TEXT REFERENCES sessions (id),
    hold TEXT REFERENCES holds (id),
    area TEXT,
    side TEXT CHECK (side IN ('both', 'left', 'right')),
    kind TEXT NOT NULL CHECK (kind IN ('pain', 'feel', 'stiffness')),
    score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10),
    note TEXT,
    taken_utc TEXT NOT NULL CHECK (taken_utc GLOB '????-??-??T??:??:??*Z'),
    day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
    created_utc TEXT NOT NULL CHECK (created_utc GLOB '????-??-??T??:??:??*Z'),
    replaces TEXT
);
CREATE INDEX comfort_day ON comfort (day);
CREATE INDEX comfort_session ON comfort (session);
CREATE INDEX comfort_hold ON comfort (hold);
CREATE INDEX comfort_replaces ON comfort (replaces) WHERE replaces IS NOT NULL;

CREATE TABLE breaks (
    id TEXT PRIMARY KEY NOT NULL,
    offered_utc TEXT NOT NULL CHECK (offered_utc GLOB '????-??-??T??:??:??*Z'),
    day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
    size_s INTEGER NOT NULL CHECK (size_s >= 0),
    area TEXT,
    outcome TEXT NOT NULL,
    reason TEXT,
    snoozes INTEGER NOT NULL CHECK (snoozes >= 0),
    session TEXT REFERENCES sessions (id)
);
CREATE INDEX breaks_day ON breaks (day);
CREATE INDEX breaks_session ON breaks (session);

CREATE TABLE goals (
    id TEXT PRIMARY KEY NOT NULL,
    from_week TEXT NOT NULL CHECK (from_week GLOB '????-W??'),
    sessions INTEGER NOT NULL CHECK (sessions >= 0),
    minutes INTEGER NOT NULL CHECK (minutes >= 0),
    days_off TEXT NOT NULL CHECK (days_off LIKE '[%]'),
    set_utc TEXT NOT NULL CHECK (set_utc GLOB '????-??-??T??:??:??*Z')
);

CREATE TABLE marks (
    id TEXT PRIMARY KEY NOT NULL,
    row TEXT NOT NULL,
    at_utc TEXT NOT NULL CHECK (at_utc GLOB '????-??-??T??:??:??*Z'),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
);
CREATE INDEX marks_row ON marks (row);
"""

# When an area or a stretch was done last is found without looking at all holds there ever were.
_VERSION_2 = """
ALTER TABLE hold_areas ADD COLUMN day TEXT NOT NULL DEFAULT '';
UPDATE hold_areas SET day = (SELECT day FROM holds WHERE id = hold);
DROP INDEX hold_areas_area;
CREATE INDEX hold_areas_area ON hold_areas (area, day);
CREATE INDEX holds_stretch ON holds (stretch, day);
"""

MIGRATIONS: tuple[str, ...] = (_VERSION_1, _VERSION_2)


def user_version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def migrate(
    connection: sqlite3.Connection,
    backups: Path,
    migrations: Sequence[str] = MIGRATIONS,
    clock: Callable[[], datetime] = utc_now,
) -> None:
    """Bring the file to the newest version, each step whole or not at all.

    A file with rows is first copied to `backups`. Raises HistoryError, the failed step undone.
    """
    version = user_version(connection)
    if 0 < version < len(migrations):
        copy_to(connection, backups, clock(), BEFORE_UPGRADE)
    while user_version(connection) != len(migrations):
        _take_step(connection, migrations)


def _take_step(connection: sqlite3.Connection, migrations: Sequence[str]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked again under the lock: another process may have been faster.
        version = user_version(connection)
        refuse_newer(version, len(migrations))
        for step in migrations[version : version + 1]:
            for statement in _statements(step):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version + 1}")
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        raise HistoryError(
            f"The history could not be upgraded ({error}); it was left as it was."
        ) from error
    finally:
        roll_back(connection)


def refuse_newer(version: int, newest: int) -> None:
    if version > newest:
        raise NewerHistoryError(
            f"The history was written by a newer StretchDesk (version {version}, this one knows "
            f"{newest}) and was left as it is. Update StretchDesk to open it."
        )


def roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:  # SQLite ends it by itself when the disk is full or fails
        connection.execute("ROLLBACK")


def _statements(sql: str) -> Iterator[str]:
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
