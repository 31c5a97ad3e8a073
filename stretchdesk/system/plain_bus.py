"""Calls through jeepney, where structures or unsigned numbers are wanted.

PySide6 sends whole numbers as signed ones, and reading a structure badly ends its process.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Literal

from stretchdesk.system.bus import PROPERTIES, NoAnswer, Place

_PATIENCE_S = 0.1


class PlainBus:
    """One connection, opened when first needed and kept; one that is lost is opened anew."""

    def __init__(self, which: Literal["SESSION", "SYSTEM"]) -> None:
        self._which = which
        self._connection: Any = None

    def ask(self, place: Place, member: str, signature: str = "", *arguments: Any) -> Any:
        """The first value a method answers with; no service is started for it. Raises NoAnswer."""
        jeepney = import_module("jeepney")
        service, path, interface = place
        address = jeepney.DBusAddress(path, service, interface)
        call = jeepney.new_method_call(address, member, signature or None, arguments)
        call.header.flags |= jeepney.MessageFlag.no_auto_start
        reply = self._reply(call)
        if reply.header.message_type is not jeepney.MessageType.method_return:
            raise NoAnswer(str(reply.body[0]) if reply.body else "refused")
        return reply.body[0]

    def read_property(self, place: Place, name: str) -> Any:
        """The value of a property. Raises NoAnswer."""
        properties = place._replace(interface=PROPERTIES)
        _, value = self.ask(properties, "Get", "ss", place.interface, name)
        return value

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _reply(self, call: Any) -> Any:
        try:
            if self._connection is None:
                self._connection = _opened(self._which)
            return self._connection.send_and_get_reply(call, timeout=_PATIENCE_S)
        except TimeoutError:
            raise NoAnswer("no answer in time") from None
        except (OSError, KeyError, RuntimeError) as error:  # no bus, no address, no known transport
            self.close()
            raise NoAnswer(f"no {self._which.lower()} bus: {error}") from error


def _opened(which: str) -> Any:
    return import_module("jeepney.io.blocking").open_dbus_connection(which)
