"""A list to choose one of, closed until it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QComboBox, QStyle

from stretchdesk.ui.controls import paint_focus
from stretchdesk.ui.theme import CORNER, GAP, mix, theme_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_ARROW_PX = 4


class DropDown(QComboBox):
    """Looks like the plain buttons it stands beside."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _paint_arrow(self, painter: QPainter, box: QRectF) -> None:
        middle = box.center()
        side, down = QPointF(_ARROW_PX, 0), QPointF(0, _ARROW_PX / 2)
        painter.drawPolyline([middle - side - down, middle + down, middle + side - down])

    # Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self.palette())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setBrush(theme.hover if self.underMouse() else theme.surface)
            painter.setPen(QPen(mix(theme.ink, theme.paper, 0.75), 1))
            painter.drawRoundedRect(box, CORNER, CORNER)
            painter.setPen(QPen(theme.ink if self.isEnabled() else theme.quiet, 1.5))
            edge = 3 * GAP
            arrow, words = self.rect(), self.rect().adjusted(GAP + GAP // 2, 0, -edge, 0)
            arrow.setLeft(arrow.right() - edge)
            arrow, words = (
                QStyle.visualRect(self.layoutDirection(), self.rect(), one)
                for one in (arrow, words)
            )
            self._paint_arrow(painter, QRectF(arrow))
            start = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
            text = painter.fontMetrics().elidedText(
                self.currentText(), Qt.TextElideMode.ElideRight, words.width()
            )
            painter.drawText(words, start | Qt.AlignmentFlag.AlignVCenter, text)
            if self.hasFocus():
                paint_focus(painter, QRectF(self.rect()), CORNER, theme)
