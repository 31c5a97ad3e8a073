"""What can be done with the proposed routine, and with the row that is chosen in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from stretchdesk.core.session.draft import SECONDS_STEP
from stretchdesk.ui.buttons import TextButton
from stretchdesk.ui.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtGui import QAction

    from stretchdesk.core.content.catalogue import Area, Stretch


class RoutineTools(QWidget):
    """Only asks; the row's own buttons are there while one is chosen."""

    swap_wanted = Signal()
    swapped = Signal(str)
    """The id of the stretch to come instead."""
    lengthened = Signal(int)
    lock_toggled = Signal()
    removed = Signal()
    add_wanted = Signal()
    added = Signal(str)
    another_requested = Signal()
    undo_requested = Signal()
    keep_requested = Signal()
    """The routine is to become one of the person's own."""

    def __init__(self) -> None:
        super().__init__()
        self.swap = TextButton(self.tr("Swap…"))
        self.shorter = TextButton(self.tr("− {n} s").format(n=SECONDS_STEP))
        self.longer = TextButton(self.tr("+ {n} s").format(n=SECONDS_STEP))
        self.lock = TextButton(self.tr("Lock"))
        self.remove = TextButton(self.tr("Remove"))
        self.add = TextButton(self.tr("Add…"))
        self.another = TextButton(self.tr("Another routine"))
        self.keep = TextButton(self.tr("Save as a routine…"))
        self.undo = TextButton(self.tr("Undo"))
        self.lock.setToolTip(self.tr("It stays when you change areas, minutes or place."))
        self.another.setToolTip(self.tr("Others of equal worth; what is locked stays."))
        self._of_row = (self.swap, self.shorter, self.longer, self.lock, self.remove)
        self.shorter.clicked.connect(self._shorten)
        self.longer.clicked.connect(self._lengthen)
        for button, signal in (
            (self.swap, self.swap_wanted),
            (self.lock, self.lock_toggled),
            (self.remove, self.removed),
            (self.add, self.add_wanted),
            (self.another, self.another_requested),
            (self.keep, self.keep_requested),
            (self.undo, self.undo_requested),
        ):
            button.clicked.connect(signal)
        self.setLayout(Flow((*self._of_row, self.add, self.another, self.keep, self.undo)))
        self.show_row(None, locked=False)

    def show_row(self, name: str | None, *, locked: bool) -> None:
        """The row that is chosen, if any."""
        for button in self._of_row:
            button.setVisible(name is not None)
            button.setAccessibleName(f"{button.text()} {name or ''}".strip())
        self.lock.setText(self.tr("Unlock") if locked else self.tr("Lock"))

    def show_routine(self, *, edited: bool, empty: bool) -> None:
        self.undo.setVisible(edited)
        for button in (self.another, self.keep):
            button.setVisible(not empty)

    def offer_swap(self, stretches: Sequence[Stretch]) -> None:
        """Let one of them be chosen; say so if there is none."""
        menu = QMenu(self)
        for stretch in stretches:
            menu.addAction(stretch.name).setData(stretch.id)
        if not stretches:
            menu.addAction(self.tr("Nothing else fits here")).setEnabled(False)
        self._open(menu, self.swap, self._swap_for)

    def offer_more(self, stretches: Iterable[Stretch], areas: Mapping[str, Area]) -> None:
        """Let one of them be added; they stand under their first area."""
        menu = QMenu(self)
        of_area: dict[str, QMenu] = {}
        for stretch in stretches:
            area = stretch.primary[0]
            if area not in of_area:
                of_area[area] = menu.addMenu(areas[area].name)
            of_area[area].addAction(stretch.name).setData(stretch.id)
        self._open(menu, self.add, self._add)

    def _open(self, menu: QMenu, button: QWidget, chosen: object) -> None:
        menu.triggered.connect(chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        at = button if button.isVisible() else self
        menu.popup(at.mapToGlobal(at.rect().topLeft()))

    def _swap_for(self, action: QAction) -> None:
        self.swapped.emit(action.data())

    def _add(self, action: QAction) -> None:
        self.added.emit(action.data())

    def _lengthen(self) -> None:
        self.lengthened.emit(SECONDS_STEP)

    def _shorten(self) -> None:
        self.lengthened.emit(-SECONDS_STEP)
