"""`backup` and `restore`: copies of the history, and the way back to one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from stretchdesk.commands.layout import columns
from stretchdesk.commands.parsing import now
from stretchdesk.core.errors import HistoryError, UsageError
from stretchdesk.data.backup import back_up, restore, rows_in
from stretchdesk.data.copies import copies_in
from stretchdesk.data.paths import Paths

if TYPE_CHECKING:
    from argparse import Namespace

    from stretchdesk.commands.parsing import Commands
    from stretchdesk.data.copies import Copy


def add_commands(commands: Commands) -> None:
    commands.add("backup", make, "copy the history into the backups folder", "")
    text = "bring a copy of the history back, or list the copies"
    parser = commands.add("restore", bring_back, text, "2026-11-25T101500Z-daily.sqlite")
    parser.add_argument("--list", action="store_true", help="show every copy and what is in it")
    parser.add_argument("file", metavar="FILE", nargs="?", help="a name of the list, or a path")


def make(args: Namespace) -> str:
    return str(back_up(Paths.of(args.profile), now()))


def bring_back(args: Namespace) -> str:
    paths = Paths.of(args.profile)
    if args.list == bool(args.file):
        raise UsageError("restore takes --list, or the FILE to bring back")
    if args.list:
        rows = [_row(copy) for copy in copies_in(paths.backups)]
        return columns(rows) if rows else f"There are no copies in {paths.backups} yet."
    listed = paths.backups / args.file
    copy = listed if listed.is_file() else Path(args.file)
    before = restore(paths, copy, now())
    kept = f" What was there before: {before}" if before else ""
    return f"Brought back {copy}.{kept}"


def _row(copy: Copy) -> tuple[str, ...]:
    taken = copy.taken.astimezone(now().tzinfo)
    size = f"{copy.path.stat().st_size / 1e6:.1f} MB"
    return copy.path.name, f"{taken:%Y-%m-%d %H:%M}", copy.why, size, _contents(copy)


def _contents(copy: Copy) -> str:
    try:
        return ", ".join(f"{count} {table}" for table, count in rows_in(copy.path).items())
    except HistoryError as error:
        return f"cannot be used: {error}"
