"""Answers at the door of a running program on Windows, through a named pipe.

Written from the documentation of Qt; not yet run there.
"""

from __future__ import annotations

import json
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from stretchdesk.core.errors import StretchDeskError

if TYPE_CHECKING:
    from collections.abc import Callable

    from stretchdesk.system.door_windows import WindowsDoor

    Answer = Callable[[dict[str, Any]], dict[str, Any]]


class Porter(QObject):
    """Reads a line of JSON from each caller and writes one back."""

    def __init__(self, door: WindowsDoor, answer: Answer, parent: QObject | None = None) -> None:
        """Raises StretchDeskError."""
        super().__init__(parent)
        self._door = door
        self._answer = answer
        network: Any = import_module("PySide6.QtNetwork")  # 3 MB, on Windows alone
        self._server = network.QLocalServer(self)
        self._server.setSocketOptions(network.QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._let_in)
        if not self._server.listen(door.pipe):
            raise StretchDeskError(f"{door.pipe} cannot be made ({self._server.errorString()}).")

    def close(self) -> None:
        """Hear nobody any more."""
        self._server.close()
        self._door.close()

    def _let_in(self) -> None:
        caller = self._server.nextPendingConnection()
        caller.setParent(self._server)
        caller.disconnected.connect(caller.deleteLater)
        caller.readyRead.connect(lambda: self._hear(caller))

    def _hear(self, caller: Any) -> None:
        if not caller.canReadLine():
            return
        try:
            request = json.loads(bytes(caller.readLine().data()))
            answer = self._answer(request if isinstance(request, dict) else {})
        except ValueError:
            answer = {"ok": False, "text": "This is no request."}
        caller.write(json.dumps(answer).encode() + b"\n")
        caller.flush()
        caller.disconnectFromServer()
