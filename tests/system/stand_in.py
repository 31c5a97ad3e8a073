"""Stand-ins for services of a desktop, run as a process of their own.

Qt's blocking calls keep Python's lock: a service in a thread beside them could never answer.
`bus.py` speaks with this process in lines that are Python literals.
"""

from __future__ import annotations

import sys
from ast import literal_eval
from concurrent.futures import Future
from contextlib import suppress
from threading import Thread
from typing import Any
from xml.sax.saxutils import quoteattr

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageFlag,
    MessageType,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import DBusNameFlags, message_bus
from jeepney.io.common import ReplyMatcher
from jeepney.io.threading import ReceiveStopped, open_dbus_connection
from jeepney.wrappers import unwrap_msg

PROPERTIES = "org.freedesktop.DBus.Properties"
INTROSPECTABLE = "org.freedesktop.DBus.Introspectable"
ERROR = "org.freedesktop.DBus.Error"
WAIT_S = 5


class StandIn:
    """One connection to a bus with any number of names, objects and interfaces."""

    def __init__(self, address: str) -> None:
        self.calls: list[tuple[str, str, str, tuple[Any, ...]]] = []
        self.refused: list[str] = []
        self._methods: dict[tuple[str, str, str], tuple[str, str, Any]] = {}
        self._properties: dict[tuple[str, str], dict[str, tuple[str, Any]]] = {}
        self._replies = ReplyMatcher()
        self._connection = open_dbus_connection(address)
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()

    def method(self, at: tuple[str, str, str], takes: str, gives: str, answer: Any) -> None:
        self._methods[at] = (takes, gives, answer)

    def value(self, path: str, interface: str, name: str, value: tuple[str, Any]) -> None:
        self._properties.setdefault((path, interface), {})[name] = value

    def emit(self, at: tuple[str, str, str], signature: str, body: tuple[Any, ...]) -> None:
        path, interface, member = at
        emitter = DBusAddress(path, interface=interface)
        self._connection.send(new_signal(emitter, member, signature or None, body))

    def own(self, name: str) -> None:
        assert self._ask(message_bus.RequestName(name, DBusNameFlags.do_not_queue)) == (1,)

    def release(self, name: str) -> None:
        assert self._ask(message_bus.ReleaseName(name)) == (1,)

    def close(self) -> None:
        self._connection.interrupt()
        self._thread.join(WAIT_S)
        self._connection.close()

    def _ask(self, message: Message) -> Any:
        serial = next(self._connection.outgoing_serial)
        with self._replies.catch(serial, Future()) as reply:
            self._connection.send(message, serial=serial)
            return unwrap_msg(reply.result(WAIT_S))

    def _serve(self) -> None:
        with suppress(ReceiveStopped, OSError):  # closed, or the bus has ended
            while True:
                message = self._connection.receive()
                if message.header.message_type is MessageType.method_call:
                    self._answer(message)
                else:
                    self._replies.dispatch(message)

    def _answer(self, message: Message) -> None:
        fields = message.header.fields
        at = (
            fields[HeaderFields.path],
            fields.get(HeaderFields.interface, ""),
            fields[HeaderFields.member],
        )
        reply = self._reply(message, at, fields.get(HeaderFields.signature, ""))
        if reply and not message.header.flags & MessageFlag.no_reply_expected:
            self._connection.send(reply)

    def _reply(self, message: Message, at: tuple[str, str, str], given: str) -> Message | None:
        if at[1] in {PROPERTIES, INTROSPECTABLE}:
            return self._of_the_object(message, at)
        if at not in self._methods:
            return new_error(message, f"{ERROR}.UnknownMethod", "s", (f"no method {at[2]}",))
        takes, gives, answer = self._methods[at]
        if given != takes:
            wrong = f"wrong args ({given}, expected {takes})"
            self.refused.append(f"{at[1]}.{at[2]}: {wrong}")
            return new_error(message, f"{ERROR}.InvalidArgs", "s", (wrong,))
        self.calls.append((*at, tuple(message.body)))
        if isinstance(answer, str):
            return new_error(message, answer, "s", ("as told",))
        return None if answer is None else new_method_return(message, gives or None, answer)

    def _of_the_object(self, message: Message, at: tuple[str, str, str]) -> Message:
        path, _, member = at
        try:
            match member, message.body:
                case "Get", (face, name):
                    value = self._properties[path, face][name]
                    return new_method_return(message, "v", (value,))
                case "GetAll", (face,):
                    return new_method_return(message, "a{sv}", (self._properties[path, face],))
        except KeyError as error:
            return new_error(message, f"{ERROR}.InvalidArgs", "s", (f"no such property: {error}",))
        return new_method_return(message, "s", (self._described(path),))

    def _described(self, path: str) -> str:
        """XML, from which a QDBusInterface learns its methods."""
        lines = []
        for (where, face, member), (takes, gives, _) in self._methods.items():
            types = (("in", takes), ("out", gives))
            arguments = [
                f"<arg direction='{way}' type={quoteattr(of)}/>" for way, of in types if of
            ]
            method = f"<method name='{member}'>{''.join(arguments)}</method>"
            if where == path:
                lines.append(f"<interface name='{face}'>{method}</interface>")
        return f"<node>{''.join(lines)}</node>"


def main() -> None:
    """Do one command a line, `(number of a stand-in, method, arguments)`, and print the result."""
    made: list[StandIn] = []
    for line in sys.stdin:
        number, member, arguments = literal_eval(line)
        if member == "serve":
            made.append(StandIn(*arguments))
            result: Any = len(made) - 1
        else:
            found = getattr(made[number], member)
            result = found(*arguments) if callable(found) else found
        sys.stdout.write(f"{result!r}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
