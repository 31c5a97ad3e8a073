"""Minutes a week of each area as bars, under the lines that tell what is enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from stretchdesk.core.progress.amounts import number
from stretchdesk.core.progress.dose import LINES_MIN, PLENTY_MIN
from stretchdesk.ui.theme import GAP, Size, font, theme_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QColor, QMouseEvent, QPaintEvent

    from stretchdesk.core.content.catalogue import Area
    from stretchdesk.ui.theme import Theme

_BEYOND_MIN = PLENTY_MIN + 2
_ROW_PX = 3 * GAP


class AreaBars(QWidget):
    """One line an area, most minutes first; the map beside it has the same colours.

    For eyes and mice only: the map takes keys, and the section's table says the same.
    """

    area_clicked = Signal(str)

    def __init__(self, areas: Mapping[str, Area], colour: Callable[[float, Theme], QColor]) -> None:
        """`colour` gives that of a bar from its minutes."""
        super().__init__()
        self._areas = areas
        self._colour = colour
        self._means: dict[str, float] = {}
        self._pointed_at = ""
        self.setFont(font(Size.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_means(self, means: Mapping[str, float]) -> None:
        """Show these minutes a week by area; an area without any counts as 0."""
        ranked = sorted(self._areas, key=lambda area: -means.get(area, 0.0))
        self._means = {area: means.get(area, 0.0) for area in ranked}
        self.updateGeometry()
        self.update()

    def point_out(self, area: str) -> None:
        """Make one line stand out, or none."""
        self._pointed_at = area
        self.update()

    def area_at(self, y: float) -> str | None:
        """The area whose line is at a pixel."""
        row = int((y - self._head_px()) // _ROW_PX)
        return list(self._means)[row] if 0 <= row < len(self._means) else None

    # the picture

    def _head_px(self) -> int:
        return self.fontMetrics().height() + GAP

    def _span(self) -> tuple[float, float]:
        """From where to where bars can reach."""
        widest = max(self.fontMetrics().horizontalAdvance(a.name) for a in self._areas.values())
        numbers = self.fontMetrics().horizontalAdvance("00.0")
        return widest + GAP + GAP // 2, self.width() - numbers - GAP

    def _x(self, minutes: float) -> float:
        first, last = self._span()
        highest = max(_BEYOND_MIN, *self._means.values())
        return first + (last - first) * minutes / highest

    def _box(self, left: float, top: float, width: float, height: float) -> QRectF:
        """As told from where reading begins."""
        box = QRectF(left, top, width, height)
        if self.isRightToLeft():
            box.moveLeft(self.width() - box.right())
        return box

    def _paint_lines(self, painter: QPainter, theme: Theme) -> None:
        head = self._head_px()
        for minutes in LINES_MIN:
            x = self._x(minutes)
            painter.setPen(theme.quiet)
            words = self._box(x - 2 * GAP, 0, 4 * GAP, head - GAP / 2)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, str(minutes))
            painter.setPen(QPen(theme.line, 1))
            line = self._box(round(x) + 0.5, head, 0, self.height() - head)
            painter.drawLine(line.topLeft(), line.bottomLeft())

    def _paint_row(self, painter: QPainter, area: str, top: float, theme: Theme) -> None:
        minutes, first = self._means[area], self._span()[0]
        pointed = area == self._pointed_at
        if pointed:
            painter.fillRect(QRectF(0, top, self.width(), _ROW_PX), theme.hover)
        start = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(Size.SMALL, bold=pointed))
        painter.setPen(theme.ink if minutes else theme.quiet)
        name = self._box(GAP / 2, top, first, _ROW_PX)
        painter.drawText(name, start | middle, self._areas[area].name)
        bar = self._box(first, top + GAP, self._x(minutes) - first, GAP)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(minutes, theme))
        painter.drawRoundedRect(bar, 2, 2)
        painter.setPen(theme.ink if minutes else theme.quiet)
        end = self._box(self._x(minutes) + GAP / 2, top, 6 * GAP, _ROW_PX)
        painter.drawText(end, start | middle, number(minutes))

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(50 * GAP, self._head_px() + _ROW_PX * len(self._areas))

    def minimumSizeHint(self) -> QSize:
        return QSize(43 * GAP, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        area = self.area_at(event.position().y())
        if area and event.button() == Qt.MouseButton.LeftButton:
            self.area_clicked.emit(area)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self.palette())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_lines(painter, theme)
            for n, area in enumerate(self._means):
                self._paint_row(painter, area, self._head_px() + n * _ROW_PX, theme)
