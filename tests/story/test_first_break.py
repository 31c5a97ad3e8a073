"""The program's main job, from a click on the map to the history, in the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton

from stretchdesk.core.session.events import Phase
from tests.ui.parts import Clock, click, close_app, let_paint, open_app, rows_on_disk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from stretchdesk.app import App
    from stretchdesk.core.session.events import PlayerState

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(qtbot: QtBot, profile: Path, clock: Clock) -> Iterator[App]:
    app = open_app(profile, clock)
    with qtbot.waitActive(app.window):
        app.show()
    yield app
    close_app(app)
    let_paint()


def choose_minutes(app: App, text: str) -> None:
    pills = app.window.stretch.routine.bar.findChildren(QRadioButton)
    next(pill for pill in pills if pill.text() == text).click()


def test_a_sore_area_is_clicked_stretched_and_found_in_the_history(
    qtbot: QtBot, app: App, clock: Clock, profile: Path
) -> None:
    window, home = app.window, app.window.stretch
    choose_minutes(app, "3")
    click(home.map, home.map.spot("hamstrings"))

    routine = app.proposal.routine
    by_name = {stretch.name: stretch for stretch in app.catalogue.stretches.values()}
    listed = [home.routine.list.item(n).text() for n in range(home.routine.list.count())]
    assert listed
    assert all("hamstrings" in by_name[name].areas for name in listed)
    assert 0.9 * 180 <= routine.total_s <= 1.05 * 180

    on_disk: list[int] = []

    def look(state: PlayerState) -> None:
        """As each hold begins, those before it are on the disk."""
        if state.phase is Phase.HOLD and state.index == len(on_disk):
            on_disk.append(len(rows_on_disk(profile).holds))

    app.driver.state_changed.connect(look)
    QTest.keyClick(home.routine.start, Qt.Key.Key_Return)
    assert window.pages.currentWidget() is window.player
    while app.driver.is_running:
        qtbot.waitUntil(lambda: not app.feed.pending)
        clock.now += 1
        app.driver.tick()

    assert on_disk == list(range(len(routine.steps)))
    assert window.pages.currentWidget() is window.done
    holds = len(routine.steps)
    minutes, seconds = divmod(routine.total_s, 60)
    assert window.done._summary.text() == f"{holds} holds in {minutes}:{seconds:02} min"

    qtbot.waitUntil(lambda: not app.feed.pending)
    history = rows_on_disk(profile)
    (session,), (end,) = history.sessions, history.session_ends
    assert (session.source, session.day, end.how) == ("manual", "2026-11-22", "finished")
    assert end.active_s == pytest.approx(routine.total_s)
    held = sorted(history.holds, key=lambda hold: hold.n)
    assert [(hold.stretch, hold.side, hold.planned_s) for hold in held] == [
        (step.stretch, str(step.side), step.hold_s) for step in routine.steps
    ]
    assert {hold.outcome for hold in held} == {"full"}
    assert {hold.session for hold in held} == {session.id}

    qtbot.waitUntil(lambda: home._states.get("hamstrings", "").startswith("today"))
    QTest.mouseClick(window.done.see, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: app.review.shows("hamstrings"))


def test_the_whole_of_a_session_is_done_by_keys_alone(
    qtbot: QtBot, app: App, clock: Clock, profile: Path
) -> None:
    home = app.window.stretch
    home.map._buttons["hamstrings"].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Space)
    assert app.builder.request.areas == ("hamstrings",)
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Return)
    for _ in range(len(app.proposal.routine.steps)):
        for _ in range(12):
            qtbot.waitUntil(lambda: not app.feed.pending)
            clock.now += 1
            app.driver.tick()
        QTest.keyClick(app.window.player, Qt.Key.Key_Right)
    assert app.window.pages.currentWidget() is app.window.done
    assert app.window.focusWidget() is app.window.done.see

    qtbot.waitUntil(lambda: not app.feed.pending)
    assert {hold.outcome for hold in rows_on_disk(profile).holds} == {"partial"}


def test_a_second_session_follows_the_first(qtbot: QtBot, app: App, profile: Path) -> None:
    for _ in range(2):
        app.sessions.start()
        assert app.window.player._place.text().startswith("1 of")
        for _ in app.proposal.routine.steps:
            app.driver.next()
        qtbot.waitUntil(lambda: not app.feed.pending)
        assert app.window.done._summary.text().startswith("0 holds")
        app.window.done.close_button.click()
        assert app.window.pages.currentWidget() is app.window.stretch

    assert len(rows_on_disk(profile).sessions) == 2
