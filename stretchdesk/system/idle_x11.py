"""Idle time from the X server."""

from __future__ import annotations

from stretchdesk.system.x_saver import XSaver


class XIdle:
    """Seconds since the last input to the X server."""

    name = "X11"
    not_yet_run = False

    def __init__(self, display: str) -> None:
        self._saver = XSaver(display)

    @property
    def missing(self) -> str:
        return self._saver.missing and f"Idle time is unknown: {self._saver.missing}."

    def read(self) -> float | None:
        info = self._saver.query()
        return None if info is None else info.idle_ms / 1000

    def close(self) -> None:
        self._saver.close()
