"""What is said about a stretch wherever it is shown: place, seconds, level, areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from stretchdesk.core.content.catalogue import Kind, Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from stretchdesk.core.content.catalogue import Area, Stretch


class StretchWords(QObject):
    """Words in the reader's language."""

    def __init__(self, areas: Mapping[str, Area], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._areas = areas
        self.positions = {
            Position.CHAIR: self.tr("On a chair"),
            Position.STANDING: self.tr("Standing"),
            Position.FLOOR: self.tr("On the floor"),
        }
        self.levels = {1: self.tr("Easy"), 2: self.tr("Medium"), 3: self.tr("Demanding")}
        self._supports = {
            "mat": self.tr("a mat"),
            "chair": self.tr("a steady chair"),
            "desk": self.tr("a desk"),
            "wall": self.tr("a wall"),
            "towel": self.tr("a towel"),
            "doorway": self.tr("a doorway"),
            "step": self.tr("a step"),
        }

    def areas(self, areas: Iterable[str]) -> str:
        return " · ".join(self._areas[area].name for area in areas)

    def seconds(self, stretch: Stretch) -> str:
        """How long it is held or moved."""
        if stretch.kind is Kind.WARMUP:
            text = (
                self.tr("Warm-up of {n} s a side")
                if stretch.per_side
                else self.tr("Warm-up of {n} s")
            )
        else:
            text = self.tr("{n} s a side") if stretch.per_side else self.tr("{n} s")
        return text.format(n=stretch.hold.default)

    def span(self, stretch: Stretch) -> str:
        """The fewest and the most seconds that make sense."""
        return self.tr("{least} to {most} s").format(least=stretch.hold.min, most=stretch.hold.max)

    def needs(self, stretch: Stretch) -> str:
        """What has to be at hand; empty for nothing."""
        return ", ".join(self._supports[support] for support in stretch.support)
