"""The marks of a chart: bars, curves, bands and lines in its frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor

from stretchdesk.ui.plot_frame import PlotFrame
from stretchdesk.ui.plot_scale import means
from stretchdesk.ui.theme import theme_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPen
    from PySide6.QtWidgets import QWidget

FURTHEST_BEHIND, BEHIND, SHADED, IN_FRONT = -40, -30, -20, 10
BAR_WIDTH = 0.62
# More bars than this are a zigzag, and more marks a blot.
MANY = 120
GATHERED = 4
SYMBOLS = {"●": ("o", 9), "◆": ("d", 12), "▲": ("t1", 11), "■": ("s", 9), "▼": ("t", 11)}
"""Marks as they are written, what pyqtgraph calls them, and their pixels."""


class Plot(PlotFrame):
    """Days along the bottom, heights up the side, both in the chart's own numbers."""

    gathered = Signal(bool)
    """Whether a bar is now the mean of GATHERED days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: list[Any] = []
        self._near: list[Any] = []
        self._far: list[Any] = []
        self._gathers = False
        self._cursor: Any = None

    # what a chart draws

    def begin(self, days: Sequence[float], names: Sequence[str]) -> None:
        """Empty the plot for new days, each with the name it has along the bottom."""
        for mark in self._marks:
            self._box.removeItem(mark)
        self._marks, self._near, self._far, self._gathers = [], [], [], False
        super().begin(days, names)
        self._add_cursor()

    def bars(self, tops: Sequence[float], below: Sequence[float], colour: QColor) -> None:
        """One bar a day, from `below` to `tops`; hairlines of paper part bars on bars.

        While very many days are seen, one for the mean of several.
        """
        single = self._days, below, tops
        parted = self._pen(theme_of(self.palette()).paper)
        self._near.append(self._add_bars(single, BAR_WIDTH, colour, parted))
        if len(self._days) > MANY:
            mean = tuple(means(values, GATHERED) for values in single)
            self._far.append(self._add_bars(mean, GATHERED, colour, None))
            self._gathers = True
            self._choose_marks()

    def steps(self, heights: Sequence[float], colour: QColor) -> None:
        """A line over the bars at each day's own height."""
        edges = [day - 0.5 for day in (*self._days, self._days[-1] + 1)]
        pen = self._dashed(colour)
        line = self._pg.PlotCurveItem(edges, list(heights), stepMode="center", pen=pen)
        self._add(line, IN_FRONT)

    def slope(self, days: Sequence[float], heights: Sequence[float], colour: QColor) -> None:
        """A dashed straight line between two ends, behind the marks."""
        pen = self._dashed(colour)
        self._add(
            self._pg.PlotCurveItem(list(days), list(heights), pen=pen, antialias=True), BEHIND
        )

    def curve(
        self, days: Sequence[float], heights: Sequence[float], symbol: str, colour: QColor
    ) -> None:
        """A line with a mark at each day: one of SYMBOLS.

        While very many days are seen, only the line, and thin.
        """
        days, heights = list(days), list(heights)
        # Without a cache marks are shapes; its picture comes out torn in an SVG file.
        curve = self._pg.PlotDataItem(days, heights, antialias=True, useCache=False)
        curve.setPen(self._pen(colour, 2))
        # Qt strokes a long smooth path slowly, and many lines quickly.
        curve.curve.setSegmentedLineMode("on" if len(days) > MANY else "off")
        name, size = SYMBOLS[symbol]
        curve.setSymbol(name)
        curve.setSymbolSize(size)
        curve.setSymbolBrush(colour)
        curve.setSymbolPen(self._pen(theme_of(self.palette()).paper, 1.5))
        self._add(curve)
        if len(days) > MANY:
            self._near.append(curve)
            self._far.append(self._pg.PlotCurveItem(days, heights, pen=self._pen(colour)))
            self._add(self._far[-1])
            self._choose_marks()

    def band(self, low: float, high: float, colour: QColor) -> None:
        """A shaded strip across the whole width."""
        shade, edge = QColor(colour), QColor(colour)
        shade.setAlphaF(0.1)
        edge.setAlphaF(0.45)
        self._add(self._region((low, high), "horizontal", shade, edge), SHADED)

    def level(self, height: float, colour: QColor, *, dashed: bool = False) -> None:
        """A hairline across the whole width; a dashed one lies over the bars."""
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        pen = self._pen(colour, style=style)
        self._add(self._pg.InfiniteLine(height, angle=0, pen=pen), IN_FRONT if dashed else BEHIND)

    def point_out(self, day: float, half: float, *, shown: bool) -> None:
        """Mark a day with a column of `half` its width, or with a hairline when that is 0."""
        theme = theme_of(self.palette())
        edge = self._pen(theme.hover if half else theme.quiet)
        for line in self._cursor.lines:
            line.setPen(edge)
        self._cursor.setRegion((day - half, day + half))
        self._cursor.setVisible(shown)

    # inside

    def _choose_marks(self) -> None:
        """Single ones as soon as so few are seen that they can be told apart."""
        far = self._days_in_view > MANY and bool(self._far)
        for marks, shown in ((self._near, not far), (self._far, far)):
            for mark in marks:
                mark.setVisible(shown)
        self.gathered.emit(far and self._gathers)

    def _add_bars(
        self, bars: Sequence[Sequence[float]], width: float, colour: QColor, edge: QPen | None
    ) -> Any:
        """Bars by their places, feet and tops; those without height are left out."""
        high = [bar for bar in zip(*bars, strict=True) if bar[1] < bar[2]]
        days, feet, tops = ([bar[n] for bar in high] for n in range(3))
        pen = self._pg.mkPen(edge)
        graph = self._pg.BarGraphItem(x=days, y0=feet, y1=tops, width=width, brush=colour, pen=pen)
        self._add(graph)
        return graph

    def _region(
        self, ends: tuple[float, float], orientation: str, fill: QColor, edge: QColor
    ) -> Any:
        return self._pg.LinearRegionItem(ends, orientation, fill, self._pen(edge), movable=False)

    def _dashed(self, colour: QColor) -> Any:
        return self._pen(colour, 1.5, Qt.PenStyle.DashLine)

    def _add_cursor(self) -> None:
        hover = theme_of(self.palette()).hover
        self._cursor = self._region((0.0, 0.0), "vertical", hover, hover)
        self._add(self._cursor, FURTHEST_BEHIND)

    def _add(self, mark: Any, depth: int = 0) -> None:
        mark.setZValue(depth)
        self._marks.append(mark)
        self._box.addItem(mark, ignoreBounds=True)
