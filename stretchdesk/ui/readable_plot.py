"""A plot whose days are read with the mouse or the arrow keys, and by screen readers."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from stretchdesk.ui.controls import paint_focus
from stretchdesk.ui.plot import Plot
from stretchdesk.ui.theme import CORNER, theme_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import (
        QAccessibleInterface,
        QEnterEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
    )


class ReadablePlot(Plot):
    """One of the days is always the one read: the last, until another is pointed at."""

    read = Signal(int)
    """Another day is read now: its place among the days."""

    def __init__(self, half: float, parent: QWidget | None = None) -> None:
        """`half` is half the width of a day's column, 0 for a hairline."""
        super().__init__(parent)
        _register_role()
        self._half = half
        self._at = -1
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
            self._mark_day()
            self.read.emit(at)

    def say(self, reading: str) -> None:
        """What is read, in words; spoken while the plot has the focus."""
        self.setAccessibleDescription(reading)
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, reading))

    def _mark_day(self) -> None:
        if self._days:
            shown = self.hasFocus() or self.underMouse()
            self.point_out(self._days[self._at], self._half, shown=shown)
        self.update()

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
        if event.key() in places:
            self.go_to(places[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._read_at(event.position().x())

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


class _Chart(QAccessibleWidget):
    """To a screen reader: one chart, without the drawing's own parts."""

    def __init__(self, plot: ReadablePlot) -> None:
        super().__init__(plot, QAccessible.Role.Chart)

    def childCount(self) -> int:
        return 0


@cache
def _register_role() -> None:
    QAccessible.installFactory(_interface)


def _interface(_class: str, thing: QObject) -> QAccessibleInterface | None:
    return _Chart(thing) if isinstance(thing, ReadablePlot) else None
