"""A history file is opened with care: newer, damaged and foreign ones stay as they are."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from stretchdesk.core.errors import HistoryError, NewerHistoryError
from stretchdesk.data.database import connect, switch_to_log
from stretchdesk.data.history_store import HistoryStore
from tests.data.samples import goal, session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.sqlite"


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def record(path: Path, count: int = 1) -> None:
    store = HistoryStore(path)
    store.append([session(f"s{n}", plan="x" * 200) for n in range(count)])
    store.close()


def set_version(path: Path, version: int) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_file_and_its_companions_are_private_from_the_beginning(path: Path) -> None:
    before = os.umask(0)
    try:
        with closing(connect(path)):
            assert {file.name: rights(file) for file in path.parent.iterdir()} == {
                "history.sqlite": 0o600,
                "history.sqlite-wal": 0o600,
                "history.sqlite-shm": 0o600,
            }
    finally:
        os.umask(before)


def test_commits_are_synced_in_full_and_others_are_waited_for(path: Path) -> None:
    with closing(connect(path)) as connection:
        values = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert values == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }


@pytest.fixture
def two(path: Path) -> Iterator[tuple[sqlite3.Connection, sqlite3.Connection]]:
    """Two connections to a file that is just being made; the first is writing."""
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as writing,
        closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as waiting,
    ):
        writing.execute("CREATE TABLE a (x)")
        writing.execute("BEGIN IMMEDIATE")
        yield writing, waiting


def test_a_file_that_another_process_is_making_is_waited_for(
    two: tuple[sqlite3.Connection, sqlite3.Connection],
) -> None:
    writing, waiting = two
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 3:
            writing.execute("COMMIT")

    switch_to_log(waiting, sleep)

    assert waits == [0.02] * 3
    assert waiting.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_it_is_not_waited_for_without_end(
    two: tuple[sqlite3.Connection, sqlite3.Connection],
) -> None:
    waits: list[float] = []

    with pytest.raises(HistoryError, match="in use by another program"):
        switch_to_log(two[1], waits.append)
    assert sum(waits) == pytest.approx(5)


def test_a_file_that_cannot_be_written_is_not_waited_for(path: Path) -> None:
    record(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    uri = f"{path.as_uri()}?mode=ro"
    with (
        closing(sqlite3.connect(uri, uri=True)) as connection,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        switch_to_log(connection, pytest.fail)


def test_the_tables_are_those_of_the_design(path: Path) -> None:
    with closing(connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        assert sorted(name for (name,) in names) == [
            "breaks",
            "comfort",
            "goals",
            "hold_areas",
            "holds",
            "marks",
            "measurements",
            "session_ends",
            "sessions",
        ]


def test_an_empty_file_becomes_a_history(path: Path) -> None:
    path.touch()
    record(path)


def test_a_newer_history_is_refused_and_nothing_is_touched(path: Path) -> None:
    record(path)
    set_version(path, 99)
    before = contents(path.parent)

    with pytest.raises(NewerHistoryError, match=r"version 99, this one knows 2.*Update"):
        HistoryStore(path).append([goal()])
    assert contents(path.parent) == before


def test_a_newer_history_without_a_log_is_not_switched_to_one(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE sessions (mood TEXT)")
    set_version(path, 99)
    before = contents(path.parent)

    with pytest.raises(NewerHistoryError):
        HistoryStore(path).read()
    assert contents(path.parent) == before


def test_a_newer_version_that_is_only_in_the_log_is_seen(path: Path) -> None:
    record(path)
    with closing(connect(path)) as newer:
        newer.execute("PRAGMA user_version = 7")
        before = (path.read_bytes(), path.with_name("history.sqlite-wal").read_bytes())

        with pytest.raises(NewerHistoryError):
            HistoryStore(path).read()
        assert (path.read_bytes(), path.with_name("history.sqlite-wal").read_bytes()) == before


def test_a_file_of_another_program_is_refused_and_not_touched(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    before = contents(path.parent)

    with pytest.raises(HistoryError, match="is not a StretchDesk history"):
        HistoryStore(path).read()
    assert contents(path.parent) == before


def test_a_damaged_file_is_refused_and_not_touched(path: Path) -> None:
    record(path, 100)
    good = path.read_bytes()
    page = len(good) // 2 // 4096 * 4096
    damaged = {
        "no database at all": b"once upon a time" * 300,
        "cut off": good[: len(good) // 2],
        "a page wiped": good[:page] + bytes(4096) + good[page + 4096 :],
        "a value that cannot be": good.replace(b"xmanual", b"xmanuel"),
        "overwritten in the middle": good[:page] + b"\xff" * 4096 + good[page + 4096 :],
        "overwritten at the start": b"\0" * 4096 + good[4096:],
    }
    for name, content in damaged.items():
        path.write_bytes(content)
        with pytest.raises(HistoryError, match=r"is damaged \(.*left as it is") as caught:
            HistoryStore(path).append([goal()])
        assert "\n" not in str(caught.value), name
        assert contents(path.parent) == {"history.sqlite": content}, name


def test_a_log_is_not_moved_into_a_damaged_file(path: Path) -> None:
    record(path, 100)
    with closing(connect(path)) as connection:
        connection.execute("DELETE FROM sessions WHERE id = 's1'")
        log = path.with_name("history.sqlite-wal").read_bytes()
        good = path.read_bytes()
    damaged = good[: len(good) // 4096 // 2 * 4096]
    path.write_bytes(damaged)
    path.with_name("history.sqlite-wal").write_bytes(log)

    with pytest.raises(HistoryError, match="is damaged"):
        HistoryStore(path).read()
    assert path.read_bytes() == damaged
    assert path.with_name("history.sqlite-wal").read_bytes() == log


def test_a_folder_in_its_place_is_named(path: Path) -> None:
    path.mkdir()

    with pytest.raises(HistoryError, match=r"history\.sqlite cannot be used"):
        HistoryStore(path).read()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(HistoryError, match=r"nowhere/history\.sqlite cannot be used"):
        HistoryStore(tmp_path / "nowhere" / "history.sqlite").read()


def test_a_name_with_signs_that_mean_something_in_addresses_is_opened(tmp_path: Path) -> None:
    folder = tmp_path / "a?b#c%20d"
    folder.mkdir()
    record(folder / "history.sqlite")
    record(folder / "history.sqlite")

    assert [file.name for file in folder.iterdir()] == ["history.sqlite"]
