"""Copies of the history are made in time, stay as long as they are wanted, and lead back."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from stretchdesk.core.errors import HistoryError, NewerHistoryError
from stretchdesk.core.progress.comparing import EntryCounts
from stretchdesk.core.progress.records import Mark
from stretchdesk.data import database
from stretchdesk.data.backup import (
    back_up,
    compared_with_now,
    daily_backup,
    restore,
    rows_in,
)
from stretchdesk.data.copies import BEFORE_IMPORT, copies_in
from stretchdesk.data.history_store import HistoryStore
from stretchdesk.data.paths import Paths
from tests.data.disk import full_disk
from tests.data.samples import hold, measurement, session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from stretchdesk.core.progress.records import History

NOW = datetime(2026, 11, 25, 11, 15, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = Paths.of(tmp_path / "profile")
    paths.prepare()
    return paths


@pytest.fixture
def store(paths: Paths) -> Iterator[HistoryStore]:
    """An open history with a session, as a window has it."""
    with closing(HistoryStore(paths.history)) as store:
        store.append([session(), hold()])
        yield store


def hidden(row: str) -> list[Mark]:
    return [Mark("mark", row, "2026-11-25T10:00:00Z", deleted=True)]


def names(paths: Paths) -> list[str]:
    return [path.name for path in sorted(paths.backups.iterdir())]


def ids(history: History) -> list[str]:
    return [row.id for row in history.sessions]


def spoil(path: Path, index: str, content: bytes) -> None:
    """Write over the first bytes of an index."""
    with closing(sqlite3.connect(path)) as connection:
        root = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (page,) = connection.execute(root, (index,)).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(content)


def test_a_copy_has_what_was_recorded_and_is_private(paths: Paths, store: HistoryStore) -> None:
    before = os.umask(0)
    try:
        copy = back_up(paths, NOW)
    finally:
        os.umask(before)

    assert copy == paths.backups / "2026-11-25T101500Z-by-hand.sqlite"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(paths.backups.stat().st_mode) == 0o700
    assert names(paths) == [copy.name]
    with closing(HistoryStore(copy)) as copied:
        assert copied.read_all() == store.read_all()


def test_copies_of_one_second_have_names_of_their_own(paths: Paths, store: HistoryStore) -> None:
    back_up(paths, NOW)
    back_up(paths, NOW)
    assert names(paths) == [
        "2026-11-25T101500Z-by-hand-2.sqlite",
        "2026-11-25T101500Z-by-hand.sqlite",
    ]
    assert {(one.taken, one.why) for one in copies_in(paths.backups)} == {
        (NOW.astimezone(UTC), "by-hand")
    }


@pytest.mark.usefixtures("store")
def test_there_is_one_daily_copy_for_each_day_where_the_person_is(paths: Paths) -> None:
    assert daily_backup(paths, NOW) == paths.backups / "2026-11-25T101500Z-daily.sqlite"
    assert daily_backup(paths, NOW.replace(hour=23, minute=59)) is None
    midnight = NOW.replace(hour=0, minute=1) + timedelta(days=1)
    assert daily_backup(paths, midnight) == paths.backups / "2026-11-25T230100Z-daily.sqlite"


@pytest.mark.usefixtures("store")
def test_old_copies_are_cleared_away_but_those_made_by_hand_and_other_files_stay(
    paths: Paths,
) -> None:
    long_ago = NOW - timedelta(days=500)
    back_up(paths, long_ago)
    back_up(paths, long_ago, BEFORE_IMPORT)
    daily_backup(paths, long_ago)
    for name in ("notes.txt", "history-version-1-1.sqlite"):
        (paths.backups / name).write_text("")
    (paths.backups / ".2026-11-20T101500Z-daily.sqlite.part").write_text("cut short")
    (paths.backups / ".2026-11-25T101400Z-daily.sqlite.part").write_text("under way")

    daily_backup(paths, NOW)
    assert names(paths) == [
        ".2026-11-25T101400Z-daily.sqlite.part",
        "2025-07-13T101500Z-by-hand.sqlite",
        "2026-11-25T101500Z-daily.sqlite",
        "history-version-1-1.sqlite",
        "notes.txt",
    ]


def test_without_a_history_there_is_nothing_to_copy(paths: Paths) -> None:
    assert daily_backup(paths, NOW) is None
    with pytest.raises(HistoryError, match=r"There is no history in .* yet"):
        back_up(paths, NOW)
    assert list(paths.profile.iterdir()) == []
    assert copies_in(paths.backups) == []


def test_a_damaged_history_does_not_push_good_copies_out(
    paths: Paths, store: HistoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "LARGEST_CHECKED", 0)
    store.close()
    spoil(paths.history, "measurements_test", b"\xff" * 100)

    assert ids(store.read("2026-11-22")) == ["s"], "what is large is not looked through each time"
    with pytest.raises(HistoryError, match=r"history\.sqlite is damaged"):
        daily_backup(paths, NOW)
    assert names(paths) == []


def test_a_full_disk_is_said_in_one_line_and_leaves_nothing(
    paths: Paths, store: HistoryStore
) -> None:
    with full_disk(), pytest.raises(HistoryError, match=r"No copy .* could be made") as caught:
        back_up(paths, NOW)
    assert "\n" not in str(caught.value)
    assert names(paths) == []
    assert ids(store.read()) == ["s"]


@pytest.mark.usefixtures("store")
def test_a_folder_that_cannot_be_written_is_said_in_one_line(paths: Paths) -> None:
    paths.backups.write_text("in the way")
    with pytest.raises(
        HistoryError, match=r"No copy .* could be made in .*backups \(File exists\)"
    ):
        back_up(paths, NOW)


def test_a_copy_is_brought_back_under_an_open_window(paths: Paths, store: HistoryStore) -> None:
    copy = back_up(paths, NOW)
    store.append([session("later")])
    version = store.data_version()

    before = restore(paths, copy, NOW + timedelta(hours=1))

    assert before == paths.backups / "2026-11-25T111500Z-before-restore.sqlite"
    assert store.data_version() != version
    assert ids(store.read()) == ["s"]
    store.append([session("after")])
    assert ids(store.read()) == ["after", "s"]
    assert rows_in(before)["sessions"] == 2
    restore(paths, before, NOW + timedelta(hours=2))
    assert ids(store.read()) == ["later", "s"]
    assert rows_in(before)["sessions"] == 2
    assert {file.name for file in paths.profile.iterdir()} == {
        *("history.sqlite", "history.sqlite-wal", "history.sqlite-shm", "backups")
    }


def test_the_history_is_made_where_there_is_none(paths: Paths, store: HistoryStore) -> None:
    copy = back_up(paths, NOW)
    fresh = Paths.of(paths.profile / "fresh")
    assert restore(fresh, copy, NOW) is None
    with closing(HistoryStore(fresh.history)) as brought:
        assert brought.read_all() == store.read_all()
    assert stat.S_IMODE(fresh.history.stat().st_mode) == 0o600


def test_a_damaged_history_is_moved_aside(paths: Paths, store: HistoryStore) -> None:
    copy = back_up(paths, NOW)
    store.close()
    paths.history.write_bytes(b"no database at all")
    (paths.profile / "history.sqlite-wal").write_bytes(b"log")

    assert restore(paths, copy, NOW) == paths.profile / "history.sqlite.damaged-1"
    assert ids(store.read()) == ["s"]
    assert (paths.profile / "history.sqlite.damaged-1").read_bytes() == b"no database at all"
    assert (paths.profile / "history.sqlite.damaged-1-wal").read_bytes() == b"log"


@pytest.fixture
def wrong(paths: Paths, store: HistoryStore) -> Path:
    """A copy, to be spoilt."""
    return back_up(paths, NOW)


def test_a_newer_copy_is_refused(paths: Paths, store: HistoryStore, wrong: Path) -> None:
    with closing(sqlite3.connect(wrong)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(NewerHistoryError):
        restore(paths, wrong, NOW)
    with pytest.raises(NewerHistoryError):
        rows_in(wrong)
    assert names(paths) == [wrong.name]


def test_a_copy_of_another_program_is_refused(paths: Paths, wrong: Path) -> None:
    with closing(sqlite3.connect(wrong)) as connection:
        connection.execute("DROP TABLE marks")
    with pytest.raises(HistoryError, match="is not a copy of a StretchDesk history"):
        restore(paths, wrong, NOW)


@pytest.mark.parametrize("content", [b"", b"no database at all"])
def test_a_damaged_copy_is_refused(
    paths: Paths, store: HistoryStore, wrong: Path, content: bytes
) -> None:
    wrong.write_bytes(content)
    with pytest.raises(HistoryError, match=r"by-hand\.sqlite is "):
        restore(paths, wrong, NOW)
    assert ids(store.read()) == ["s"]
    assert names(paths) == [wrong.name]


def test_a_copy_with_a_broken_index_is_refused(paths: Paths, wrong: Path) -> None:
    spoil(wrong, "holds_day", bytes([10, 0, 0, 0, 0, 16, 0, 0]))  # an index without entries
    with pytest.raises(HistoryError, match="is damaged"):
        restore(paths, wrong, NOW)


def test_a_copy_that_is_not_there_is_named(paths: Paths) -> None:
    with pytest.raises(HistoryError, match=r"There is no copy .*nowhere\. See .* --list"):
        restore(paths, paths.profile / "nowhere", NOW)


def test_a_newer_history_is_not_replaced(paths: Paths, store: HistoryStore, wrong: Path) -> None:
    store.close()
    with closing(sqlite3.connect(paths.history)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(NewerHistoryError):
        restore(paths, wrong, NOW)
    assert names(paths) == [wrong.name]


def test_while_another_program_writes_nothing_is_replaced(
    paths: Paths, store: HistoryStore, wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.append([session("later")])
    monkeypatch.setattr(database, "BUSY_TIMEOUT_S", 0.01)
    with closing(sqlite3.connect(paths.history, isolation_level=None)) as writing:
        writing.execute("BEGIN IMMEDIATE")
        with pytest.raises(HistoryError, match="in use by another program; try again"):
            restore(paths, wrong, NOW)
        writing.execute("ROLLBACK")
    assert ids(store.read()) == ["later", "s"]


def test_a_full_disk_leaves_the_history_as_it_was(
    paths: Paths, store: HistoryStore, wrong: Path
) -> None:
    store.append([session("later")])
    with full_disk(), pytest.raises(HistoryError) as caught:
        restore(paths, wrong, NOW)
    assert "\n" not in str(caught.value)
    assert ids(store.read()) == ["later", "s"]
    assert not list(paths.profile.glob(".restore-*"))


def test_a_copy_is_compared_with_what_is_seen_now(paths: Paths, store: HistoryStore) -> None:
    copy = back_up(paths, NOW)
    store.append([session("t"), measurement(), *hidden("s")])

    found = compared_with_now(paths, copy)

    assert (found.copy, found.now) == (
        EntryCounts(sessions=1),
        EntryCounts(sessions=1, measurements=1),
    )
    assert (found.gone, found.back) == (EntryCounts(1, 1), EntryCounts(1))
    assert not list(paths.profile.glob(".restore-*"))


def test_a_copy_is_looked_at_where_the_history_is_damaged_or_gone(
    paths: Paths, store: HistoryStore
) -> None:
    copy = back_up(paths, NOW)
    store.close()
    paths.history.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    damaged = compared_with_now(paths, copy)
    paths.history.unlink()

    assert (damaged.now, damaged.back) == (None, EntryCounts(1))
    assert compared_with_now(paths, copy).now == EntryCounts()


def test_what_a_killed_restore_left_is_cleared_away_after_a_day(
    paths: Paths, store: HistoryStore
) -> None:
    del store
    old, young = paths.profile / ".restore-old", paths.profile / ".restore-young"
    for folder, age in ((old, timedelta(days=2)), (young, timedelta(hours=2))):
        folder.mkdir()
        (folder / "history.sqlite").touch()
        at = (NOW - age).timestamp()
        os.utime(folder, (at, at))

    daily_backup(paths, NOW)

    assert young.exists()
    assert not old.exists()
