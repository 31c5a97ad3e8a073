"""Lock on Windows: while the screen is locked, another desktop gets the input."""

from __future__ import annotations

import ctypes
from ctypes import byref, c_int, c_uint, c_void_p, create_unicode_buffer, sizeof
from functools import cache
from typing import TYPE_CHECKING

from stretchdesk.system.presence import Presence

if TYPE_CHECKING:
    from collections.abc import Callable

_READ_OBJECTS = 1
_NAME = 2
"""UOI_NAME."""
_library = cache(ctypes.CDLL)


def input_desktop() -> str:
    """The name of the desktop that gets the input; empty when it must not be looked at."""
    user = _library("user32")
    user.OpenInputDesktop.restype = c_void_p
    desktop = c_void_p(user.OpenInputDesktop(c_uint(0), c_int(0), c_uint(_READ_OBJECTS)))
    if not desktop:
        return ""
    name = create_unicode_buffer(64)
    needed = c_uint()
    user.GetUserObjectInformationW(desktop, c_int(_NAME), name, c_uint(sizeof(name)), byref(needed))
    user.CloseDesktop(desktop)
    return name.value


class WindowsPresence(Presence):
    """`refresh` looks; sleep is left to the gap in the clock."""

    name = "Windows"
    not_yet_run = True

    def __init__(self, input_desktop: Callable[[], str] = input_desktop) -> None:
        super().__init__()
        self._input_desktop = input_desktop
        self.refresh()

    def refresh(self) -> None:
        self._set_locked(self._input_desktop() != "Default")
