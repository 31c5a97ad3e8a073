"""Packs in the window: what is installed, and what a file that is opened would bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QStackedLayout

from stretchdesk.ui.dialog_size import fitted, in_characters
from stretchdesk.ui.installed_page import InstalledPage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QWidget

    from stretchdesk.ui.installed_page import Installed
    from stretchdesk.ui.pack_page import PackPage

_CHARACTERS_WIDE, _LINES_HIGH = 96, 36


class PacksDialog(QDialog):
    """Only asks: what becomes of it is shown by whoever does it."""

    opened = Signal(str)
    """The path of a file to be looked at."""
    add_requested = Signal()
    """What is looked at is to be installed."""
    remove_requested = Signal(str, str)
    """The id of a pack, and what it is called here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Packs"))
        self.setAcceptDrops(True)
        self.installed = InstalledPage()
        self.found: PackPage | None = None
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.installed)
        self.installed.open_requested.connect(self._choose_file)
        self.installed.close_requested.connect(self.accept)
        self.installed.remove_requested.connect(self.remove_requested)
        # Left to itself, Qt allows a new window two thirds of the screen.
        self.resize(self.sizeHint())

    def show_installed(self, installed: Iterable[Installed]) -> None:
        """The list, as it is now."""
        self.installed.show_packs(installed)
        self.show_list()

    def show_list(self) -> None:
        """Away from a file that was looked at, if there was one."""
        self._pages.setCurrentWidget(self.installed)
        self.installed.done.setDefault(True)
        self.installed.open.setFocus()
        if self.found:
            self._pages.removeWidget(self.found)
            self.found.deleteLater()
            self.found = None

    def show_found(self, page: PackPage) -> None:
        """A file that was opened."""
        self.show_list()
        self.found = page
        page.back_requested.connect(self.show_list)
        page.add_requested.connect(self.add_requested)
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        (page.back if page.add.isHidden() else page.add).setFocus()

    def _choose_file(self) -> None:
        picker = QFileDialog(self, self.tr("Open a pack"))
        picker.setFileMode(QFileDialog.FileMode.ExistingFile)
        picker.setNameFilter(self.tr("Packs ({kinds})").format(kinds="*.toml *.zip"))
        picker.fileSelected.connect(self.opened)
        picker.finished.connect(picker.deleteLater)
        picker.open()

    # Qt

    def reject(self) -> None:
        """Escape leads back to the list first."""
        if self.found:
            self.show_list()
        else:
            super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        self.opened.emit(paths[0])

    def sizeHint(self) -> QSize:
        return fitted(self, in_characters(self, _CHARACTERS_WIDE, _LINES_HIGH))
