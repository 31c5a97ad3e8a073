"""The one primary button of a page, and the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from stretchdesk.ui.controls import paint_focus, paint_ground
from stretchdesk.ui.theme import CORNER, GAP, Size, font, mix, theme_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_SMALLEST_PX = 24
"""Height of a target that can be hit."""


class PrimaryButton(QPushButton):
    """The one thing to do on a page."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setFont(font(Size.LEAD, bold=True))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 6 * GAP, metrics.height() + 3 * GAP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self.palette())
        fill = theme.accent
        if not self.isEnabled():
            fill = mix(theme.ink, theme.paper, 0.8)
        elif self.isDown():
            fill = mix(theme.accent, theme.ink, 0.2)
        elif self.underMouse():
            fill = mix(theme.accent, theme.paper, 0.12)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            box = QRectF(self.rect())
            painter.drawRoundedRect(box, CORNER, CORNER)
            painter.setPen(theme.on_accent if self.isEnabled() else theme.quiet)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
            if self.hasFocus():
                inner = box.adjusted(3, 3, -3, -3)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.on_accent, 1.5))
                painter.drawRoundedRect(inner, CORNER - 3, CORNER - 3)


class PlainButton(QPushButton):
    """Everything else that can be done on a page."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setFont(font(Size.BODY))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 4 * GAP, metrics.height() + 3 * GAP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self.palette())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            shown = theme.line if self.isDown() else theme.hover
            painter.setBrush(shown if self.underMouse() or self.isDown() else theme.surface)
            painter.setPen(QPen(mix(theme.ink, theme.paper, 0.75), 1))
            painter.drawRoundedRect(box, CORNER, CORNER)
            painter.setPen(theme.ink if self.isEnabled() else theme.quiet)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
            if self.hasFocus():
                paint_focus(painter, QRectF(self.rect()), CORNER, theme)


class TextButton(QPushButton):
    """Something that can be done but seldom is: text in the accent colour, without a box."""

    def __init__(self, text: str, size: Size = Size.SMALL) -> None:
        super().__init__(text)
        self.setFont(font(size))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + GAP
        return QSize(width, max(_SMALLEST_PX, metrics.height() + GAP))

    def minimumSizeHint(self) -> QSize:
        # Styles make push buttons wider than a short word.
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self.palette())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ground(painter, self, CORNER / 2)
            painter.setPen(theme.accent)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
            if self.hasFocus():
                paint_focus(painter, QRectF(self.rect()), CORNER / 2, theme)
