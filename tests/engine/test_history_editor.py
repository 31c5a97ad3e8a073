"""Edits go to the history at once, and are taken back one by one, whatever the clock says."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING

import pytest

from stretchdesk.core.progress.editing import SessionChange
from stretchdesk.core.progress.entries import Entry, Wanted
from stretchdesk.data.history_store import HistoryStore
from stretchdesk.engine.background import Background, InlineExecutor
from stretchdesk.engine.history_editor import Done, HistoryEditor, What
from stretchdesk.engine.history_feed import HistoryFeed
from tests.data.samples import end, hold, mark, measurement, session
from tests.engine.history import today

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

WALL = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[HistoryStore]:
    with closing(HistoryStore(tmp_path / "history.sqlite")) as store:
        store.append([session(), end(), hold(), measurement()])
        yield store


@pytest.fixture
def editor(qtbot: QtBot, store: HistoryStore) -> HistoryEditor:
    del qtbot
    feed = HistoryFeed(store, Background(InlineExecutor()), today)
    ids = (f"new{n}" for n in count())
    editor = HistoryEditor(feed, lambda: WALL, ids.__next__)
    editor.feed_of_the_test = feed  # type: ignore[attr-defined]  # kept alive with it
    return editor


def visible(store: HistoryStore) -> list[str]:
    return [row.id for row in (*store.read().sessions, *store.read().measurements)]


def test_a_clock_that_stands_still_or_was_set_back_loses_no_edit(
    editor: HistoryEditor, store: HistoryStore
) -> None:
    # Two that are written to different digits, the later one last.
    store.append([mark("m", at="2026-11-23T08:00:00Z"), mark("m", at="2026-11-23T08:00:00.5Z")])
    editor.look_up(Wanted(), lambda _: None)
    for _ in range(3):
        editor.bring_back(Entry(measurement()))
        assert visible(store) == ["s", "m"]
        editor.delete(Entry(measurement()))
        assert visible(store) == ["s"]


def test_edits_are_taken_back_until_none_is_left(
    editor: HistoryEditor, store: HistoryStore
) -> None:
    done: list[Done] = []
    editor.done.connect(done.append)
    editor.delete(Entry(measurement()))
    editor.log(("neck",), 5, WALL)
    editor.correct_session(Entry(session()), SessionChange(WALL))
    assert "s" not in visible(store)
    for _ in range(4):
        editor.undo()

    assert visible(store) == ["s", "m"]
    assert [(one.what, one.left) for one in done] == [
        (What.DELETED, 1), (What.LOGGED, 2), (What.CORRECTED, 3),
        (What.UNDONE, 2), (What.UNDONE, 1), (What.UNDONE, 0),
    ]  # fmt: skip


def test_a_session_that_another_program_deleted_is_left_alone(
    editor: HistoryEditor, store: HistoryStore
) -> None:
    store.append([mark("s")])
    editor.correct_session(Entry(session()), SessionChange(WALL))
    editor.correct(Entry(measurement()), measurement())

    assert visible(store) == ["m"]
    editor.delete(Entry(measurement()))
    editor.forget()
    editor.undo()
    assert visible(store) == []
