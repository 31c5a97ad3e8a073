"""Chimes from our own files through QtMultimedia (in PySide6-Addons)."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl

if TYPE_CHECKING:
    from pathlib import Path


class Chimes(QObject):
    """Loaded when one is first to be heard."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._effects: dict[str, Any] = {}
        self.missing = ""
        """Why nothing can be heard; empty while that is not known."""

    def play(self, name: str, volume: int) -> None:
        """Sound `begin`, `half`, `last`, `switch` or `done`; volume 0–100."""
        if effect := self._effect(name):
            effect.setVolume(volume / 100)
            effect.play()

    def load(self) -> None:
        """Find a sound device; `missing` says why there is none."""
        try:
            devices = import_module("PySide6.QtMultimedia").QMediaDevices.audioOutputs()
        except ImportError:  # PySide6-Addons, or a library of the system
            self.missing = "PySide6-Addons or a sound library is not installed"
            return
        self.missing = "" if devices else "no sound device was found"

    def _effect(self, name: str) -> Any:
        if not self._effects and not self.missing:
            self.load()
        if name not in self._effects and not self.missing:
            effect = import_module("PySide6.QtMultimedia").QSoundEffect(self)
            effect.setSource(QUrl.fromLocalFile(str(self._folder / f"{name}.wav")))
            self._effects[name] = effect
        return self._effects.get(name)
