"""Lock on macOS: `CGSessionCopyCurrentDictionary`."""

from __future__ import annotations

import ctypes
from ctypes import c_char_p, c_uint32, c_void_p
from functools import cache
from typing import TYPE_CHECKING

from stretchdesk.system.presence import Presence

if TYPE_CHECKING:
    from collections.abc import Callable

_FRAMEWORKS = "/System/Library/Frameworks"
_LOCKED = b"CGSSessionScreenIsLocked"
"""There only while the screen is locked."""
_UTF8 = 0x08000100
_UNKNOWN = "Whether the screen is locked is unknown: macOS does not tell it."
_library = cache(ctypes.CDLL)


def session_is_locked() -> bool | None:
    """Whether the session's dictionary says so; None without one. OSError without the library."""
    foundation = _library(f"{_FRAMEWORKS}/CoreFoundation.framework/CoreFoundation")
    graphics = _library(f"{_FRAMEWORKS}/CoreGraphics.framework/CoreGraphics")
    graphics.CGSessionCopyCurrentDictionary.restype = c_void_p
    foundation.CFStringCreateWithCString.restype = c_void_p
    foundation.CFStringCreateWithCString.argtypes = (c_void_p, c_char_p, c_uint32)
    foundation.CFDictionaryContainsKey.argtypes = (c_void_p, c_void_p)
    foundation.CFRelease.argtypes = (c_void_p,)
    session = graphics.CGSessionCopyCurrentDictionary()
    if not session:
        return None
    key = foundation.CFStringCreateWithCString(None, _LOCKED, _UTF8)
    locked = bool(foundation.CFDictionaryContainsKey(session, key))
    foundation.CFRelease(key)
    foundation.CFRelease(session)
    return locked


class MacPresence(Presence):
    """`refresh` looks; sleep is left to the gap in the clock."""

    name = "macOS"
    not_yet_run = True

    def __init__(self, session_is_locked: Callable[[], bool | None] = session_is_locked) -> None:
        super().__init__()
        self._session_is_locked = session_is_locked
        self.refresh()

    def refresh(self) -> None:
        try:
            locked = self._session_is_locked()
        except OSError:
            locked = None
        self._set_locked(locked, _UNKNOWN if locked is None else "")
