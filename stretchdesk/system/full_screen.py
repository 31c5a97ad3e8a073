"""Whether another program fills the screen: a talk, a film, a game."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from stretchdesk.system import windows_calls
from stretchdesk.system.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from stretchdesk.system.xcb import Xcb

_FILLED = {2, 3}
"""Windows is busy with a full-screen program, or a game that has the screen to itself."""
_LONGEST = 1024
"""32-bit values read of a property; a window has a handful of states."""


def full_screen(platform: str = sys.platform, environ: Mapping[str, str] = os.environ) -> Source:
    """The source for this system."""
    if platform == "win32":
        return WindowsFullScreen()
    if platform == "darwin":
        return Source("full_screen", "macOS does not tell which program fills the screen.")
    if environ.get("WAYLAND_DISPLAY") or environ.get("XDG_SESSION_TYPE") == "wayland":
        return Source("full_screen", "Wayland does not tell which program fills the screen.")
    return X11FullScreen(environ.get("DISPLAY", ""))


class X11FullScreen(Source):
    """Asks the X server for the active window and its state, over a connection of its own."""

    name = "full_screen"
    by = "the state of the active window (X11)"

    def __init__(self, display: str, own_pid: int | None = None) -> None:
        super().__init__()
        self._display = display
        self._own_pid = own_pid or os.getpid()
        self._server: Xcb | None = None

    def read(self) -> bool | None:
        if self._server is None and not self.missing:
            self._open()
        if self._server is None:
            return None
        active = self._server.numbers(self._server.root, "_NET_ACTIVE_WINDOW", 1)
        if self._server.lost:
            self.close()
            return self.unknown("The X server does not answer any more.")
        if active is None and not self._has_manager(self._server):
            return self.unknown("The window manager does not tell which window is active.")
        self.missing = ""
        return any(self._fills(self._server, window) for window in active or () if window)

    def close(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None

    def _open(self) -> None:
        try:
            self._server = import_module("stretchdesk.system.xcb").Xcb(self._display)
        except OSError as error:
            self.missing = f"{error}."

    def _has_manager(self, server: Xcb) -> bool:
        """Some say nothing of the active window until there is the first one."""
        supported = server.numbers(server.root, "_NET_SUPPORTED", _LONGEST) or ()
        return server.atom("_NET_ACTIVE_WINDOW") in supported

    def _fills(self, server: Xcb, window: int) -> bool:
        """A window that is gone by now has no state and fills nothing."""
        states = server.numbers(window, "_NET_WM_STATE", _LONGEST) or ()
        if server.atom("_NET_WM_STATE_FULLSCREEN") not in states:
            return False
        return server.numbers(window, "_NET_WM_PID", 1) != (self._own_pid,)


class WindowsFullScreen(Source):
    """`SHQueryUserNotificationState`, unless it is our own window that is in front."""

    name = "full_screen"
    by = "Windows' notification state"
    not_yet_run = True

    def __init__(
        self,
        state: Callable[[], int | None] = windows_calls.user_state,
        front: Callable[[], int] = windows_calls.front_process,
        own_pid: int | None = None,
    ) -> None:
        super().__init__()
        self._state = state
        self._front = front
        self._own_pid = own_pid or os.getpid()

    def read(self) -> bool | None:
        if (state := self._state()) is None:
            return self.unknown("Windows does not tell its notification state.")
        self.missing = ""
        return state in _FILLED and self._front() != self._own_pid
