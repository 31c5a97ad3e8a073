"""The history as a folder of spreadsheets, one for each table; and single ones read back.

RFC 4180 in UTF-8. A byte order mark begins each file: without it Excel takes the bytes for the
system's old code page and shows "Ã¼" for "ü"; every other program passes over it.
"""

from __future__ import annotations

import csv
import io
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from stretchdesk.core.content.problem import Problem
from stretchdesk.core.errors import ContentError, StretchDeskError
from stretchdesk.core.progress.row_fields import read_row, tables_like
from stretchdesk.data.csv_cells import columns_of
from stretchdesk.data.files import write_atomic
from stretchdesk.data.pack_files import read_bytes
from stretchdesk.data.rows import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stretchdesk.core.progress.records import History, Row

LARGEST = 200_000_000
LARGEST_CELL = 5_000_000


class Line(NamedTuple):
    """A record of a file: the line it begins in, and its cells by column."""

    number: int
    cells: dict[str, str]

    @property
    def place(self) -> str:
        return f"line {self.number}"


class Sheet(NamedTuple):
    """A file with a header; `lines` lack those in `problems`."""

    file: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]


def write_tables(folder: Path, history: History) -> None:
    """All raw rows, into a folder that is made, or is empty. Raises StretchDeskError.

    The folder appears with all its files, or not at all.
    """
    if not folder.parent.is_dir():
        raise StretchDeskError(f"There is no folder {folder.parent}; make it, or name another.")
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise StretchDeskError(f"{folder} is there already; name a folder that is not.")
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as made:
            whole = Path(made, folder.name)
            whole.mkdir(mode=0o700)
            for table in TABLES:
                write_atomic(whole / f"{table}.csv", _sheet(table, getattr(history, table)))
            with suppress(FileNotFoundError):
                folder.rmdir()  # Windows does not replace an empty folder
            whole.rename(folder)
    except OSError as error:
        raise StretchDeskError(
            f"{folder} cannot be written ({error.strerror or error})."
        ) from error


def _sheet(table: str, rows: Sequence[Row]) -> bytes:
    columns = columns_of(TABLES[table].row)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([column.write(getattr(row, name)) for name, column in columns.items()])
    return text.getvalue().encode("utf-8-sig")


def read_sheet(path: Path) -> Sheet:
    """The records of a file. Raises ContentError if it is not such a file at all."""
    content = read_bytes(path, LARGEST)
    if isinstance(content, Problem):
        raise ContentError([content])
    try:
        lines = list(_records(content.decode("utf-8-sig")))
    except (UnicodeDecodeError, csv.Error) as error:
        text = f"is not a table in UTF-8 ({error}); save it as “CSV UTF-8”"
        raise ContentError([Problem(path.name, "", "", text)]) from error
    header, cells = (lines[0][1], lines[1:]) if lines else ([], [])
    return _sheet_of(path.name, tuple(cell.strip().lower() for cell in header), cells)


def _sheet_of(
    file: str, columns: tuple[str, ...], records: Sequence[tuple[int, list[str]]]
) -> Sheet:
    count = len(columns)
    lines = tuple(
        Line(n, dict(zip(columns, cells, strict=True)))
        for n, cells in records
        if len(cells) == count
    )
    problems = tuple(
        Problem(file, f"line {n}", "", f"has {len(cells)} cells, the first line has {count}")
        for n, cells in records
        if len(cells) != count
    )
    return Sheet(file, columns, lines, problems)


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each record that is not empty, with the line it begins in."""
    head = text.partition("\n")[0]
    # Where the comma is the decimal one, spreadsheets put semicolons between cells.
    delimiter = ";" if ";" in head and "," not in head else ","
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    for record in reader:
        if any(record):
            yield begins, record
        begins = reader.line_num + 1


def table_of(sheet: Sheet) -> str | None:
    """The table of the history that has these columns."""
    found = tables_like(sheet.columns)
    return found[0] if found and len(set(sheet.columns)) == len(sheet.columns) else None


def read_rows(sheet: Sheet, table: str) -> tuple[list[tuple[str, Row]], list[Problem]]:
    """The good rows of a sheet, each with its place, and what is wrong with the others."""
    columns = columns_of(TABLES[table].row)
    problems = list(sheet.problems)
    rows: list[tuple[str, Row]] = []
    for line in sheet.lines:
        values: dict[str, Any] = {name: columns[name].read(c) for name, c in line.cells.items()}
        if row := read_row(table, values, sheet.file, line.place, problems):
            rows.append((line.place, row))
    return rows, problems
