"""What a person has chosen: the settings in use, and the news when they change."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from stretchdesk.core.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stretchdesk.core.session.request import Request


class Preferences(QObject):
    """Keeps the settings; every change of them is told."""

    changed = Signal(object)
    """The Settings from now on."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._before: list[Settings] = []

    @property
    def can_undo(self) -> bool:
        """Whether a choice can be taken back."""
        return bool(self._before)

    @property
    def settings(self) -> Settings:
        return self._settings

    def choose(self, key: str, value: object) -> None:
        """Give a setting a value; what it cannot be becomes what it can."""
        read, _ = Settings.read({**asdict(self._settings), key: value})
        if read != self._settings:
            self._before.append(self._settings)
            self._change(**{key: getattr(read, key)})

    def undo(self) -> None:
        """Take the last choice back; what has been answered or marked since stays."""
        if self._before:
            before = self._before.pop()
            self._change(**{key: getattr(before, key) for key in _CHOSEN})

    def set_favourite(self, stretch: str, on: bool) -> None:
        """Count a stretch among the favourites, or no longer."""
        self._change(favourites=_with(self._settings.favourites, stretch, on))

    def set_never(self, stretch: str, on: bool) -> None:
        """Never offer a stretch in a routine, or offer it again."""
        self._change(never=_with(self._settings.never, stretch, on))

    def answer_health(self, cautions: Iterable[str]) -> None:
        """Go by these answers to the health questions."""
        self._change(cautions=tuple(cautions), health_asked=True)

    def skip_health(self) -> None:
        """Do not ask the health questions by ourselves again."""
        self._change(health_asked=True)

    def remember(self, request: Request) -> None:
        """What was asked for last is asked for at the next start."""
        self._settings = replace(
            self._settings, minutes=request.minutes, place=request.place.value,
            discreet=request.discreet,
        )  # fmt: skip

    def _change(self, **changes: Any) -> None:
        changed = replace(self._settings, **changes)
        if changed != self._settings:
            self._settings = changed
            self.changed.emit(changed)


_CHOSEN = Settings.__dataclass_fields__.keys() - {
    *("favourites", "never", "cautions", "health_asked"),
    *("minutes", "place", "discreet", "welcomed"),
}
"""What `choose` is for; the rest has a place of its own."""


def _with(ids: tuple[str, ...], one: str, on: bool) -> tuple[str, ...]:
    others = tuple(known for known in ids if known != one)
    return (*others, one) if on else others
