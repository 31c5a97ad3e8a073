"""What may be imported, and what is said of what may not."""

from __future__ import annotations

import json
import os
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchdesk.core.errors import ContentError
from stretchdesk.core.progress.own_table import OwnTable
from stretchdesk.core.progress.progress_json import progress_json
from stretchdesk.core.progress.records import History
from stretchdesk.core.progress.row_fields import RECORDS
from stretchdesk.core.progress.tcx import tcx
from stretchdesk.data import transfer
from stretchdesk.data.csv_files import write_tables
from stretchdesk.data.history_store import HistoryStore
from stretchdesk.data.importing import read_incoming
from stretchdesk.data.pack_files import load_catalogue
from stretchdesk.data.paths import assets_dir
from stretchdesk.data.transfer import Incoming, export_json, read_export, write_export
from tests.data.histories import apart, history_of
from tests.data.samples import hold, session

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from stretchdesk.core.progress.records import Row

GOLDEN = Path(__file__).parent / "goldens" / "history-v1.json"
NOW = datetime.fromisoformat("2026-11-25T10:00:00+01:00")


def berlin(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=NOW.tzinfo)


@pytest.fixture(scope="module")
def own() -> OwnTable:
    return OwnTable(load_catalogue(assets_dir()), berlin, NOW, lambda text: f"id of {text}")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[HistoryStore]:
    with closing(HistoryStore(tmp_path / "history.sqlite")) as store:
        yield store


def put(path: Path, document: Any) -> Path:
    path.write_text(json.dumps(document), "utf-8")
    return path


def fault(path: Path) -> str:
    with pytest.raises(ContentError) as caught:
        read_export(path)
    return str(caught.value)


def test_a_file_of_version_1_can_be_imported_for_ever_and_comes_out_the_same(
    store: HistoryStore, tmp_path: Path
) -> None:
    incoming = read_export(GOLDEN)
    merged = store.merge(incoming.rows)
    assert (len(merged.new), merged.known, merged.refused) == (18, 0, {})
    assert incoming.aside == (
        "Left aside: the settings and 1 routine of the file; your own stay as they are."
    )

    document = json.loads(GOLDEN.read_text("utf-8"))
    again = export_json(store.read_all(), document["settings"], document["routines"])
    write_export(tmp_path / "again.json", again)
    assert (tmp_path / "again.json").read_bytes() == GOLDEN.read_bytes()


@given(apart(2))
def test_whatever_is_exported_as_json_or_csv_is_imported_equal(
    tmp_path_factory: pytest.TempPathFactory, own: OwnTable, histories: list[list[Row]]
) -> None:
    folder = tmp_path_factory.mktemp("trip")
    rows, _ = histories
    write_export(folder / "h.json", export_json(history_of(rows), {}, []))
    write_tables(folder / "csv", history_of(rows))

    for path in (folder / "h.json", folder / "csv"):
        incoming = read_incoming(path, own)
        assert (set(incoming.rows), incoming.problems) == (set(rows), ())


@settings(max_examples=15)  # each makes two files; tests/core/test_merging.py tries the rest
@given(apart(2))
def test_histories_merge_in_the_store_in_either_order(
    tmp_path_factory: pytest.TempPathFactory, histories: list[list[Row]]
) -> None:
    folder = tmp_path_factory.mktemp("merge")
    one, two = histories
    seen = []
    for n, (first, second) in enumerate(((one, two), (two, one))):
        with closing(HistoryStore(folder / f"{n}.sqlite")) as store:
            for rows in (first, second, first):
                store.merge(rows)
            seen.append(store.read_all())
    assert seen[0] == seen[1]
    assert rows_of(seen[0]) == {*one, *two}


def rows_of(history: History) -> set[Row]:
    return {row for table in History.__slots__ for row in getattr(history, table)}


def test_a_refused_row_leaves_everything_as_it_was(store: HistoryStore) -> None:
    store.append([session()])
    rows = [session("new"), session(day="2026-11-23"), hold("h", "nowhere")]

    assert set(store.merge(rows).refused) == {1, 2}
    assert store.read_all().sessions == (session(),)
    assert store.merge(rows, skip=True).new == (session("new"),)
    assert len(store.read_all().sessions) == 2


