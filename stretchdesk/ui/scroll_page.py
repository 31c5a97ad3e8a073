"""A page that scrolls up and down as far as it must."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea

from stretchdesk.ui.scroll_bar import SlimScrollBar


class ScrollPage(QScrollArea):
    """The keys go to what is in it; it follows them."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimScrollBar())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
