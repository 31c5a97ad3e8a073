"""Copies of the history in a folder: whole or not there, private, their names sort by time."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

from stretchdesk.core.errors import HistoryError

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path

DAILY, BY_HAND = "daily", "by-hand"
BEFORE_IMPORT, BEFORE_RESTORE, BEFORE_UPGRADE = "before-import", "before-restore", "before-upgrade"
_STAMP = "%Y-%m-%dT%H%M%SZ"
_NAME = re.compile(r"(?P<stamp>[\d-]{10}T\d{6}Z)-(?P<why>[a-z-]+[a-z])(-\d+)?\.sqlite")
_PART = ".part"
_STALE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy, when it was taken (UTC) and why."""

    path: Path
    taken: datetime
    why: str

    @property
    def size(self) -> int:
        """Bytes; 0 once it is gone."""
        return self.path.stat().st_size if self.path.exists() else 0

    def seen_from(self, zone: tzinfo | None) -> Copy:
        """The same, its time in that zone."""
        return replace(self, taken=self.taken.astimezone(zone))


def utc_now() -> datetime:
    return datetime.now(UTC)


def copies_in(folder: Path) -> list[Copy]:
    """The copies in a folder, oldest first; other files are passed over."""
    if not folder.is_dir():
        return []
    found = ((path, _NAME.fullmatch(path.name)) for path in sorted(folder.iterdir()))
    return [Copy(path, _taken(name["stamp"]), name["why"]) for path, name in found if name]


def _taken(stamp: str) -> datetime:
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)


def copy_to(source: sqlite3.Connection, folder: Path, now: datetime, why: str) -> Path:
    """Copy the database as it is at one moment, while others may write to it.

    Raises HistoryError, or what `failures_named` takes for damage of the source; then there is no
    copy, not even half of one.
    """
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        path = _free(folder, f"{now.astimezone(UTC).strftime(_STAMP)}-{why}")
        part = path.with_name(f".{path.name}{_PART}")
        try:
            _fill(source, part)
            part.rename(path)
        finally:
            for left in (part, part.with_name(f"{part.name}-journal")):
                left.unlink(missing_ok=True)
    except (sqlite3.OperationalError, OSError) as error:
        reason = getattr(error, "strerror", None) or error
        raise HistoryError(
            f"No copy of the history could be made in {folder} ({reason}): nothing was changed. "
            "Look whether the disk is full and the folder can be written."
        ) from error
    return path


def _free(folder: Path, name: str) -> Path:
    names = (f"{name}.sqlite" if n == 1 else f"{name}-{n}.sqlite" for n in count(1))
    return next(path for path in (folder / one for one in names) if not path.exists())


def _fill(source: sqlite3.Connection, part: Path) -> None:
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    with closing(sqlite3.connect(part)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # one file, readable from a CD-ROM too
        finding: str = target.execute("PRAGMA quick_check(1)").fetchone()[0]
    if finding != "ok":
        raise ValueError(finding)


def remove_stale_folders(parent: Path, prefix: str, now: datetime) -> None:
    """Remove what a restore that was cut short has left."""
    for folder in parent.glob(f"{prefix}*"):
        left = datetime.fromtimestamp(folder.stat().st_mtime, UTC)
        if now - left > _STALE:
            shutil.rmtree(folder, ignore_errors=True)


def remove_stale_parts(folder: Path, now: datetime) -> None:
    """Remove what a copy that was cut short by a power cut has left."""
    for part in folder.glob(f".*{_PART}*"):
        name = _NAME.match(part.name.removeprefix("."))
        if name and now - _taken(name["stamp"]) > _STALE:
            part.unlink(missing_ok=True)
