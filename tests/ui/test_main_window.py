"""The window: one page at a time, remembered, legible at its smallest, open about trouble."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QToolButton

from stretchdesk.core.content.catalogue import Position
from stretchdesk.core.errors import ProfileError
from stretchdesk.core.session.planner import Request
from stretchdesk.ui.main_window import SMALLEST
from tests.story.command import run
from tests.ui.parts import (
    Clock,
    catalogue,
    cut_off,
    let_paint,
    open_app,
    rows_on_disk,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from stretchdesk.app import App

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only


def play(app: App, clock: Clock, seconds: float) -> None:
    until = clock.now + seconds
    while clock.now < until:
        clock.now += 1
        app.driver.tick()


def answer(app: App, button: str) -> None:
    """Press Escape in the player and click a button of the question that follows."""

    def click() -> None:
        box = app.window.findChild(QMessageBox)
        (wanted,) = (one for one in box.buttons() if one.text().replace("&", "") == button)
        wanted.click()

    QTimer.singleShot(0, click)
    QTest.keyClick(app.window.player, Qt.Key.Key_Escape)


# --- pages ---


def test_it_opens_at_home_with_start_in_focus(opened: Callable[[], App]) -> None:
    window = opened().window
    assert window.pages.currentWidget() is window.stretch
    assert window.to_stretch.isChecked()
    assert window.focusWidget() is window.stretch.routine.start


def test_navigation_goes_there_and_back_by_mouse_and_keys(
    qtbot: QtBot, opened: Callable[[], App]
) -> None:
    window = opened().window
    window.to_progress.click()
    progress = window.pages.currentWidget()
    assert progress is not window.stretch
    assert (window.to_stretch.isChecked(), window.to_progress.isChecked()) == (False, True)

    window.to_library.click()
    library = window.pages.currentWidget()
    assert library not in {progress, window.stretch}
    assert window.to_library.isChecked()
    assert not window.to_progress.isChecked()

    for key, page in (
        (Qt.Key.Key_1, window.stretch),
        (Qt.Key.Key_2, library),
        (Qt.Key.Key_3, progress),
    ):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda page=page: window.pages.currentWidget() is page)


def test_the_player_takes_over_the_window(opened: Callable[[], App]) -> None:
    app = opened()
    QTest.keyClick(app.window.stretch.routine.start, Qt.Key.Key_Return)

    assert app.window.pages.currentWidget() is app.window.player
    assert not app.window.navigation.isVisible()
    assert app.driver.is_running


def test_space_pauses_and_goes_on(opened: Callable[[], App], clock: Clock) -> None:
    app = opened()
    app.sessions.start()
    play(app, clock, 2)
    QTest.keyClick(app.window.player, Qt.Key.Key_Space)
    clock.now += 600
    app.driver.tick()
    assert app.window.player._phase.text() == "Paused"

    QTest.keyClick(app.window.player, Qt.Key.Key_Space)
    app.driver.tick()
    assert app.window.player._phase.text() == "Get ready"
    assert app.window.player.ring.accessibleDescription() == "3 seconds left"


def test_right_and_left_go_on_and_back(opened: Callable[[], App]) -> None:
    app = opened()
    app.sessions.start()
    for key, place in (
        (Qt.Key.Key_Right, "2 of"),
        (Qt.Key.Key_Right, "3 of"),
        (Qt.Key.Key_Left, "2 of"),
    ):
        QTest.keyClick(app.window.player, key)
        assert app.window.player._place.text().startswith(place)


def test_full_screen_by_f11_only_while_playing(opened: Callable[[], App]) -> None:
    app = opened()
    app.sessions.start()
    QTest.keyClick(app.window.player, Qt.Key.Key_F11)
    assert app.window.isFullScreen()
    QTest.keyClick(app.window.player, Qt.Key.Key_F11)
    assert not app.window.isFullScreen()

    QTest.keyClick(app.window.player, Qt.Key.Key_F11)
    answer(app, "Discard")
    assert app.window.pages.currentWidget() is app.window.stretch
    assert not app.window.isFullScreen()


# --- leaving ---


def test_leaving_asks_and_going_on_goes_on(opened: Callable[[], App], clock: Clock) -> None:
    app = opened()
    app.sessions.start()
    play(app, clock, 3)
    answer(app, "Go on")

    assert app.driver.is_running
    assert app.window.player._phase.text() == "Get ready"


def test_leaving_keeps_what_was_held(
    qtbot: QtBot, opened: Callable[[], App], clock: Clock, profile: Path
) -> None:
    app = opened()
    app.sessions.start()
    qtbot.waitUntil(lambda: not app.feed.pending)
    play(app, clock, 15)
    answer(app, "Leave and keep")

    assert app.window.pages.currentWidget() is app.window.done
    assert app.window.done._title.text() == "Kept what you did"
    assert app.window.done._summary.text().startswith("1 hold in ")
    qtbot.waitUntil(lambda: not app.feed.pending)
    history = rows_on_disk(profile)
    assert [hold.outcome for hold in history.holds] == ["partial"]
    assert [end.how for end in history.session_ends] == ["left"]


def test_discarding_hides_the_session(
    qtbot: QtBot, opened: Callable[[], App], clock: Clock, profile: Path
) -> None:
    app = opened()
    app.sessions.start()
    qtbot.waitUntil(lambda: not app.feed.pending)
    play(app, clock, 15)
    answer(app, "Discard")

    assert app.window.pages.currentWidget() is app.window.stretch
    qtbot.waitUntil(lambda: not app.feed.pending)
    history = rows_on_disk(profile)
    assert (history.sessions, history.holds) == ((), ())


def test_closing_in_a_session_keeps_it(
    qtbot: QtBot, opened: Callable[[], App], clock: Clock, profile: Path
) -> None:
    app = opened()
    app.sessions.start()
    qtbot.waitUntil(lambda: not app.feed.pending)
    play(app, clock, 15)
    app.window.close()

    assert [hold.outcome for hold in rows_on_disk(profile).holds] == ["partial"]


# --- what is remembered ---


def test_size_and_request_are_remembered(opened: Callable[[], App], profile: Path) -> None:
    first = opened()
    first.window.resize(900, 707)
    first.builder.set_minutes(3)
    first.builder.set_place("chair")
    first.window.close()

    assert "window" in json.loads((profile / "state.json").read_text())
    second = opened()
    assert second.window.size() == QSize(900, 707)
    assert (second.builder.request.minutes, second.builder.request.place) == (3, "chair")


def test_a_window_closed_in_full_screen_opens_as_it_was_before(opened: Callable[[], App]) -> None:
    first = opened()
    first.window.resize(900, 707)
    first.sessions.start()
    first.window.toggle_full_screen()
    first.window.close()

    second = opened()
    assert not second.window.isFullScreen()
    assert second.window.size() == QSize(900, 707)


def test_damaged_files_are_told_and_the_window_opens(
    opened: Callable[[], App], profile: Path
) -> None:
    profile.mkdir()
    (profile / "settings.json").write_text('{"minutes": 4, "place": "moon"}')
    (profile / "state.json").write_text("{")
    news = opened().window.news

    assert news.isVisible()
    for told in ("minutes", "place", "state.json"):
        assert told in news.accessibleName()


# --- trouble ---


def test_trouble_with_the_disk_is_shown_until_it_is_over(
    qtbot: QtBot, opened: Callable[[], App], clock: Clock, profile: Path
) -> None:
    profile.mkdir()
    (profile / "history.sqlite").mkdir()
    app = opened()
    qtbot.waitUntil(app.window.news.isVisible)
    assert "history" in app.window.news.accessibleName()
    app.sessions.start()
    play(app, clock, 15)
    app.driver.next()
    assert app.window.player._place.text().startswith("2 of")

    (profile / "history.sqlite").rmdir()
    app.feed._retry.start(0)
    qtbot.waitUntil(lambda: not app.window.news.isVisible())

    assert not app.feed.pending
    assert len(rows_on_disk(profile).holds) == 1


def test_a_message_can_be_closed(opened: Callable[[], App]) -> None:
    news = opened().window.news
    news.show_text("Something happened.")
    assert news.isVisible()
    news.findChild(QToolButton).click()
    assert not news.isVisible()


def test_a_history_of_a_newer_version_is_told_and_left_alone(
    qtbot: QtBot,
    opened: Callable[[], App],
    clock: Clock,
    profile: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    run(capsys, "log", "--areas", "hips", "--minutes", "5", "--profile", profile)
    path = profile / "history.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = path.read_bytes()

    app = opened()
    qtbot.waitUntil(app.window.news.isVisible)
    assert "newer" in app.window.news.accessibleName()
    app.sessions.start()
    play(app, clock, 15)
    app.window.close()

    assert path.read_bytes() == before


def test_a_change_by_another_program_is_seen(
    qtbot: QtBot, opened: Callable[[], App], capsys: pytest.CaptureFixture[str], profile: Path
) -> None:
    app = opened()
    qtbot.waitUntil(lambda: bool(app.window.stretch._states))
    assert app.window.stretch._states["neck"] == "not stretched yet"

    at = ("--at", "2026-11-21T10:00:00Z")
    run(capsys, "log", "--areas", "neck", "--minutes", "5", *at, "--profile", profile)

    qtbot.waitUntil(lambda: app.window.stretch._states["neck"].startswith("yesterday"))


# --- the smallest window ---


@pytest.mark.usefixtures("hard_to_fit")
def test_no_text_is_cut_off_in_the_smallest_window(opened: Callable[[], App], clock: Clock) -> None:
    app = opened()
    window = app.window
    window.resize(SMALLEST)
    let_paint()
    assert window.size() == QSize(900, 600)
    assert cut_off(window) == []
    for areas in (("hamstrings",), ("spine", "hamstrings"), tuple(catalogue().areas)):
        app.builder.replace_request(Request(areas))
        let_paint()
        assert cut_off(window) == [], areas
    app.builder.replace_request(Request(("hip_flexors",), place=Position.CHAIR))
    let_paint()
    assert cut_off(window) == []

    app.builder.replace_request(Request(minutes=15))
    app.sessions.start()
    while app.driver.is_running:
        let_paint()
        assert cut_off(window) == [], window.player._name.text()
        app.driver.next()
    let_paint()
    assert cut_off(window) == []


def test_the_smallest_window_gives_the_map_the_room_its_squares_need(
    opened: Callable[[], App],
) -> None:
    window = opened().window
    window.resize(SMALLEST)
    let_paint()
    assert window.stretch.map.width() >= 388
    assert window.stretch.map.height() >= 473


def test_the_window_cannot_be_made_too_small(opened: Callable[[], App]) -> None:
    window = opened().window
    window.resize(100, 100)
    assert window.size() == SMALLEST == QSize(900, 600)


def test_a_profile_that_cannot_be_used_is_refused(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(ProfileError, match="cannot be used"):
        open_app(tmp_path / "file", clock)
