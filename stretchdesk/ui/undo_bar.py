"""What was done last, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stretchdesk.engine.history_editor import What
from stretchdesk.ui.buttons import TextButton
from stretchdesk.ui.labels import text_label
from stretchdesk.ui.theme import CORNER, GAP, Size, mix, theme_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from stretchdesk.engine.history_editor import Done


class UndoBar(QWidget):
    """In a list it keeps its room, so that nothing moves when it appears."""

    undo_requested = Signal()

    def __init__(self, *, keeps_room: bool = True) -> None:
        super().__init__()
        self.text = text_label()
        self.undo = TextButton(self.tr("Undo"), Size.BODY)
        self.undo.setToolTip(self.tr("Undo (Ctrl+Z)"))
        self.undo.clicked.connect(self.undo_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GAP, GAP // 2, GAP, GAP // 2)
        row.setSpacing(GAP)
        row.addWidget(self.text, 1)
        row.addWidget(self.undo)
        for part in (self, self.undo):
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(keeps_room)
            part.setSizePolicy(policy)
        self.hide()

    def show_done(self, done: Done) -> None:
        """Say what was done; a screen reader says it, too."""
        text = {
            What.DELETED: self.tr("Deleted."),
            What.BROUGHT_BACK: self.tr("Brought back."),
            What.CORRECTED: self.tr("Corrected."),
            What.LOGGED: self.tr("Logged."),
            What.UNDONE: self.tr("Undone."),
        }[done.what]
        self.text.setText(text)
        self.undo.setVisible(done.left > 0)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    # Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self.palette())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(mix(theme.accent, theme.paper, 0.6))
            painter.setBrush(mix(theme.accent, theme.paper, 0.88))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), CORNER, CORNER)
