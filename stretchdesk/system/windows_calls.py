"""Calls into Windows, as documented in shellapi.h, winuser.h and winbase.h. Not yet run."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def user_state() -> int | None:
    """`QUERY_USER_NOTIFICATION_STATE`, 1–7; None if Windows does not say."""
    ctypes = _ctypes()
    state = ctypes.c_int()
    failed = ctypes.windll.shell32.SHQueryUserNotificationState(ctypes.byref(state))
    return None if failed else int(state.value)


def front_process() -> int:
    """The id of the process whose window is in front; 0 if there is none."""
    ctypes = _ctypes()
    pid = ctypes.c_ulong()
    user32 = ctypes.windll.user32
    user32.GetForegroundWindow.restype = ctypes.c_void_p
    user32.GetWindowThreadProcessId.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    user32.GetWindowThreadProcessId(user32.GetForegroundWindow(), ctypes.byref(pid))
    return int(pid.value)


def power_line() -> int:
    """`ACLineStatus`: 0 from the battery, 1 from the mains, 255 unknown."""
    ctypes = _ctypes()
    status = (ctypes.c_ubyte * 12)()  # SYSTEM_POWER_STATUS; its first byte is ACLineStatus
    told = ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(status))
    return int(status[0]) if told else 255


def _ctypes() -> Any:
    """Imported when first needed; its `windll` is there on Windows only."""
    return import_module("ctypes")
