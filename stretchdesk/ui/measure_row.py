"""A flexibility test in a list: its little figure, its name, and why it is left out if it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from stretchdesk.ui.controls import paint_focus, paint_ground
from stretchdesk.ui.icons import paint_icon
from stretchdesk.ui.theme import CORNER, GAP, Size, font, theme_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from stretchdesk.core.content.catalogue import FlexibilityTest
    from stretchdesk.ui.figure_cache import FigureCache

_FIGURE_PX = 44
_SIGN_PX = 18
_START = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class MeasureRow(QPushButton):
    """Pressed, it tells its test."""

    chosen = Signal(object)
    """The FlexibilityTest."""

    def __init__(self, test: FlexibilityTest, figures: FigureCache) -> None:
        super().__init__()
        self.test = test
        self._figures = figures
        self._against = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(test.name)
        figures.drawn.connect(self.update)
        self.clicked.connect(self._tell)

    def show_against(self, against: str) -> None:
        """What health answers say against it; empty for nothing."""
        self._against = against
        self.setAccessibleDescription(against)
        self.updateGeometry()
        self.update()

    def _tell(self) -> None:
        self.chosen.emit(self.test)

    def _texts(self, width: int) -> tuple[QRect, QRect]:
        """Where the name and the reason stand, in a row of this width from its start."""
        start = _FIGURE_PX + 2 * GAP
        room = QRect(start, GAP // 2, max(1, width - start - GAP), 10_000)
        name = QFontMetrics(font(Size.BODY)).boundingRect(room, _START, self.test.name)
        name.setWidth(room.width())
        room.setTop(name.bottom() + 1)
        if not self._against:
            return name, QRect(room.left(), room.top(), 0, 0)
        why = QFontMetrics(font(Size.SMALL)).boundingRect(room, _START, self._against)
        why.setWidth(room.width())
        return name, why

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(30 * GAP, self.heightForWidth(30 * GAP))

    def minimumSizeHint(self) -> QSize:
        return QSize(20 * GAP, _FIGURE_PX + GAP)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        name, why = self._texts(width)
        return max(_FIGURE_PX + GAP, name.height() + why.height() + GAP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self.palette())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ground(painter, self, CORNER)
            self._paint_picture(painter)
            self._paint_texts(painter)
            if self.hasFocus():
                paint_focus(painter, QRectF(self.rect()), CORNER, theme)

    def _paint_picture(self, painter: QPainter) -> None:
        theme = theme_of(self.palette())
        place = QRect(GAP // 2, (self.height() - _FIGURE_PX) // 2, _FIGURE_PX, _FIGURE_PX)
        if self.isRightToLeft():
            place.moveRight(self.width() - GAP // 2)
        picture = self._figures.pixmap(
            self.test.id, "right", _FIGURE_PX, self.devicePixelRatioF(), theme
        )
        painter.drawPixmap(place.topLeft(), picture)
        if self._against:
            sign = QRectF(place.topLeft(), QSize(_SIGN_PX, _SIGN_PX))
            paint_icon(painter, "left out", sign, QPen(theme.ink, 2.0))

    def _paint_texts(self, painter: QPainter) -> None:
        theme = theme_of(self.palette())
        name, why = self._texts(self.width())
        down = max(0, (self.height() - name.height() - why.height()) // 2 - GAP // 2)
        for box, text, size, colour in (
            (name, self.test.name, Size.BODY, theme.ink),
            (why, self._against, Size.SMALL, theme.quiet),
        ):
            at = box.translated(0, down)
            if self.isRightToLeft():
                at.moveRight(self.width() - box.left())
            painter.setFont(font(size))
            painter.setPen(colour)
            painter.drawText(at, _START, text)
