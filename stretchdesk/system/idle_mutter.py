"""Idle time from GNOME's compositor, and others that are built on it."""

from __future__ import annotations

from PySide6.QtDBus import QDBusConnection

from stretchdesk.system.bus import NoAnswer, Place
from stretchdesk.system.qt_bus import ask

_CORE = Place(
    "org.gnome.Mutter.IdleMonitor",
    "/org/gnome/Mutter/IdleMonitor/Core",
    "org.gnome.Mutter.IdleMonitor",
)


class MutterIdle:
    """Asked each time; a shell that starts anew answers again."""

    name = "GNOME"
    not_yet_run = False

    def __init__(self, session_bus: QDBusConnection | None = None) -> None:
        self._bus = session_bus or QDBusConnection.sessionBus()
        self.missing = ""

    def read(self) -> float | None:
        try:
            idle_ms: int = ask(self._bus, _CORE, "GetIdletime")
        except NoAnswer as why:
            self.missing = f"Idle time is unknown: GNOME Shell does not tell it ({why})."
            return None
        self.missing = ""
        return idle_ms / 1000

    def close(self) -> None:
        """The connection is the program's, not ours."""
