"""A few pills in a row, of which one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from stretchdesk.ui.pills import Choice
from stretchdesk.ui.theme import GAP

if TYPE_CHECKING:
    from collections.abc import Mapping


class ChoiceRow(QWidget):
    """Values by the text on their pill; the first is chosen to begin with."""

    changed = Signal()

    def __init__(self, name: str, texts: Mapping[str, str]) -> None:
        """`texts` maps each value to its text; `name` is what the row is about."""
        super().__init__()
        self.pills = {value: Choice(text) for value, text in texts.items()}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for pill in self.pills.values():
            pill.setAccessibleName(f"{name}: {pill.text()}")
            self._group.addButton(pill)
            row.addWidget(pill)
        row.addStretch(1)
        next(iter(self.pills.values())).setChecked(True)
        self._group.buttonClicked.connect(self.changed)

    @property
    def value(self) -> str:
        return next(value for value, pill in self.pills.items() if pill.isChecked())

    def choose(self, value: str) -> None:
        """Choose a value."""
        self.pills[value].setChecked(True)
        self.changed.emit()
