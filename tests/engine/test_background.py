from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

import pytest

from stretchdesk.engine.background import Background, InlineExecutor

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication
    from pytestqt.qtbot import QtBot


class Results:
    def __init__(self) -> None:
        self.seen: list[object] = []
        self.threads: set[str] = set()

    def take(self, result: object) -> None:
        self.seen.append(result)
        self.threads.add(threading.current_thread().name)


def test_jobs_run_in_order_on_one_thread_and_answer_on_the_main_thread(qtbot: QtBot) -> None:
    background, results = Background(), Results()
    worked_on: set[str] = set()

    def job(number: int) -> int:
        worked_on.add(threading.current_thread().name)
        return number

    for number in range(20):
        background.run(lambda n=number: job(n), results.take, results.take)
    qtbot.waitUntil(lambda: len(results.seen) == 20)
    background.close()
    assert results.seen == list(range(20))
    assert results.threads == {threading.main_thread().name}
    assert len(worked_on) == 1
    assert not worked_on & results.threads


def test_no_garbage_is_collected_on_the_thread_of_the_jobs(qtbot: QtBot) -> None:
    background, results = Background(), Results()
    collecting: set[str] = set()

    def note(_phase: str, _info: object) -> None:
        collecting.add(threading.current_thread().name)

    def litter() -> None:
        for _ in range(20_000):
            knot: list[object] = []
            knot.append(knot)

    gc.callbacks.append(note)
    try:
        background.run(litter, results.take, results.take)
        qtbot.waitUntil(lambda: bool(results.seen))
        litter()
    finally:
        gc.callbacks.remove(note)
    background.close()
    assert collecting == {threading.main_thread().name}


def test_what_a_job_raises_comes_back(qtbot: QtBot) -> None:
    background, good, bad = Background(), Results(), Results()
    background.run(lambda: 1 / 0, good.take, bad.take)
    qtbot.waitUntil(lambda: bool(bad.seen))
    background.close()
    assert isinstance(bad.seen[0], ZeroDivisionError)
    assert good.seen == []


def test_closing_waits_for_queued_work_and_what_follows_from_it(qapp: QCoreApplication) -> None:
    background, results = Background(), Results()
    gate = threading.Event()

    def first_done(_: bool) -> None:
        results.take("first")
        background.run(lambda: "second", results.take, results.take)

    background.run(gate.wait, first_done, results.take)
    gate.set()
    background.close()
    assert results.seen == ["first", "second"]
    with pytest.raises(RuntimeError):
        background.run(gate.wait, first_done, results.take)


def test_inline_everything_has_happened_on_return(qapp: QCoreApplication) -> None:
    background, good, bad = Background(InlineExecutor()), Results(), Results()
    background.run(lambda: 7, good.take, bad.take)
    background.run(lambda: 1 / 0, good.take, bad.take)
    assert good.seen == [7]
    assert [type(error) for error in bad.seen] == [ZeroDivisionError]
    background.close()
