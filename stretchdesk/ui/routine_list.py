"""The proposed routine as rows: little figure, name, areas, seconds."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from stretchdesk.core.session.routine import Side, Step
from stretchdesk.ui.controls import paint_focus
from stretchdesk.ui.scroll_bar import set_bare
from stretchdesk.ui.theme import CORNER, GAP, Size, font, theme_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtCore import QEvent

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.progress.records import Hold
    from stretchdesk.ui.figure_cache import FigureCache
    from stretchdesk.ui.theme import Theme

FIGURE_PX = 80
_BETWEEN = 2
_ENDLESS = 10_000
"""Pixels: as high as any text needs it."""
ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: a stretch, with both its sides where it has them."""

    stretch: str
    side: str
    name: str
    areas: str
    time: str
    easier: bool = False

    def spoken(self) -> str:
        return f"{self.name}, {self.time}, {self.areas}"


class RoutineList(QListWidget):
    """Shows a routine; the rows can be read by keyboard and screen reader."""

    def __init__(self, catalogue: Catalogue, figures: FigureCache) -> None:
        super().__init__()
        self._catalogue = catalogue
        self.setAccessibleName(self.tr("Stretches of the routine"))
        self.setItemDelegate(RowPainter(self, figures))
        set_bare(self)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._figures = figures
        figures.drawn.connect(self.viewport().update)

    def use_catalogue(self, catalogue: Catalogue) -> None:
        """For what is shown from now on."""
        self._catalogue = catalogue

    def show_steps(self, steps: Iterable[Step]) -> None:
        """Replace the rows by the steps of a routine."""
        self._show(self._rows(steps))

    def show_totals(self, holds: Iterable[Hold]) -> None:
        """Replace the rows by the seconds each stretch was held, both sides together."""
        totals: dict[str, float] = {}
        for hold in holds:
            totals[hold.stretch] = totals.get(hold.stretch, 0.0) + hold.held_s
        self._show(
            self._row(stretch, self.tr("{n} s").format(n=round(total)))
            for stretch, total in totals.items()
        )

    def show_stretches(self, stretches: Iterable[str]) -> None:
        """Replace the rows by stretches with their usual holds."""
        known = self._catalogue.stretches
        usual = ((known[one].per_side, known[one].hold.default, one) for one in stretches)
        self._show(
            self._row(one, self._side_time(hold_s, both=not per_side))
            for per_side, hold_s, one in usual
        )

    def _side_time(self, seconds: int, *, both: bool) -> str:
        return (self.tr("{n} s") if both else self.tr("{n} s a side")).format(n=seconds)

    def _show(self, rows: Iterable[Row]) -> None:
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.name)
            item.setData(ROW, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken())
            self.addItem(item)

    def is_drawn(self) -> bool:
        """Whether every little figure is there."""
        return not self._figures.is_drawing

    def _rows(self, steps: Iterable[Step]) -> Iterator[Row]:
        """Steps of one stretch that follow each other on the two sides are one row."""
        for stretch_id, run in groupby(steps, key=lambda step: step.stretch):
            for step in run:
                if step.side is not Side.RIGHT:
                    time = self._side_time(step.hold_s, both=step.side is Side.BOTH)
                    yield self._row(stretch_id, time, easier=step.easier)

    def _row(self, stretch_id: str, time: str, *, easier: bool = False) -> Row:
        stretch = self._catalogue.stretches[stretch_id]
        facts = [self._catalogue.areas[area].name for area in stretch.primary]
        facts += [self.tr("easier")] if easier else []
        return Row(stretch_id, "right", stretch.name, " · ".join(facts), time, easier)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == event.Type.FontChange:
            self.doItemsLayout()
        super().changeEvent(event)


class RowPainter(QStyledItemDelegate):
    """Paints a row on its ground: the ground in `paint_ground`, the row in `paint_row`."""

    def __init__(self, view: RoutineList, figures: FigureCache) -> None:
        super().__init__(view)
        self._view = view
        self._figures = figures

    def row_box(self, box: QRect) -> QRect:
        """The part of a row that its own figure and words take."""
        return box

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as the figure, or as the words where they need more lines."""
        box = self.row_box(QRect(0, 0, self._view.viewport().width(), _ENDLESS))
        row: Row = index.data(ROW)
        words = _words_box(box, row)
        name, areas = _heights(words, row)
        return QSize(FIGURE_PX, max(FIGURE_PX, name + areas + _BETWEEN + GAP) + GAP)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, option)
        self.paint_row(painter, option, index.data(ROW))
        painter.restore()

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Says which row is pointed at, chosen, or where the keys go."""
        box, state, theme = option.rect, option.state, theme_of(option.palette)
        if state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.hover)
            painter.drawRoundedRect(box.adjusted(0, 2, -GAP // 2, -2), CORNER, CORNER)
        if state & QStyle.StateFlag.State_HasFocus:
            ring = QRectF(box.adjusted(0, 2, -GAP // 2, -2))
            paint_focus(painter, ring, CORNER, theme)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        whole, theme = option.rect, theme_of(option.palette)
        box = self.row_box(whole)
        figure = QRect(box.left() + GAP // 2, box.top() + GAP // 2, FIGURE_PX, FIGURE_PX)
        at = QStyle.visualRect(option.direction, whole, figure)
        self.paint_figure(painter, at, row.stretch, theme, easier=row.easier)
        painter.setFont(font(Size.BODY))
        painter.setPen(theme.ink)
        # Alignment follows the direction of reading by itself, boxes do not.
        at_the_end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        text = QStyle.visualRect(option.direction, whole, _text_box(box))
        painter.drawText(text, at_the_end, row.time)
        words = QStyle.visualRect(option.direction, whole, _words_box(box, row))
        _paint_words(painter, words, row, theme)

    def paint_figure(
        self, painter: QPainter, at: QRect, stretch: str, theme: Theme, *, easier: bool
    ) -> None:
        dpr = painter.device().devicePixelRatioF()
        figure = self._figures.pixmap(stretch, "right", FIGURE_PX, dpr, theme, easier=easier)
        painter.drawPixmap(at, figure)


def _text_box(box: QRect) -> QRect:
    return box.adjusted(FIGURE_PX + 2 * GAP, GAP // 2, -2 * GAP, -GAP // 2)


def _words_box(box: QRect, row: Row) -> QRect:
    """What the time leaves of it."""
    time = QFontMetrics(font(Size.BODY)).horizontalAdvance(row.time)
    return _text_box(box).adjusted(0, 0, -time - 2 * GAP, 0)


def _heights(box: QRect, row: Row) -> tuple[int, int]:
    """Of the name and of the areas, wrapped into a box."""
    fonts = font(Size.BODY, bold=True), font(Size.SMALL)
    name, areas = (
        QFontMetrics(one).boundingRect(box, Qt.TextFlag.TextWordWrap, text).height()
        for one, text in zip(fonts, (row.name, row.areas), strict=True)
    )
    return name, areas


def _paint_words(painter: QPainter, box: QRect, row: Row, theme: Theme) -> None:
    """Name over areas, both wrapped rather than cut, centred as one block."""
    wrap = Qt.TextFlag.TextWordWrap
    name, areas = _heights(box, row)
    top = box.top() + max(0, (box.height() - name - areas - _BETWEEN) // 2)
    painter.setFont(font(Size.BODY, bold=True))
    painter.drawText(box.left(), top, box.width(), name, wrap, row.name)
    painter.setFont(font(Size.SMALL))
    painter.setPen(theme.quiet)
    painter.drawText(box.left(), top + name + _BETWEEN, box.width(), areas, wrap, row.areas)
