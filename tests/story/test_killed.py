"""A hold that ended is never lost: the process is killed in the middle of the third."""

from __future__ import annotations

import signal
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from tests.story.windowed import started
from tests.ui.parts import rows_on_disk

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_held_before_a_kill_is_in_the_history(profile: Path) -> None:
    with started(profile, "killed", QT_QPA_PLATFORM="offscreen") as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        process.kill()
    assert said.startswith("third hold at 0.5")
    assert process.returncode == -signal.SIGKILL

    with closing(sqlite3.connect(profile / "history.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    history = rows_on_disk(profile)
    assert [(hold.n, hold.outcome) for hold in history.holds] == [(1, "full"), (2, "full")]
    assert len(history.sessions) == 1
    assert history.session_ends == ()
