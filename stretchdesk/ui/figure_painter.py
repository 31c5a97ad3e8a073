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

    from stretchdesk.core.body.shapes import Polygon, Shape

_SHADOW = {False: QColor(0, 0, 0, 30), True: QColor(0, 0, 0, 90)}


def path_of(polygons: Iterable[Polygon]) -> QPainterPath:
    """One path whose winding fill is the union of the polygons."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    line_to = path.lineTo
    for polygon in polygons:
        path.moveTo(*polygon[0])
        for x, y in polygon[1:]:
            line_to(x, y)
    return path


def fitted(box: tuple[float, float, float, float], into: QRectF) -> QTransform:
    """The map from unit coordinates (up is up) that centres `box` in a rectangle of pixels."""
    left, bottom, right, top = box
    k = min(into.width() / max(right - left, 1e-6), into.height() / max(top - bottom, 1e-6))
    transform = QTransform.fromTranslate(into.center().x(), into.center().y())
    transform.scale(k, -k)
    transform.translate(-(left + right) / 2, -(bottom + top) / 2)
    return transform


def paint(painter: QPainter, shapes: Sequence[Shape], to: QTransform, theme: Theme) -> None:
    """Paint shapes in their order."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(to, combine=True)
    for shape in shapes:
        colour, line, hatch = coat(shape.role, round(shape.shade * 8), theme)
        if shape.edges:
            painter.fillPath(path_of(shape.edges), line)
        fill = path_of(shape.fills)
        painter.fillPath(fill, colour)
        if hatch:
            painter.fillPath(fill, _hatch(hatch, to))
    painter.restore()


@lru_cache(maxsize=256)
def _coat_cached(role: str, shade: int, dark: bool, rgb: int) -> tuple[QColor, QColor]:
    colour = QColor.fromRgb(rgb)
    night = QColor("#10151A")
    fill = mix(colour, night, 0.035 * shade)
    return fill, mix(fill, night, 0.38 if not dark else 0.5)


def coat(role: str, shade: int, theme: Theme) -> tuple[QColor, QColor, QColor | None]:
    """Fill, outline, and the hatching that tells the target muscle without its colour."""
    if role == "shadow":
        return _SHADOW[theme.dark], _SHADOW[theme.dark], None
    kind = role.partition(":")[0]
    if kind == "primary":
        colour, line = _coat_cached(role, shade, theme.dark, theme.muscle.rgb())
        return colour, line, line
    base = theme.muscle_soft if kind == "secondary" else theme.figure[role]
    return *_coat_cached(role, shade, theme.dark, base.rgb()), None


def _hatch(colour: QColor, to: QTransform) -> QBrush:
    """Diagonal lines that keep their spacing in pixels."""
    brush = QBrush(colour, Qt.BrushStyle.BDiagPattern)
    brush.setTransform(QTransform.fromScale(1 / to.m11(), 1 / abs(to.m22())))
    return brush


def picture(
    shapes: Sequence[Shape],
    size: tuple[int, int],
    theme: Theme,
    *,
    dpr: float = 1.0,
    least: float = 0.0,
) -> QImage:
    """The shapes centred on a transparent image of width × height device-independent pixels.

    At least so many statures are shown, so that small figures do not look large.
    """
    width, height = size
    image = QImage(
        round(width * dpr), round(height * dpr), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.setDevicePixelRatio(dpr)
    image.fill(Qt.GlobalColor.transparent)
    margin = min(width, height) * 0.05
    box = QRectF(margin, margin, width - 2 * margin, height - 2 * margin)
    with QPainter(image) as painter:
        paint(painter, shapes, fitted(_widened(bounds(shapes), least), box), theme)
    return image


def _widened(
    box: tuple[float, float, float, float], least: float
) -> tuple[float, float, float, float]:
    left, bottom, right, top = box
    x, y = max(0.0, least - right + left) / 2, max(0.0, least - top + bottom) / 2
    return left - x, bottom - y, right + x, top + y