def test_a_preview_writes_nothing(store: HistoryStore) -> None:
    assert store.merge([session()], preview=True).new == (session(),)
    assert store.read_all() == History()


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ([], "f.json: format: is not a history exported by StretchDesk; export it again"),
        ({"format": "gpx"}, "f.json: format: is not a history"),
        ({"version": "1"}, "f.json: version: must be a whole number"),
        ({"version": 2}, "f.json: version: is 2, this StretchDesk knows 1; update StretchDesk"),
        ({"dreams": []}, "f.json: dreams: is not known here; update StretchDesk"),
        ({"holds": {}}, "f.json: holds: must be a list of rows"),
        ({"holds": [7]}, "f.json: holds[1]: must be a table"),
        ({"marks": [{"id": "m"}]}, "f.json: marks[1]: row: is missing (and 2 more)"),
    ],
)
def test_a_foreign_file_is_named_with_the_key_and_the_remedy(
    tmp_path: Path, document: Any, words: str
) -> None:
    head = {"format": "stretchdesk-history", "version": 1}
    made = head | document if isinstance(document, dict) else document
    assert fault(put(tmp_path / "f.json", made)).startswith(words)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda some: (
        st.lists(some, max_size=2) | st.dictionaries(st.text(max_size=3), some, max_size=2)
    ),
    max_leaves=3,
)


@settings(max_examples=40)
@given(st.data())
def test_whatever_stands_in_a_file_is_refused_or_can_be_recorded_and_counted(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("hostile")
    document = json.loads(GOLDEN.read_text("utf-8"))
    table = data.draw(st.sampled_from(sorted(RECORDS)))
    row = data.draw(st.sampled_from(document[table]))
    for key in data.draw(st.lists(st.sampled_from(sorted(row)), max_size=3)):
        row[key] = data.draw(JSON | st.sampled_from([row[key], "", "2026-W53", "9999-12-31"]))
    with closing(HistoryStore(folder / "history.sqlite")) as store, suppress(ContentError):
        incoming = read_export(put(folder / "f.json", document))
        assert store.merge(incoming.rows, skip=True).new
        progress_json(store.read(), {}, NOW.date(), 3)
        tcx(store.read(), {})


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"a": NaN}', b"[" * 100_000])
def test_a_damaged_file_is_named_with_the_remedy(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "f.json").write_bytes(content)
    said = fault(tmp_path / "f.json")
    assert said.startswith("f.json: is damaged (")
    assert "export it again with: stretchdesk export" in said


def test_a_copy_of_the_database_is_told_from_an_export(store: HistoryStore, tmp_path: Path) -> None:
    store.append([session()])
    store.close()
    assert "bring it back with: stretchdesk restore" in fault(tmp_path / "history.sqlite")


def test_sizes_are_capped_and_pipes_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer, "LARGEST", 1000)
    (tmp_path / "f.json").write_bytes(b" " * 1001)
    assert "is larger than 1 kB" in fault(tmp_path / "f.json")
    os.mkfifo(tmp_path / "pipe")
    assert "is not a file" in fault(tmp_path / "pipe")
    assert "is not a file" in fault(tmp_path / "nowhere")


def test_a_table_that_is_not_there_is_named(tmp_path: Path, own: OwnTable) -> None:
    with pytest.raises(ContentError, match=r"own\.csv: is not a file"):
        read_incoming(tmp_path / "own.csv", own)


def test_what_is_left_aside_is_told(tmp_path: Path) -> None:
    head = {"format": "stretchdesk-history", "version": 1}
    assert read_export(put(tmp_path / "f", head)) == Incoming("f", (), ())
    two = put(tmp_path / "f", {**head, "routines": [{}, {}]})
    assert read_export(two).aside.startswith("Left aside: 2 routines of the file;")


def read_csv(folder: Path, own: OwnTable, lines: Iterable[str], name: str = "own.csv") -> Incoming:
    (folder / name).write_bytes("\r\n".join(lines).encode())
    return read_incoming(folder / name, own)


