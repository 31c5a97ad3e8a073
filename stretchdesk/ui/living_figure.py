"""The one little figure that moves: out of its hold and into it again, or round its movement."""

from __future__ import annotations

from math import cos, pi
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from stretchdesk.ui.figure_cache import little_picture
from stretchdesk.ui.figure_view import LEG_S
from stretchdesk.ui.look import look

if TYPE_CHECKING:
    from stretchdesk.core.body.figure import Figure
    from stretchdesk.core.body.motion import Motion
    from stretchdesk.core.body.skeleton import Posture
    from stretchdesk.ui.figure_cache import FigureCache
    from stretchdesk.ui.theme import Theme

MOVE_MS = 1300
WAIT_MS = 500
HOLD_MS = 2200
FRAME_MS = 40


def way_at(ms: float) -> float:
    """Where the figure is between entry (0) and hold (1); it begins and ends in the hold."""
    ms %= 2 * MOVE_MS + WAIT_MS + HOLD_MS
    if ms < MOVE_MS:
        return (1.0 + cos(pi * ms / MOVE_MS)) / 2
    ms = max(0.0, ms - MOVE_MS - WAIT_MS)
    return (1.0 - cos(pi * min(1.0, ms / MOVE_MS))) / 2


class LivingFigure(QObject):
    """Moves the figure of one stretch, or of none; then no timer runs."""

    moved = Signal()

    def __init__(self, figures: FigureCache, parent: QObject) -> None:
        super().__init__(parent)
        self._figures = figures
        self._figure: Figure | None = None
        self._passed_ms = 0
        self.stretch = ""
        self._began = QElapsedTimer()
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(self._advance)

    @property
    def is_moving(self) -> bool:
        return self._frames.isActive()

    def move(self, stretch: str) -> None:
        """Move the figure of a stretch from now on; rest for an empty id or one without poses."""
        if stretch == self.stretch:
            return
        self.stretch, self._passed_ms = stretch, 0
        moves = stretch in self._figures and not look().still
        self._figure = self._figures.figure(stretch, "right") if moves else None
        if self._figure is None:
            self._frames.stop()
        else:
            self._began.start()
            self._frames.start()
        self.moved.emit()

    def rest(self) -> None:
        """Let nothing move."""
        self.move("")

    def pixmap(self, size: int, dpr: float, theme: Theme) -> QPixmap:
        """The figure as it is now; null where nothing moves."""
        if self._figure is None:
            return QPixmap()
        posture = self._posture(self._figure.motion)
        return QPixmap.fromImage(little_picture(self._figure, posture, size, dpr, theme))

    def _posture(self, motion: Motion) -> Posture:
        if motion.cycle:
            return motion.cycling(self._passed_ms / (1000 * LEG_S))
        return motion.at(way_at(self._passed_ms))

    def _advance(self) -> None:
        before, self._passed_ms = self._passed_ms, self._began.elapsed()
        rests = self._figure and not self._figure.motion.cycle
        if not rests or way_at(before) != way_at(self._passed_ms):
            self.moved.emit()
