"""My routines: those that were put together, those of packs, and the page to change one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from stretchdesk.ui.buttons import PlainButton, PrimaryButton, TextButton
from stretchdesk.ui.flow import Flow
from stretchdesk.ui.labels import Hairline, QuietLabel, text_label
from stretchdesk.ui.own_list import OwnList
from stretchdesk.ui.routine_editor import RoutineEditor
from stretchdesk.ui.theme import GAP, MARGIN, Size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.session.own_routine import OwnRoutine
    from stretchdesk.ui.figure_cache import FigureCache


class RoutinesPage(QWidget):
    """Only asks: what becomes of it is shown by whoever does it. Routines are told as such."""

    start_requested = Signal(object)
    edit_requested = Signal(object)
    duplicate_requested = Signal(object)
    remove_requested = Signal(object)
    share_requested = Signal(object, str)
    """A routine and the path of the file it is to be written to."""
    import_requested = Signal(str)
    """The path of a file."""
    new_requested = Signal()
    undo_requested = Signal()
    back_requested = Signal()

    def __init__(self, catalogue: Catalogue, figures: FigureCache) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.list = OwnList(catalogue, figures)
        self.editor = RoutineEditor(catalogue, figures)
        self.back = PlainButton(self.tr("Back"))
        self.new = PlainButton(self.tr("New…"))
        self.bring = PlainButton(self.tr("Import…"))
        self.edit = TextButton(self.tr("Edit…"), Size.BODY)
        self.duplicate = TextButton(self.tr("Duplicate"), Size.BODY)
        self.share = TextButton(self.tr("Share…"), Size.BODY)
        self.remove = TextButton(self.tr("Remove"), Size.BODY)
        self.undo = TextButton(self.tr("Undo"), Size.BODY)
        self.start = PrimaryButton(self.tr("Start"))
        self._nothing = QuietLabel(
            self.tr(
                "No routine of your own yet. Put one together with New, keep a proposed one with "
                "Save as a routine, or drop a file here that somebody shared."
            )
        )
        self._browse = QWidget()
        self._pages = QStackedLayout(self)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.list)

    def show_routines(self, routines: Sequence[OwnRoutine], *, can_undo: bool) -> None:
        """All there are, as they are now."""
        self.list.show_routines(routines)
        self.list.setVisible(bool(routines))
        self._nothing.setVisible(not routines)
        if not self.is_editing:
            self.setFocusProxy(self.list if routines else self.new)
        self.undo.setVisible(can_undo)
        self._show_chosen()

    def open_editor(self) -> None:
        """The page to change a routine."""
        self._pages.setCurrentWidget(self.editor)
        self.setFocusProxy(self.editor.name)
        self.editor.begin()

    def close_editor(self) -> None:
        """Back to the list."""
        self._pages.setCurrentWidget(self._browse)
        self.setFocusProxy(self.list if self.list.count() else self.new)
        self.setFocus()

    @property
    def is_editing(self) -> bool:
        return self._pages.currentWidget() is self.editor

    def _show_chosen(self) -> None:
        own = self.list.chosen
        for button in (self.start, self.edit, self.duplicate, self.share, self.remove):
            button.setVisible(own is not None)
            button.setAccessibleName(f"{button.text()}: {own.name}" if own else "")
        if own is not None and own.pack:
            self.edit.hide()
            self.remove.hide()

    # --- what is asked for ---

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show_chosen)
        self.list.itemDoubleClicked.connect(lambda _item: _press(self.edit))
        self.back.clicked.connect(self.back_requested)
        self.new.clicked.connect(self.new_requested)
        self.bring.clicked.connect(self._choose_file)
        self.undo.clicked.connect(self.undo_requested)
        self.share.clicked.connect(self._choose_place)
        for button, signal in (
            (self.start, self.start_requested),
            (self.edit, self.edit_requested),
            (self.duplicate, self.duplicate_requested),
            (self.remove, self.remove_requested),
        ):
            button.clicked.connect(lambda _on, signal=signal: signal.emit(self.list.chosen))
        for key, button in (
            (Qt.Key.Key_Return, self.start),
            (Qt.Key.Key_Enter, self.start),
            (Qt.Key.Key_Delete, self.remove),
            (Qt.Key.Key_F2, self.edit),
        ):
            self._on(QKeySequence(key), self.list, button)
        self._on(QKeySequence(Qt.Key.Key_Escape), self._browse, self.back)
        self._on(QKeySequence(QKeySequence.StandardKey.Undo), self._browse, self.undo)
        self._on(QKeySequence(QKeySequence.StandardKey.New), self._browse, self.new)

    def _on(self, key: QKeySequence, within: QWidget, button: QPushButton) -> None:
        """A key that presses a button, unless that is not there."""
        shortcut = QShortcut(key, within)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: _press(button))

    def _choose_file(self) -> None:
        picker = QFileDialog(self, self.tr("Import a routine"))
        picker.setFileMode(QFileDialog.FileMode.ExistingFile)
        picker.fileSelected.connect(self.import_requested)
        self._open(picker)

    def _choose_place(self) -> None:
        own = self.list.chosen
        picker = QFileDialog(self, self.tr("Share a routine"))
        picker.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        picker.setDefaultSuffix("json")
        picker.selectFile(f"{_file_name(own.name)}.json" if own else "")
        picker.fileSelected.connect(lambda path: self.share_requested.emit(own, path))
        self._open(picker)

    def _open(self, picker: QFileDialog) -> None:
        picker.setNameFilter(self.tr("Routines ({kinds})").format(kinds="*.json"))
        picker.finished.connect(picker.deleteLater)
        picker.open()

    # --- layout ---

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.back)
        head.addSpacing(GAP)
        head.addWidget(text_label(self.tr("My routines"), Size.TITLE, bold=True), 1)
        head.addWidget(self.bring)
        head.addWidget(self.new)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addLayout(Flow((self.edit, self.duplicate, self.share, self.remove, self.undo)), 1)
        foot.addWidget(self.start)
        column = QVBoxLayout(self._browse)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(2 * GAP)
        column.addLayout(head)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addWidget(Hairline())
        column.addLayout(foot)
        self._pages.addWidget(self._browse)
        self._pages.addWidget(self.editor)

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self.is_editing and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.import_requested.emit(url.toLocalFile())


def _press(button: QPushButton) -> None:
    if button.isVisible():
        button.click()


def _file_name(name: str) -> str:
    """The name without what a file system may not take."""
    return "".join(c if c.isalnum() or c in " -_" else "-" for c in name).strip() or "routine"
