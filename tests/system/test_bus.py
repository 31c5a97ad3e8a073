"""The stand-ins answer with the types they declare, and refuse what real services refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication
    from pytestqt.qtbot import QtBot

    from tests.system.bus import Buses

NAME, PATH, FACE = "org.example.Clock", "/org/example/Clock", "org.example.Clock"


def called(connection: QDBusConnection, member: str, *arguments: object) -> QDBusMessage:
    face = "org.freedesktop.DBus.Properties" if member == "Get" else FACE
    message = QDBusMessage.createMethodCall(NAME, PATH, face, member)
    message.setArguments(list(arguments))
    return connection.call(message)


def test_a_call_of_the_right_types_is_answered_and_kept(
    qapp: QCoreApplication, buses: Buses
) -> None:
    del qapp
    clock = buses.session.serve(NAME).method((PATH, FACE, "Spell"), "s", "t", (1 << 40,))
    assert called(buses.session.connect(), "Spell", "four").arguments() == [1 << 40]
    assert clock.calls == [("Spell", ("four",))]


def test_a_call_of_wrong_types_is_refused(qapp: QCoreApplication, buses: Buses) -> None:
    del qapp
    clock = buses.session.serve(NAME).method((PATH, FACE, "Wake"), "t", "")
    buses.session.tolerant = True
    reply = called(buses.session.connect(), "Wake", 5)
    assert reply.errorMessage() == "wrong args (i, expected t)"
    assert (clock.refused, clock.calls) == ([f"{FACE}.Wake: wrong args (i, expected t)"], [])


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[bool] = []

    @Slot(bool)
    def hear(self, on: bool) -> None:
        self.heard.append(on)


def test_signals_arrive_and_the_two_buses_are_apart(qtbot: QtBot, buses: Buses) -> None:
    clock = buses.system.serve(NAME)
    listener, connection = Listener(), buses.system.connect()
    assert connection.connect(NAME, PATH, FACE, "Struck", listener, SLOT("hear(bool)"))
    clock.emit((PATH, FACE, "Struck"), "b", True)
    qtbot.waitUntil(lambda: listener.heard == [True])
    reply = called(buses.session.connect(), "Spell")
    assert reply.errorName() == "org.freedesktop.DBus.Error.ServiceUnknown"


def test_a_name_can_be_given_away_and_taken_back(qapp: QCoreApplication, buses: Buses) -> None:
    del qapp
    clock = buses.session.serve(NAME).value((PATH, FACE, "Hour"), "u", 7)
    connection = buses.session.connect()
    clock.release(NAME)
    reply = called(connection, "Get", FACE, "Hour")
    assert reply.errorName() == "org.freedesktop.DBus.Error.ServiceUnknown"
    clock.own(NAME)
    (hour,) = called(connection, "Get", FACE, "Hour").arguments()
    assert hour.variant() == 7
    assert clock.calls == []
