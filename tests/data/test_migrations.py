"""Upgrading the schema: each step whole or not at all, and a copy first."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from stretchdesk.core.errors import HistoryError, NewerHistoryError
from stretchdesk.data import migrations
from stretchdesk.data.database import connect
from stretchdesk.data.migrations import migrate, user_version

if TYPE_CHECKING:
    from pathlib import Path

ONE = "CREATE TABLE a (x TEXT);\nINSERT INTO a VALUES ('one; two');\n"
TWO = "ALTER TABLE a ADD COLUMN y TEXT;\nUPDATE a SET y = 'new';\n"
BROKEN = "CREATE TABLE b (x TEXT);\nUPDATE a SET y = 'lost';\nINSERT INTO nowhere VALUES (1);\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "history.sqlite"
    connect(path, [ONE]).close()
    return path


def everything(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_steps_are_taken_in_order_each_once(path: Path) -> None:
    for _ in range(2):
        with closing(connect(path, [ONE, TWO])) as connection:
            assert user_version(connection) == 2
            assert connection.execute("SELECT * FROM a").fetchall() == [("one; two", "new")]


def test_a_failing_step_is_undone_whole_and_earlier_ones_stay(path: Path) -> None:
    with pytest.raises(HistoryError, match=r"could not be upgraded \(no such table: nowhere"):
        connect(path, [ONE, TWO, BROKEN])

    with closing(connect(path, [ONE, TWO])) as connection:
        assert user_version(connection) == 2
        assert connection.execute("SELECT * FROM a").fetchall() == [("one; two", "new")]
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (1,)


def test_a_copy_is_made_before_an_upgrade_private_to_the_user(path: Path) -> None:
    before = everything(path)
    backups = path.parent / "backups"
    moment = datetime(2026, 11, 25, 11, 15, tzinfo=timezone(timedelta(hours=1)))

    for _ in range(2):
        with (
            closing(sqlite3.connect(path, isolation_level=None)) as connection,
            pytest.raises(HistoryError),
        ):
            migrate(connection, backups, [ONE, BROKEN], lambda: moment)

    copies = sorted(backups.iterdir())
    assert [copy.name for copy in copies] == [
        "2026-11-25T101500Z-before-upgrade-2.sqlite",
        "2026-11-25T101500Z-before-upgrade.sqlite",
    ]
    assert [everything(copy) for copy in copies] == [before, before]
    assert stat.S_IMODE(backups.stat().st_mode) == 0o700
    assert stat.S_IMODE(copies[0].stat().st_mode) == 0o600


def test_a_new_file_needs_no_copy(tmp_path: Path) -> None:
    connect(tmp_path / "new.sqlite", [ONE, TWO]).close()

    assert [file.name for file in tmp_path.iterdir()] == ["new.sqlite"]


def test_without_a_copy_there_is_no_upgrade(path: Path) -> None:
    before = everything(path)
    (path.parent / "backups").write_text("in the way")

    with pytest.raises(HistoryError, match="No copy of the history could be made"):
        connect(path, [ONE, TWO])
    assert everything(path) == before


def test_a_copy_that_fails_half_way_is_not_left_behind(tmp_path: Path) -> None:
    backups = tmp_path / "backups"
    with closing(sqlite3.connect(tmp_path / "h.sqlite", isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 1")
        other = _Failing(connection)
        with pytest.raises(
            HistoryError, match=r"No copy .* could be made .*\(disk I/O error\): nothing was"
        ):
            migrate(other, backups, [ONE, TWO])

    assert list(backups.iterdir()) == []


class _Failing:
    """A connection whose disk fails while copying."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.execute = connection.execute

    def backup(self, _target: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("disk I/O error")


def test_an_upgrade_by_a_newer_program_in_the_meantime_is_noticed(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "h.sqlite", isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 3")
        with pytest.raises(NewerHistoryError):
            migrate(connection, tmp_path / "backups", [ONE, TWO])
        assert not connection.in_transaction


def test_an_upgrade_by_the_same_program_in_the_meantime_is_not_repeated(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "h.sqlite", isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 2")
        migrations._take_step(connection, [ONE, TWO])
        assert user_version(connection) == 2
