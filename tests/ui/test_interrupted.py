"""A session that broke off is offered at the next start; whatever is chosen, nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stretchdesk.core.session.request import Request
from stretchdesk.data.packs import add_pack, load_content, remove_pack
from stretchdesk.data.paths import Paths, assets_dir
from stretchdesk.ui.interrupted_bar import InterruptedBar
from tests.data.hostile import EXAMPLE
from tests.ui.parts import Clock, catalogue, let_paint, rows_on_disk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from stretchdesk.app import App

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only


def run(app: App, clock: Clock, seconds: int) -> None:
    for _ in range(seconds):
        clock.now += 1
        app.feed._background.drain()
        app.driver.tick()


def kill(app: App) -> None:
    """The program is gone without a word; what it had written is on disk."""
    app.feed._background.drain()
    app.driver._session = None
    app.driver._timer.stop()


@pytest.fixture
def broken(opened: Callable[[], App], clock: Clock) -> App:
    """A program that was killed 15 s into its first hold."""
    app = opened()
    app.sessions.start_request(Request(("hip_flexors",), 3))
    run(app, clock, 20)
    kill(app)
    return app


def offer_of(app: App, qtbot: QtBot) -> InterruptedBar:
    qtbot.waitUntil(lambda: app.window.findChild(InterruptedBar) is not None)
    bar = app.window.findChild(InterruptedBar)
    assert bar is not None
    let_paint()
    assert bar.isVisible()
    return bar


def test_it_goes_on_where_it_stopped(
    broken: App, opened: Callable[[], App], clock: Clock, qtbot: QtBot, profile: Path
) -> None:
    del broken
    clock.now += 3600
    app = opened()
    bar = offer_of(app, qtbot)
    assert bar.accessibleName().startswith("Your last session broke off at ")
    QTest.keyClick(bar.go_on, Qt.Key.Key_Return)
    assert app.window.pages.currentWidget() is app.window.player
    run(app, clock, 1)
    app.driver.leave()
    app.feed._background.drain()
    history = rows_on_disk(profile)
    (hold,) = history.holds
    assert (len(history.sessions), hold.held_s, hold.outcome) == (1, 16.0, "partial")


@pytest.mark.parametrize("keep", [True, False])
def test_it_is_kept_or_discarded_and_not_offered_again(
    broken: App,
    opened: Callable[[], App],
    qtbot: QtBot,
    profile: Path,
    *,
    keep: bool,
) -> None:
    del broken
    app = opened()
    bar = offer_of(app, qtbot)
    (bar.keep if keep else bar.discard).click()
    app.feed._background.drain()
    history = rows_on_disk(profile)
    assert [hold.held_s for hold in history.holds] == ([15.0] if keep else [])
    assert [end.how for end in history.session_ends] == (["interrupted"] if keep else [])
    assert not bar.isVisible()
    assert app.window.pages.currentWidget() is app.window.stretch
    app.window.close()
    again = opened()
    qtbot.waitUntil(lambda: bool(again.window.stretch._states))
    assert again.window.findChild(InterruptedBar) is None


def test_a_new_session_keeps_what_was_held_in_the_old_one(
    broken: App, opened: Callable[[], App], qtbot: QtBot, profile: Path
) -> None:
    del broken
    app = opened()
    offer_of(app, qtbot)
    app.sessions.start()
    app.driver.leave()
    app.feed._background.drain()
    history = rows_on_disk(profile)
    assert [hold.held_s for hold in history.holds] == [15.0]
    assert sorted(end.how for end in history.session_ends) == ["interrupted", "left"]


def test_a_session_that_was_closed_is_not_offered(
    opened: Callable[[], App], clock: Clock, qtbot: QtBot
) -> None:
    app = opened()
    app.sessions.start()
    run(app, clock, 10)
    app.window.close()
    again = opened()
    qtbot.waitUntil(lambda: bool(again.window.stretch._states))
    assert again.window.findChild(InterruptedBar) is None


def test_one_whose_stretches_leave_with_a_pack_is_kept_and_closed(
    opened: Callable[[], App], clock: Clock, qtbot: QtBot, profile: Path
) -> None:
    add_pack(EXAMPLE, Paths.of(profile), catalogue())
    app = opened()
    app.sessions.start_stretch("physio.wall_angel")
    run(app, clock, 20)
    kill(app)
    app = opened()
    bar = offer_of(app, qtbot)

    remove_pack("physio", Paths.of(profile).packs)
    app.packs.changed.emit(load_content(assets_dir(), Paths.of(profile).packs))
    app.feed._background.drain()

    assert not bar.isVisible()
    history = rows_on_disk(profile)
    assert [hold.stretch for hold in history.holds] == ["physio.wall_angel"]
    assert [end.how for end in history.session_ends] == ["interrupted"]
