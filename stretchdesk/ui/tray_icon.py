"""The sign in the tray: the program's, with a ring that fills until the next break."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from stretchdesk.ui.icons import paint_icon

STEPS = 24
"""So many lengths of the ring can be told apart at the size of a panel."""

_SIZES = (22, 32, 64)
# The sign brings its own ground, so that it is seen on light and on dark panels.
_GROUND, _RESTING, _SIGN = "#1F6F6B", "#5F6668", "#F6F4EF"
_TRACK_ALPHA = 80


def tray_icon(step: int, *, resting: bool) -> QIcon:
    """`step` is 0 to STEPS; resting is without a ring, and grey: nothing comes just now."""
    icon = QIcon()
    for size in _SIZES:
        icon.addPixmap(_painted(size, 0 if resting else step, resting=resting))
    return icon


def _painted(size: int, step: int, *, resting: bool) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_RESTING if resting else _GROUND))
        painter.drawEllipse(QRectF(pixmap.rect()))
        if not resting:
            _paint_ring(painter, size, step)
        inset = size * 0.2
        box = QRectF(pixmap.rect()).adjusted(inset, inset, -inset, -inset)
        paint_icon(painter, "stretch", box, QPen(QColor(_SIGN), 3.2))
    return pixmap


def _paint_ring(painter: QPainter, size: int, step: int) -> None:
    thick = size * 0.1
    edge = thick * 0.9
    box = QRectF(edge, edge, size - 2 * edge, size - 2 * edge)
    track = QColor(_SIGN)
    track.setAlpha(_TRACK_ALPHA)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(track, thick))
    painter.drawEllipse(box)
    painter.setPen(QPen(QColor(_SIGN), thick, c=Qt.PenCapStyle.FlatCap))
    painter.drawArc(box, 90 * 16, -round(360 * 16 * step / STEPS))
