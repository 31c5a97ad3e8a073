"""The few icons, as strokes in a box of 24 × 24."""

from __future__ import annotations

from math import cos, pi, sin
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

if TYPE_CHECKING:
    from collections.abc import Mapping

_STROKES: Mapping[str, tuple[tuple[tuple[float, float], ...], ...]] = MappingProxyType({
    # A forward fold: leg, back, arm; the head is added as a circle.
    "stretch": (((7, 21), (7, 9)), ((7, 9), (10, 6), (14, 7), (16.5, 11)), ((14.5, 9), (13, 18))),
    # Three books, the last one leaning.
    "library": (((4, 4.5), (8.5, 4.5), (8.5, 20), (4, 20), (4, 4.5)),
                ((8.5, 8), (13, 8), (13, 20), (8.5, 20)),
                ((14.2, 9.2), (17.4, 8.2), (20.8, 18.9), (17.4, 20), (14.2, 9.2))),
    "search": (((15.2, 15.2), (20, 20)),),
    "left out": (((6, 18), (18, 6)),),
    # Three sliders.
    "settings": (((4, 6), (20, 6)), ((4, 12), (20, 12)), ((4, 18), (20, 18))),
    "progress": (((4, 4), (4, 20), (20, 20)), ((8, 17), (8, 13)), ((12, 17), (12, 9)),
                 ((16, 17), (16, 11))),
})  # fmt: skip
_RINGS = MappingProxyType({"search": (10.5, 10.5, 6.0), "left out": (12.0, 12.0, 8.5)})
_DOTS = MappingProxyType({
    "stretch": ((18.0, 13.0, 2.0),),
    "settings": ((15.0, 6.0, 2.4), (8.0, 12.0, 2.4), (13.0, 18.0, 2.4)),
})  # fmt: skip


def paint_icon(painter: QPainter, name: str, box: QRectF, pen: QPen) -> None:
    """Stroke an icon into a box. KeyError: no such icon."""
    k = box.width() / 24
    path = QPainterPath()
    for stroke in _STROKES[name]:
        points = [QPointF(box.x() + x * k, box.y() + y * k) for x, y in stroke]
        path.moveTo(points[0])
        for point in points[1:]:
            path.lineTo(point)
    painter.setPen(
        QPen(pen.color(), pen.widthF() * k, Qt.PenStyle.SolidLine,
             Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )  # fmt: skip
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    if name in _RINGS:
        x, y, r = _RINGS[name]
        painter.drawEllipse(QPointF(box.x() + x * k, box.y() + y * k), r * k, r * k)
    for x, y, r in _DOTS.get(name, ()):
        painter.setBrush(pen.color())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QPointF(box.x() + x * k, box.y() + y * k), r * k, r * k)


def paint_star(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A filled star of five points."""
    spokes = (box.width() / 2, box.width() / 5)
    points = [
        box.center() + QPointF(sin(n * pi / 5), -cos(n * pi / 5)) * spokes[n % 2] for n in range(10)
    ]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF(points))


def program_icon() -> QIcon:
    """The program's sign, painted: reading an SVG would load a library for it."""
    pixmap = QPixmap(_ICON_PX, _ICON_PX)
    pixmap.fill(Qt.GlobalColor.transparent)
    box = QRectF(pixmap.rect())
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#1F6F6B"))
        painter.drawRoundedRect(box, _ICON_PX * 0.22, _ICON_PX * 0.22)
        inner = box.adjusted(*(_ICON_PX * share for share in (0.1, 0.06, -0.1, -0.1)))
        paint_icon(painter, "stretch", inner, QPen(QColor("#F6F4EF"), 3.0))
    return QIcon(pixmap)


_ICON_PX = 64
