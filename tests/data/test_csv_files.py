"""A folder of spreadsheets: what opens them shows every value, and runs none."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchdesk.core.errors import StretchDeskError
from stretchdesk.core.progress.records import Comfort, History, Hold, Measurement
from stretchdesk.data.csv_cells import columns_of
from stretchdesk.data.csv_files import read_sheet, write_tables
from stretchdesk.data.rows import TABLES
from tests.data.histories import FORMULAS, TEXTS
from tests.data.samples import comfort, hold, measurement, session

if TYPE_CHECKING:
    from typing import Any

NOTE = columns_of(Comfort)["note"]
STRETCH = columns_of(Hold)["stretch"]


def table(folder: Path, name: str) -> list[list[str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, strict=True))


def test_each_table_is_a_file_with_its_columns(tmp_path: Path) -> None:
    write_tables(tmp_path / "out", History())
    assert {file.name for file in (tmp_path / "out").iterdir()} == {f"{t}.csv" for t in TABLES}
    for name, of in TABLES.items():
        assert table(tmp_path / "out", name) == [list(of.row.__slots__)]
    assert [file.name for file in tmp_path.iterdir()] == ["out"]


def test_files_are_rfc_4180_and_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    write_tables(tmp_path / "out", History(comfort=(comfort(note='Lä"s,\nt'),)))
    content = (tmp_path / "out" / "comfort.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfid,session,hold,")
    assert content.endswith(b"\r\n")
    assert ',"Lä""s,\nt",'.encode() in content


def test_numbers_dates_and_lists_stand_as_they_are(tmp_path: Path) -> None:
    rows = History(
        (session(),), holds=(hold(),), measurements=(measurement(value=-2.5, trials=(-2.5, -3.0)),)
    )
    write_tables(tmp_path / "out", rows)
    held = dict(zip(*table(tmp_path / "out", "holds"), strict=True))
    taken = dict(zip(*table(tmp_path / "out", "measurements"), strict=True))
    assert (held["held_s"], held["easier"], held["day"]) == ("44.5", "true", "2026-11-22")
    assert (held["primary"], held["reason"]) == ("hip_flexors|glutes", "")
    assert (taken["value"], taken["trials"]) == ("-2.5", "-2.5|-3.0")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", "\n=1", "'=1", "'"])
def test_text_that_would_run_begins_with_an_apostrophe(text: str) -> None:
    assert NOTE.write(text) == STRETCH.write(text) == f"'{text}"


@given(TEXTS | FORMULAS | st.text("'=-", max_size=5))
def test_no_text_runs_and_all_is_read_back(text: str) -> None:
    for column in (NOTE, STRETCH):
        assert column.write(text)[:1] not in {*"=+-@\t\r\n"}
        assert column.read(column.write(text)) == text
    assert NOTE.read(NOTE.write(None)) is None


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(-(10**17), 10**17))
def test_numbers_are_read_back_to_the_last_bit(real: float, whole: int) -> None:
    held, n = columns_of(Hold)["held_s"], columns_of(Hold)["n"]
    trials = columns_of(Measurement)["trials"]
    assert held.read(held.write(real)) == real
    assert n.read(n.write(whole)) == whole
    assert trials.read(trials.write((real, 1.0))) == [real, 1.0]


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        ("held_s", "44,5", 44.5),
        ("held_s", "long", "long"),
        ("n", "1.0", "1.0"),
        ("easier", "TRUE", True),
        ("easier", "0", False),
        ("easier", "yes", "yes"),
    ],
)
def test_what_a_spreadsheet_makes_of_a_cell_is_understood_or_left(
    column: str, cell: str, value: Any
) -> None:
    assert columns_of(Hold)[column].read(cell) == value


def test_a_table_saved_with_semicolons_is_read(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text('At;"Value"\r\n2026-11-25;"a;b"\r\n')
    sheet = read_sheet(tmp_path / "own.csv")
    assert sheet.columns == ("at", "value")
    assert [(line.number, line.cells) for line in sheet.lines] == [
        (2, {"at": "2026-11-25", "value": "a;b"})
    ]


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "holds.csv").write_text("mine")
    for place in ("full", "full/holds.csv"):
        with pytest.raises(StretchDeskError, match="is there already; name a folder that is not"):
            write_tables(tmp_path / place, History())
    with pytest.raises(StretchDeskError, match=r"There is no folder .*; make it"):
        write_tables(tmp_path / "no" / "out", History())
    assert (tmp_path / "full" / "holds.csv").read_text() == "mine"

    (tmp_path / "empty").mkdir()
    write_tables(tmp_path / "empty", History())
    assert len(list((tmp_path / "empty").iterdir())) == len(TABLES)


def test_a_folder_that_cannot_be_made_is_named() -> None:
    with pytest.raises(StretchDeskError, match="/proc/out cannot be written"):
        write_tables(Path("/proc/out"), History())
