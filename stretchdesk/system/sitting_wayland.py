"""Films and slides on Wayland: there is no input, and yet the compositor does not become idle."""

from __future__ import annotations

from stretchdesk.system.idle_notices import IdleNotices
from stretchdesk.system.wayland import GET_IDLE_NOTIFICATION, GET_INPUT_IDLE_NOTIFICATION

_OLD = "the compositor's ext-idle-notify-v1 is too old to tell films from input"


class WaylandSitting:
    """Hears of both kinds of idle time."""

    name = "Wayland"

    def __init__(self, display: str = "") -> None:
        self._no_input = self._nothing_at_all = False
        self._notices = IdleNotices(display)
        if self._notices.version > 1:
            self._notices.listen(GET_INPUT_IDLE_NOTIFICATION, self.hear_input)
            self._notices.listen(GET_IDLE_NOTIFICATION, self.hear_all)

    @property
    def missing(self) -> str:
        return self._notices.missing or ("" if self._notices.version > 1 else _OLD)

    def read(self) -> bool | None:
        """Right when there was no input for a while; while there is, nothing is to be told."""
        return None if self.missing else self._no_input and not self._nothing_at_all

    def hear_input(self, ends: bool) -> None:  # noqa: FBT001  # the compositor's news
        self._no_input = ends

    def hear_all(self, ends: bool) -> None:  # noqa: FBT001  # the compositor's news
        self._nothing_at_all = ends

    def close(self) -> None:
        self._notices.close()
