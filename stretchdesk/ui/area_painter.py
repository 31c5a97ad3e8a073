"""How an area of the body map looks: as the others, chosen, or under focus.

The pieces of an area overlap. All their lines are painted first and then all fills over them, which
makes them one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

from stretchdesk.ui.figure_painter import coat
from stretchdesk.ui.theme import mix

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPainterPath, QRegion

    from stretchdesk.ui.theme import Theme


def paint_area(painter: QPainter, path: QPainterPath, tint: QColor, theme: Theme) -> None:
    _, line, _ = coat("body", 0, theme)
    _paint_pieces(painter, path, line, tint)


def paint_chosen(painter: QPainter, path: QPainterPath, theme: Theme) -> None:
    """Darkly rimmed and hatched: not told by colour alone."""
    _paint_pieces(painter, path, mix(theme.accent, theme.ink, 0.35), theme.accent)
    hatch = QColor(theme.on_accent)
    hatch.setAlphaF(0.4)
    painter.fillPath(path, QBrush(hatch, Qt.BrushStyle.BDiagPattern))


def paint_focus(painter: QPainter, path: QPainterPath, seen: QRegion, theme: Theme) -> None:
    """A ring inside what is seen of the area."""
    painter.setClipRegion(seen)
    painter.strokePath(path.simplified(), QPen(theme.ink, 5))
    painter.setClipping(False)


def _paint_pieces(painter: QPainter, path: QPainterPath, line: QColor, fill: QColor) -> None:
    painter.strokePath(path, QPen(line, 2.4))
    painter.fillPath(path, fill)
