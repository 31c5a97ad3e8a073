"""Copies of the history: one a day, one before every risk, and the way back."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing, suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from stretchdesk.core.errors import DamagedHistoryError, HistoryError
from stretchdesk.core.keeping import kept
from stretchdesk.core.progress.comparing import compared
from stretchdesk.core.progress.records import History
from stretchdesk.data.copies import (
    BEFORE_RESTORE,
    BY_HAND,
    DAILY,
    copies_in,
    copy_to,
    remove_stale_folders,
    remove_stale_parts,
)
from stretchdesk.data.database import connect, damaged, failures_named
from stretchdesk.data.migrations import MIGRATIONS, refuse_newer, user_version
from stretchdesk.data.rows import TABLES
from stretchdesk.data.selection import select
from stretchdesk.data.visible import visible

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from stretchdesk.core.progress.comparing import Comparison
    from stretchdesk.data.paths import Paths

_RESTORING = ".restore-"
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def back_up(paths: Paths, now: datetime, why: str = BY_HAND) -> Path:
    """Copy the history into the profile's `backups`. Raises HistoryError."""
    if not paths.history.exists():
        raise HistoryError(f"There is no history in {paths.profile} yet, and nothing to copy.")
    with failures_named(paths.history), closing(_open(paths.history, "rw")) as source:
        return copy_to(source, paths.backups, now, why)


def daily_backup(paths: Paths, now: datetime) -> Path | None:
    """Copy the history once a day and clear old copies away; None if there is nothing to do.

    `now` carries the person's zone. Those made by hand stay for ever. Raises HistoryError.
    """
    copies = copies_in(paths.backups)
    today = {one.taken.astimezone(now.tzinfo).date() for one in copies if one.why == DAILY}
    if now.date() in today or not paths.history.exists():
        return None
    copy = back_up(paths, now, DAILY)
    _clear_away(paths, now)
    return copy


def _clear_away(paths: Paths, now: datetime) -> None:
    automatic = [one for one in copies_in(paths.backups) if one.why != BY_HAND]
    stay = kept((one.taken for one in automatic), now)
    with suppress(OSError):  # it is tried again tomorrow
        for copy in automatic:
            if copy.taken not in stay:
                copy.path.unlink()
        remove_stale_parts(paths.backups, now)
        remove_stale_folders(paths.profile, _RESTORING, now)


def rows_in(copy: Path) -> Mapping[str, int]:
    """How many rows each table of a copy has. Raises HistoryError."""
    with failures_named(copy), closing(_open(copy, "ro")) as connection:
        _check_copy(connection, copy, "quick_check")
        return {
            name: connection.execute(table.count).fetchone()[0] for name, table in TABLES.items()
        }


def compared_with_now(paths: Paths, copy: Path) -> Comparison:
    """What a copy holds beside the present history, which may be damaged. Raises HistoryError."""
    rows_in(copy)
    paths.prepare()
    with tempfile.TemporaryDirectory(prefix=_RESTORING, dir=paths.profile) as folder:
        held = _visible_in(copy if _is_current(copy) else _upgraded(copy, Path(folder)))
    try:
        now = _visible_in(paths.history) if paths.history.exists() else History()
    except DamagedHistoryError:
        now = None
    return compared(held, now)


def _is_current(copy: Path) -> bool:
    with failures_named(copy), closing(_open(copy, "ro")) as connection:
        return user_version(connection) == len(MIGRATIONS)


def _visible_in(path: Path) -> History:
    """Sessions, measurements and notes as they are seen."""
    names = ("sessions", "measurements", "comfort", "marks")
    with failures_named(path), closing(_open(path, "ro")) as connection:
        connection.execute("BEGIN")  # all of one moment
        return visible(History(**{name: select(connection, TABLES[name]) for name in names}))


def restore(paths: Paths, copy: Path, now: datetime) -> Path | None:
    """Put a copy in the place of the history; what was there is kept first: the path to that.

    The rows are replaced inside the file, in one transaction: a window that is open on it sees
    them. A damaged history is moved aside instead. Raises HistoryError (also NewerHistoryError);
    then the history has not changed.
    """
    if not copy.is_file():
        raise HistoryError(
            f"There is no copy {copy}. See what there is: stretchdesk restore --list"
        )
    paths.prepare()
    with tempfile.TemporaryDirectory(prefix=_RESTORING, dir=paths.profile) as folder:
        ready = _upgraded(copy, Path(folder))
        before = _keep_present(paths, now)
        with (
            failures_named(paths.history),
            closing(_open(ready, "ro")) as source,
            closing(connect(paths.history)) as history,
        ):
            source.backup(history, progress=_give_up_when_busy)
    return before


def _keep_present(paths: Paths, now: datetime) -> Path | None:
    if not paths.history.exists():
        return None
    try:
        connect(paths.history).close()  # a newer or foreign one is not to be replaced
        return back_up(paths, now, BEFORE_RESTORE)
    except DamagedHistoryError:
        return _move_aside(paths.history)


def _move_aside(history: Path) -> Path:
    """Under another name, with what SQLite has put beside it: its log fits no other file."""
    asides = (history.with_name(f"{history.name}.damaged-{n}") for n in count(1))
    aside = next(path for path in asides if not path.exists())
    for suffix in ("-shm", "-wal", ""):
        with suppress(FileNotFoundError):
            history.with_name(f"{history.name}{suffix}").rename(f"{aside}{suffix}")
    return aside


def _upgraded(copy: Path, folder: Path) -> Path:
    """The copy, checked, as this program would have written it."""
    ready = folder / "history.sqlite"
    with failures_named(copy):
        with closing(_open(copy, "ro")) as source:
            _check_copy(source, copy, "integrity_check")
            with closing(sqlite3.connect(ready)) as target:
                source.backup(target)
        connect(ready).close()
    return ready


def _give_up_when_busy(status: int, _remaining: int, _total: int) -> None:
    # SQLite has waited for the other writer; Python would try again without end.
    if status in _BUSY:
        raise HistoryError("The history is in use by another program; try again in a moment.")


def _check_copy(connection: sqlite3.Connection, path: Path, check: str) -> None:
    refuse_newer(user_version(connection), len(MIGRATIONS))
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if not there.issuperset(TABLES):
        raise HistoryError(f"{path} is not a copy of a StretchDesk history; nothing was changed.")
    finding: str = connection.execute(f"PRAGMA {check}(1)").fetchone()[0]
    if finding != "ok":
        raise damaged(path, finding)


def _open(path: Path, mode: str) -> sqlite3.Connection:
    # What has no log beside it can be read as if on a CD-ROM: nothing is put beside it either.
    alone = mode == "ro" and not path.with_name(f"{path.name}-wal").exists()
    uri = f"{path.absolute().as_uri()}?mode={mode}{'&immutable=1' if alone else ''}"
    return sqlite3.connect(uri, uri=True)
