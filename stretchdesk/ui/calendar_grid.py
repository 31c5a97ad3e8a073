"""Twelve months as a small cell a day, a column a week: the fuller, the more minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from stretchdesk.ui.controls import paint_focus
from stretchdesk.ui.dates import month_name, weekday_names
from stretchdesk.ui.spoken_chart import SpokenChart
from stretchdesk.ui.theme import CORNER, GAP, Size, area_tint, font, mix, theme_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from stretchdesk.core.progress.days import Day
    from stretchdesk.ui.theme import Theme

LEVELS_MIN = (0.0, 5.0, 10.0, 20.0)
"""More than so many minutes is the next level; each fills more of its cell."""
_FILLS = ((0.45, 0.35), (0.65, 0.55), (0.82, 0.75), (1.0, 1.0))
_LARGEST_PX, _SMALLEST_PX = 18, 9
_GUTTER = 2
_KEYS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -7,
    Qt.Key.Key_Right: 7,
}


class CalendarGrid(SpokenChart):
    """One of the days is always the one read: the last, until another is pointed at."""

    read = Signal(int)
    """Another day is read now: its place among the days."""

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[Day, ...] = ()
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def at(self) -> int:
        """The place of the day now read; -1 while there is none."""
        return self._at

    def show_days(self, days: Sequence[Day]) -> None:
        """Show these days instead, from a Monday on, oldest first."""
        if len(days) != len(self._days):
            self._at = len(days) - 1
        self._days = tuple(days)
        self.updateGeometry()
        self.update()

    def go_to(self, at: int) -> None:
        """Read another day, if it is one of them."""
        if 0 <= at < len(self._days) and at != self._at:
            self._at = at
            self.update()
            self.read.emit(at)

    def cell(self, at: int) -> QRectF:
        """Where a day is painted."""
        column, row = divmod(at, 7)
        step, (left, top) = self._step(), self._origin()
        return QRectF(left + column * step, top + row * step, step - _GUTTER, step - _GUTTER)

    def _step(self) -> int:
        columns = max(1, (len(self._days) + 6) // 7)
        room = (self.width() - self._origin()[0] - GAP) // columns
        return max(_SMALLEST_PX, min(room, _LARGEST_PX))

    def _origin(self) -> tuple[int, int]:
        """The upper left corner of the first cell: names of weekdays and months lie before it."""
        metrics = QFontMetrics(font(Size.SMALL))
        widest = max(map(metrics.horizontalAdvance, weekday_names().values()))
        return widest + 2 * GAP, metrics.height() + GAP

    def _day_at(self, place: QPointF) -> int:
        left, top = self._origin()
        column, row = (place.x() - left) // self._step(), (place.y() - top) // self._step()
        return int(7 * column + row) if column >= 0 and 0 <= row < 7 else -1

    def _look_up(self) -> None:
        """Back to the last day, unless somebody still reads."""
        if not (self.hasFocus() or self.underMouse()):
            self.go_to(len(self._days) - 1)
        self.update()

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self.palette())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(font(Size.SMALL))
            painter.setPen(theme.quiet)
            self._paint_names(painter)
            for at, day in enumerate(self._days):
                paint_cell(painter, self.cell(at), day, theme)
            self._paint_reader(painter, theme)

    def _paint_names(self, painter: QPainter) -> None:
        left, top = self._origin()
        for row, name in enumerate(weekday_names().values()):
            if row % 2 == 0:
                middle = self.cell(row).center().y()
                box = QRectF(0, middle - top / 2, left - GAP, top)
                painter.drawText(box, Qt.AlignmentFlag.AlignRight | _MIDDLE, name)
        end = 0.0
        for at in range(0, len(self._days), 7):
            name, x = month_name(self._days[at].day), self.cell(at).left()
            if self._days[at].day.day <= 7 and x >= end:
                painter.drawText(QPointF(x, top - GAP), name)
                end = x + painter.fontMetrics().horizontalAdvance(name) + GAP

    def _paint_reader(self, painter: QPainter, theme: Theme) -> None:
        if self._days and (self.hasFocus() or self.underMouse()):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.ink, 2))
            painter.drawRoundedRect(self.cell(self._at).adjusted(-1, -1, 1, 1), 3, 3)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), CORNER, theme)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._days) - 1}
        if event.key() in _KEYS:
            self.go_to(self._at + _KEYS[Qt.Key(event.key())])
        elif event.key() in ends:
            self.go_to(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.go_to(self._day_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._look_up()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._look_up()

    def resizeEvent(self, _event: object) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(60 * GAP, self._origin()[1] + 7 * self._step() + GAP)

    def minimumSizeHint(self) -> QSize:
        return QSize(60 * GAP, self.sizeHint().height())


def paint_cell(painter: QPainter, box: QRectF, day: Day, theme: Theme) -> None:
    """A day's cell: filled by its minutes, or with a dot if it was planned to be free."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.hover)
    painter.drawRoundedRect(box, 2, 2)
    level = level_of(day.minutes)
    if level:
        size, share = _FILLS[level - 1]
        painter.setBrush(mix(area_tint(0, theme), theme.accent, share))
        inset = box.width() * (1 - size) / 2
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 2, 2)
    elif day.off:
        painter.setBrush(theme.quiet)
        painter.drawEllipse(box.center(), 1.5, 1.5)


def level_of(minutes: float) -> int:
    """How full a cell is: 0 for nothing, up to 4."""
    return sum(minutes > least for least in LEVELS_MIN)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter
