"""How long nobody has used keyboard and mouse: which of the ways there are works here."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Protocol

from stretchdesk.system.unknown import Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtDBus import QDBusConnection


class IdleSource(Protocol):
    """One way of telling. It never raises; what it does not know, it does not guess."""

    name: str
    not_yet_run: bool
    """Whether it was written from documentation alone, on no such system."""

    @property
    def missing(self) -> str:
        """Why nothing is known and what would help, in one sentence; empty when it works."""

    def read(self) -> float | None:
        """Seconds since the last input; None is unknown."""

    def close(self) -> None:
        """Give back what it holds."""


def find_idle(
    platform: str = sys.platform,
    environ: Mapping[str, str] = os.environ,
    session_bus: QDBusConnection | None = None,
) -> IdleSource:
    """What works on this system and in this session; without a bus, the session's own is used."""
    if platform == "win32":
        from stretchdesk.system.idle_windows import WindowsIdle

        return WindowsIdle()
    if platform == "darwin":
        from stretchdesk.system.idle_mac import MacIdle

        return MacIdle()
    if environ.get("WAYLAND_DISPLAY") or environ.get("XDG_SESSION_TYPE") == "wayland":
        return _on_wayland(environ, session_bus)
    if display := environ.get("DISPLAY"):
        from stretchdesk.system.idle_x11 import XIdle

        return XIdle(display)
    return Unknown("Idle time is unknown: there is no X11 or Wayland session.")


def _on_wayland(environ: Mapping[str, str], session_bus: QDBusConnection | None) -> IdleSource:
    # X11 is there too, but its server hears of no input to windows of Wayland.
    from stretchdesk.system.idle_mutter import MutterIdle

    mutter = MutterIdle(session_bus)
    if mutter.read() is not None or "GNOME" in environ.get("XDG_CURRENT_DESKTOP", "").split(":"):
        return mutter
    mutter.close()
    from stretchdesk.system.idle_wayland import WaylandIdle

    return WaylandIdle(environ.get("WAYLAND_DISPLAY", ""))
