"""Idle time from Wayland compositors other than GNOME's."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from stretchdesk.system.idle_notices import AFTER_MS, IdleNotices
from stretchdesk.system.wayland import GET_IDLE_NOTIFICATION, GET_INPUT_IDLE_NOTIFICATION

if TYPE_CHECKING:
    from collections.abc import Callable


class WaylandIdle:
    """Where the protocol is of version 1, a film that keeps the screen on counts as input."""

    name = "Wayland"
    not_yet_run = False

    def __init__(self, display: str = "", clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._since: float | None = None
        self._notices = IdleNotices(display)
        newest = self._notices.version > 1
        if not self._notices.missing:
            self._notices.listen(
                GET_INPUT_IDLE_NOTIFICATION if newest else GET_IDLE_NOTIFICATION, self.hear
            )

    @property
    def missing(self) -> str:
        return self._notices.missing and f"Idle time is unknown: {self._notices.missing}."

    def read(self) -> float | None:
        """Seconds since the last input, 0 below two; None is unknown."""
        if self._notices.missing:
            return None
        return 0.0 if self._since is None else self._clock() - self._since

    def hear(self, begins: bool) -> None:  # noqa: FBT001  # the compositor's news
        self._since = self._clock() - AFTER_MS / 1000 if begins else None

    def close(self) -> None:
        self._notices.close()
