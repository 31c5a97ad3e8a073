"""A box to tick with a text beside it, as large as the font."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from stretchdesk.ui.controls import paint_focus
from stretchdesk.ui.theme import GAP, Size, font, mix, theme_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_SMALLEST_PX = 24
"""Height of a target that can be hit."""
_TICK = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.30))


class TickBox(QCheckBox):
    """Ticked or not; a click on the text counts too."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setFont(font(Size.BODY))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def _side(self) -> int:
        return self.fontMetrics().height() + 2

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        theme, on = theme_of(self.palette()), self.isChecked()
        empty = theme.hover if self.underMouse() else theme.surface
        painter.setPen(QPen(theme.accent if on else mix(theme.ink, theme.paper, 0.4), 1))
        painter.setBrush(theme.accent if on else empty)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), GAP / 2, GAP / 2)
        if on:
            pen = QPen(theme.on_accent, max(2.0, box.width() / 8))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            corner, side = box.topLeft(), box.width()
            tick = [corner + QPointF(x * side, y * side) for x, y in _TICK]
            painter.drawPolyline(QPolygonF(tick))

    # Qt

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(self._side + width + 2 * GAP + GAP // 2, max(_SMALLEST_PX, self._side + GAP))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, _pos: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, pad = theme_of(self.palette()), GAP / 2
        box = QRectF(pad, (self.height() - self._side) / 2, self._side, self._side)
        text = self.rect().adjusted(self._side + round(pad) + GAP, 0, 0, 0)
        align = Qt.AlignmentFlag.AlignLeft
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box.moveRight(self.width() - pad)
            text = self.rect().adjusted(0, 0, -self._side - round(pad) - GAP, 0)
            align = Qt.AlignmentFlag.AlignRight
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_box(painter, box)
            painter.setPen(theme.ink)
            painter.drawText(text, align | Qt.AlignmentFlag.AlignVCenter, self.text())
            if self.hasFocus():
                paint_focus(painter, QRectF(self.rect()), GAP / 2, theme)
