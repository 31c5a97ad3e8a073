"""What a file would bring is told before it comes, and a copy is made before anything is added."""

from __future__ import annotations

import json
import time
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from stretchdesk.core.errors import ContentError
from stretchdesk.core.progress.arrival import Arrival
from stretchdesk.core.progress.comparing import EntryCounts
from stretchdesk.data.arriving import look_at, own_table, take_in, whole_of
from stretchdesk.data.csv_files import write_tables
from stretchdesk.data.history_store import HistoryStore
from stretchdesk.data.pack_files import load_catalogue
from stretchdesk.data.paths import Paths, assets_dir
from stretchdesk.data.transfer import export_json, write_export
from tests.data.histories import history_of
from tests.data.samples import hold, measurement, session

if TYPE_CHECKING:
    from pathlib import Path

    from stretchdesk.core.progress.own_table import OwnTable

NOW = datetime(2026, 11, 25, 11, 15, tzinfo=UTC)
OTHER = history_of([session("s"), session("t"), hold("h", "t"), measurement()])


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = Paths.of(tmp_path / "profile")
    paths.prepare()
    with closing(HistoryStore(paths.history)) as store:
        store.append([session("s")])
    return paths


@pytest.fixture(scope="module")
def own() -> OwnTable:
    return own_table(load_catalogue(assets_dir()), NOW)


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    path = tmp_path / "history.json"
    write_export(path, export_json(OTHER, {"level": 2}, []))
    return path


def sessions(paths: Paths) -> list[str]:
    with closing(HistoryStore(paths.history)) as store:
        return [row.id for row in store.read().sessions]


def test_what_is_new_is_counted_and_not_yet_added(
    paths: Paths, own: OwnTable, exported: Path
) -> None:
    found = look_at(exported, own, paths)

    assert found == Arrival(
        "history.json",
        EntryCounts(sessions=1, measurements=1),
        rows=3,
        known=1,
        aside="Left aside: the settings of the file; your own stay as they are.",
    )
    assert found.may_come
    assert sessions(paths) == ["s"]


def test_it_is_added_behind_a_copy(paths: Paths, own: OwnTable, exported: Path) -> None:
    assert take_in(exported, own, paths, NOW).rows == 3
    assert sessions(paths) == ["s", "t"]
    assert [path.name for path in paths.backups.iterdir()] == [
        "2026-11-25T111500Z-before-import.sqlite"
    ]
    assert not look_at(exported, own, paths).may_come


def test_a_json_file_with_a_fault_comes_in_whole_or_not_at_all(
    paths: Paths, own: OwnTable, exported: Path
) -> None:
    document = json.loads(exported.read_text())
    document["sessions"] = document["sessions"][:1]
    exported.write_text(json.dumps(document))

    found = look_at(exported, own, paths)

    assert [problem.key or problem.table for problem in found.problems] == ["holds[1]"]
    assert not found.may_come
    with pytest.raises(ContentError):
        take_in(exported, own, paths, NOW)
    assert sessions(paths) == ["s"]


def test_a_file_that_is_none_says_why(paths: Paths, own: OwnTable, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}")
    found = look_at(tmp_path / "x.json", own, paths)

    assert (found.rows, found.known, found.may_come) == (0, 0, False)
    assert "is not a history exported by StretchDesk" in str(found.problems[0])


def test_of_a_table_the_good_rows_may_come(paths: Paths, own: OwnTable, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    lines = [
        "at,test,value,side",
        "2026-11-01,chair_sit_reach,3,left",
        "never,chair_sit_reach,3,left",
    ]
    path.write_text("\n".join(lines))

    found = look_at(path, own, paths)

    assert (found.added, len(found.problems), found.may_come) == (
        EntryCounts(measurements=1),
        1,
        True,
    )
    assert take_in(path, own, paths, NOW).added == found.added


def test_tables_that_were_exported_together_come_together(
    paths: Paths, own: OwnTable, tmp_path: Path
) -> None:
    write_tables(tmp_path / "tables", OTHER)
    single = tmp_path / "holds.csv"
    single.touch()

    assert whole_of(tmp_path / "tables" / "holds.csv") == tmp_path / "tables"
    assert whole_of(single) == single
    assert look_at(tmp_path / "tables", own, paths).rows == 3


def test_a_time_that_no_calendar_has_is_no_time(
    own: OwnTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "America/New_York")
        time.tzset()
        with pytest.raises(ValueError, match="9999"):
            own.instant("9999-12-31T23:59")
    time.tzset()
