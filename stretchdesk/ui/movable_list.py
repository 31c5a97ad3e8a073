"""Rows that a person puts in another order, by dragging or by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView

from stretchdesk.ui.routine_list import RoutineList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDropEvent

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.ui.figure_cache import FigureCache
    from stretchdesk.ui.routine_list import Row


class MovableList(RoutineList):
    """Rows are named by their place, from 0; what is done with one is only asked for."""

    picked = Signal(int)
    """The row that is chosen; -1 for none."""
    moved = Signal(int, int)
    removed = Signal(int)

    def __init__(self, catalogue: Catalogue, figures: FigureCache) -> None:
        super().__init__(catalogue, figures)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.currentRowChanged.connect(self.picked)
        for key, slot in (
            ("Alt+Up", self.move_up),
            ("Alt+Down", self.move_down),
            ("Del", self.remove),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Replace the rows; the chosen place stays chosen."""
        chosen = min(max(self.currentRow(), 0), len(rows) - 1)
        self.blockSignals(True)
        self._show(rows)
        self.setCurrentRow(chosen)
        self.blockSignals(False)
        self.picked.emit(chosen)

    def move_row(self, row: int, to: int) -> None:
        """Ask for it, and choose the row where it will be."""
        if 0 <= to < self.count() and to != row:
            self.blockSignals(True)
            self.setCurrentRow(to)
            self.blockSignals(False)
            self.moved.emit(row, to)

    def move_up(self) -> None:
        self.move_row(self.currentRow(), self.currentRow() - 1)

    def move_down(self) -> None:
        self.move_row(self.currentRow(), self.currentRow() + 1)

    def remove(self) -> None:
        if self.currentRow() >= 0:
            self.removed.emit(self.currentRow())

    # Qt

    def dropEvent(self, event: QDropEvent) -> None:
        """Only asked for: the rows follow when the routine has changed."""
        row, below = self.currentRow(), self._place_at(event)
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.move_row(row, below - 1 if below > row else below)

    def _place_at(self, event: QDropEvent) -> int:
        """The number of rows above the place it is dropped at."""
        at = event.position().toPoint()
        item = self.itemAt(at)
        if item is None:
            return self.count()
        return self.row(item) + (at.y() > self.visualItemRect(item).center().y())
