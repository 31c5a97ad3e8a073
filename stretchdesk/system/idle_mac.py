"""Idle time from macOS: `CGEventSourceSecondsSinceLastEventType`."""

from __future__ import annotations

import ctypes
from ctypes import c_double, c_int, c_uint
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_GRAPHICS = "/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics"
_HARDWARE = 1
"""kCGEventSourceStateHIDSystemState: what the hardware did, not other programs."""
_ANY_INPUT = 0xFFFFFFFF
"""kCGAnyInputEventType."""
_library = cache(ctypes.CDLL)


def seconds_since_input() -> float:
    """What macOS says; below 0 is no answer. OSError without its library."""
    seconds = _library(_GRAPHICS).CGEventSourceSecondsSinceLastEventType
    seconds.restype, seconds.argtypes = c_double, (c_int, c_uint)
    return float(seconds(_HARDWARE, _ANY_INPUT))


class MacIdle:
    """Seconds since the last input of this session."""

    name = "macOS"
    not_yet_run = True

    def __init__(self, seconds_since_input: Callable[[], float] = seconds_since_input) -> None:
        self._seconds = seconds_since_input
        self.missing = ""

    def read(self) -> float | None:
        try:
            seconds = self._seconds()
        except OSError:
            seconds = -1
        self.missing = "Idle time is unknown: macOS does not tell it." if seconds < 0 else ""
        return seconds if seconds >= 0 else None

    def close(self) -> None:
        """Nothing is held."""
