"""The one painter: flat shapes in, colours out. Free functions, so they can paint anywhere."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QTransform

from stretchdesk.core.body.shapes import bounds
from stretchdesk.ui.theme import Theme, mix

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stretchdesk.core.body.shapes import Bounds, Polygon, Shape

_SMOOTH = QPainter.RenderHint.Antialiasing
_SHADOW = {False: QColor(0, 0, 0, 30), True: QColor(0, 0, 0, 90)}


def path_of(polygons: Iterable[Polygon], to: QTransform) -> QPainterPath:
    """One path in pixels whose winding fill is the union of the polygons."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    _extend(path, polygons, to)
    return path


def _extend(path: QPainterPath, polygons: Iterable[Polygon], to: QTransform) -> None:
    # Mapped here, point by point: a painter that scales maps every path once more, and patterns.
    curve_to = path.quadTo
    kx, ky, left, top = to.m11(), to.m22(), to.dx(), to.dy()
    for polygon in polygons:
        (ax, ay), (bx, by) = polygon[-1], polygon[0]
        x, y = bx * kx + left, by * ky + top
        path.moveTo((ax * kx + left + x) / 2, (ay * ky + top + y) / 2)
        for bx, by in polygon[1:] + polygon[:1]:
            next_x, next_y = bx * kx + left, by * ky + top
            curve_to(x, y, (x + next_x) / 2, (y + next_y) / 2)
            x, y = next_x, next_y


def fitted(box: Bounds, into: QRectF) -> QTransform:
    """The map from unit coordinates (up is up) that centres `box` in a rectangle of pixels."""
    left, bottom, right, top = box
    k = min(into.width() / max(right - left, 1e-6), into.height() / max(top - bottom, 1e-6))
    transform = QTransform.fromTranslate(into.center().x(), into.center().y())
    transform.scale(k, -k)
    transform.translate(-(left + right) / 2, -(bottom + top) / 2)
    return transform


def paint(painter: QPainter, shapes: Sequence[Shape], to: QTransform, theme: Theme) -> None:
    """Paint shapes in their order; `to` maps unit coordinates to pixels."""
    painter.save()
    painter.setRenderHint(_SMOOTH)
    for shape in shapes:
        colour, line, hatch = coat(shape.role, round(shape.shade * 8), theme)
        if shape.role == "shadow":
            # It is faint: smoothing its edge cannot be seen and takes a tenth of the frame.
            painter.setRenderHint(_SMOOTH, on=False)
            painter.fillPath(path_of(shape.fills, to), colour)
            painter.setRenderHint(_SMOOTH)
            continue
        _fill(painter, shape.edges, to, QBrush(line))
        _fill(painter, shape.fills, to, QBrush(colour))
        if hatch:
            # The fill has smoothed the edge already.
            painter.setRenderHint(_SMOOTH, on=False)
            _fill(painter, shape.fills, to, QBrush(hatch, Qt.BrushStyle.BDiagPattern))
            painter.setRenderHint(_SMOOTH)
    painter.restore()


def _fill(painter: QPainter, polygons: Iterable[Polygon], to: QTransform, brush: QBrush) -> None:
    # One by one: Qt fills many small paths faster than one path of as many pieces.
    path = path_of((), to)
    for polygon in polygons:
        path.clear()
        _extend(path, (polygon,), to)
        painter.fillPath(path, brush)


def coat(role: str, shade: int, theme: Theme) -> tuple[QColor, QColor, QColor | None]:
    """Fill, outline, and the hatching that tells the target muscle without its colour."""
    if role == "shadow":
        return _SHADOW[theme.dark], _SHADOW[theme.dark], None
    kind = role.partition(":")[0]
    if kind == "primary":
        colour, line = _shaded(theme.muscle.rgb(), shade, dark=theme.dark)
        return colour, line, line
    base = theme.muscle_soft if kind == "secondary" else theme.figure[role]
    return *_shaded(base.rgb(), shade, dark=theme.dark), None


@lru_cache(maxsize=256)
def _shaded(rgb: int, shade: int, *, dark: bool) -> tuple[QColor, QColor]:
    """A colour in eighths of shade, and its outline."""
    night = QColor("#10151A")
    fill = mix(QColor.fromRgb(rgb), night, 0.035 * shade)
    return fill, mix(fill, night, 0.5 if dark else 0.38)


def picture(
    shapes: Sequence[Shape],
    size: tuple[int, int],
    theme: Theme,
    *,
    dpr: float = 1.0,
    least: float = 0.0,
    box: Bounds | None = None,
) -> QImage:
    """The shapes centred on a transparent image of width × height device-independent pixels.

    At least so many statures are shown, so that small figures do not look large. What lies outside
    a `box` may run out of the picture.
    """
    width, height = size
    image = QImage(
        round(width * dpr), round(height * dpr), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.setDevicePixelRatio(dpr)
    image.fill(Qt.GlobalColor.transparent)
    margin = min(width, height) * 0.05
    into = QRectF(margin, margin, width - 2 * margin, height - 2 * margin)
    with QPainter(image) as painter:
        paint(painter, shapes, fitted(_widened(box or bounds(shapes), least), into), theme)
    return image


def _widened(box: Bounds, least: float) -> Bounds:
    left, bottom, right, top = box
    x, y = max(0.0, least - right + left) / 2, max(0.0, least - top + bottom) / 2
    return left - x, bottom - y, right + x, top + y
