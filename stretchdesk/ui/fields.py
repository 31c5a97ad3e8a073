"""Fields to write or choose in, painted like the buttons beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox, QLineEdit

from stretchdesk.ui.controls import paint_focus
from stretchdesk.ui.icons import paint_icon
from stretchdesk.ui.theme import CORNER, GAP, Size, font, mix, set_height, theme_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

_ICON_PX = 20


class TextField(QLineEdit):
    """A line to write in."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrame(False)
        self.setFont(font(Size.BODY))
        self.setTextMargins(GAP // 2, 0, GAP // 2, 0)
        set_height(self)
        # The field is painted below the text, which brings no paper of its own.
        own = QPalette()
        own.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.setPalette(own)

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint_box(self, focused=self.hasFocus())
        super().paintEvent(event)


class SearchField(TextField):
    """Words to look for, behind a magnifying glass."""

    def __init__(self) -> None:
        super().__init__()
        self.setClearButtonEnabled(True)
        self.setTextMargins(_ICON_PX + GAP, 0, GAP // 2, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            glass = QRectF(GAP, (self.height() - _ICON_PX) / 2, _ICON_PX, _ICON_PX)
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                glass.moveRight(self.width() - GAP)
            paint_icon(painter, "search", glass, QPen(theme_of(self.palette()).quiet, 2))


class DropDown(QComboBox):
    """One of several texts; the list behind it is the platform's."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(font(Size.BODY))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMaxVisibleItems(20)
        set_height(self)

    def setAccessibleName(self, name: str) -> None:
        """Said also as a description: on Unix, Qt's name of a list is what is chosen in it."""
        super().setAccessibleName(name)
        self.setAccessibleDescription(name)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        texts = (self.itemText(n) for n in range(self.count()))
        widest = max(map(metrics.horizontalAdvance, texts), default=0)
        return QSize(widest + 5 * GAP, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        _paint_box(self, focused=self.hasFocus())
        theme = theme_of(self.palette())
        backwards = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = 2 * GAP if backwards else self.width() - 2 * GAP
        middle = self.height() / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme.ink)
            text = self.rect().adjusted(GAP + 4, 0, -GAP - 4, 0)
            start = self.style().visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
            painter.drawText(text, start | Qt.AlignmentFlag.AlignVCenter, self.currentText())
            painter.setPen(QPen(theme.quiet, 1.6))
            corners = ((-4, -2), (0, 2), (4, -2))
            painter.drawPolyline(QPolygonF([QPointF(x + dx, middle + dy) for dx, dy in corners]))


def _paint_box(widget: QWidget, *, focused: bool) -> None:
    theme = theme_of(widget.palette())
    box = QRectF(widget.rect())
    with QPainter(widget) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.surface)
        strong = mix(theme.ink, theme.paper, 0.5 if widget.underMouse() else 0.75)
        painter.setPen(QPen(strong, 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
        if focused:
            paint_focus(painter, box, CORNER, theme)
