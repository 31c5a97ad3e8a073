"""Whether the screen is locked and the computer asleep: what is known, and word of changes."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtDBus import QDBusConnection

NO_SLEEP_SIGNAL = "Sleep is seen only afterwards, by the gap in the clock."


class Presence(QObject):
    """Knows nothing by itself; each system's own class fills it."""

    locked_changed = Signal(bool)
    """Unknown counts as not locked."""
    sleep_changed = Signal(bool)
    """True just before the computer sleeps, false when it is awake again."""

    name = "none"
    not_yet_run = False

    def __init__(self) -> None:
        super().__init__()
        self.locked: bool | None = None
        self.asleep = False
        self.lock_missing = "Whether the screen is locked is unknown on this system."
        """One sentence on why `locked` is unknown; empty when it is known."""
        self.sleep_missing = NO_SLEEP_SIGNAL
        """One sentence on why `asleep` tells nothing; empty when it does."""

    def refresh(self) -> None:
        """Look again, where the system sends no word by itself."""

    def close(self) -> None:
        """Hear no more."""

    def _set_locked(self, locked: bool | None, missing: str = "") -> None:  # noqa: FBT001  # a value
        before, self.locked = bool(self.locked), locked
        self.lock_missing = missing
        if bool(locked) != before:
            self.locked_changed.emit(bool(locked))

    def _set_asleep(self, asleep: bool) -> None:  # noqa: FBT001  # a value
        if asleep != self.asleep:
            self.asleep = asleep
            self.sleep_changed.emit(asleep)


def find_presence(
    platform: str = sys.platform,
    environ: Mapping[str, str] = os.environ,
    session_bus: QDBusConnection | None = None,
    system_bus: QDBusConnection | None = None,
) -> Presence:
    """What works on this system; without a bus, the session's and the system's own are used."""
    if platform == "win32":
        from stretchdesk.system.presence_windows import WindowsPresence

        return WindowsPresence()
    if platform == "darwin":
        from stretchdesk.system.presence_mac import MacPresence

        return MacPresence()
    from stretchdesk.system.presence_linux import LinuxPresence

    return LinuxPresence(session_bus, system_bus, environ.get("XDG_SESSION_ID", "auto"))
