"""Finding a stretch by a few letters, to be put into a routine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stretchdesk.core.content.search import SearchIndex
from stretchdesk.ui.fields import SearchField
from stretchdesk.ui.labels import QuietLabel
from stretchdesk.ui.routine_list import RoutineList
from stretchdesk.ui.theme import GAP, Size

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QListWidgetItem

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.ui.figure_cache import FigureCache

_MOST = 60
"""Rows that are shown; another letter finds the others."""


class StretchPicker(QWidget):
    """The arrow keys choose among what is found while the letters are typed; Enter adds."""

    chosen = Signal(str)
    """The id of a stretch."""

    def __init__(self, catalogue: Catalogue, figures: FigureCache) -> None:
        super().__init__()
        self._index = SearchIndex(catalogue)
        self._found: tuple[str, ...] = ()
        self.list = RoutineList(catalogue, figures)
        self.list.setAccessibleName(self.tr("Stretches that were found"))
        self.search = _Search(self.list)
        self.search.setPlaceholderText(self.tr("Add a stretch"))
        self.search.setAccessibleName(self.search.placeholderText())
        self._hint = QuietLabel(size=Size.SMALL)
        self.search.setAccessibleDescription(self.tr("Enter or a click adds it at the end."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (self.search, self._hint, self.list):
            column.addWidget(widget)
        self.search.textChanged.connect(self._find)
        self.search.entered.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        # Not `itemActivated`: on some desktops that is the click as well.
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            enter = QShortcut(QKeySequence(key), self.list)
            enter.setContext(Qt.ShortcutContext.WidgetShortcut)
            enter.activated.connect(self._choose)
        self._find("")

    def _find(self, text: str) -> None:
        self._found = self._index.find(text)[:_MOST]
        self.list.show_stretches(self._found)
        self.list.setCurrentRow(0)
        none = self.tr("Nothing fits. Try another word.")
        self._hint.setText(self.search.accessibleDescription() if self._found else none)

    def _choose(self, _item: QListWidgetItem | None = None) -> None:
        if self._found:
            self.chosen.emit(self._found[self.list.currentRow()])
            self.search.selectAll()


class _Search(SearchField):
    """Up and down go through what is found without leaving the words."""

    entered = Signal()

    def __init__(self, found: RoutineList) -> None:
        super().__init__()
        self._list = found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            row = self._list.currentRow() + step
            self._list.setCurrentRow(min(max(row, 0), self._list.count() - 1))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
