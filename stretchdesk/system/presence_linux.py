"""Lock from the screen savers and from logind, sleep from logind: all by signals."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusServiceWatcher

from stretchdesk.system.bus import LOGIND, PROPERTIES, NoAnswer, Place
from stretchdesk.system.presence import NO_SLEEP_SIGNAL, Presence
from stretchdesk.system.qt_bus import ask, read_property

_SAVERS = {
    name: Place(name, f"/{name.replace('.', '/')}", name)
    for name in (
        *("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver"),
        *("org.mate.ScreenSaver", "org.xfce.ScreenSaver"),
    )
}
_SESSION = "org.freedesktop.login1.Session"
_BUS_ITSELF = Place("", "/org/freedesktop/DBus/Local", "org.freedesktop.DBus.Local")
_NOBODY = "Whether the screen is locked is unknown: no screen saver and no logind tells it."
_NO_LOGIND = f"There is no logind on the system bus. {NO_SLEEP_SIGNAL}"


class LinuxPresence(Presence):
    """The screen is locked when any of those who know says so."""

    name = "D-Bus"

    def __init__(
        self,
        session_bus: QDBusConnection | None = None,
        system_bus: QDBusConnection | None = None,
        session_id: str = "auto",
    ) -> None:
        super().__init__()
        self._session_bus = session_bus or QDBusConnection.sessionBus()
        self._system_bus = system_bus or QDBusConnection.systemBus()
        self._said: dict[str, bool] = {}
        """Whether it is locked, by the interface that says so."""
        self._hooks: list[tuple[QDBusConnection, tuple[Any, ...]]] = []
        self._watcher = QDBusServiceWatcher(self)
        self._hear_savers()
        self._hear_sleep()
        self._hear_session(session_id)
        self._judge()

    def close(self) -> None:
        for bus, hook in self._hooks:
            bus.disconnect(*hook)
        self._hooks.clear()
        for name in _SAVERS:
            self._watcher.removeWatchedService(name)

    @Slot(QDBusMessage)
    def hear_saver(self, message: QDBusMessage) -> None:
        (active,) = message.arguments()
        self._said[message.interface()] = active
        self._judge()

    @Slot(str)
    def ask_saver(self, name: str) -> None:
        """A screen saver has come, perhaps again."""
        self._ask(name)
        self._judge()

    @Slot(str)
    def forget_saver(self, name: str) -> None:
        """A screen saver has gone, and what it said with it."""
        self._said.pop(name, None)
        self._judge()

    @Slot(str, "QVariantMap", "QStringList")
    def hear_session(self, interface: str, changed: dict[str, Any], _: list[str]) -> None:
        if interface == _SESSION and "LockedHint" in changed:
            self._said[_SESSION] = changed["LockedHint"]
            self._judge()

    @Slot(bool)
    def hear_sleep(self, before: bool) -> None:  # noqa: FBT001  # D-Bus calls it
        self._set_asleep(before)

    @Slot()
    def lose_session_bus(self) -> None:
        for name in _SAVERS:
            self._said.pop(name, None)
        self._judge()

    @Slot()
    def lose_system_bus(self) -> None:
        self._said.pop(_SESSION, None)
        self.sleep_missing = _NO_LOGIND
        self._judge()

    def _hear_savers(self) -> None:
        bus = self._session_bus
        self._hook(bus, _BUS_ITSELF, "Disconnected", "lose_session_bus()")
        self._watcher.setConnection(bus)
        self._watcher.serviceRegistered.connect(self.ask_saver)
        self._watcher.serviceUnregistered.connect(self.forget_saver)
        for name, place in _SAVERS.items():
            self._watcher.addWatchedService(name)
            self._hook(bus, place, "ActiveChanged", "hear_saver(QDBusMessage)")
            self._ask(name)

    def _ask(self, name: str) -> None:
        try:
            self._said[name] = ask(self._session_bus, _SAVERS[name], "GetActive")
        except NoAnswer:  # it is not there, or cannot tell
            self._said.pop(name, None)

    def _hear_sleep(self) -> None:
        bus = self._system_bus
        self._hook(bus, _BUS_ITSELF, "Disconnected", "lose_system_bus()")
        hears = self._hook(bus, LOGIND, "PrepareForSleep", "hear_sleep(bool)")
        try:
            self.asleep = read_property(bus, LOGIND, "PreparingForSleep")
        except NoAnswer:
            hears = False
        self.sleep_missing = "" if hears else _NO_LOGIND

    def _hear_session(self, session_id: str) -> None:
        bus = self._system_bus
        try:
            path = ask(bus, LOGIND, "GetSession", session_id).path()
            session = Place(LOGIND.service, path, _SESSION)
            self._said[_SESSION] = read_property(bus, session, "LockedHint")
        except NoAnswer:  # no logind, or no session of its own
            return
        properties = session._replace(interface=PROPERTIES)
        slot = "hear_session(QString,QVariantMap,QStringList)"
        self._hook(bus, properties, "PropertiesChanged", slot)

    def _hook(self, bus: QDBusConnection, place: Place, signal: str, slot: str) -> bool:
        hook: tuple[str, str, str, str, QObject, Any] = (*place, signal, self, SLOT(slot))
        self._hooks.append((bus, hook))
        return bus.connect(*hook)

    def _judge(self) -> None:
        locked = any(self._said.values()) if self._said else None
        self._set_locked(locked, "" if self._said else _NOBODY)
