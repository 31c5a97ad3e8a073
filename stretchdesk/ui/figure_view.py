"""The figure that shows a stretch: it moves from entry to hold, then breathes or goes on moving."""

from __future__ import annotations

from math import cos, pi
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchdesk.core.body.figure import BREATH_STEPS
from stretchdesk.ui.figure_painter import Fill, fills_of, fitted, paint_fills
from stretchdesk.ui.look import look
from stretchdesk.ui.theme import GAP, theme_of

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPaintEvent, QResizeEvent, QTransform

    from stretchdesk.core.body.figure import Figure
    from stretchdesk.core.body.shapes import Bounds, Shape
    from stretchdesk.core.body.skeleton import Posture
    from stretchdesk.ui.theme import Theme

MOVE_MS = 1300
FRAME_MS = 33
LEG_S = 3.0
"""From one pose of a movement to the next."""
RUN_ON_MS = 250
"""A movement runs on so long between two calls of `show_cycle`; then it rests, as in a pause."""
_LINE_PX = 1.6


class FigureView(QWidget):
    """Draws one Figure as large as it fits. A hidden or resting figure runs no timer."""

    arrived = Signal()
    """It has moved into the hold."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 200)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, on=False)
        self._figure: Figure | None = None
        self._shapes: list[Shape] = []
        self._kept: dict[float, list[Fill]] = {}
        self._made_for: tuple[QSize, Theme] | None = None
        self._way = 0.0
        self._breath = 0.0
        self._cycled_s = 0.0
        self.run_on_ms = RUN_ON_MS
        self._began = QElapsedTimer()
        self._began.start()
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(self._advance)

    @property
    def is_moving(self) -> bool:
        return self._frames.isActive()

    def show_figure(self, figure: Figure | None, description: str) -> None:
        """Stand in the entry pose of a figure; say so where there is none."""
        self._figure = figure
        self._kept.clear()
        self.setAccessibleName(description)
        self.stand()

    def stand(self) -> None:
        """Be in the entry pose again."""
        self._frames.stop()
        self._way = self._breath = self._cycled_s = 0.0
        self._redraw()

    def move_to_hold(self) -> None:
        """Ease from the entry pose into the hold; at once where nobody sees or wants it."""
        if not self.isVisible() or look().still:
            self.show_hold()
        elif self._figure and self._way < 1.0 and not self.is_moving:
            self._began.start()
            self._frames.start()

    def show_hold(self) -> None:
        """Be in the hold pose at once."""
        self._frames.stop()
        if self._way < 1.0:
            self._way = 1.0
            self._redraw()

    def show_breath(self, fullness: float) -> None:
        """Breathe (0 empty to 1 full) while in the hold; nothing happens on the way there."""
        fullness = round(fullness * BREATH_STEPS) / BREATH_STEPS
        if self._way >= 1.0 and not look().still and fullness != self._breath:
            self._breath = fullness
            self._redraw()

    def show_cycle(self, seconds: float) -> None:
        """Be so many seconds into a movement that is not held."""
        if self._way >= 1.0 and self._figure and self._figure.motion.cycle and not look().still:
            self._cycled_s = seconds
            self._began.start()
            if self.isVisible():
                self._frames.start()

    def sizeHint(self) -> QSize:
        return QSize(560, 480)

    def _advance(self) -> None:
        if self._way >= 1.0:
            self._cycle_on()
            return
        t = min(1.0, self._began.elapsed() / MOVE_MS)
        self._way = (1.0 - cos(pi * t)) / 2
        if t >= 1.0:
            self._way = 1.0
            self._frames.stop()
        self._redraw()
        if t >= 1.0:
            self.arrived.emit()

    def _cycle_on(self) -> None:
        if self._began.elapsed() >= self.run_on_ms:
            self._frames.stop()
        self._redraw()

    def _fills(self, theme: Theme) -> list[Fill]:
        """What is painted; that of the breath's steps is kept while everything else is the same."""
        if self._figure is None or not self._breathes(self._figure):
            return list(fills_of(self._shapes, self._to(), theme))
        made_for = (self.size(), theme)
        if made_for != self._made_for:
            self._made_for = made_for
            self._kept.clear()
        if self._breath not in self._kept:
            self._kept[self._breath] = list(fills_of(self._shapes, self._to(), theme))
        return self._kept[self._breath]

    def _redraw(self) -> None:
        self._shapes = self._drawn(self._figure, self._line()) if self._figure else []
        self.update()

    def _drawn(self, figure: Figure, line: float) -> list[Shape]:
        """What is seen of the figure now."""
        if self._breathes(figure):
            return figure.breathing(self._breath, line)
        return figure.shapes(self._posture(figure), line=line)

    def _breathes(self, figure: Figure) -> bool:
        """Whether it is held, and seen from its best view."""
        return self._way >= 1.0 and not figure.motion.cycle

    def _posture(self, figure: Figure) -> Posture:
        """How far it has come on its way, or round its movement."""
        if self._way < 1.0 or not figure.motion.cycle:
            return figure.motion.at(self._way)
        passed_s = self._cycled_s + min(self._began.elapsed(), self.run_on_ms) / 1000
        return figure.motion.cycling(passed_s / LEG_S)

    def _box(self, figure: Figure) -> Bounds:
        """What has to fit into the widget, in statures."""
        return figure.box

    def _line(self) -> float:
        """The outline's width in statures."""
        return _LINE_PX / max(self._to().m11(), 1.0)

    def _to(self) -> QTransform:
        margin = 3 * GAP
        box = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        return fitted(self._box(self._figure) if self._figure else (0, 0, 1, 1), box)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._redraw()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        if self.is_moving:
            self.show_hold()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self.palette())
        with QPainter(self) as painter:
            paint_fills(painter, self._fills(theme))
            if self._figure is None:
                painter.setPen(theme.quiet)
                wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(self.rect(), wrapped, self.tr("There is no figure of it yet."))
