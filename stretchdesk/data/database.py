"""The history's SQLite file: opened with care, never overwritten."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from stretchdesk.core.errors import DamagedHistoryError, HistoryError
from stretchdesk.data.migrations import MIGRATIONS, migrate, refuse_newer, user_version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

BUSY_TIMEOUT_S = 5.0
LARGEST_CHECKED = 32_000_000
"""Bytes of a file that is looked through whenever it is opened, in 0.2 s. What is larger, the daily
copy looks through, and SQLite still sees damage where it reads.
"""
_TRIES = 250
_DAMAGE = ("SQLITE_NOTADB", "SQLITE_CORRUPT")


def connect(path: Path, migrations: Sequence[str] = MIGRATIONS) -> sqlite3.Connection:
    """An autocommit connection to the history, made (mode 0600) or upgraded if need be.

    Raises NewerHistoryError or HistoryError before anything is written to a file of a later
    version, a damaged one or one of another program.
    """
    with failures_named(path):
        _inspect(path, len(migrations))
        _create_private(path)
        connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None)
        try:
            _check(connection, path)
            switch_to_log(connection)
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            migrate(connection, path.parent / "backups", migrations)
        except BaseException:
            connection.close()
            raise
        return connection


def switch_to_log(
    connection: sqlite3.Connection, sleep: Callable[[float], None] = time.sleep
) -> None:
    """Write ahead from now on. Unlike elsewhere, SQLite does not wait for others here."""
    for _ in range(_TRIES):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            sleep(BUSY_TIMEOUT_S / _TRIES)
        else:
            return
    raise HistoryError("The history is in use by another program; try again in a moment.")


@contextmanager
def failures_named(path: Path) -> Iterator[None]:
    """Turns failures of SQLite, the disk and stored values into a HistoryError with the file."""
    try:
        yield
    except (sqlite3.Error, OSError, ValueError) as error:
        name = getattr(error, "sqlite_errorname", "")
        if isinstance(error, ValueError) or name.startswith(_DAMAGE):
            raise damaged(path, str(error)) from error
        raise HistoryError(f"The history {path} cannot be used ({error}).") from error


def damaged(path: Path, finding: str) -> DamagedHistoryError:
    """The error for a file that SQLite cannot make sense of."""
    return DamagedHistoryError(
        f"The history {path} is damaged ({' '.join(finding.split())}) and was left as it is. "
        "Bring back a copy with stretchdesk restore, or move it away to begin anew."
    )


def _inspect(path: Path, newest: int) -> None:
    """Look without touching: no lock file, no switch of the journal."""
    if not path.exists():
        return
    # Without a write-ahead log the file alone is the truth and can be read as if on a CD-ROM.
    logged = path.with_name(f"{path.name}-wal").exists()
    uri = f"{path.absolute().as_uri()}?mode=ro{'' if logged else '&immutable=1'}"
    with closing(sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT_S)) as connection:
        refuse_newer(user_version(connection), newest)
        if logged:  # closing a writing connection would move the log into a damaged file
            _check(connection, path)


def _check(connection: sqlite3.Connection, path: Path) -> None:
    # One statement, hence one moment: another process may be making the file just now.
    foreign = "SELECT 1 FROM pragma_user_version, sqlite_master WHERE user_version = 0"
    if connection.execute(foreign).fetchone():
        raise HistoryError(f"{path} is not a StretchDesk history; it was left as it is.")
    if path.stat().st_size > LARGEST_CHECKED:
        return
    finding: str = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if finding != "ok":
        raise damaged(path, finding)


def _create_private(path: Path) -> None:
    # SQLite gives its -wal and -shm files the rights of the main file.
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
