"""The one painter: flat shapes in, colours out. Free functions, so they can paint anywhere."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QTransform

from stretchdesk.core.body.shapes import bounds
from stretchdesk.ui.theme import Theme, mix

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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


class Fill(NamedTuple):
    """One path to fill; what is not `smooth` has edges that cannot be seen."""

    path: QPainterPath
    brush: QBrush
    smooth: bool


def paint(painter: QPainter, shapes: Sequence[Shape], to: QTransform, theme: Theme) -> None:
    """Paint shapes in their order; `to` maps unit coordinates to pixels."""
    paint_fills(painter, fills_of(shapes, to, theme))


def paint_fills(painter: QPainter, fills: Iterable[Fill]) -> None:
    """Paint what `fills_of` made, in its order."""
    painter.save()
    for path, brush, smooth in fills:
        painter.setRenderHint(_SMOOTH, smooth)
        painter.fillPath(path, brush)
    painter.restore()


def fills_of(shapes: Iterable[Shape], to: QTransform, theme: Theme) -> Iterator[Fill]:
    """What to fill for shapes in their order, in pixels."""
    for shape in shapes:
        colour, line, hatch = coat(shape.role, round(shape.shade * 8), theme)
        if shape.role == "shadow":
            # It is faint: smoothing its edge cannot be seen and takes a tenth of the frame.
            yield Fill(path_of(shape.fills, to), QBrush(colour), smooth=False)
            continue
        yield from _fills(shape.edges, to, QBrush(line))
        yield from _fills(shape.fills, to, QBrush(colour))
        if hatch:
            # The fill has smoothed the edge already.
            pattern = QBrush(hatch, Qt.BrushStyle.BDiagPattern)
            yield from _fills(shape.fills, to, pattern, smooth=False)


def _fills(
    polygons: Iterable[Polygon], to: QTransform, brush: QBrush, *, smooth: bool = True
) -> Iterator[Fill]:
    # One by one: Qt fills many small paths faster than one path of as many pieces.
    return (Fill(path_of((polygon,), to), brush, smooth) for polygon in polygons)


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
