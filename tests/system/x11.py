"""Windows on a private X server.

`from tests.system.x11 import windows` makes the fixture known to a test file.
"""

from __future__ import annotations

import ctypes
from contextlib import closing
from ctypes import c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.system.screen import Screen

_ATOM, _CARDINAL, _WINDOW = 4, 6, 33


class Windows:
    """An Xlib client that makes windows and gives them properties."""

    def __init__(self, screen: Screen) -> None:
        self.display = screen.display
        self._screen = screen
        self._xlib = _xlib()
        self._client = self._xlib.XOpenDisplay(screen.display.encode())
        assert self._client
        self.root: int = self._xlib.XDefaultRootWindow(self._client)

    def show(self, *states: str, pid: int = 1) -> int:
        """A new window with these states of EWMH."""
        window: int = self._xlib.XCreateSimpleWindow(
            *(self._client, self.root, 0, 0, 90, 60, 0, 0, 0)
        )
        self._give(window, "_NET_WM_STATE", _ATOM, *map(self._atom, states))
        self._give(window, "_NET_WM_PID", _CARDINAL, pid)
        self._xlib.XMapWindow(self._client, window)
        self._xlib.XSync(self._client, 0)
        return window

    def activate(self, window: int) -> None:
        """Say which window is active, as a window manager does."""
        self._give(self.root, "_NET_ACTIVE_WINDOW", _WINDOW, window)

    def destroy(self, window: int) -> None:
        self._xlib.XDestroyWindow(self._client, window)
        self._xlib.XSync(self._client, 0)

    def change_keyboard(self) -> None:
        """A key gets another sign, of which the server tells every program."""
        self._xlib.XChangeKeyboardMapping(self._client, 40, 1, (c_ulong * 1)(100), 1)
        self._xlib.XSync(self._client, 0)

    def close(self) -> None:
        if self._client:
            self._xlib.XCloseDisplay(self._client)
            self._client = None

    def lose_server(self) -> None:
        """End the server under everybody else's feet."""
        self.close()  # Xlib would end this process
        self._screen.stop()

    def _give(self, window: int, name: str, kind: int, *values: int) -> None:
        array = (c_long * len(values))(*values)  # Xlib wants longs for 32-bit values
        self._xlib.XChangeProperty(
            *(self._client, window, self._atom(name), kind, 32, 0, array, len(values))
        )
        self._xlib.XSync(self._client, 0)

    def _atom(self, name: str) -> int:
        atom: int = self._xlib.XInternAtom(self._client, name.encode(), 0)
        return atom


def _xlib() -> ctypes.CDLL:
    library = ctypes.CDLL("libX11.so.6")
    display, window, atom = c_void_p, c_ulong, c_ulong
    place, colours = [c_int, c_int, c_uint, c_uint, c_uint], [c_ulong, c_ulong]
    signatures = {
        "XOpenDisplay": (display, c_char_p),
        "XDefaultRootWindow": (window, display),
        "XCreateSimpleWindow": (window, display, window, *place, *colours),
        "XInternAtom": (atom, display, c_char_p, c_int),
        "XChangeProperty": (c_int, display, window, atom, atom, c_int, c_int, c_void_p, c_int),
        "XChangeKeyboardMapping": (c_int, display, c_int, c_int, c_void_p, c_int),
        "XMapWindow": (c_int, display, window),
        "XDestroyWindow": (c_int, display, window),
        "XSync": (c_int, display, c_int),
        "XCloseDisplay": (c_int, display),
    }  # fmt: skip
    for name, (result, *arguments) in signatures.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


@pytest.fixture
def windows(screen: Screen) -> Iterator[Windows]:
    """No window and no window manager yet."""
    with closing(Windows(screen)) as made:
        yield made
