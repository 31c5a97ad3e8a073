"""Hips, Legs, Back, Upper body: chips that choose several areas at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stretchdesk.ui.controls import Chip, row_of

if TYPE_CHECKING:
    from collections.abc import Mapping


class GroupChips(QWidget):
    """One three-state chip per group of areas."""

    group_chosen = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._groups: Mapping[str, tuple[str, ...]] = {}
        self._chips = {
            "hips": Chip(self.tr("Hips")),
            "legs": Chip(self.tr("Legs")),
            "back": Chip(self.tr("Back")),
            "upper_body": Chip(self.tr("Upper body")),
        }
        for chip in self._chips.values():
            chip.clicked.connect(self._clicked)
        row: QHBoxLayout = row_of(self._chips.values())
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)

    def show_groups(self, groups: Mapping[str, tuple[str, ...]]) -> None:
        """The areas that belong to each chip."""
        self._groups = groups

    def show_areas(self, chosen: tuple[str, ...]) -> None:
        """Each chip full, partly or not at all, as its areas are chosen."""
        for group, chip in self._chips.items():
            areas = set(self._groups[group])
            state = Qt.CheckState.PartiallyChecked
            if not areas & set(chosen):
                state = Qt.CheckState.Unchecked
            elif areas <= set(chosen):
                state = Qt.CheckState.Checked
            chip.setCheckState(state)

    def _clicked(self, on: bool) -> None:
        chip = self.sender()
        for group, candidate in self._chips.items():
            if candidate is chip:
                self.group_chosen.emit(group, on)
