"""`export` and `import`: the history out of the program, and into it."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from stretchdesk.commands.content import load, load_built_in
from stretchdesk.commands.history import opened
from stretchdesk.commands.parsing import now
from stretchdesk.commands.routines import own_routines
from stretchdesk.core.content.problem import printable
from stretchdesk.core.errors import ContentError, StretchDeskError, UsageError
from stretchdesk.core.session.own_routine import own_json
from stretchdesk.data.arriving import own_table, problems_of
from stretchdesk.data.backup import back_up
from stretchdesk.data.copies import BEFORE_IMPORT
from stretchdesk.data.csv_files import write_tables
from stretchdesk.data.importing import read_incoming
from stretchdesk.data.paths import Paths
from stretchdesk.data.rows import TABLE_OF
from stretchdesk.data.settings_store import SettingsStore
from stretchdesk.data.tcx_file import write_tcx
from stretchdesk.data.transfer import export_json, write_export

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from stretchdesk.commands.parsing import Commands
    from stretchdesk.core.progress.merging import Merge
    from stretchdesk.core.progress.records import Row
    from stretchdesk.data.history_store import HistoryStore
    from stretchdesk.data.transfer import Incoming

_SHOWN = 20
"""Rows of a preview."""


def add_commands(commands: Commands) -> None:
    example = "--format json --out history.json"
    parser = commands.add("export", export, "write the whole history to a file", example)
    parser.add_argument(
        "--format", choices=tuple(_FORMATS), required=True,
        help="json: all of it, to be imported again; csv: a folder of spreadsheets; "
        "tcx: the sessions for sports programs",
    )  # fmt: skip
    parser.add_argument("--out", metavar="PATH", type=Path, required=True)

    text = "add an exported history, or a table of measurements or sessions"
    parser = commands.add("import", import_, text, "history.json")
    parser.add_argument("path", metavar="PATH", type=Path, help="a .json or .csv, or a csv folder")
    parser.add_argument("--preview", action="store_true", help="only show what would come in")
    parser.add_argument(
        "--skip-bad",
        action="store_true",
        help="csv: take the good rows although there are bad ones",
    )


def export(args: Namespace) -> str:
    paths = Paths.of(args.profile)
    with opened(paths) as store:
        _FORMATS[args.format](args, paths, store)
    return f"Wrote {args.out}."


def _json(args: Namespace, paths: Paths, store: HistoryStore) -> None:
    settings, repairs = SettingsStore(paths).load()
    for line in repairs:
        sys.stderr.write(f"stretchdesk: {line}\n")
    routines = [own_json(own) for own in own_routines(args.profile)]
    write_export(args.out, export_json(store.read_all(), asdict(settings), routines))


def _csv(args: Namespace, _paths: Paths, store: HistoryStore) -> None:
    write_tables(args.out, store.read_all())


def _tcx(args: Namespace, _paths: Paths, store: HistoryStore) -> None:
    write_tcx(args.out, store.read(), load(args.profile).catalogue)


_FORMATS: dict[str, Callable[[Namespace, Paths, HistoryStore], None]]
_FORMATS = {"json": _json, "csv": _csv, "tcx": _tcx}


def import_(args: Namespace) -> str:
    if args.skip_bad and args.path.suffix.lower() != ".csv" and not args.path.is_dir():
        raise UsageError("--skip-bad is for csv only: a .json comes in whole or not at all")
    incoming = read_incoming(args.path, own_table(load_built_in(), now()))
    paths = Paths.of(args.profile)
    copy = None
    with opened(paths) as store:
        merged = store.merge(incoming.rows, preview=True)
        if args.preview:
            return _preview(incoming, merged)
        if args.skip_bad or not problems_of(incoming, merged):
            copy = back_up(paths, now(), BEFORE_IMPORT) if merged.new else None
            merged = store.merge(incoming.rows, skip=args.skip_bad)
    problems = problems_of(incoming, merged)
    if problems and not args.skip_bad:
        raise StretchDeskError(
            f"Nothing was imported. {ContentError(problems)}. "
            "To see all that would come in and all that is wrong: --preview"
        )
    for problem in problems:
        sys.stderr.write(f"stretchdesk: left out: {problem}\n")
    kept = f" The history as it was: {copy}" if copy else ""
    return f"Added {_counts(merged, incoming)}{kept}"


def _preview(incoming: Incoming, merged: Merge) -> str:
    problems = problems_of(incoming, merged)
    more = len(merged.new) - _SHOWN
    return "\n".join([
        f"Would add {_counts(merged, incoming)}",
        *(f"  {_line(row)}" for row in merged.new[:_SHOWN]),
        *([f"  and {more} more"] if more > 0 else []),
        *([f"{len(problems)} cannot come in:"] if problems else []),
        *(f"  {problem}" for problem in problems),
    ])  # fmt: skip


def _line(row: Row) -> str:
    names = ("day", "from_week", "source", "test", "stretch", "area", "side", "value", "unit")
    fields = (getattr(row, name, None) for name in names)
    shown = " ".join(str(field) for field in fields if field)
    return printable(f"{TABLE_OF[type(row)].name} {shown}")


def _counts(merged: Merge, incoming: Incoming) -> str:
    counted = Counter(TABLE_OF[type(row)].name for row in merged.new)
    added = ", ".join(f"{count} {name}" for name, count in counted.items()) or "nothing"
    known = f" {merged.known} rows were there already." if merged.known else ""
    return f"{added}.{known} {incoming.aside}".rstrip()
