"""The proposed routine as rows: little figure, name, areas, seconds."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from stretchdesk.core.session.routine import Side, Step
from stretchdesk.ui.scroll_bar import SlimScrollBar
from stretchdesk.ui.theme import CORNER, GAP, Size, font, theme_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtCore import QEvent

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.progress.records import Hold
    from stretchdesk.ui.figure_cache import FigureCache

FIGURE_PX = 80
_ROW = Qt.ItemDataRole.UserRole


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
        self.setItemDelegate(_RowPainter(self, figures))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBar(SlimScrollBar(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.viewport().setAutoFillBackground(False)
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
            item.setData(_ROW, row)
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


class _RowPainter(QStyledItemDelegate):
    def __init__(self, view: RoutineList, figures: FigureCache) -> None:
        super().__init__(view)
        self._figures = figures

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(240, FIGURE_PX + GAP)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: Row = index.data(_ROW)
        box, palette, state = option.rect, option.palette, option.state
        theme = theme_of(palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.hover)
            painter.drawRoundedRect(box.adjusted(0, 2, -GAP // 2, -2), CORNER, CORNER)
        dpr = painter.device().devicePixelRatioF()
        figure = self._figures.pixmap(
            row.stretch, row.side, FIGURE_PX, dpr, theme, easier=row.easier
        )
        place = QRect(box.left() + GAP // 2, box.top() + GAP // 2, FIGURE_PX, FIGURE_PX)
        painter.drawPixmap(QStyle.visualRect(option.direction, box, place), figure)
        text = box.adjusted(FIGURE_PX + 2 * GAP, GAP, -2 * GAP, -GAP)
        painter.setFont(font(Size.BODY))
        painter.setPen(theme.ink)
        width = painter.fontMetrics().horizontalAdvance(row.time)
        # Alignment follows the direction of reading by itself, boxes do not.
        at_the_end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QStyle.visualRect(option.direction, box, text), at_the_end, row.time)
        rest = text.adjusted(0, 0, -width - 2 * GAP, 0)
        _paint_name(painter, QStyle.visualRect(option.direction, box, rest), row, theme.quiet)
        painter.restore()


def _paint_name(painter: QPainter, box: QRect, row: Row, quiet: object) -> None:
    """Name over areas, both wrapped rather than cut, centred as one block."""
    wrap = Qt.TextFlag.TextWordWrap
    name_font, area_font = font(Size.BODY, bold=True), font(Size.SMALL)
    painter.setFont(name_font)
    name = painter.fontMetrics().boundingRect(box, wrap, row.name)
    painter.setFont(area_font)
    areas = painter.fontMetrics().boundingRect(box, wrap, row.areas)
    top = box.top() + max(0, (box.height() - name.height() - areas.height() - 2) // 2)
    painter.setFont(name_font)
    painter.drawText(box.left(), top, box.width(), name.height(), wrap, row.name)
    painter.setFont(area_font)
    painter.setPen(quiet)
    below = top + name.height() + 2
    painter.drawText(box.left(), below, box.width(), areas.height(), wrap, row.areas)
