"""The proposed routine as rows that can also be swapped and locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from stretchdesk.ui.editable_rows import EditableRows
from stretchdesk.ui.routine_list import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QContextMenuEvent

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.session.fitting import Block
    from stretchdesk.ui.figure_cache import FigureCache


class RoutineEditList(EditableRows):
    """Shows blocks."""

    lock_toggled = Signal(int)
    swap_wanted = Signal(int)

    def __init__(self, catalogue: Catalogue, figures: FigureCache) -> None:
        super().__init__(catalogue, figures)
        self.setAccessibleDescription(
            self.tr(
                "Alt and the arrow keys move a row, plus and minus change its seconds,"
                " S swaps it, L locks it, Delete takes it out."
            )
        )

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Replace the rows; the chosen place stays chosen."""
        self.show_rows([self._row_of(block) for block in blocks])

    def _row_of(self, block: Block) -> Row:
        sides = self.tr("{n} s a side") if block.stretch.per_side else self.tr("{n} s")
        facts = [block.reason, *([self.tr("easier")] if block.easier else [])]
        facts += [self.tr("locked")] if block.locked else []
        time = sides.format(n=block.hold_s)
        name, stretch = block.stretch.name, block.stretch.id
        return Row(stretch, "right", name, " · ".join(facts), time, block.easier)

    # Qt

    def _edits(self, row: int, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_L:
            self.lock_toggled.emit(row)
        elif key == Qt.Key.Key_S:
            self.swap_wanted.emit(row)
        else:
            return super()._edits(row, key)
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.itemAt(event.pos()) is not None:
            self.swap_wanted.emit(self.currentRow())
