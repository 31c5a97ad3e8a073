"""As many entries as were looked at so far; more are asked for when the list comes to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal

from stretchdesk.ui.entry_words import entry_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject, QPersistentModelIndex

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.progress.entries import Entry
    from stretchdesk.ui.entry_words import EntryWords

    Index = QModelIndex | QPersistentModelIndex

ENTRY = Qt.ItemDataRole.UserRole
WORDS = Qt.ItemDataRole.UserRole + 1
BEGINS_DAY = Qt.ItemDataRole.UserRole + 2


class HistoryModel(QAbstractListModel):
    """Entries lie in the order of their places. Those that stay are left alone, so that what is
    chosen stays chosen.
    """

    more_wanted = Signal()

    def __init__(self, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._entries: list[Entry] = []
        self._words: dict[Entry, EntryWords] = {}
        self._is_whole = True

    @property
    def entries(self) -> Sequence[Entry]:
        return self._entries

    def show_entries(self, entries: Sequence[Entry], *, is_whole: bool) -> int:
        """Show these instead; `is_whole` says that none come after them.

        Returns the first row that was not there before, -1 for none.
        """
        wanted, there = set(entries), set(self._entries)
        for row in reversed(range(len(self._entries))):
            if self._entries[row] not in wanted:
                self.take_out(row)
        for row, entry in enumerate(entries):
            if row == len(self._entries):
                self._put_in(row, list(entries[row:]))
            elif self._entries[row] != entry:
                self._put_in(row, [entry])
        self._is_whole = is_whole
        return next((row for row, entry in enumerate(entries) if entry not in there), -1)

    def add_entries(self, entries: Sequence[Entry], *, is_whole: bool) -> None:
        """Show these after those there are."""
        self._put_in(len(self._entries), list(entries))
        self._is_whole = is_whole

    def take_out(self, row: int) -> None:
        """Show an entry no longer."""
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._entries[row]
        self.endRemoveRows()
        self._tell_neighbour(row)

    def _put_in(self, at: int, entries: list[Entry]) -> None:
        if entries:
            self.beginInsertRows(QModelIndex(), at, at + len(entries) - 1)
            self._entries[at:at] = entries
            self.endInsertRows()
            self._tell_neighbour(at + len(entries))

    def _tell_neighbour(self, row: int) -> None:
        """Whether the next one begins a day may have changed."""
        if row < len(self._entries):
            self.dataChanged.emit(self.index(row), self.index(row))

    def _begins_day(self, row: int) -> bool:
        days = [entry.row.day for entry in self._entries[max(0, row - 1) : row + 1]]
        return row == 0 or days[0] != days[1]

    def _in_words(self, entry: Entry) -> EntryWords:
        if entry not in self._words:
            self._words[entry] = entry_words(entry, self._catalogue)
        return self._words[entry]

    # Qt

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role == BEGINS_DAY:
            return self._begins_day(index.row())
        words = self._in_words(entry)
        if role == WORDS:
            return words
        is_text = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return words.spoken() if is_text else None

    def canFetchMore(self, _parent: Index) -> bool:
        return not self._is_whole

    def fetchMore(self, _parent: Index) -> None:
        self._is_whole = True  # until the answer says otherwise: once is enough
        self.more_wanted.emit()
