"""The frame of a chart: days along the bottom, heights up the side, and which part is seen.

pyqtgraph ignores palette changes, so a chart draws anew from `begin` on when its palette changes.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from stretchdesk.ui.plot_scale import spread, thin, within, zoomed
from stretchdesk.ui.pyqtgraph_loading import load_pyqtgraph
from stretchdesk.ui.spoken_chart import SpokenChart
from stretchdesk.ui.theme import GAP, Size, font, theme_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QWidget

LINES_HIGH = 17
LEAST_DAYS_SEEN = 3.0


class PlotFrame(SpokenChart):
    """Days and heights are in the chart's own numbers."""

    restyled = Signal()
    """The palette or the pixels are others: what is drawn has to be drawn again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pg = load_pyqtgraph()
        self._days: tuple[float, ...] = ()
        self._names: tuple[str, ...] = ()
        self._ends = self._whole = (0.0, 1.0)
        self._seen: tuple[float, float] | None = None
        self._days_in_view = 0
        self._density = self.devicePixelRatioF()
        self._build_scene()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @contextmanager
    def drawn_for(self, density: float, *, cuts: bool) -> Iterator[None]:
        """While this is drawn on a device with so many pixels to one of the widget's.

        All days are seen where it `cuts` nothing off that lies beyond the edges.
        """
        usual, seen = self._density, self._seen
        self._draw_for(density, seen if cuts else None)
        try:
            yield
        finally:
            self._draw_for(usual, seen)

    def begin(self, days: Sequence[float], names: Sequence[str]) -> None:
        """Other days, each with the name it has along the bottom."""
        if tuple(days) != self._days:
            self._seen = None
        self._days, self._names = tuple(days), tuple(names)
        self._dress_axes()

    def frame(self, low: float, high: float, left: float, right: float, *, down: bool) -> None:
        """What is seen: heights `low` to `high`, counted downwards if `down`, and days."""
        self._box.invertY(down)
        self._box.setYRange(low, high, padding=0)
        self._ends = left, right
        self._fit_days()

    def name_heights(self, heights: Sequence[float], names: Sequence[str]) -> None:
        """Numbers on the left."""
        self._left.setTicks([list(zip(heights, names, strict=True))])
        self._left.setWidth(_width(names))

    def name_marks(self, heights: Sequence[float], names: Sequence[str]) -> None:
        """Words on the right for ascending heights, moved apart where they would touch."""
        low, high = self._box.viewRange()[1]
        line = 1.25 * (high - low) / LINES_HIGH
        sizes = [line * (1 + name.count("\n")) for name in names]
        self._right.setTicks([list(zip(spread(heights, sizes), names, strict=True))])
        self._right.setWidth(_width(names))

    # which part of it is seen

    @property
    def seen(self) -> tuple[float, float]:
        """The first and last day in view, in the chart's numbers."""
        left, right = self._box.viewRange()[0]
        return left, right

    def see(self, left: float, right: float) -> None:
        """Show this part of the days, moved to where there are any."""
        self._seen = left, right
        self._fit_days()

    def see_all(self) -> None:
        self._seen = None
        self._fit_days()

    def zoom(self, factor: float, about: float) -> None:
        """See `factor` times as many days; the day `about` stays where it is."""
        self.see(*zoomed(self.seen, self._whole, about, factor, LEAST_DAYS_SEEN))

    def pan(self, days: float) -> None:
        """See what lies so many days further on, as far as there is anything."""
        left, right = self.seen
        self.see(left + days, right + days)

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

    def _draw_for(self, density: float, seen: tuple[float, float] | None) -> None:
        self._density = density
        self.restyled.emit()
        self._seen = seen
        self._fit_days()

    def _build_scene(self) -> None:
        pg = self._pg
        self._view = pg.GraphicsView(self, useOpenGL=False, background=None)
        # The mouse is this widget's: no zooming, no menu, and the wheel scrolls the page.
        self._view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.viewport().setAutoFillBackground(False)
        # pyqtgraph would keep the paper of the palette it began with.
        self._view.setCacheMode(self._view.CacheModeFlag.CacheNone)
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False)
        self._left, self._right, self._bottom = (
            pg.AxisItem(side, linkView=self._box) for side in ("left", "right", "bottom")
        )
        self._view.setCentralItem(self._grid())
        self._box.sigResized.connect(self._fit_days)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(GAP, GAP // 2, GAP, GAP // 2)
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
            axis.setStyle(tickFont=small, tickLength=0, tickAlpha=0, tickTextOffset=GAP)
            axis.setTextPen(self._pg.mkPen(theme.quiet))
            axis.setPen(self._pg.mkPen(None))
        self._bottom.setPen(self._pen(theme.line))
        self._bottom.setHeight(QFontMetrics(small).height() + 2 * GAP)

    def _fit_days(self, _box: object = None) -> None:
        """Leave room for the first and last name, and name as many days as fit between."""
        width = self._box.width()
        widest = _width(self._names)
        if not self._names or width <= 2 * widest:
            return
        first, last = self._days[0], self._days[-1]
        room = widest / 2 * (last - first) / (width - widest)
        self._whole = min(self._ends[0], first - room), max(self._ends[1], last + room)
        left, right = self._whole if self._seen is None else within(self._seen, self._whole)
        if left < last <= right:
            right = max(right, last + widest / 2 * (right - left) / width)
        self._box.setXRange(left, right, padding=0)
        named = [n for n, day in enumerate(self._days) if left <= day <= right]
        kept = thin([self._days[n] for n in named], widest * (right - left) / width)
        ticks = [(self._days[named[n]], self._names[named[n]]) for n in kept]
        self._bottom.setTicks([ticks])
        self._days_in_view = len(named)
        self._choose_marks()

    def _choose_marks(self) -> None:
        """Another part of the days is seen, and may want other marks."""

    def _pen(
        self, colour: QColor, width: float = 1, style: Qt.PenStyle = Qt.PenStyle.SolidLine
    ) -> Any:
        """A pen for what stands in the chart's numbers: its width is the device's pixels."""
        return self._pg.mkPen(colour, width=width * self._density, style=style)

    # Qt

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._draw_for(self.devicePixelRatioF(), self._seen)
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.restyled.emit()

    def sizeHint(self) -> QSize:
        return QSize(60 * GAP, LINES_HIGH * QFontMetrics(font(Size.SMALL)).height() + 2 * GAP)

    def minimumSizeHint(self) -> QSize:
        return QSize(30 * GAP, self.sizeHint().height())


def _width(names: Sequence[str]) -> int:
    """Room for the widest line of the names on an axis; none for no names."""
    metrics = QFontMetrics(font(Size.SMALL))
    lines = (line for name in names for line in name.splitlines())
    widest = max(map(metrics.horizontalAdvance, lines), default=0)
    return widest + 2 * GAP if widest else 0
