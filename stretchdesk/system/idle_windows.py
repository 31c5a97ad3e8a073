"""Idle time from Windows: `GetLastInputInfo` beside `GetTickCount`."""

from __future__ import annotations

import ctypes
from ctypes import byref, c_uint, sizeof
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_WRAP = 2**32
"""Both count milliseconds in 32 bits and begin anew after 49.7 days."""
_library = cache(ctypes.CDLL)


class _LastInput(ctypes.Structure):
    _fields_ = [("size", c_uint), ("tick", c_uint)]


def last_input() -> int | None:
    """The tick of the last input of this session; None when Windows refuses."""
    info = _LastInput(sizeof(_LastInput), 0)
    told = _library("user32").GetLastInputInfo(byref(info))
    return int(info.tick) if told else None


def tick_count() -> int:
    """Milliseconds since the start, in 32 bits."""
    count = _library("kernel32").GetTickCount
    count.restype = c_uint
    return int(count())


class WindowsIdle:
    """Seconds since the last input to this session."""

    name = "Windows"
    not_yet_run = True

    def __init__(
        self,
        last_input: Callable[[], int | None] = last_input,
        tick_count: Callable[[], int] = tick_count,
    ) -> None:
        self._last_input, self._tick_count = last_input, tick_count
        self.missing = ""

    def read(self) -> float | None:
        tick = self._last_input()
        self.missing = "Idle time is unknown: Windows does not tell it." if tick is None else ""
        return None if tick is None else (self._tick_count() - tick) % _WRAP / 1000

    def close(self) -> None:
        """Nothing is held."""
