"""Figures, the sheet of all of them and the body map as PNG or SVG files; no display needed."""

from __future__ import annotations

from dataclasses import replace
from math import ceil, sqrt
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter

from stretchdesk.core.body.bodymap import MAP_VIEWS, map_posture, map_shapes
from stretchdesk.core.body.shapes import bounds, grown
from stretchdesk.core.body.svg import MARGIN, Paint, svg
from stretchdesk.core.errors import StretchDeskError
from stretchdesk.ui.figure_painter import coat, fitted, paint
from stretchdesk.ui.theme import Size, font, mix, theme_of, warm_palette

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from stretchdesk.core.body.camera import Camera
    from stretchdesk.core.body.figure import Figure
    from stretchdesk.core.body.shapes import Bounds, Shape
    from stretchdesk.core.body.skeleton import Posture
    from stretchdesk.ui.theme import Theme

_MAP_GAP = 0.12
"""Between front and back, in statures."""


class Drawing(NamedTuple):
    """Shapes, and the box that fills the picture; what lies outside may run out of it."""

    shapes: Sequence[Shape]
    box: Bounds


class Artist:
    """Draws square pictures of `size` pixels in one theme.

    `save` and `save_sheet` raise StretchDeskError where the file cannot be written.
    """

    def __init__(self, size: int, *, dark: bool) -> None:
        # Nothing is shown: whatever display there is, or none, must not matter.
        self._app = QGuiApplication.instance() or QGuiApplication(
            ["stretchdesk", "-platform", "offscreen"]
        )
        self._theme = theme_of(warm_palette(dark=dark))
        self._size = size

    def figure(self, figure: Figure, posture: Posture, camera: Camera | None) -> Drawing:
        """The figure, from its best view unless another is given, outlined to suit the size."""
        box = figure.extent(figure.shapes(posture, camera, line=0.0))
        return Drawing(figure.shapes(posture, camera, line=self._line(box)), box)

    def body_map(self, selected: Collection[str]) -> Drawing:
        """Front and back, side by side; the selected areas in the accent colour, hatched."""
        front, back = (map_shapes(map_posture(), view) for view in MAP_VIEWS)
        away = bounds(front)[2] - bounds(back)[0] + _MAP_GAP
        both = front + [_moved(shape, away) for shape in back]
        self._theme = _map_theme(self._theme, both)
        box = bounds(both)
        return Drawing([_area(shape, self._line(box), selected) for shape in both], box)

    def save(self, drawing: Drawing, path: Path, title: str) -> None:
        """Write a picture, PNG or SVG by the path's suffix."""
        if path.suffix.lower() == ".svg":
            _write(path, self._svg(drawing, title).encode())
        else:
            image = self._blank(self._size, self._size)
            with QPainter(image) as painter:
                self._paint(painter, drawing, 0, 0)
            _write(path, _png(image))

    def save_sheet(self, cells: Sequence[tuple[str, Drawing]], path: Path) -> None:
        """Write all pictures, labelled, as one PNG with as many columns as rows."""
        across = ceil(sqrt(len(cells)))
        label, gap = self._size // 6, self._size // 60
        image = self._blank(across * self._size, ceil(len(cells) / across) * (self._size + label))
        text = font(Size.BODY)
        text.setPixelSize(self._size // 18)
        centred = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        with QPainter(image) as painter:
            painter.setFont(text)
            painter.setPen(self._theme.ink)
            for n, (name, drawing) in enumerate(cells):
                x, y = n % across * self._size, n // across * (self._size + label)
                self._paint(painter, drawing, x, y)
                box = QRectF(x + gap, y + self._size + gap, self._size - 2 * gap, label - gap)
                painter.drawText(box, centred, name)
        _write(path, _png(image))

    def _line(self, box: Bounds) -> float:
        """The outline's width in statures: 1.2 to 2 pixels."""
        left, bottom, right, top = box
        inner = self._size * (1 - 2 * MARGIN)
        return min(2.0, max(1.2, self._size / 400)) * max(right - left, top - bottom) / inner

    def _blank(self, width: int, height: int) -> QImage:
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(self._theme.paper)
        return image

    def _paint(self, painter: QPainter, drawing: Drawing, x: int, y: int) -> None:
        margin, inner = self._size * MARGIN, self._size * (1 - 2 * MARGIN)
        into = QRectF(x + margin, y + margin, inner, inner)
        painter.setClipRect(x, y, self._size, self._size)
        paint(painter, drawing.shapes, fitted(drawing.box, into), self._theme)
        painter.setClipping(False)

    def _svg(self, drawing: Drawing, title: str) -> str:
        def colours(shape: Shape) -> Paint:
            fill, line, hatch = coat(shape.role, round(shape.shade * 8), self._theme)
            return Paint(fill.name(), line.name(), hatch.name() if hatch else None, fill.alphaF())

        return svg(*drawing, self._size, title, self._theme.paper.name(), colours)


def _map_theme(theme: Theme, shapes: Sequence[Shape]) -> Theme:
    """Areas in the map's neutral tint; what is selected shows the accent."""
    neutral = mix(theme.figure["body"], theme.ink, 0.06)
    areas = {shape.role: neutral for shape in shapes if shape.role.startswith("area:")}
    return replace(theme, figure={**theme.figure, **areas}, muscle=theme.accent)


def _area(shape: Shape, line: float, selected: Collection[str]) -> Shape:
    kind, _, area = shape.role.partition(":")
    if kind != "area":
        return shape
    role = f"primary:{area}" if area in selected else shape.role
    return replace(shape, role=role, edges=[grown(polygon, line) for polygon in shape.fills])


def _moved(shape: Shape, away: float) -> Shape:
    fills, edges = (
        [[(x + away, y) for x, y in polygon] for polygon in polygons]
        for polygons in (shape.fills, shape.edges)
    )
    return replace(shape, fills=fills, edges=edges)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise StretchDeskError(f"{path} cannot be written ({error.strerror or error}).") from error
