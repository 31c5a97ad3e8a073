"""How large a dialog opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from stretchdesk.ui.theme import MARGIN

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog


def fitted(dialog: QDialog, wished: QSize) -> QSize:
    """As large as wished, as far as the screen and the window it lies over allow."""
    over, room = dialog.parentWidget(), dialog.screen().availableGeometry().size()
    if over:
        room = room.boundedTo(over.window().size())
    return wished.boundedTo(room - QSize(2 * MARGIN, 2 * MARGIN))


def in_characters(dialog: QDialog, characters: int, lines: int) -> QSize:
    """So many characters wide and lines high, in the dialog's font."""
    metrics = dialog.fontMetrics()
    return QSize(characters * metrics.averageCharWidth(), lines * metrics.lineSpacing())
