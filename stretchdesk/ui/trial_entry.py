"""A field for one reading of a ruler: any number can be typed, even one that cannot be."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QRegularExpression, QSize, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator

from stretchdesk.core.progress.amounts import number
from stretchdesk.ui.fields import TextField
from stretchdesk.ui.theme import GAP

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

NUMBER = r"\s*[+\-−]?(\d{1,5}([.,]\d{0,2})?|[.,]\d{1,2})\s*"


class TrialEntry(TextField):
    """May stay empty. Up and down change it by `step`."""

    entered = Signal()
    """It has the focus now."""

    def __init__(self) -> None:
        super().__init__()
        self.step = 1.0
        self.setValidator(QRegularExpressionValidator(QRegularExpression(NUMBER), self))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMaxLength(9)

    def value(self) -> float | None:
        """None while it is empty, NaN while it is not yet a number, such as a lone minus."""
        if not self.text():
            return None
        if not self.hasAcceptableInput():
            return math.nan
        return float(self.text().strip().replace(",", ".").replace("−", "-"))

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: self.step, Qt.Key.Key_Down: -self.step}
        if event.key() in steps:
            value = self.value()
            if value is None or math.isnan(value):
                self.setText(number(0.0))
            else:
                self.setText(number(value + steps[Qt.Key(event.key())]))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance("−000.0") + 3 * GAP
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
