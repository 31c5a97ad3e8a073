"""Looking up, correcting and deleting what was recorded, and logging what was done elsewhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stretchdesk.core.progress.records import Session
from stretchdesk.engine.history_editor import HistoryEditor
from stretchdesk.wiring.house import new_id

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from stretchdesk.core.progress.entries import Entry, Page, Wanted
    from stretchdesk.engine.history_editor import Done
    from stretchdesk.ui.history_dialog import HistoryDialog
    from stretchdesk.wiring.house import House


class Entries(QObject):
    """What was done in the list can be taken back while it is open, what was logged until then."""

    done = Signal(object)
    """What was done, as Done, while no list is open to tell it."""

    def __init__(self, house: House, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._dialog: HistoryDialog | None = None
        self._editor = HistoryEditor(house.feed, house.clocks.wall, new_id, self)
        self._editor.done.connect(self._tell)
        house.feed.changed.connect(self._reload)

    def open(self) -> None:
        """The list of all entries."""
        from stretchdesk.ui.history_dialog import HistoryDialog

        house = self._house
        today = house.clocks.wall().date()
        dialog = self._dialog = HistoryDialog(house.catalogue, today, house.window)
        editor = self._editor
        editor.forget()
        editor.done.connect(dialog.show_done)
        dialog.page_wanted.connect(self._look_up)
        dialog.edit_requested.connect(self._edit)
        dialog.delete_requested.connect(editor.delete)
        dialog.bring_back_requested.connect(editor.bring_back)
        dialog.undo_requested.connect(editor.undo)
        dialog.log_requested.connect(self.log)
        dialog.finished.connect(self._forget)
        dialog.reload()
        dialog.open()

    def log(self) -> None:
        """Ask what was done elsewhere, and write it down."""
        from stretchdesk.ui.log_dialog import LogDialog

        house = self._house
        over: QWidget = self._dialog or house.window
        dialog = LogDialog(house.catalogue.areas, house.clocks.wall(), over)
        dialog.logged.connect(self._editor.log)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def undo(self) -> None:
        """Take back what was logged."""
        self._editor.undo()

    def _tell(self, done: Done) -> None:
        if self._dialog is None:
            self.done.emit(done)

    def _look_up(self, wanted: Wanted) -> None:
        self._editor.look_up(wanted, partial(self._show, wanted))

    def _show(self, wanted: Wanted, page: Page) -> None:
        if self._dialog:
            self._dialog.show_page(wanted, page)

    def _edit(self, entry: Entry) -> None:
        from stretchdesk.ui.entry_forms import form_for

        editor, house = self._editor, self._house
        form = form_for(entry, house.catalogue, house.clocks.wall(), self._dialog)
        correct = editor.correct_session if isinstance(entry.row, Session) else editor.correct
        form.corrected.connect(partial(correct, entry))
        form.finished.connect(form.deleteLater)
        form.open()

    def _reload(self) -> None:
        if self._dialog:
            self._dialog.reload()

    def _forget(self) -> None:
        if self._dialog:
            self._dialog.deleteLater()
        self._dialog = None
        self._editor.forget()
