"""Everything that was recorded, entry by entry: to look up, correct, delete and bring back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from stretchdesk.core.progress.entries import NOW, Kind, Place, Wanted
from stretchdesk.engine.history_editor import Done, What
from stretchdesk.ui.buttons import PlainButton
from stretchdesk.ui.choice_row import ChoiceRow
from stretchdesk.ui.controls import row_of
from stretchdesk.ui.dialog_size import fitted, in_characters
from stretchdesk.ui.flow import Flow
from stretchdesk.ui.history_model import HistoryModel
from stretchdesk.ui.history_view import HistoryView
from stretchdesk.ui.labels import QuietLabel, text_label
from stretchdesk.ui.theme import GAP, MARGIN, Size, set_height
from stretchdesk.ui.undo_bar import UndoBar
from stretchdesk.ui.when_field import day_field

if TYPE_CHECKING:
    from datetime import date

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.progress.entries import Page

_CHARACTERS_WIDE, _LINES_HIGH = 108, 40
_DELETED = "deleted"


class HistoryDialog(QDialog):
    """Asks for a page of entries at a time, and for what is to be done with one."""

    page_wanted = Signal(object)
    """A Wanted."""
    edit_requested = Signal(object)
    delete_requested = Signal(object)
    bring_back_requested = Signal(object)
    """An Entry."""
    undo_requested = Signal()
    log_requested = Signal()

    def __init__(self, catalogue: Catalogue, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("All entries"))
        self._wanted = Wanted()
        self._follows = False
        self.model = HistoryModel(catalogue, self)
        self.view = HistoryView(self.model)
        self.kinds = self._kind_choice()
        self.day = day_field(today)
        self.day.setKeyboardTracking(False)
        self.day.setAccessibleName(self.tr("Up to which day"))
        self.nothing = QuietLabel()
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.undo_bar = UndoBar()
        self.edit = PlainButton(self.tr("Correct…"))
        self.delete = PlainButton(self.tr("Delete"))
        self.bring_back = PlainButton(self.tr("Bring back"))
        self.log = PlainButton(self.tr("Log stretching…"))
        self.close_button = PlainButton(self.tr("Close"))
        self._pages = QStackedLayout()
        self._connect()
        self._lay_out()
        self._offer()
        self.view.setFocus()
        self.resize(self.sizeHint())

    def reload(self) -> None:
        """Ask again for what is shown."""
        count = max(Wanted().count, len(self.model.entries))
        self.page_wanted.emit(replace(self._wanted, count=count))

    def show_page(self, wanted: Wanted, page: Page) -> None:
        """Show what was asked for, unless something else has been asked for since."""
        is_whole = len(page.entries) < wanted.count
        if replace(wanted, count=0) == replace(self._wanted, count=0):
            fresh = self.model.show_entries(page.entries, is_whole=is_whole)
            if fresh >= 0 and (self._follows or self.view.chosen is None):
                self.view.setCurrentIndex(self.model.index(fresh))
            self._follows = False
        elif wanted == self._after():
            self.model.add_entries(page.entries, is_whole=is_whole)
        self._show_nothing()
        self._offer()

    def show_done(self, done: Done) -> None:
        """Say what was done; where it leads to an entry, that is chosen next."""
        self._follows = done.what is not What.DELETED
        self.undo_bar.show_done(done)

    def _after(self) -> Wanted:
        last = self.model.entries[-1].place if self.model.entries else NOW
        return replace(self._wanted, before=last)

    def _ask_for_more(self) -> None:
        self.page_wanted.emit(self._after())

    def _choose(self) -> None:
        """Other kinds, or entries before another day."""
        kind, day = self.kinds.value, self.day.date()
        next_day = day.addDays(1).toString(Qt.DateFormat.ISODate)
        self._wanted = Wanted(
            kinds=tuple(Kind) if kind in {"", _DELETED} else (Kind(kind),),
            deleted=kind == _DELETED,
            before=NOW if day == self.day.maximumDate() else Place(next_day, "", ""),
        )
        self.model.show_entries((), is_whole=True)
        self.reload()

    def _offer(self) -> None:
        """What can be done with the chosen entry."""
        chosen, deleted = self.view.chosen is not None, self._wanted.deleted
        for button in (self.edit, self.delete):
            button.setVisible(not deleted)
            button.setEnabled(chosen)
        self.bring_back.setVisible(deleted)
        self.bring_back.setEnabled(chosen)

    def _show_nothing(self) -> None:
        """Say so in the list's place, where it is empty."""
        self.nothing.setText(self._nothing_text())
        self._pages.setCurrentIndex(0 if self.model.entries else 1)

    def _nothing_text(self) -> str:
        if self._wanted.deleted:
            return self.tr("Nothing was deleted.")
        if self._wanted.before != NOW:
            return self.tr("Nothing up to this day.")
        if len(self._wanted.kinds) > 1:
            return self.tr("Nothing recorded yet. Sessions, measurements and notes stand here.")
        return {
            Kind.SESSION: self.tr("No sessions yet. The first one you do stands here."),
            Kind.MEASUREMENT: self.tr("Nothing measured yet."),
            Kind.NOTE: self.tr("No notes on pain or on how it felt yet."),
        }[self._wanted.kinds[0]]

    def _open(self) -> None:
        entry = self.view.chosen
        if entry and self._wanted.deleted:
            self._let_go()
            self.bring_back_requested.emit(entry)
        elif entry:
            self.edit_requested.emit(entry)

    def _delete(self) -> None:
        entry = self.view.chosen
        if entry and not self._wanted.deleted:
            self._let_go()
            self.delete_requested.emit(entry)

    def _let_go(self) -> None:
        """At once: a second press is meant for the next one."""
        self.model.take_out(self.view.currentIndex().row())
        self._offer()

    def _connect(self) -> None:
        self.model.more_wanted.connect(self._ask_for_more)
        self.kinds.changed.connect(self._choose)
        self.day.dateChanged.connect(self._choose)
        self.view.opened.connect(self._open)
        self.view.deleted.connect(self._delete)
        self.view.picked.connect(self._offer)
        self.edit.clicked.connect(self._open)
        self.bring_back.clicked.connect(self._open)
        self.delete.clicked.connect(self._delete)
        self.log.clicked.connect(self.log_requested)
        self.close_button.clicked.connect(self.accept)
        self.undo_bar.undo_requested.connect(self.undo_requested)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.activated.connect(self.undo_requested)

    def _kind_choice(self) -> ChoiceRow:
        texts = {
            "": self.tr("All"),
            Kind.SESSION: self.tr("Sessions"),
            Kind.MEASUREMENT: self.tr("Measurements"),
            Kind.NOTE: self.tr("Notes"),
            _DELETED: self.tr("Deleted"),
        }
        return ChoiceRow(
            self.tr("What is shown"), {str(kind): text for kind, text in texts.items()}
        )

    def _lay_out(self) -> None:
        up_to = text_label(self.tr("Up to"))
        up_to.setWordWrap(False)
        days = QWidget()
        beside = row_of((up_to, self.day))
        beside.setContentsMargins(0, 0, 0, 0)
        days.setLayout(beside)
        for page in (self.view, self.nothing):
            self._pages.addWidget(page)
        foot = QHBoxLayout()
        foot.addLayout(Flow((self.edit, self.delete, self.bring_back, self.log)), 1)
        foot.addWidget(self.close_button)
        for button in (self.edit, self.delete, self.bring_back, self.log, self.close_button):
            set_height(button)
            button.setAutoDefault(False)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * GAP)
        rows.setSpacing(GAP)
        rows.addWidget(text_label(self.tr("All entries"), Size.TITLE, bold=True))
        rows.addLayout(Flow((self.kinds, days)))
        rows.addLayout(self._pages, 1)
        rows.addWidget(self.undo_bar)
        rows.addLayout(foot)

    # Qt

    def sizeHint(self) -> QSize:
        return fitted(self, in_characters(self, _CHARACTERS_WIDE, _LINES_HIGH))
