"""What a person has chosen: the settings in use, and the news when they change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from stretchdesk.core.settings import Settings


class Preferences(QObject):
    """Keeps the settings; every change of them is told."""

    changed = Signal(object)
    """The Settings from now on."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    @property
    def settings(self) -> Settings:
        return self._settings

    def set_favourite(self, stretch: str, on: bool) -> None:
        """Count a stretch among the favourites, or no longer."""
        self._change(favourites=_with(self._settings.favourites, stretch, on))

    def set_never(self, stretch: str, on: bool) -> None:
        """Never offer a stretch in a routine, or offer it again."""
        self._change(never=_with(self._settings.never, stretch, on))

    def _change(self, **changes: Any) -> None:
        changed = replace(self._settings, **changes)
        if changed != self._settings:
            self._settings = changed
            self.changed.emit(changed)


def _with(ids: tuple[str, ...], one: str, on: bool) -> tuple[str, ...]:
    others = tuple(known for known in ids if known != one)
    return (*others, one) if on else others
