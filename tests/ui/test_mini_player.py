"""The small player: there while the window is away during a session, and where it was left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.parts import Clock, cut_off, let_paint

if TYPE_CHECKING:
    from collections.abc import Callable

    from stretchdesk.app import App
    from stretchdesk.ui.mini_player import MiniPlayer

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints|raise|requestActivate|window state"  # offscreen only
)


def small_of(app: App) -> MiniPlayer | None:
    player = app.sessions.small._player
    return player if player and player.isVisible() else None


@pytest.fixture
def app(opened: Callable[[], App]) -> App:
    app = opened()
    app.sessions.start()
    return app


def shrink(app: App) -> MiniPlayer:
    QTest.keyClick(app.window.player, Qt.Key.Key_N)
    let_paint()
    player = small_of(app)
    assert player
    return player


def test_it_follows_the_session_and_gives_way_to_the_window(app: App, clock: Clock) -> None:
    player = shrink(app)
    assert player.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert player._name.text() == app.window.player.figure.accessibleName()
    clock.now += 2
    app.driver.tick()
    assert (player._phase.text(), player._seconds.text()) == ("Get ready", "3")
    QTest.keyClick(player, Qt.Key.Key_Space)
    assert player.pause.text() == "Go on"
    assert app.window.player.pause.text() == "Pause", "nobody sees it: nothing is drawn"
    player.large.click()
    let_paint()
    assert app.window.player.pause.text() == "Go on"
    assert small_of(app) is None
    assert not app.window.isMinimized()


def test_it_stays_where_it_was_left(app: App, opened: Callable[[], App]) -> None:
    player = shrink(app)
    player.move(120, 90)
    let_paint()
    app.window.close()
    app.close()
    again = opened()
    again.sessions.start()
    assert shrink(again).pos().toTuple() == (120, 90)


def test_a_place_that_is_no_more_on_a_screen_is_forgotten(app: App) -> None:
    app._house.state.keep("mini_player", [90_000, 3])
    player = shrink(app)
    assert app.window.screen().availableGeometry().contains(player.geometry())


def test_the_window_comes_back_when_the_session_ends(app: App) -> None:
    shrink(app)
    app.driver.leave()
    let_paint()
    assert not app.window.isMinimized()
    assert small_of(app) is None
    assert app.window.pages.currentWidget() is app.window.done


def test_switched_off_or_without_a_session_it_stays_away(
    app: App, opened: Callable[[], App]
) -> None:
    app.preferences.choose("mini_player", False)
    app.window.showMinimized()
    let_paint()
    assert small_of(app) is None
    other = opened()
    other.window.showMinimized()
    let_paint()
    assert small_of(other) is None


@pytest.mark.usefixtures("hard_to_fit")
def test_long_names_fit(opened: Callable[[], App]) -> None:
    app = opened()
    app.sessions.start()
    player = shrink(app)
    state = app.driver._session.player.state
    app.driver._timer.stop()  # a tick would show what is played again
    for stretch in app.catalogue.stretches:
        player.show_state(replace(state, step=replace(state.step, stretch=stretch)))
        let_paint()
        assert cut_off(player) == [], stretch
