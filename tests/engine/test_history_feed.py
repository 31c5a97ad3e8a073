from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from stretchdesk.core.errors import DamagedHistoryError
from stretchdesk.core.progress.recency import lately_of
from stretchdesk.core.progress.records import History
from stretchdesk.engine.background import Background, InlineExecutor
from stretchdesk.engine.history_feed import HistoryFeed
from tests.engine.history import MemoryStore, mark, today

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from PySide6.QtCore import QCoreApplication
    from pytestqt.qtbot import QtBot

    from stretchdesk.core.progress.records import Row

A, B, C = mark("a"), mark("b"), mark("c")


class News:
    """What a feed announced, in order."""

    def __init__(self, feed: HistoryFeed) -> None:
        self.seen: list[object] = []
        feed.confirmed.connect(self.seen.append)
        feed.trouble.connect(self.seen.append)
        feed.recovered.connect(self._recovered)
        feed.changed.connect(self.seen.append)
        feed.outdated.connect(self._outdated)

    def _recovered(self) -> None:
        self.seen.append("recovered")

    def _outdated(self) -> None:
        self.seen.append("outdated")


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def feed(qapp: QCoreApplication, store: MemoryStore) -> Iterator[HistoryFeed]:
    feed = HistoryFeed(store, Background(InlineExecutor()), today)
    yield feed
    feed.close()


@pytest.fixture
def news(feed: HistoryFeed) -> News:
    return News(feed)


def retry(feed: HistoryFeed) -> None:
    """As if the 5 s were over."""
    assert feed._retry.isActive()
    feed._retry.stop()
    feed._retry.timeout.emit()


def test_rows_are_confirmed_once_on_disk(feed: HistoryFeed, store: MemoryStore, news: News) -> None:
    feed.append(A, B)
    feed.append()
    feed.append(C)
    assert store.rows == [A, B, C]
    assert news.seen == [(A, B), (C,)]
    assert not feed.pending


def test_when_the_disk_does_not_answer_rows_are_kept_in_order_and_tried_again(
    feed: HistoryFeed, store: MemoryStore, news: News
) -> None:
    store.failures = 2
    feed.append(A)
    feed.append(B)
    assert feed.pending
    assert feed.in_trouble
    retry(feed)
    assert news.seen == ["The disk does not answer."]
    retry(feed)
    assert store.rows == [A, B]
    assert news.seen == ["The disk does not answer.", "recovered", (A, B)]
    assert not feed.pending
    assert not feed.in_trouble
    assert not feed._retry.isActive()


def test_the_retry_comes_after_five_seconds(feed: HistoryFeed, store: MemoryStore) -> None:
    store.failures = 1
    feed.append(A)
    assert feed._retry.interval() == 5000
    assert feed._retry.isSingleShot()


def test_rows_queued_while_others_are_written_follow_in_one_go(qtbot: QtBot) -> None:
    gate = threading.Event()
    batches: list[Sequence[Row]] = []

    class SlowStore(MemoryStore):
        def append(self, rows: Sequence[Row]) -> None:
            gate.wait(5)
            batches.append(rows)

    feed = HistoryFeed(SlowStore(), Background(), today)
    news = News(feed)
    feed.append(A)
    feed.append(B)
    feed.append(C)
    assert feed.pending
    gate.set()
    qtbot.waitUntil(lambda: not feed.pending)
    assert batches == [(A,), (B, C)] == news.seen
    feed.close()


def test_a_history_comes_when_asked_for(feed: HistoryFeed, news: News) -> None:
    early = mark("early", "2026-01-01T00:00:00.000Z")
    feed.append(early, A)
    feed.request()
    feed.ask(lambda store: store.read(None), news.seen.append)
    assert news.seen[1:] == [lately_of(History(marks=(A,))), History(marks=(early, A))]


def test_a_history_that_cannot_be_read_comes_later(
    feed: HistoryFeed, store: MemoryStore, news: News
) -> None:
    store.failures = 1
    feed.request()
    assert news.seen == ["The disk does not answer."]
    retry(feed)
    assert news.seen[1:] == ["recovered", lately_of(History())]
    assert not feed._retry.isActive()


def test_reading_well_does_not_end_the_trouble_of_writing(
    feed: HistoryFeed, store: MemoryStore, news: News
) -> None:
    store.failures = 1
    feed.append(A)
    feed.request()
    assert news.seen == ["The disk does not answer.", lately_of(History())]
    assert feed.in_trouble
    retry(feed)
    assert news.seen[2:] == ["recovered", (A,)]


def test_closing_writes_what_waits(feed: HistoryFeed, store: MemoryStore) -> None:
    store.failures = 1
    feed.append(A)
    feed.close()
    assert store.rows == [A]
    assert store.closed
    assert not feed.pending


