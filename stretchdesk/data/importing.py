"""Whatever may be imported → rows, each with its place, and what is wrong with the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchdesk.core.content.problem import Problem
from stretchdesk.core.errors import ContentError, StretchDeskError
from stretchdesk.core.progress.own_table import COLUMNS
from stretchdesk.data.csv_files import read_rows, read_sheet, table_of
from stretchdesk.data.rows import TABLES
from stretchdesk.data.transfer import Incoming, read_export

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from stretchdesk.core.progress.own_table import OwnTable
    from stretchdesk.core.progress.records import Row
    from stretchdesk.data.csv_files import Sheet

    Placed = tuple[str, Row]


def read_incoming(path: Path, own: OwnTable) -> Incoming:
    """A history as JSON, a folder of tables, one table of it, or a table a person has kept.

    Raises ContentError if it is none of these, or a JSON file with anything wrong in it.
    """
    if path.is_dir():
        return _folder(path)
    if path.suffix.lower() != ".csv":
        return read_export(path)
    sheet = read_sheet(path)
    table = table_of(sheet)
    return _incoming(path.name, *(read_rows(sheet, table) if table else _own_rows(sheet, own)))


def _folder(path: Path) -> Incoming:
    rows: list[Placed] = []
    problems: list[Problem] = []
    files = [file for table in TABLES if (file := path / f"{table}.csv").exists()]
    if not files:
        text = f"holds none of {', '.join(f'{table}.csv' for table in TABLES)}"
        raise ContentError([Problem(path.name, "", "", text)])
    for file in files:
        sheet = read_sheet(file)
        if table_of(sheet) != file.stem:
            raise _unknown_header(sheet, f"those of the table {file.stem}")
        good, bad = read_rows(sheet, file.stem)
        rows += [(f"{file.name}, {place}", row) for place, row in good]
        problems += bad
    return _incoming(path.name, rows, problems)


def _own_rows(sheet: Sheet, own: OwnTable) -> tuple[list[Placed], list[Problem]]:
    read = own.reader(sheet.columns)
    if read is None or len(set(sheet.columns)) < len(sheet.columns):
        raise _unknown_header(sheet, f"{COLUMNS}; or those of an exported table")
    rows: list[Placed] = []
    problems = list(sheet.problems)
    for line in sheet.lines:
        try:
            rows += [(line.place, row) for row in read(line.cells)]
        except StretchDeskError as error:
            problems.append(Problem(sheet.file, line.place, "", str(error)))
    return rows, problems


def _unknown_header(sheet: Sheet, wanted: str) -> ContentError:
    found = ", ".join(sheet.columns) or "nothing"
    text = f"names the columns {found:.200}; they must be {wanted}"
    return ContentError([Problem(sheet.file, "line 1", "", text)])


def _incoming(file: str, placed: Iterable[Placed], problems: Iterable[Problem]) -> Incoming:
    placed = tuple(placed)
    return Incoming(
        file,
        rows=tuple(row for _, row in placed),
        places=tuple(place for place, _ in placed),
        problems=tuple(problems),
    )
