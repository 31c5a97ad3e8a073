"""The invitation of the first start: it waits above the pages and covers nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stretchdesk.ui.buttons import PlainButton, TextButton
from stretchdesk.ui.labels import text_label
from stretchdesk.ui.theme import GAP


class WelcomeBar(QWidget):
    """Nothing has to be answered before the first stretch."""

    open_requested = Signal()
    skip_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        text = text_label(self.tr("New here? Say in a minute when to be reminded of breaks."))
        self.open = PlainButton(self.tr("Set up…"))
        self.skip = TextButton(self.tr("Not now"))
        self.open.clicked.connect(self.open_requested)
        self.skip.clicked.connect(self.skip_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        row.setSpacing(GAP)
        row.addWidget(text, 1)
        row.addWidget(self.open)
        row.addWidget(self.skip)
