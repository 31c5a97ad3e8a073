"""A large figure that can be looked at from all sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from stretchdesk.ui.controls import paint_focus
from stretchdesk.ui.figure_view import LEG_S, FigureView
from stretchdesk.ui.theme import CORNER, theme_of

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from stretchdesk.core.body.camera import Camera
    from stretchdesk.core.body.figure import Figure
    from stretchdesk.core.body.shapes import Bounds, Shape

_KEY_TURN = 15.0
_DEGREES_PER_PX = 0.5
_ROUNDS = 2
_LOOKS = 8
"""Azimuths looked at to find how large the figure may become."""


class TurningFigure(FigureView):
    """Dragging or the arrow keys turn it; a double click or Home shows the best view again.

    What is not held is moved `rounds` times, or by whoever shows it if that is 0.
    """

    def __init__(self, rounds: int = _ROUNDS) -> None:
        super().__init__()
        self._rounds = rounds
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleDescription(self.tr("The arrow keys turn it, Home turns it back."))
        self._camera: Camera | None = None
        self._widest: tuple[float, float] | None = None
        self._held: QPointF | None = None
        self.arrived.connect(self._go_round)

    @property
    def camera(self) -> Camera | None:
        """Where it is looked at from; None for the best view."""
        return self._camera

    def show_figure(self, figure: Figure | None, description: str) -> None:
        """Stand in the entry pose of a figure, seen from its best view."""
        self._camera = self._widest = None
        if self._rounds and figure:
            self.run_on_ms = round(1000 * self._rounds * len(figure.motion.cycle) * LEG_S)
        super().show_figure(figure, description)

    def replay(self) -> None:
        """Go from the entry into the hold once more."""
        self.stand()
        self.move_to_hold()

    def key_turns(self) -> dict[Qt.Key, tuple[float, float]]:
        """Degrees round and up for each arrow key."""
        return {
            Qt.Key.Key_Left: (_KEY_TURN, 0.0),
            Qt.Key.Key_Right: (-_KEY_TURN, 0.0),
            Qt.Key.Key_Up: (0.0, _KEY_TURN),
            Qt.Key.Key_Down: (0.0, -_KEY_TURN),
        }

    def turn(self, azimuth: float, elevation: float = 0.0) -> None:
        """Walk round it, and up or down, by so many degrees."""
        if self._figure is not None:
            self._camera = (self._camera or self._figure.camera).turned(azimuth, elevation)
            self._redraw()

    def turn_back(self) -> None:
        """Look at it from its best view."""
        self._camera = None
        self._redraw()

    def _go_round(self) -> None:
        if self._rounds:
            self.show_cycle(0.0)

    # --- what is drawn ---

    def _breathes(self, figure: Figure) -> bool:
        return self._camera is None and super()._breathes(figure)

    def _drawn(self, figure: Figure, line: float) -> list[Shape]:
        if self._camera is None:
            return super()._drawn(figure, line)
        return figure.shapes(self._posture(figure), self._camera, line)

    def _box(self, figure: Figure) -> Bounds:
        """Of one size all the way round, so that a turning figure neither grows nor shrinks."""
        if self._camera is None or not self._shapes:
            return figure.box
        if self._widest is None:
            self._widest = _widest(figure)
        left, bottom, right, top = figure.extent(self._shapes)
        x = max(0.0, self._widest[0] - right + left) / 2
        y = max(0.0, self._widest[1] - top + bottom) / 2
        return left - x, bottom - y, right + x, top + y

    # --- Qt ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, turns = Qt.Key(event.key()), self.key_turns()
        if key in turns:
            self.turn(*turns[key])
        elif key == Qt.Key.Key_Home:
            self.turn_back()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            way = (event.position() - self._held) * _DEGREES_PER_PX
            self._held = event.position()
            self.turn(-way.x(), way.y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._held = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.turn_back()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint_focus(painter, QRectF(self.rect()), CORNER, theme_of(self.palette()))


def _widest(figure: Figure) -> tuple[float, float]:
    """Width and height of the hold from wherever it is looked at, in statures."""
    boxes = []
    for n in range(_LOOKS):
        camera = figure.camera.turned(n * 360.0 / _LOOKS, 0.0)
        boxes.append(figure.extent(figure.shapes(figure.motion.end, camera, line=0.0)))
    widths = (right - left for left, _, right, _ in boxes)
    return max(widths), max(top - bottom for _, bottom, _, top in boxes)
