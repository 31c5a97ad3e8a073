"""How a session felt: one tap, and a word if one likes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from stretchdesk.core.session.recording import Note
from stretchdesk.ui.flow import Flow
from stretchdesk.ui.labels import QuietLabel
from stretchdesk.ui.pills import Choice
from stretchdesk.ui.theme import GAP, set_height

if TYPE_CHECKING:
    from collections.abc import Iterator


class FeelRow(QWidget):
    """Every tap and every changed note is told; nothing has to be."""

    felt = Signal(object)
    """A Note of kind feel."""

    def __init__(self) -> None:
        super().__init__()
        self._scores = QButtonGroup(self)
        for text, score in self._words():
            self._scores.addButton(Choice(text), score)
        self._scores.idClicked.connect(self._tell)
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("A note for yourself"))
        self.note.setAccessibleName(self.note.placeholderText())
        self.note.setMaxLength(200)
        self.note.editingFinished.connect(self._tell_note)
        set_height(self.note)
        self._told = ""
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        rows.addWidget(QuietLabel(self.tr("How did it feel?")))
        rows.addLayout(Flow(self._scores.buttons()))
        rows.addWidget(self.note)
        self.note.hide()

    def forget(self) -> None:
        """Nothing is said of the next session."""
        self._scores.setExclusive(False)
        for button in self._scores.buttons():
            button.setChecked(False)
        self._scores.setExclusive(True)
        self.note.clear()
        self.note.hide()
        self._told = ""

    def _words(self) -> Iterator[tuple[str, int]]:
        """From 0, could not be worse, to 10."""
        yield self.tr("Hard going"), 1
        yield self.tr("Tight"), 3
        yield self.tr("All right"), 5
        yield self.tr("Good"), 7
        yield self.tr("Very good"), 9

    def _tell(self) -> None:
        self.note.show()
        self._told = self.note.text().strip()
        self.felt.emit(Note("feel", self._scores.checkedId(), text=self._told))

    def _tell_note(self) -> None:
        if self.note.text().strip() != self._told:
            self._tell()
