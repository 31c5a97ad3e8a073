"""Pills that are on or off, and pills of which one in a row is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy

from stretchdesk.ui.controls import paint_pill, pill_size

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QPaintEvent

_TICKED = "✓ {}"


class Toggle(QCheckBox):
    """A pill that is on or off; a tick says so without colour."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return pill_size(self, _TICKED.format(self.text()))

    def hitButton(self, _pos: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        text = _TICKED.format(self.text()) if self.isChecked() else self.text()
        paint_pill(self, text, on=self.isChecked())


class Choice(QRadioButton):
    """A pill of which one in a row is chosen."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return pill_size(self, self.text())

    def hitButton(self, _pos: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_pill(self, self.text(), on=self.isChecked())
