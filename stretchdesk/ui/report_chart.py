"""The weeks of a report as small bars under their goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPolygonF

from stretchdesk.ui.dates import day_names, first_day
from stretchdesk.ui.paper import BAR, INK, PT, QUIET, RIGHT, SMALL, Text, dashed, rule
from stretchdesk.ui.plot_scale import round_ticks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from stretchdesk.core.progress.report import Bar

_HEADROOM = 1.1
_FILLED = 0.68
"""Of a bar's place; the rest is the room to the next one."""
_THINNEST = 0.4 * PT
_LABEL = 34 * PT


class BarChart:
    """Heights at the left, the first and the last week under the bars."""

    def __init__(self, bars: Sequence[Bar], width: float, height: float) -> None:
        self._bars, self._width, self.height = bars, width, height
        self._top = max(1.0, *(max(bar.minutes, bar.goal) for bar in bars)) * _HEADROOM

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """With its upper left corner there."""
        foot = Text("", 1, SMALL).leading
        room = QRectF(x + _LABEL, y, self._width - _LABEL, self.height - foot - 2 * PT)
        for tick in round_ticks(0, self._top, about=3):
            at = room.bottom() - tick / self._top * room.height()
            rule(painter, room.left(), at, room.width())
            label = Text(f"{tick:.0f}", _LABEL - 5 * PT, SMALL, colour=QUIET, align=RIGHT)
            label.paint(painter, x, at - label.leading / 2)
        self._paint_bars(painter, room)
        self._paint_goal(painter, room)
        self._name_weeks(painter, room)

    def _paint_bars(self, painter: QPainter, room: QRectF) -> None:
        place = room.width() / len(self._bars)
        for n, bar in enumerate(self._bars):
            height = bar.minutes / self._top * room.height()
            if not height:
                continue
            left = room.left() + (n + (1 - _FILLED) / 2) * place
            box = QRectF(left, room.bottom() - height, max(_THINNEST, _FILLED * place), height)
            painter.fillRect(box, BAR)

    def _paint_goal(self, painter: QPainter, room: QRectF) -> None:
        place = room.width() / len(self._bars)
        corners = []
        for n, bar in enumerate(self._bars):
            at = room.bottom() - bar.goal / self._top * room.height()
            corners += [QPointF(room.left() + k * place, at) for k in (n, n + 1)]
        painter.setPen(dashed(INK))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(corners))

    def _name_weeks(self, painter: QPainter, room: QRectF) -> None:
        days = [first_day(bar.week) for bar in self._bars]
        names = day_names(days)
        half = room.width() / 2
        foot = room.bottom() + 2 * PT
        Text(names[0], half, SMALL, colour=QUIET).paint(painter, room.left(), foot)
        if len(names) > 1:
            last = Text(names[-1], half, SMALL, colour=QUIET, align=RIGHT)
            last.paint(painter, room.left() + half, foot)
