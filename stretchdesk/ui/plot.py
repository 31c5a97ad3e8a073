"""The one file that touches pyqtgraph: a quiet frame in which a chart places its marks.

pyqtgraph ignores palette changes, so a chart draws anew from `begin` on when its palette changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from stretchdesk.ui.plot_scale import spread, thin
from stretchdesk.ui.theme import GAP, Size, font, theme_of

if TYPE_CHECKING:
    from collections.abc import Sequence

LINES_HIGH = 17
FURTHEST_BEHIND, BEHIND, SHADED, IN_FRONT = -40, -30, -20, 10
BAR_WIDTH = 0.62
SYMBOL_SIZES = {"o": 9, "d": 12}


class Plot(QWidget):
    """Days along the bottom, heights up the side, both in the chart's own numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pg = _pyqtgraph()
        self._days: tuple[float, ...] = ()
        self._names: tuple[str, ...] = ()
        self._marks: list[Any] = []
        self._cursor: Any = None
        self._build_scene()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # what a chart draws

    def begin(self, days: Sequence[float], names: Sequence[str]) -> None:
        """Empty the plot for new days, each with the name it has along the bottom."""
        for mark in self._marks:
            self._box.removeItem(mark)
        self._marks = []
        self._days, self._names = tuple(days), tuple(names)
        self._dress_axes()
        self._add_cursor()

    def bars(
        self, tops: Sequence[float], below: Sequence[float], fill: QColor, edge: QColor
    ) -> None:
        """One bar a day, from `below` to `tops`."""
        pen = self._pg.mkPen(edge, width=1)
        bars = [bar for bar in zip(self._days, below, tops, strict=True) if bar[1] < bar[2]]
        days, low, high = ([bar[n] for bar in bars] for n in range(3))
        self._add(
            self._pg.BarGraphItem(x=days, y0=low, y1=high, width=BAR_WIDTH, brush=fill, pen=pen)
        )

    def curve(
        self, days: Sequence[float], heights: Sequence[float], symbol: str, colour: QColor
    ) -> None:
        """A line with a mark at each day: symbol `o` (dot) or `d` (diamond)."""
        curve = self._pg.PlotDataItem(list(days), list(heights), antialias=True)
        curve.setPen(self._pg.mkPen(colour, width=2))
        curve.setSymbol(symbol)
        curve.setSymbolSize(SYMBOL_SIZES[symbol])
        curve.setSymbolBrush(colour)
        curve.setSymbolPen(self._pg.mkPen(theme_of(self.palette()).paper, width=1.5))
        self._add(curve)

    def band(self, low: float, high: float, colour: QColor) -> None:
        """A shaded strip across the whole width."""
        shade, edge = QColor(colour), QColor(colour)
        shade.setAlphaF(0.1)
        edge.setAlphaF(0.45)
        self._add(self._region((low, high), "horizontal", shade, edge), SHADED)

    def level(self, height: float, colour: QColor, *, dashed: bool = False) -> None:
        """A hairline across the whole width; a dashed one lies over the bars."""
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        pen = self._pg.mkPen(colour, width=1, style=style)
        self._add(self._pg.InfiniteLine(height, angle=0, pen=pen), IN_FRONT if dashed else BEHIND)

    def frame(self, low: float, high: float, left: float, right: float, *, down: bool) -> None:
        """What is seen: heights `low` to `high`, counted downwards if `down`, and days."""
        self._box.invertY(down)
        self._box.setRange(xRange=(left, right), yRange=(low, high), padding=0)
        self._name_days()

    def name_heights(self, heights: Sequence[float], names: Sequence[str]) -> None:
        """Numbers on the left."""
        self._left.setTicks([list(zip(heights, names, strict=True))])

    def name_marks(self, heights: Sequence[float], names: Sequence[str]) -> None:
        """Words on the right for ascending heights, moved apart where they would touch."""
        low, high = self._box.viewRange()[1]
        line = 1.25 * (high - low) / LINES_HIGH
        self._right.setTicks([list(zip(spread(heights, line), names, strict=True))])
        self._right.setVisible(bool(names))
        self._right.setWidth(None if names else 0)

    def point_out(self, day: float, half: float, *, shown: bool) -> None:
        """Mark a day with a column of `half` its width, or with a hairline when that is 0."""
        theme = theme_of(self.palette())
        edge = self._pg.mkPen(theme.hover if half else theme.quiet, width=1)
        for line in self._cursor.lines:
            line.setPen(edge)
        self._cursor.setRegion((day - half, day + half))
        self._cursor.setVisible(shown)

    # where things are on the screen

    def day_at(self, x: float) -> float:
        """The day under a pixel of this widget, counted from its left."""
        scene = self._view.mapToScene(self._view.mapFromParent(QPointF(x, 0).toPoint()))
        return float(self._box.mapSceneToView(scene).x())

    def place_of(self, day: float, height: float) -> QPointF:
        """The pixel of this widget where a day and height are drawn."""
        inside = self._view.mapFromScene(self._box.mapViewToScene(QPointF(day, height)))
        return QPointF(self._view.mapToParent(inside))

    # inside

    def _build_scene(self) -> None:
        pg = self._pg
        self._view = pg.GraphicsView(self, useOpenGL=False, background=None)
        # The mouse is this widget's: no zooming, no menu, and the wheel scrolls the page.
        self._view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.viewport().setAutoFillBackground(False)
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False)
        self._left, self._right, self._bottom = (
            pg.AxisItem(side, linkView=self._box) for side in ("left", "right", "bottom")
        )
        self._view.setCentralItem(self._grid())
        self._box.sigResized.connect(self._name_days)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(4, 4, 4, 4)
        rows.addWidget(self._view)

    def _grid(self) -> Any:
        grid = self._pg.GraphicsLayout()
        grid.setContentsMargins(0, GAP, 0, 0)
        grid.setSpacing(0)
        grid.addItem(self._left, 0, 0)
        grid.addItem(self._box, 0, 1)
        grid.addItem(self._right, 0, 2)
        grid.addItem(self._bottom, 1, 1)
        return grid

    def _dress_axes(self) -> None:
        theme, small = theme_of(self.palette()), font(Size.SMALL)
        for axis in (self._left, self._right, self._bottom):
            axis.setStyle(tickFont=small, tickLength=0, tickTextOffset=GAP)
            axis.setTextPen(self._pg.mkPen(theme.quiet))
            axis.setTickPen(self._pg.mkPen(None))
            axis.setPen(self._pg.mkPen(None))
        self._bottom.setPen(self._pg.mkPen(theme.line))

    def _name_days(self, _box: object = None) -> None:
        """Name as many days as there is room for."""
        (left, right), width = self._box.viewRange()[0], self._box.width()
        if not self._names or width <= 0:
            return
        metrics = QFontMetrics(font(Size.SMALL))
        widest = max(map(metrics.horizontalAdvance, self._names)) + 2 * GAP
        kept = thin(self._days, widest * (right - left) / width)
        self._bottom.setTicks([[(self._days[n], self._names[n]) for n in kept]])

    def _region(
        self, ends: tuple[float, float], orientation: str, fill: QColor, edge: QColor
    ) -> Any:
        pen = self._pg.mkPen(edge, width=1)
        return self._pg.LinearRegionItem(ends, orientation, fill, pen, movable=False)

    def _add_cursor(self) -> None:
        hover = theme_of(self.palette()).hover
        self._cursor = self._region((0.0, 0.0), "vertical", hover, hover)
        self._add(self._cursor, FURTHEST_BEHIND)

    def _add(self, mark: Any, depth: int = 0) -> None:
        mark.setZValue(depth)
        self._marks.append(mark)
        self._box.addItem(mark, ignoreBounds=True)

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(60 * GAP, LINES_HIGH * QFontMetrics(font(Size.SMALL)).height() + 2 * GAP)

    def minimumSizeHint(self) -> QSize:
        return QSize(30 * GAP, self.sizeHint().height())


def _pyqtgraph() -> Any:
    import pyqtgraph

    return pyqtgraph
