"""A window of another program that fills the screen is seen, whatever becomes of it meanwhile."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from stretchdesk.system.full_screen import WindowsFullScreen, X11FullScreen, full_screen
from tests.system.open_files import open_files
from tests.system.x11 import windows

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.system.x11 import Windows

__all__ = ["windows"]
FILLS = "_NET_WM_STATE_FULLSCREEN"


def test_a_window_that_fills_the_screen_is_seen(windows: Windows) -> None:
    source = X11FullScreen(windows.display)
    windows.activate(windows.show("_NET_WM_STATE_ABOVE"))
    assert source.read() is False
    windows.activate(windows.show("_NET_WM_STATE_ABOVE", FILLS))
    assert source.read() is True
    assert source.missing == ""
    source.close()


def test_our_own_window_does_not_count(windows: Windows) -> None:
    source = X11FullScreen(windows.display)
    windows.activate(windows.show(FILLS, pid=os.getpid()))
    assert source.read() is False
    source.close()


def test_no_active_window_and_one_that_has_vanished_fill_nothing(windows: Windows) -> None:
    source = X11FullScreen(windows.display)
    windows.activate(0)
    assert source.read() is False
    window = windows.show(FILLS)
    windows.activate(window)
    windows.destroy(window)
    assert source.read() is False
    assert source.missing == ""
    source.close()


def test_without_a_window_manager_it_is_unknown_until_one_comes(windows: Windows) -> None:
    source = X11FullScreen(windows.display)
    assert source.read() is None
    assert source.missing == "The window manager does not tell which window is active."
    windows.activate(windows.show(FILLS))
    assert source.read() is True
    assert source.missing == ""
    source.close()


def test_a_lost_server_is_said_and_ends_nothing(windows: Windows) -> None:
    source = X11FullScreen(windows.display)
    windows.activate(windows.show(FILLS))
    assert source.read() is True
    windows.lose_server()
    assert source.read() is None
    assert source.missing == "The X server does not answer any more."
    assert source.read() is None
    source.close()


def test_without_a_server_it_is_unknown() -> None:
    source = X11FullScreen(":7654")
    assert source.read() is None
    assert source.missing == "There is no X server at “:7654”."
    source.close()


def test_a_thousand_reads_keep_one_connection(windows: Windows) -> None:
    source = X11FullScreen(windows.display)
    windows.activate(windows.show(FILLS))
    assert source.read() is True
    before = open_files()
    assert all(source.read() for _ in range(1000))
    assert open_files() == before
    source.close()
    assert open_files() == before - 1


def test_news_for_every_program_do_not_pile_up(windows: Windows) -> None:
    source = X11FullScreen(windows.display)
    windows.activate(windows.show(FILLS))
    assert source.read() is True
    for _ in range(20):
        windows.change_keyboard()
        source.read()
    source.read()
    xcb = source._server
    assert xcb
    assert not xcb._library.xcb_poll_for_queued_event(xcb._connection)
    source.close()


@pytest.mark.skipif(shutil.which("openbox") is None, reason="openbox is not installed")
def test_a_real_window_manager_tells_it(qtbot: QtBot, windows: Windows, tmp_path: Path) -> None:
    source, ready = X11FullScreen(windows.display), tmp_path / "ready"
    command = ["openbox", "--startup", f"touch {ready}"]
    manager = subprocess.Popen(command, env=os.environ | {"DISPLAY": windows.display})  # noqa: S603
    qtbot.waitUntil(ready.exists)
    assert source.read() is False
    window = windows.show(FILLS)
    qtbot.waitUntil(lambda: source.read() is True)
    windows.destroy(window)
    qtbot.waitUntil(lambda: source.read() is False)
    source.close()
    manager.kill()
    manager.wait()


@pytest.mark.parametrize(
    ("state", "front", "answer"),
    [(2, 1, True), (3, 1, True), (2, 42, False), (5, 1, False), (7, 1, False), (None, 1, None)],
)
def test_windows_tells_by_its_notification_state(
    state: int | None, front: int, answer: bool | None
) -> None:
    source = WindowsFullScreen(lambda: state, lambda: front, own_pid=42)
    assert source.read() is answer
    assert (source.missing == "") is (answer is not None)


def test_each_system_has_its_source_and_wayland_is_said() -> None:
    assert full_screen("win32").not_yet_run
    assert isinstance(full_screen("linux", {"DISPLAY": ":7654"}), X11FullScreen)
    for unknown in (
        full_screen("linux", {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}),
        full_screen("linux", {"DISPLAY": ":0", "XDG_SESSION_TYPE": "wayland"}),
        full_screen("darwin"),
    ):
        assert unknown.read() is None
        assert "does not tell which program fills the screen" in unknown.missing
