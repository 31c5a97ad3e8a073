"""Whether there is a place for tray icons on this desktop, and when one comes late.

Qt looks for it once. A host that starts after us would leave us without an icon all session.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from stretchdesk.system.remote import RemoteError, RemoteObject, session_bus

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

_SERVICE = "org.kde.StatusNotifierWatcher"


class TrayHost(QObject):
    """Watches for a StatusNotifier host, which is what Linux desktops show tray icons by."""

    appeared = Signal()
    """A host is there that was not there before: the icon is to be made again."""

    def __init__(self, bus: QDBusConnection | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.present: bool | None = None
        """Whether a host is there; None where that cannot be known."""
        self.missing = ""
        """Why that is not known; empty if it is."""
        bus = bus or session_bus()
        self._watcher = RemoteObject(bus, _SERVICE, "/StatusNotifierWatcher", _SERVICE)
        if bus.isConnected():
            self._watch(bus)
        else:
            self.missing = "This session has no message bus, so no tray host can be looked for."

    def _watch(self, bus: QDBusConnection) -> None:
        for signal in ("StatusNotifierHostRegistered", "StatusNotifierHostUnregistered"):
            self._watcher.hear(signal, self, "look()")
        owner = import_module("PySide6.QtDBus").QDBusServiceWatcher(_SERVICE, bus, parent=self)
        owner.serviceOwnerChanged.connect(self.look)
        self.present = self._is_there()

    @Slot()
    def look(self) -> None:
        """Ask anew; done by itself whenever the desktop says that something changed."""
        before, self.present = self.present, self._is_there()
        if self.present and not before:
            self.appeared.emit()

    def _is_there(self) -> bool:
        try:
            return bool(self._watcher.property("IsStatusNotifierHostRegistered"))
        except RemoteError:  # nobody keeps a list of hosts, so there is none
            return False
