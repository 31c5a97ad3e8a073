"""Asks all sources whether a reminder would be unwelcome now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from stretchdesk.system.source import Source

_DEVICES = frozenset({"camera", "microphone"})


class Quiet(QObject):
    """Holds the sources. One that fails never hides what the others say."""

    failed = Signal(str)
    """A sentence about a source that raised an error; once for each source."""

    def __init__(self, *sources: Source, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sources = sources
        self._failed: set[str] = set()

    def reasons(self, wanted: frozenset[str], *, devices: bool) -> tuple[str, ...]:
        """Names of the `wanted` sources that say "unwelcome now", in the order they were given.

        Camera and microphone, which take longer, are asked only with `devices`.
        """
        asked = wanted if devices else wanted - _DEVICES
        return tuple(one.name for one in self._sources if one.name in asked and self._read(one))

    def found(self) -> dict[str, str]:
        """By name: "works by …", or why it is not known. Asks each source once."""
        for source in self._sources:
            self._read(source)
        return {one.name: one.missing or f"works by {one.by}" for one in self._sources}

    def not_yet_run(self) -> tuple[str, ...]:
        """Names of the sources that were written without their system at hand."""
        return tuple(one.name for one in self._sources if one.not_yet_run)

    def close(self) -> None:
        """Give back what the sources have opened."""
        for source in self._sources:
            source.close()

    def _read(self, source: Source) -> bool | None:
        try:
            return source.read()
        except Exception as error:  # what a system may answer is open
            source.missing = f"It could not be asked ({error or type(error).__name__})."
            if source.name not in self._failed:
                self._failed.add(source.name)
                self.failed.emit(f"{source.name}: {source.missing}")
            return None
