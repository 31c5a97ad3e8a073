"""Answers at the door of a running program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

from stretchdesk.system.door_unix import LONGEST

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from stretchdesk.system.door_unix import Door

    Answer = Callable[[dict[str, Any]], dict[str, Any]]

_PATIENCE_MS = 5000


class Porter(QObject):
    """Reads a line of JSON from each caller and writes one back. It has time for one line each."""

    def __init__(self, door: Door, answer: Answer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._answer = answer
        self._callers: set[_Caller] = set()
        self._bell = _notifier(door.listener, self)
        self._bell.activated.connect(self._let_in)

    def close(self) -> None:
        """Hear nobody any more."""
        self._bell.setEnabled(False)
        for caller in tuple(self._callers):
            caller.leave()
        self._door.close()

    def _let_in(self) -> None:
        try:
            connection, _ = self._door.listener.accept()
        except OSError:  # gone again
            return
        connection.settimeout(0)
        caller = _Caller(connection, self._answer, self._callers.discard, self)
        self._callers.add(caller)


class _Caller(QObject):
    """One that knocked."""

    def __init__(
        self,
        connection: socket.socket,
        answer: Answer,
        gone: Callable[[_Caller], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._answer = answer
        self._gone = gone
        self._said = b""
        self._ear = _notifier(connection, self)
        self._ear.activated.connect(self._hear)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.leave)
        self._patience.start(_PATIENCE_MS)

    def leave(self) -> None:
        self._patience.stop()
        self._ear.setEnabled(False)
        self._connection.close()
        self._gone(self)
        self.deleteLater()

    def _hear(self) -> None:
        try:
            more = self._connection.recv(65536)
        except OSError:
            more = b""
        self._said += more
        if self._said.endswith(b"\n"):
            self._reply()
        if not more or self._said.endswith(b"\n") or len(self._said) > LONGEST:
            self.leave()

    def _reply(self) -> None:
        self._ear.setEnabled(False)  # an answer may let events pass
        try:
            request = json.loads(self._said)
            answer = self._answer(request if isinstance(request, dict) else {})
        except ValueError:
            answer = {"ok": False, "text": "This is no request."}
        try:
            self._connection.settimeout(1.0)
            self._connection.sendall(json.dumps(answer).encode() + b"\n")
        except OSError:  # the caller did not wait
            return


def _notifier(connection: socket.socket, parent: QObject) -> QSocketNotifier:
    return QSocketNotifier(connection.fileno(), QSocketNotifier.Type.Read, parent)
