"""A field for one reading of a ruler: any number can be typed, even one that cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit

from stretchdesk.core.progress.measuring import number
from stretchdesk.ui.theme import set_height

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

NUMBER = r"\s*[+\-−]?(\d{1,5}([.,]\d{0,2})?|[.,]\d{1,2})\s*"


class TrialEntry(QLineEdit):
    """May stay empty. Up and down change it by `step`."""

    def __init__(self) -> None:
        super().__init__()
        self.step = 1.0
        self.setValidator(QRegularExpressionValidator(QRegularExpression(NUMBER), self))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMaxLength(9)
        set_height(self)

    def is_complete(self) -> bool:
        """Empty, or a number to the end; not a lone minus."""
        return not self.text() or self.hasAcceptableInput()

    def value(self) -> float | None:
        """None while it is empty or not yet a number."""
        if not self.hasAcceptableInput():
            return None
        return float(self.text().strip().replace(",", ".").replace("−", "-"))

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: self.step, Qt.Key.Key_Down: -self.step}
        if event.key() in steps:
            value = self.value()
            step = steps[Qt.Key(event.key())]
            self.setText(number(0.0 if value is None else value + step))
        else:
            super().keyPressEvent(event)
