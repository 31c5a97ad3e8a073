"""Files of every version that was ever released are opened with nothing lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from stretchdesk.core.progress.comparing import EntryCounts
from stretchdesk.data.backup import compared_with_now
from stretchdesk.data.database import connect
from stretchdesk.data.history_store import HistoryStore
from stretchdesk.data.migrations import MIGRATIONS
from stretchdesk.data.paths import Paths
from tests.data.samples import DAY, NOW, hold, session

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_of_version_1_keeps_its_rows_and_tells_the_last_days(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    with closing(connect(path, MIGRATIONS[:1])) as old:
        old.execute(
            "INSERT INTO sessions VALUES ('s', '{}', 'manual', ?, ?, 60, ?, NULL)", (NOW, DAY, NOW)
        )
        old.execute(
            "INSERT INTO holds VALUES ('h', 's', 0, 'low_lunge', 'stretch', 'left', ?, ?, 45.0, "
            "44.5, 'full', NULL, 1, ?, NULL)",
            (NOW, DAY, NOW),
        )
        areas = [("hip_flexors", "primary"), ("glutes", "primary"), ("quads", "secondary")]
        old.executemany("INSERT INTO hold_areas VALUES ('h', ?, ?)", areas)

    with closing(HistoryStore(path)) as store:
        history, lately = store.read_all(), store.lately(DAY)
    assert (history.sessions, history.holds) == ((session(),), (hold(),))
    assert lately.areas == dict.fromkeys(("hip_flexors", "glutes", "quads"), DAY)

    (copy,) = (tmp_path / "backups").iterdir()
    assert copy.name.endswith("-before-upgrade.sqlite")
    with closing(sqlite3.connect(copy)) as before:
        assert before.execute("PRAGMA user_version").fetchone() == (1,)


def test_a_copy_of_version_1_is_compared_and_stays_as_it_is(tmp_path: Path) -> None:
    paths, copy = Paths.of(tmp_path / "profile"), tmp_path / "copy.sqlite"
    with closing(connect(copy, MIGRATIONS[:1])) as old:
        old.execute(
            "INSERT INTO sessions VALUES ('s', '{}', 'manual', ?, ?, 60, ?, NULL)", (NOW, DAY, NOW)
        )

    assert compared_with_now(paths, copy).back == EntryCounts(sessions=1)
    with closing(sqlite3.connect(copy)) as after:
        assert after.execute("PRAGMA user_version").fetchone() == (1,)
