"""The history as one JSON file: out of the program, and back into this one or another's."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from stretchdesk.core.content.problem import Problem
from stretchdesk.core.errors import ContentError, StretchDeskError
from stretchdesk.core.progress.row_fields import RECORDS, read_row
from stretchdesk.data import files
from stretchdesk.data.pack_files import read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from stretchdesk.core.progress.records import History, Row

FORMAT = "stretchdesk-history"
VERSION = 1
LARGEST = 400_000_000
"""Bytes of a file; ten years of ten sessions a day take a third of it."""
_MENDING = "export it again with: stretchdesk export --format json --out FILE"


@dataclass(frozen=True, slots=True)
class Incoming:
    """Rows of a file, each with its place there, and what is wrong with others.

    `aside` says what else the file held, which is not taken over.
    """

    file: str
    rows: tuple[Row, ...]
    places: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    aside: str = ""


def export_json(
    history: History, settings: Mapping[str, Any], routines: Sequence[Any]
) -> dict[str, Any]:
    """All rows of `history` (raw, with marks) as a JSON object; lists are lists."""
    tables = {name: [_values(row) for row in getattr(history, name)] for name in RECORDS}
    parts = {"settings": dict(settings), "routines": list(routines)}
    return {"format": FORMAT, "version": VERSION, **tables, **parts}


def _values(row: Row) -> dict[str, Any]:
    values = ((name, getattr(row, name)) for name in row.__slots__)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values}


def write_export(path: Path, document: Mapping[str, Any]) -> None:
    """Write an export, whole or not at all. Makes no folders. Raises StretchDeskError."""
    refuse_place(path)
    parts = ",\n".join(f"  {_dumps(key)}: {_lines(value)}" for key, value in document.items())
    files.write_atomic(path, f"{{\n{parts}\n}}\n".encode())


def _lines(value: Any) -> str:
    """A list with a line for each item: `grep` and `diff` find rows."""
    if not isinstance(value, list) or not value:
        return _dumps(value)
    items = ",\n".join(f"    {_dumps(item)}" for item in value)
    return f"[\n{items}\n  ]"


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def refuse_place(path: Path) -> None:
    """Raises StretchDeskError where a file cannot be put."""
    if not path.parent.is_dir():
        raise StretchDeskError(f"There is no folder {path.parent}; make it, or name another.")
    if path.is_dir():
        raise StretchDeskError(f"{path} is a folder; name a file in it.")


def read_export(path: Path) -> Incoming:
    """The rows of an export of any version so far. Raises ContentError if anything is wrong."""
    document = _document(path)
    problems: list[Problem] = []
    rows: list[Row] = []
    places: list[str] = []
    for table in RECORDS:
        for n, values in enumerate(_table(document, table, path.name), 1):
            place = f"{table}[{n}]"
            if row := read_row(table, values, path.name, place, problems):
                rows.append(row)
                places.append(place)
    if problems:
        raise ContentError(problems)
    return Incoming(path.name, tuple(rows), tuple(places), aside=_aside(document))


def _document(path: Path) -> dict[str, Any]:
    content = read_bytes(path, LARGEST)
    if isinstance(content, Problem):
        raise ContentError([content])
    if content.startswith(b"SQLite format 3"):
        text = "is a copy of a history; bring it back with: stretchdesk restore FILE"
        raise ContentError([Problem(path.name, "", "", text)])
    try:
        document = json.loads(content, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        text = f"is damaged ({error}); {_MENDING}"
        raise ContentError([Problem(path.name, "", "", text)]) from error
    if fault := _foreign(document):
        raise ContentError([Problem(path.name, "", *fault)])
    return dict(document)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a number JSON has")


def _foreign(document: Any) -> tuple[str, str] | None:
    """The key that shows it and what to do, if it is not an export this program can read."""
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        return "format", f"is not a history exported by StretchDesk; {_MENDING}"
    version = document.get("version")
    if type(version) is not int or version < 1:
        return "version", f"must be a whole number from 1 on; {_MENDING}"
    if version > VERSION:
        return "version", f"is {version}, this StretchDesk knows {VERSION}; update StretchDesk"
    known = {"format", "version", *RECORDS, "settings", "routines"}
    if strange := sorted(set(document) - known):
        return strange[0], "is not known here; update StretchDesk, or take it out of the file"
    return None


def _table(document: Mapping[str, Any], table: str, file: str) -> Sequence[Any]:
    rows = document.get(table, [])
    if not isinstance(rows, list):
        raise ContentError([Problem(file, "", table, f"must be a list of rows; {_MENDING}")])
    return rows


def _aside(document: Mapping[str, Any]) -> str:
    routines = document.get("routines")
    count = len(routines) if isinstance(routines, list) else 0
    left = [
        *(["the settings"] if document.get("settings") else []),
        *([f"{count} routine{'' if count == 1 else 's'}"] if count else []),
    ]
    return f"Left aside: {' and '.join(left)} of the file; your own stay as they are." * bool(left)
