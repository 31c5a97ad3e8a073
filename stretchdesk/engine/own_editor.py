"""An own routine being put together, and every step of that taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from stretchdesk.core.session.own_routine import MOST_ITEMS, SECONDS, Item, OwnRoutine

if TYPE_CHECKING:
    from collections.abc import Sequence


class OwnEditor(QObject):
    """Items are named by their place; IndexError: there is no such item."""

    changed = Signal(object)
    """The OwnRoutine as it is now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.open(OwnRoutine("", ()))

    @property
    def own(self) -> OwnRoutine:
        return self._own

    @property
    def can_undo(self) -> bool:
        return bool(self._before)

    @property
    def is_changed(self) -> bool:
        """Whether anything would be lost."""
        return self._own != self._opened

    def open(self, own: OwnRoutine) -> None:
        """Begin with this one."""
        self._own = self._opened = own
        self._before: list[OwnRoutine] = []
        self.changed.emit(own)

    def rename(self, name: str) -> None:
        """A field takes its own letters back: this is no step to be undone."""
        self._own = replace(self._own, name=name.strip())
        self.changed.emit(self._own)

    def add(self, stretch: str, hold_s: int) -> None:
        """One more at the end; nothing if there are as many as there may be."""
        if len(self._own.items) < MOST_ITEMS:
            self._set_items((*self._own.items, Item(stretch, hold_s)))

    def remove(self, n: int) -> None:
        items = list(self._own.items)
        del items[n]
        self._set_items(items)

    def move(self, n: int, to: int) -> None:
        """Item `n` taken out and put in before what is then at `to`."""
        items = list(self._own.items)
        items.insert(to, items.pop(n))
        self._set_items(items)

    def change(self, n: int, key: str, value: Any) -> None:
        """Another value for a field of item `n`."""
        items = list(self._own.items)
        items[n] = replace(items[n], **{key: value})
        self._set_items(items)

    def lengthen(self, n: int, seconds: int) -> None:
        """Item `n` held so much longer, within what is allowed."""
        held = self._own.items[n].hold_s + seconds
        self.change(n, "hold_s", min(max(held, SECONDS.low), SECONDS.high))

    def set_rounds(self, rounds: int) -> None:
        self._keep(replace(self._own, rounds=rounds))

    def set_rest(self, rest_s: int) -> None:
        self._keep(replace(self._own, rest_s=rest_s))

    def undo(self) -> None:
        """Take the last step back; the name stays."""
        if self._before:
            self._own = replace(self._before.pop(), name=self._own.name)
            self.changed.emit(self._own)

    def _set_items(self, items: Sequence[Item]) -> None:
        self._keep(replace(self._own, items=tuple(items)))

    def _keep(self, own: OwnRoutine) -> None:
        if own != self._own:
            self._before.append(self._own)
            self._own = own
            self.changed.emit(own)
