"""Rows that a person moves, lengthens and takes out, by dragging or by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView

from stretchdesk.core.session.draft import SECONDS_STEP
from stretchdesk.ui.routine_list import RoutineList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDropEvent, QKeyEvent

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.ui.figure_cache import FigureCache
    from stretchdesk.ui.routine_list import Row


class EditableRows(RoutineList):
    """Rows are named by their place, from 0; what is done with one is only asked for."""

    picked = Signal(int)
    """The row that is chosen; -1 for none."""
    moved = Signal(int, int)
    removed = Signal(int)
    lengthened = Signal(int, int)
    """A row, and seconds more or fewer."""

    def __init__(self, catalogue: Catalogue, figures: FigureCache) -> None:
        super().__init__(catalogue, figures)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.currentRowChanged.connect(self.picked)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Replace the rows; the chosen place stays chosen."""
        chosen = min(self.currentRow(), len(rows) - 1)
        self.blockSignals(True)
        self._show(rows)
        self.setCurrentRow(chosen)
        self.blockSignals(False)
        self.picked.emit(chosen)

    def move_chosen(self, step: int) -> None:
        """So many places down, or up if it is less than 0."""
        row = self.currentRow()
        if 0 <= row + step < self.count():
            self._move(row, row + step)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.currentRow(), Qt.Key(event.key())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if row < 0 or not (self._moves(key) if alt else self._edits(row, key)):
            super().keyPressEvent(event)

    def _moves(self, key: Qt.Key) -> bool:
        """Whether it was a key that moves a row."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
        if step:
            self.move_chosen(step)
        return bool(step)

    def _edits(self, row: int, key: Qt.Key) -> bool:
        """Whether it was a key that changes a row."""
        if key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus}:
            less = key == Qt.Key.Key_Minus
            self.lengthened.emit(row, -SECONDS_STEP if less else SECONDS_STEP)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit(row)
        else:
            return False
        return True

    def _move(self, row: int, to: int) -> None:
        self.blockSignals(True)
        self.setCurrentRow(to)
        self.blockSignals(False)
        self.moved.emit(row, to)

    def dropEvent(self, event: QDropEvent) -> None:
        """Only asked for: the rows follow when the routine has changed."""
        row, below = self.currentRow(), self._place_at(event)
        to = below - 1 if below > row else below
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if to != row:
            self._move(row, to)

    def _place_at(self, event: QDropEvent) -> int:
        """The number of rows above the place it is dropped at."""
        item = self.itemAt(event.position().toPoint())
        if item is None:
            return self.count()
        middle = self.visualItemRect(item).center().y()
        return self.row(item) + (event.position().y() > middle)