def test_measurements_from_a_table_of_ones_own(tmp_path: Path, own: OwnTable) -> None:
    lines = [
        "Test,At,Value,Side,Unit",
        "chair_sit_reach,2026-11-01,-3.5|−2,left,",
        "chair_sit_reach,2026-11-01T18:30,1,right,in",
        "",
        "dream,2026-11-01,1,left,",
        "chair_sit_reach,1.11.2026,1,left,",
        "chair_sit_reach,2026-11-26,1,left,",
        "chair_sit_reach,2026-11-01,far,left,",
        "chair_sit_reach,2026-11-01,1,,",
        "chair_sit_reach,2026-11-01",
    ]
    incoming = read_csv(tmp_path, own, lines)

    first, second = incoming.rows
    assert (first.trials, first.value, first.day) == ((-3.5, -2.0), -2.0, "2026-11-01")
    assert first.taken_utc == "2026-11-01T11:00:00.000Z"
    assert second.value == pytest.approx(2.54)
    assert incoming.places == ("line 2", "line 3")
    assert [str(problem)[:59] for problem in incoming.problems] == [
        "own.csv: line 10: has 2 cells, the first line has 5",
        "own.csv: line 5: test: 'dream' must be one of: chair_sit_re",
        "own.csv: line 6: at: '1.11.2026' must be such as 2026-11-25",
        "own.csv: line 7: at: 2026-11-26 is still to come",
        "own.csv: line 8: value: 'far' must be a number",
        "own.csv: line 9: Chair sit-and-reach is measured on each si",
    ]


def test_sessions_from_a_table_of_ones_own_are_the_same_each_time(
    tmp_path: Path, own: OwnTable, store: HistoryStore
) -> None:
    lines = ["at;areas;minutes", "2026-11-01;hips|neck;7,5", "2026-11-02;wings;5", "x;neck;inf"]
    incoming = read_csv(tmp_path, own, lines)
    held = [row for row in incoming.rows if getattr(row, "held_s", 0)]

    assert sum(row.held_s for row in held) == pytest.approx(450)
    assert {row.primary for row in held} == {
        ("hip_flexors",), ("glutes",), ("adductors",), ("neck",),
    }  # fmt: skip
    assert [problem.text.partition(":")[0] for problem in incoming.problems] == ["areas", "minutes"]
    assert len(store.merge(incoming.rows).new) == 6
    assert store.merge(read_csv(tmp_path, own, lines).rows).known == 6


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], "own.csv: line 1: names the columns nothing; they must be at, test, value"),
        (["a,b", "1,2"], "own.csv: line 1: names the columns a, b; they must be"),
        (["at,areas,minutes,minutes"], "own.csv: line 1: names the columns"),
        (['a,"b'], "own.csv: is not a table in UTF-8 (unexpected end of data)"),
    ],
)
def test_a_table_with_other_columns_is_named(
    tmp_path: Path, own: OwnTable, lines: list[str], words: str
) -> None:
    with pytest.raises(ContentError) as caught:
        read_csv(tmp_path, own, lines)
    assert str(caught.value).startswith(words)


def test_a_bad_row_of_an_exported_table_is_named_by_its_line(tmp_path: Path, own: OwnTable) -> None:
    write_tables(tmp_path / "csv", History(sessions=(session(plan="a\nb"), session("t"))))
    file = tmp_path / "csv" / "sessions.csv"
    file.write_bytes(file.read_bytes().replace(b"t,{},manual", b"t,{},dream"))

    alone, folder = read_incoming(file, own), read_incoming(tmp_path / "csv", own)
    assert alone.rows == folder.rows == (session(plan="a\nb"),)
    assert (alone.places, folder.places) == (("line 2",), ("sessions.csv, line 2",))
    for incoming in (alone, folder):
        (problem,) = map(str, incoming.problems)
        assert problem.startswith("sessions.csv: line 4: source: 'dream' must be one of: break")


def test_a_folder_has_to_hold_tables_under_their_names(tmp_path: Path, own: OwnTable) -> None:
    with pytest.raises(ContentError, match=r"holds none of sessions\.csv, session_ends\.csv"):
        read_incoming(tmp_path, own)
    (tmp_path / "holds.csv").write_text("id,session\n")
    with pytest.raises(ContentError, match="they must be those of the table holds"):
        read_incoming(tmp_path, own)
