"""One object of another program on a message bus, asked over a connection that is kept."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtDBus import QDBusConnection

_PROPERTIES = "org.freedesktop.DBus.Properties"
_LONGEST_MS = 500
"""The window stands still meanwhile, so a program that hangs is not waited for."""


class RemoteError(OSError):
    """The program is not there, refuses, or does not answer; `name` is the error's on the bus."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message or name)
        self.name = name


def session_bus() -> QDBusConnection:
    """Qt's connection to the session's bus, one for the whole program."""
    bus: QDBusConnection = import_module("PySide6.QtDBus").QDBusConnection.sessionBus()
    return bus


class RemoteObject:
    """Its methods, properties and signals. A program that does not run is not started for it."""

    def __init__(self, bus: QDBusConnection, service: str, path: str, interface: str) -> None:
        self._bus = bus
        self._place = (service, path)
        self._interface = interface

    def call(self, member: str, *arguments: Any, interface: str = "") -> list[Any]:
        """What it answers within half a second. Raises RemoteError.

        Arguments may be texts, booleans, lists of texts, and dictionaries by text.
        """
        message = import_module("PySide6.QtDBus").QDBusMessage.createMethodCall(
            *self._place, interface or self._interface, member
        )
        message.setAutoStartService(False)
        message.setArguments(list(arguments))
        reply = self._bus.call(message, timeout=_LONGEST_MS)
        if reply.errorName():
            raise RemoteError(reply.errorName(), reply.errorMessage())
        return reply.arguments()

    def property(self, name: str) -> Any:
        """Its value now. Raises RemoteError."""
        (value,) = self.call("Get", self._interface, name, interface=_PROPERTIES)
        return value.variant()

    def hear(self, member: str, receiver: QObject, slot: str) -> None:
        """Call a slot, such as `look(bool)`, at each signal of this name until it is deleted.

        Raises RemoteError.
        """
        self._hear(self._interface, member, receiver, slot)

    def hear_properties(self, receiver: QObject, slot: str) -> None:
        """Call `slot(QString,QVariantMap,QStringList)` at each change of properties."""
        self._hear(_PROPERTIES, "PropertiesChanged", receiver, slot)

    def _hear(self, interface: str, member: str, receiver: QObject, slot: str) -> None:
        connect: Any = self._bus.connect  # its stub wants bytes, which it refuses
        if not connect(*self._place, interface, member, receiver, SLOT(slot)):
            raise RemoteError("connect", f"{member} of {self._place[0]} cannot be heard")
