"""Films and slides on X11: players switch the screen saver off."""

from __future__ import annotations

from stretchdesk.system.x_saver import XSaver

_DISABLED = 3
_ALWAYS_OFF = "the screen saver of the X server is switched off anyway"


class XSitting:
    """Knows something only once the saver was seen switched on: many desktops never use it."""

    name = "X11"

    def __init__(self, display: str) -> None:
        self._saver = XSaver(display)
        self._was_on = False

    @property
    def missing(self) -> str:
        return self._saver.missing or ("" if self._was_on else _ALWAYS_OFF)

    def read(self) -> bool | None:
        info = self._saver.query()
        if info is None:
            return None
        self._was_on |= info.state != _DISABLED
        return info.state == _DISABLED if self._was_on else None

    def close(self) -> None:
        self._saver.close()
