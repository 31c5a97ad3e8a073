"""Keeps the screen on through wakepy: by the desktop's own means, on each system."""

from __future__ import annotations

from contextlib import ExitStack
from importlib import import_module


class KeepAwake:
    """Asks for it and gives it back. The systems end it by themselves when the program ends."""

    def __init__(self) -> None:
        self._held = ExitStack()
        self._is_on = False
        self.missing = ""
        """Why the screen is not kept on; empty while it is, or was not asked to be."""

    def hold(self) -> None:
        """Keep the screen on from now on; asked again, nothing happens."""
        if self._is_on:
            return
        self._is_on = True
        try:
            keep = import_module("wakepy").keep
            mode = self._held.enter_context(keep.presenting(on_fail="pass"))
        except Exception as error:  # what a desktop's services may raise is open
            self.missing = str(error) or type(error).__name__
            return
        self.missing = "" if mode.active else "no service of the desktop took it"

    def release(self) -> None:
        """Let the screen go dark again."""
        self._is_on = False
        self._held.close()
