"""Calls over a kept connection of Qt's to a message bus. Each waits for 0.1 s at most.

Only types that PySide6 sends and reads rightly: strings, and answers without structures.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

from stretchdesk.system.bus import PROPERTIES, NoAnswer, Place

_PATIENCE_MS = 100


def ask(connection: QDBusConnection, place: Place, member: str, *texts: str) -> Any:
    """The first value a method answers with; no service is started for it. Raises NoAnswer."""
    message = QDBusMessage.createMethodCall(*place, member)
    message.setArguments(list(texts))
    message.setAutoStartService(False)
    reply = connection.call(message, QDBus.CallMode.Block, _PATIENCE_MS)
    values = reply.arguments()
    if reply.type() != QDBusMessage.MessageType.ReplyMessage or not values:
        raise NoAnswer(reply.errorMessage())
    return values[0]


def read_property(connection: QDBusConnection, place: Place, name: str) -> Any:
    """The value of a property. Raises NoAnswer."""
    properties = place._replace(interface=PROPERTIES)
    return ask(connection, properties, "Get", place.interface, name).variant()
