"""How many stretches the health answers leave out of what is looked at, and the way to why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stretchdesk.ui.buttons import TextButton
from stretchdesk.ui.flow import Flow
from stretchdesk.ui.labels import QuietLabel
from stretchdesk.ui.theme import GAP, Size
from stretchdesk.ui.words import counted


class LeftOutLine(QWidget):
    """Gone where nothing is left out."""

    reasons_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = QuietLabel(size=Size.SMALL)
        self._text.setWordWrap(False)
        self.why = TextButton(self.tr("See why"))
        self.why.clicked.connect(self.reasons_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, GAP)
        column.addLayout(Flow((self._text, self.why)))
        self.hide()

    def show_count(self, left_out: int) -> None:
        """How many there are."""
        one = self.tr("1 left out by your health answers")
        many = self.tr("{n} left out by your health answers")
        self._text.setText(counted(left_out, one, many))
        self.why.setAccessibleDescription(self._text.text())
        self.setVisible(left_out > 0)
