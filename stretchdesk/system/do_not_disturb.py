"""Whether the user has asked the desktop for quiet. Asked of whoever shows notifications."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from stretchdesk.system import windows_calls
from stretchdesk.system.remote import RemoteError, RemoteObject, session_bus
from stretchdesk.system.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtDBus import QDBusConnection, QDBusVariant

    from stretchdesk.system.gsettings import BooleanSetting

_NOTIFICATIONS = "org.freedesktop.Notifications"
_NAME = "do_not_disturb"
_LONGEST_PAUSE = 600
"""Reads; at login a desktop may be too busy to answer, so it is asked again, but not for ever."""
_QUIET = {4, 6}
"""Windows' presentation settings, and the first hour of a new account."""


def do_not_disturb(platform: str = sys.platform) -> Source:
    """The source for this system."""
    if platform == "win32":
        return WindowsDoNotDisturb()
    if platform == "darwin":
        return Source(_NAME, "macOS tells it only to programs with Full Disk Access.")
    return LinuxDoNotDisturb()


class LinuxDoNotDisturb(Source):
    """Finds out who shows notifications, again when that changes, and asks in their way."""

    name = _NAME

    def __init__(
        self, bus: QDBusConnection | None = None, environ: Mapping[str, str] = os.environ
    ) -> None:
        super().__init__()
        self._bus = bus
        self._is_xfce = "XFCE" in environ.get("XDG_CURRENT_DESKTOP", "").split(":")
        self._desktop: _Desktop | None = None

    def read(self) -> bool | None:
        if self._desktop is None:
            self._desktop = _Desktop(self._bus or session_bus(), is_xfce=self._is_xfce)
        answer = self._desktop.read()
        self.by, self.missing = self._desktop.by, self._desktop.missing
        return answer

    def close(self) -> None:
        if self._desktop is not None:
            self._desktop.leave()
            self._desktop = None


class _Desktop(QObject):
    """The program that shows notifications, and the way it tells of quiet."""

    def __init__(self, bus: QDBusConnection, *, is_xfce: bool) -> None:
        super().__init__()
        self._bus = bus
        self._is_xfce = is_xfce
        self._shows = RemoteObject(
            bus, _NOTIFICATIONS, "/org/freedesktop/Notifications", _NOTIFICATIONS
        )
        self._way: _Inhibited | _Xfce | _Gnome | None = None
        self._reads_left, self._pause = 0, 1
        self.by = self.missing = ""
        owner = import_module("PySide6.QtDBus").QDBusServiceWatcher(
            _NOTIFICATIONS, bus, parent=self
        )
        owner.serviceOwnerChanged.connect(self.note_change)

    @Slot()
    def note_change(self) -> None:
        """Another program shows notifications from now on, or none."""
        self.leave()
        self._reads_left, self._pause = 0, 1

    def read(self) -> bool | None:
        """Whether quiet is wanted. A program that does not tell is asked ever more rarely."""
        if self._way is None:
            self._reads_left -= 1
            if self._reads_left < 0:
                self._find()
        return self._way.read() if self._way else None

    def leave(self) -> None:
        if self._way is not None:
            self._way.close()
            self._way = None

    def _find(self) -> None:
        program = "The program that shows notifications"
        try:
            program = self._program()
            self._way, self.by = self._way_of(program)
            self.missing = ""
        except OSError as error:
            self.missing = f"{program} does not tell ({error})."
            self._reads_left = self._pause
            self._pause = min(2 * self._pause, _LONGEST_PAUSE)

    def _program(self) -> str:
        """Its name. Raises RemoteError if there is none."""
        try:
            return str(self._shows.call("GetServerInformation")[0])
        except RemoteError:
            if self._is_xfce:  # there it ends when nothing is shown, and its setting holds on
                return "Xfce"
            raise

    def _way_of(self, program: str) -> tuple[_Inhibited | _Xfce | _Gnome, str]:
        if program.lower().startswith("xfce"):
            return _Xfce(self._bus), "the setting of Xfce's notifications"
        if program == "gnome-shell":
            return _Gnome(), "the setting of GNOME's notifications"
        return _Inhibited(self._shows), f"the notifications of {program}"


class _Inhibited(QObject):
    """KDE's property. Raises RemoteError where the program has none."""

    def __init__(self, shows: RemoteObject) -> None:
        super().__init__()
        shows.hear_properties(self, "keep(QString,QVariantMap,QStringList)")
        self._value = bool(shows.property("Inhibited"))

    @Slot(str, "QVariantMap", "QStringList")
    def keep(self, interface: str, changed: dict[str, Any], _forgotten: list[str]) -> None:
        if interface == _NOTIFICATIONS:
            self._value = bool(changed.get("Inhibited", self._value))

    def read(self) -> bool:
        return self._value

    def close(self) -> None:
        """It ends with its last reference; deleted later, QtDBus would still call on it."""


class _Xfce(QObject):
    """A setting of xfce4-notifyd's, kept by xfconf."""

    _PLACE = ("xfce4-notifyd", "/do-not-disturb")

    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        kept = RemoteObject(bus, "org.xfce.Xfconf", "/org/xfce/Xfconf", "org.xfce.Xfconf")
        kept.hear("PropertyChanged", self, "keep(QString,QString,QDBusVariant)")
        kept.hear("PropertyRemoved", self, "forget(QString,QString)")
        try:
            self._value = bool(kept.call("GetProperty", *self._PLACE)[0].variant())
        except RemoteError as error:
            if not error.name.endswith("PropertyNotFound"):
                raise
            self._value = False  # nobody has ever changed it

    @Slot(str, str, "QDBusVariant")
    def keep(self, channel: str, name: str, value: QDBusVariant) -> None:
        if (channel, name) == self._PLACE:
            self._value = bool(value.variant())

    @Slot(str, str)
    def forget(self, channel: str, name: str) -> None:
        if (channel, name) == self._PLACE:
            self._value = False

    def read(self) -> bool:
        return self._value

    def close(self) -> None:
        """It ends with its last reference; deleted later, QtDBus would still call on it."""


class _Gnome:
    """Whether banners are hidden. Raises OSError where that cannot be read."""

    def __init__(self) -> None:
        self._banners: BooleanSetting = import_module(
            "stretchdesk.system.gsettings"
        ).BooleanSetting("org.gnome.desktop.notifications", "show-banners")

    def read(self) -> bool:
        return not self._banners.read()

    def close(self) -> None:
        self._banners.close()


class WindowsDoNotDisturb(Source):
    """`SHQueryUserNotificationState`. Windows keeps its newer "Do not disturb" to itself."""

    name = _NAME
    by = "Windows' presentation settings; its newer “Do not disturb” cannot be read"
    not_yet_run = True

    def __init__(self, state: Callable[[], int | None] = windows_calls.user_state) -> None:
        super().__init__()
        self._state = state

    def read(self) -> bool | None:
        if (state := self._state()) is None:
            return self.unknown("Windows does not tell its notification state.")
        self.missing = ""
        return state in _QUIET
