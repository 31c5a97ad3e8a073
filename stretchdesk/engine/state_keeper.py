"""What changes in place from moment to moment and must outlast a crash: `state.json`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stretchdesk.engine.background import Background


class Store(Protocol):
    """Keeps it on disk; used on the background's thread only."""

    def save_state(self, state: Mapping[str, Any]) -> None:
        """Raises StretchDeskError."""


class StateKeeper(QObject):
    """Plain values by name. A change is written behind what was queued before it."""

    trouble = Signal(str)
    """The first time that it cannot be written."""

    def __init__(
        self,
        state: Mapping[str, Any],
        store: Store,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._state = dict(state)
        self._store = store
        self._background = background
        self._failed = False

    def get(self, name: str) -> Any:
        """None if there is nothing under this name."""
        return self._state.get(name)

    def keep(self, name: str, value: Any) -> None:
        """Put a value under a name; None takes it away."""
        if self._state.get(name) == value:
            return
        self._state[name] = value
        if value is None:
            del self._state[name]
        job = partial(self._store.save_state, dict(self._state))
        self._background.run(job, self._written, self._not_written)

    def _written(self, _: None) -> None:
        self._failed = False

    def _not_written(self, error: Exception) -> None:
        if not self._failed:
            self._failed = True
            self.trouble.emit(str(error))
