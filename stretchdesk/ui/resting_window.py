"""Where a desktop has no tray: a small window that says when the next break comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stretchdesk.ui.buttons import PlainButton
from stretchdesk.ui.labels import QuietLabel, text_label
from stretchdesk.ui.theme import GAP, Size

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QMenu

_WIDTH = 360


class RestingWindow(QWidget):
    """Offers what the tray's menu offers; closing it ends the program."""

    open_requested = Signal()
    quit_requested = Signal()

    def __init__(self, menu: QMenu) -> None:
        super().__init__()
        self.setWindowTitle("StretchDesk")
        self.text = text_label(size=Size.LEAD, bold=True)
        why = QuietLabel(self.tr("This desktop has no tray, so this window stays. Minimise it."))
        self.open = PlainButton(self.tr("Open StretchDesk"))
        self.more = PlainButton(self.tr("More…"))
        self.more.setMenu(menu)
        self.open.clicked.connect(self.open_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.open)
        buttons.addWidget(self.more)
        buttons.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        rows.setSpacing(GAP)
        rows.addWidget(self.text)
        rows.addWidget(why)
        rows.addLayout(buttons)
        self.setMinimumWidth(_WIDTH)

    def show_text(self, text: str) -> None:
        """How the reminders stand."""
        self.text.setText(text)
        self.setWindowTitle(f"{text} – StretchDesk")

    # Qt

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.quit_requested.emit()
