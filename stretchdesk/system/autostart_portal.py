"""Starting with the session from within a Flatpak: the desktop is asked, and asks the user."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from stretchdesk.core.errors import StretchDeskError
from stretchdesk.system.remote import RemoteError, RemoteObject, session_bus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtDBus import QDBusConnection

_SERVICE = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_UNKNOWN = "A Flatpak is not told whether it starts with the session until it asks for it."


class Portal(QObject):
    """`org.freedesktop.portal.Background`. It answers later, with what the user has allowed."""

    not_yet_run = False
    answered = Signal(bool)
    """Whether the program starts with the session from now on."""

    def __init__(
        self,
        command: Sequence[str],
        bus: QDBusConnection | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.missing = _UNKNOWN
        self._command = command
        self._bus = bus
        self._is_on: bool | None = None
        self._numbers = count(1)

    def is_on(self) -> bool | None:
        """What was answered last; None before the first answer."""
        return self._is_on

    def set(self, on: bool) -> None:  # noqa: FBT001  # see Autostart
        """Ask for it; `answered` tells what came of it. Raises StretchDeskError."""
        bus = self._bus or session_bus()
        token = f"stretchdesk{next(self._numbers)}"
        sender = bus.baseService().removeprefix(":").replace(".", "_")
        answer = RemoteObject(
            bus, _SERVICE, f"{_PATH}/request/{sender}/{token}", "org.freedesktop.portal.Request"
        )
        portal = RemoteObject(bus, _SERVICE, _PATH, "org.freedesktop.portal.Background")
        options = {
            "handle_token": token,
            "reason": self.tr("StretchDesk reminds you of breaks."),
            "autostart": on,
            "commandline": list(self._command),
        }
        try:
            answer.hear("Response", self, "keep(uint,QVariantMap)")
            portal.call("RequestBackground", "", options)
        except RemoteError as error:
            raise StretchDeskError(
                f"The desktop does not take the wish to start with the session ({error}). "
                "Add StretchDesk to the startup programs in your desktop's settings."
            ) from error

    @Slot("uint", "QVariantMap")
    def keep(self, refused: int, results: dict[str, object]) -> None:
        """Keep what the user has allowed; refused, everything stays as it was."""
        if not refused:
            self._is_on, self.missing = bool(results.get("autostart")), ""
        self.answered.emit(bool(self._is_on))
