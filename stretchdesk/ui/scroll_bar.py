"""A quiet scroll bar for lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QScrollBar, QStyle, QStyleOptionSlider

from stretchdesk.ui.theme import GAP, mix, theme_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class SlimScrollBar(QScrollBar):
    """A rounded handle and nothing else; not even that where there is nothing to scroll."""

    def sizeHint(self) -> QSize:
        return QSize(GAP + 4, 5 * GAP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.minimum() == self.maximum():
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        theme = theme_of(self.palette())
        strong = self.underMouse() or self.isSliderDown()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mix(theme.ink, theme.paper, 0.45 if strong else 0.7))
            painter.drawRoundedRect(QRectF(handle).adjusted(3, 2, -3, -2), 3, 3)


def set_bare(view: QAbstractItemView) -> None:
    """A list without a frame of its own on the page's paper, that scrolls smoothly up and down."""
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setVerticalScrollBar(SlimScrollBar(view))
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.viewport().setAutoFillBackground(False)
