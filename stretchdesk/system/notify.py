"""Notifications with buttons, through the desktop's own service (Linux).

jeepney sends them, as QtDBus cannot give `Notify` the types it takes. The answers are read from the
same connection: GNOME Shell and dunst send them to the one that asked, and to nobody else.
"""

from __future__ import annotations

import sys
from collections import deque
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping

_SERVICE = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_NEVER = 0
"""It stays until it is answered or withdrawn."""
_WAIT_S = 1.0
"""For starting the service, too; the window stands still meanwhile."""


class Notifier(QObject):
    """Shows one notification at a time; the next takes the place of the last."""

    answered = Signal(str)
    """The key of the action that was chosen."""
    closed = Signal()
    """It was put away, or ran out, without an answer."""

    def __init__(
        self,
        bus: str = "SESSION",
        platform: str = sys.platform,
        wait_s: float = _WAIT_S,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bus = bus
        self._is_here = platform == "linux"
        self._wait_s = wait_s
        self._connection: Any = None
        self._readable: QSocketNotifier | None = None
        self._heard: deque[Any] = deque()
        self._abilities: frozenset[str] = frozenset()
        self._shown = 0
        self.missing = ""
        """Why none can be shown; empty while one can, or that is not known."""

    def load(self) -> None:
        """Find the service; `missing` says why there is none."""
        if not self._is_here:
            self.missing = self.tr("The tray icon's own messages are used.")
            return
        try:
            if self._connection is None:
                self._open()
            self._abilities = frozenset(self._ask("GetCapabilities"))
            self.missing = ""
        except Exception as error:  # jeepney raises what it meets: no address, no socket, errors
            self._lose(error)

    def send(self, title: str, text: str, actions: Mapping[str, str]) -> bool:
        """Show it with a button for each action (key: label); whether it is shown."""
        if self._connection is None:
            self.load()
        if self._connection is None:
            return False
        try:
            self._shown = self._ask("Notify", "susssasa{sv}i", self._message(title, text, actions))
        except Exception as error:  # see above
            self._lose(error)
            return False
        QTimer.singleShot(0, self, self._read)  # an answer may have come along with the reply
        return True

    def withdraw(self) -> None:
        """Take it back; nothing is said of it any more."""
        shown, self._shown = self._shown, 0
        if shown and self._connection is not None:
            try:
                self._connection.send(self._call("CloseNotification", "u", (shown,)))
            except OSError as error:
                self._lose(error)

    def close(self) -> None:
        """Take back what is shown, and end the connection."""
        self.withdraw()
        self._disconnect()

    def _open(self) -> None:
        jeepney, bus = import_module("jeepney"), import_module("jeepney.bus_messages").message_bus
        self._connection = import_module("jeepney.io.blocking").open_dbus_connection(self._bus)
        rule = jeepney.MatchRule(type="signal", interface=_SERVICE, path=_PATH)
        self._connection.filter(rule, queue=self._heard)
        self._connection.send_and_get_reply(bus.AddMatch(rule), timeout=self._wait_s)
        self._readable = QSocketNotifier(
            self._connection.sock.fileno(), QSocketNotifier.Type.Read, self
        )
        self._readable.activated.connect(self._read)

    def _message(self, title: str, text: str, actions: Mapping[str, str]) -> tuple[Any, ...]:
        if "actions" not in self._abilities:
            how = self.tr("To answer, use the tray icon or run “stretchdesk break”.")
            text, actions = f"{text}\n{how}", {}
        if "body-markup" in self._abilities:
            text = import_module("html").escape(text, quote=False)
        buttons = [part for action in actions.items() for part in action]
        hints = {"urgency": ("y", 1), "desktop-entry": ("s", "stretchdesk")}
        return "StretchDesk", self._shown, "stretchdesk", title, text, buttons, hints, _NEVER

    def _call(self, member: str, signature: str = "", body: tuple[Any, ...] = ()) -> Any:
        jeepney = import_module("jeepney")
        service = jeepney.DBusAddress(_PATH, _SERVICE, _SERVICE)
        return jeepney.new_method_call(service, member, signature or None, body)

    def _ask(self, member: str, signature: str = "", body: tuple[Any, ...] = ()) -> Any:
        """The one value it answers. Raises OSError or jeepney's DBusErrorResponse."""
        message = self._call(member, signature, body)
        reply = self._connection.send_and_get_reply(message, timeout=self._wait_s)
        return import_module("jeepney.wrappers").unwrap_msg(reply)[0]

    def _read(self) -> None:
        """Take in what has arrived, without waiting."""
        try:
            while self._connection is not None:
                self._connection.recv_messages(timeout=0)
        except TimeoutError:
            pass
        except OSError as error:
            self._lose(error)
        while self._heard:
            self._take(self._heard.popleft())

    def _take(self, signal: Any) -> None:
        jeepney = import_module("jeepney")
        member = signal.header.fields[jeepney.HeaderFields.member]
        number, *more = signal.body
        if not self._shown or number != self._shown:
            return  # another program's, or one that was withdrawn
        if member == "ActionInvoked":
            self._shown = 0
            self.answered.emit(more[0])
        elif member == "NotificationClosed":
            self._shown = 0
            self.closed.emit()

    def _lose(self, error: Exception) -> None:
        no_bus = isinstance(error, KeyError)  # jeepney, where no address is given
        why = self.tr("there is no session bus") if no_bus else str(error) or type(error).__name__
        self.missing = self.tr("No notification can be shown (%s).") % why
        self._shown = 0
        self._disconnect()

    def _disconnect(self) -> None:
        if self._readable is not None:
            self._readable.setEnabled(False)
            self._readable.deleteLater()
            self._readable = None
        if self._connection is not None:
            self._connection.close()
            self._connection = None
