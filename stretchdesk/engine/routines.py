"""A person's own routines, and the news when they change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from stretchdesk.core.session.own_routine import free_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stretchdesk.core.session.own_routine import OwnRoutine


class Store(Protocol):
    """Keeps them on disk."""

    def save(self, routines: Sequence[OwnRoutine]) -> None:
        """Raises StretchDeskError."""


class Routines(QObject):
    """Routines by name, in the person's order; those of packs can be played and copied only.

    What raises StretchDeskError has changed nothing.
    """

    changed = Signal(object)
    """All OwnRoutines from now on, those of packs last."""

    def __init__(
        self,
        store: Store,
        own: Sequence[OwnRoutine],
        packs: Sequence[OwnRoutine] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._own = {one.name: one for one in own}
        self._packs = tuple(packs)
        self._before: list[dict[str, OwnRoutine]] = []

    @property
    def all(self) -> tuple[OwnRoutine, ...]:
        return (*self._own.values(), *self._packs)

    @property
    def can_undo(self) -> bool:
        return bool(self._before)

    def find(self, name: str) -> OwnRoutine | None:
        """One's own before those of packs, whatever the case of letters."""
        return next((one for one in self.all if one.name.casefold() == name.casefold()), None)

    def name_for(self, wished: str, instead_of: str = "") -> str:
        """The name a routine gets that is added, or replaces another."""
        return free_name(wished, {one.name for one in self.all} - {instead_of})

    def add(self, own: OwnRoutine) -> OwnRoutine:
        """Keep a new one, under its name or the next that is free."""
        kept = replace(own, name=self.name_for(own.name), pack="")
        self._keep({**self._own, kept.name: kept})
        return kept

    def replace(self, name: str, own: OwnRoutine) -> None:
        """Another in the place of one's own; a name that is taken gets a number."""
        changed = replace(own, name=self.name_for(own.name, name), pack="")
        self._keep(
            {
                (changed.name if key == name else key): (changed if key == name else one)
                for key, one in self._own.items()
            }
        )

    def remove(self, name: str) -> None:
        self._keep({key: one for key, one in self._own.items() if key != name})

    def show_packs(self, packs: Sequence[OwnRoutine]) -> None:
        """Those that installed packs bring."""
        self._packs = tuple(packs)
        self.changed.emit(self.all)

    def undo(self) -> None:
        """Take the last change back."""
        if self._before:
            before = self._before[-1]
            self._store.save(tuple(before.values()))
            self._own = self._before.pop()
            self.changed.emit(self.all)

    def _keep(self, own: dict[str, OwnRoutine]) -> None:
        if own != self._own:
            self._store.save(tuple(own.values()))
            self._before.append(self._own)
            self._own = own
            self.changed.emit(self.all)
