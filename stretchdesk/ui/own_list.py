"""Own routines as rows: the first figures, the name, what is in it, and how long it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from stretchdesk.ui.own_words import amount, clock_time
from stretchdesk.ui.routine_list import FIGURE_PX, ROW, RoutineList, Row, RowPainter
from stretchdesk.ui.theme import GAP, theme_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.session.own_routine import Item, OwnRoutine
    from stretchdesk.ui.figure_cache import FigureCache

_OWN = ROW + 1
_MOST_MORE = 5
_TEXT_PX = 50 * GAP
"""What the first figure and the words take at least; more figures get what is left."""


class OwnList(RoutineList):
    """Shows routines; one of them can be chosen."""

    def __init__(self, catalogue: Catalogue, figures: FigureCache) -> None:
        super().__init__(catalogue, figures)
        self.setItemDelegate(_OwnPainter(self, figures))
        self.setAccessibleName(self.tr("My routines"))
        self._routines: Sequence[OwnRoutine] = ()

    @property
    def chosen(self) -> OwnRoutine | None:
        row = self.currentRow()
        return self._routines[row] if 0 <= row < len(self._routines) else None

    def show_routines(self, routines: Sequence[OwnRoutine]) -> None:
        """Replace the rows; the chosen place stays chosen."""
        row = min(max(self.currentRow(), 0), len(routines) - 1)
        self._routines = routines
        self._show(map(self._row_of, routines))
        for n, own in enumerate(routines):
            self.item(n).setData(_OWN, own)
        self.setCurrentRow(row)

    def choose(self, name: str) -> None:
        for row, own in enumerate(self._routines):
            if own.name == name:
                self.setCurrentRow(row)

    def _row_of(self, own: OwnRoutine) -> Row:
        facts = [amount(own)]
        facts += [self.tr("from the pack {pack}").format(pack=own.pack)] if own.pack else []
        first = own.items[0]
        time = clock_time(own, self._catalogue)
        return Row(first.stretch, "right", own.name, " · ".join(facts), time, first.easier)


class _OwnPainter(RowPainter):
    """More figures at the end of each row, as many as there is room for."""

    def row_box(self, box: QRect) -> QRect:
        return box.adjusted(0, 0, -_more(box) * FIGURE_PX, 0)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        box, theme = option.rect, theme_of(option.palette)
        at = QRect(self.row_box(box).right(), box.top() + GAP // 2, FIGURE_PX, FIGURE_PX)
        for item in _distinct(index.data(_OWN))[1 : _more(box) + 1]:
            place = QStyle.visualRect(option.direction, box, at.translated(-GAP, 0))
            self.paint_figure(painter, place, item.stretch, theme, easier=item.easier)
            at.translate(FIGURE_PX, 0)


def _more(box: QRect) -> int:
    """Figures there is room for beside the words."""
    return min(max(0, (box.width() - _TEXT_PX) // FIGURE_PX), _MOST_MORE)


def _distinct(own: OwnRoutine) -> list[Item]:
    """The first item of each stretch."""
    first: dict[str, Item] = {}
    for item in own.items:
        first.setdefault(item.stretch, item)
    return list(first.values())