def test_after_closing_on_a_dead_disk_nothing_runs_and_the_loss_is_known(
    feed: HistoryFeed, store: MemoryStore
) -> None:
    store.failures = 100
    feed.append(A)
    feed.close()
    assert feed.pending
    assert not feed._retry.isActive()


def test_writing_by_another_process_is_noticed(
    qtbot: QtBot, tmp_path: Path, feed: HistoryFeed, store: MemoryStore
) -> None:
    (tmp_path / "history.sqlite").write_bytes(b"1")
    feed.watch(tmp_path)
    store.version = 2
    with qtbot.waitSignal(feed.outdated, timeout=5000):
        (tmp_path / "history.sqlite").write_bytes(b"22")
    assert not feed._settle.isActive()


def test_the_log_of_the_database_is_watched_as_soon_as_it_appears(
    qtbot: QtBot, tmp_path: Path, feed: HistoryFeed, store: MemoryStore
) -> None:
    feed.watch(tmp_path)
    log = tmp_path / "history.sqlite-wal"
    with qtbot.waitSignal(feed._watcher.directoryChanged, timeout=5000):
        log.write_bytes(b"1")
    qtbot.waitUntil(lambda: feed._watcher.files() == [str(log)])
    store.version = 2
    with qtbot.waitSignal(feed.outdated, timeout=5000):
        log.write_bytes(b"22")


def test_own_writes_are_no_news(
    qtbot: QtBot, tmp_path: Path, feed: HistoryFeed, news: News
) -> None:
    database = tmp_path / "history.sqlite"
    database.write_bytes(b"1")
    feed.watch(tmp_path)
    with qtbot.waitSignal(feed._settle.timeout, timeout=5000):
        database.write_bytes(b"22")
    assert news.seen == []


def test_other_files_in_the_folder_wake_nothing(
    qtbot: QtBot, tmp_path: Path, feed: HistoryFeed
) -> None:
    feed.watch(tmp_path)
    with qtbot.waitSignal(feed._watcher.directoryChanged, timeout=5000):
        (tmp_path / "state.json").write_bytes(b"{}")
    assert not feed._settle.isActive()


def test_a_version_that_cannot_be_read_counts_as_outdated(
    tmp_path: Path, feed: HistoryFeed, store: MemoryStore, news: News
) -> None:
    store.failures = 1
    feed.watch(tmp_path)
    assert news.seen == ["outdated"]


def test_many_changes_are_looked_at_once_and_not_put_off(tmp_path: Path, feed: HistoryFeed) -> None:
    feed.watch(tmp_path)
    feed._watcher.fileChanged.emit("history.sqlite")
    started = feed._settle.remainingTime()
    feed._watcher.fileChanged.emit("history.sqlite")
    assert feed._settle.interval() == 200
    assert 0 <= feed._settle.remainingTime() <= started


def test_a_question_that_failed_is_put_again(feed: HistoryFeed, store: MemoryStore) -> None:
    answers: list[int] = []
    store.failures = 1

    feed.ask(lambda asked: asked.data_version(), answers.append)
    assert answers == []
    retry(feed)

    assert answers == [1]


def test_another_history_takes_the_files_place_behind_what_was_queued(
    feed: HistoryFeed, store: MemoryStore, news: News
) -> None:
    feed.append(A)
    done: list[object] = []

    feed.rewrite(store.rows.clear, done.append, done.append)

    assert store.rows == []
    assert done == [None]
    assert news.seen[-1] == "outdated"


def test_what_could_not_be_rewritten_is_told_once_and_is_no_trouble(
    feed: HistoryFeed, news: News
) -> None:
    failed: list[Exception] = []

    feed.rewrite(lambda: 1 / 0, failed.append, failed.append)

    assert [type(error) for error in failed] == [ZeroDivisionError]
    assert news.seen == []


def test_rows_that_wait_for_the_disk_are_not_left_without_their_history(
    feed: HistoryFeed, store: MemoryStore
) -> None:
    told: list[object] = []
    store.failures = 1
    feed.append(A)

    feed.rewrite(store.rows.clear, told.append, told.append)
    assert "not on the disk yet" in str(told.pop())

    retry(feed)
    feed.rewrite(store.rows.clear, told.append, told.append)
    assert told == [None]


def test_a_damaged_history_gives_way_although_rows_wait(
    feed: HistoryFeed, store: MemoryStore
) -> None:
    done: list[object] = []
    store.failures, store.error = 1, DamagedHistoryError("It is damaged.")
    feed.append(A)

    feed.rewrite(store.rows.clear, done.append, done.append)

    assert done == [None]
