"""A plot whose days are read with the mouse or the arrow keys, and by screen readers.

Ctrl with the wheel, + and − zoom; dragging and Shift with an arrow move what is seen; 0 shows all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from stretchdesk.ui.controls import paint_focus
from stretchdesk.ui.plot import Plot
from stretchdesk.ui.theme import CORNER, theme_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import (
        QEnterEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QWheelEvent,
    )
    from PySide6.QtWidgets import QWidget

_CLOSER, _FURTHER = 0.8, 1.25
_WHEEL_STEP = 120


class ReadablePlot(Plot):
    """One of the days is always the one read: the last, until another is pointed at."""

    read = Signal(int)
    """Another day is read now: its place among the days."""

    def __init__(self, half: float, parent: QWidget | None = None) -> None:
        """`half` is half the width of a day's column, 0 for a hairline."""
        super().__init__(parent)
        self._half = half
        self._at = -1
        self._grip: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @property
    def at(self) -> int:
        """The place of the day now read; -1 while there is none."""
        return self._at

    def begin(self, days: Sequence[float], names: Sequence[str]) -> None:
        if tuple(days) != self._days:
            self._at = len(days) - 1
        super().begin(days, names)
        self._mark_day()

    def go_to(self, at: int) -> None:
        """Read another day, the first or last if there is none so far out."""
        at = max(0, min(at, len(self._days) - 1))
        if self._days and at != self._at:
            self._at = at
            self._bring_into_view(self._days[at])
            self._mark_day()
            self.read.emit(at)

    def _mark_day(self) -> None:
        if self._days:
            shown = self.hasFocus() or self.underMouse()
            self.point_out(self._days[self._at], self._half, shown=shown)
        self.update()

    def _bring_into_view(self, day: float) -> None:
        left, right = self.seen
        if not left <= day <= right:
            self.pan(day - (left + right) / 2)

    def _zoom_key(self, event: QKeyEvent) -> bool:
        """Whether it was one of those that change what is seen."""
        step = (self.seen[1] - self.seen[0]) / 4
        moves = {Qt.Key.Key_Left: -step, Qt.Key.Key_Right: step}
        if event.text() in {"+", "=", "-"} and self._days:
            self.zoom(_FURTHER if event.text() == "-" else _CLOSER, self._days[self._at])
        elif event.text() == "0":
            self.see_all()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and event.key() in moves:
            self.pan(moves[Qt.Key(event.key())])
        else:
            return False
        return True

    def _look_up(self) -> None:
        """Back to the last day, unless somebody still reads."""
        if not (self.hasFocus() or self.underMouse()):
            self.go_to(len(self._days) - 1)
        self._mark_day()

    def _read_at(self, x: float) -> None:
        """Read the day nearest to a pixel."""
        day = self.day_at(x)
        if self._days:
            self.go_to(min(range(len(self._days)), key=lambda n: abs(self._days[n] - day)))

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        places = {
            Qt.Key.Key_Left: self._at - 1,
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._days) - 1,
        }
        if self._zoom_key(event):
            return
        if event.key() in places:
            self.go_to(places[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = self.day_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            self._read_at(event.position().x())
        else:
            self.pan(self._grip - self.day_at(event.position().x()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._grip = None

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.see_all()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Without Ctrl the wheel is the page's."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            factor = _CLOSER ** (event.angleDelta().y() / _WHEEL_STEP)
            self.zoom(factor, self.day_at(event.position().x()))
            event.accept()
        else:
            event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._read_at(event.position().x())
        self._mark_day()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._look_up()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark_day()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._look_up()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.hasFocus():
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint_focus(painter, QRectF(self.rect()), CORNER, theme_of(self.palette()))
