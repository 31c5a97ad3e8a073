"""What can be done about a stretch while it is held, besides going on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from stretchdesk.ui.buttons import TextButton
from stretchdesk.ui.flow import Flow
from stretchdesk.ui.pills import Toggle
from stretchdesk.ui.theme import Size

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractButton

LONGER_S = 10


class PlayerTools(QWidget):
    """Longer, shorter, easier, skipped, or it hurts; each has a key on the page it stands on."""

    lengthened = Signal(int)
    """Seconds more, or fewer."""
    easier_requested = Signal()
    skip_requested = Signal(str)
    """Why: not_now, done_already or never."""
    hurt_requested = Signal()
    mute_toggled = Signal(bool)
    small_requested = Signal()
    """To be followed on the small player meanwhile."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.shorter = TextButton(self.tr("− 10 s"), Size.BODY)
        self.longer = TextButton(self.tr("+ 10 s"), Size.BODY)
        self.easier = Toggle(self.tr("Easier"))
        self.skip = TextButton(self.tr("Skip…"), Size.BODY)
        self.hurts = TextButton(self.tr("This hurts"), Size.BODY)
        self.mute = Toggle(self.tr("Quiet"))
        self.small = TextButton(self.tr("Small"), Size.BODY)
        for button, keys, does in (
            (self.shorter, ("-",), self._shorten),
            (self.longer, ("+", "="), self._lengthen),
            (self.easier, ("E",), self._ease),
            (self.skip, ("S",), self._ask_why),
            (self.hurts, ("P",), self._hurt),
            (self.mute, ("M",), self._mute),
            (self.small, ("N",), self._shrink),
        ):
            self._bind(page, button, keys, does)
        in_turn = (
            self.shorter,
            self.longer,
            self.easier,
            self.skip,
            self.hurts,
            self.mute,
            self.small,
        )
        self.setLayout(Flow(in_turn))

    def show_step(self, *, easier: bool, rests: bool) -> None:
        """What can be done about the step that is shown."""
        self.easier.setChecked(easier)
        for button in (self.easier, self.skip, self.hurts):
            button.setVisible(not rests)

    def _bind(
        self,
        page: QWidget,
        button: QAbstractButton,
        keys: tuple[str, ...],
        does: Callable[[], None],
    ) -> None:
        button.clicked.connect(does)
        button.setToolTip(f"{button.text()} ({keys[0]})")
        for key in keys:
            shortcut = QShortcut(QKeySequence(key), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)

    def _lengthen(self) -> None:
        self.lengthened.emit(LONGER_S)

    def _shorten(self) -> None:
        self.lengthened.emit(-LONGER_S)

    def _ease(self) -> None:
        self.easier_requested.emit()

    def _hurt(self) -> None:
        self.hurt_requested.emit()

    def _mute(self) -> None:
        self.mute_toggled.emit(self.mute.isChecked())

    def _shrink(self) -> None:
        self.small_requested.emit()

    def _ask_why(self) -> None:
        menu = QMenu(self)
        for reason, text in (
            ("not_now", self.tr("Not now")),
            ("done_already", self.tr("Did it already")),
            ("never", self.tr("Never this one")),
        ):
            menu.addAction(text).setData(reason)
        menu.setActiveAction(menu.actions()[0])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.triggered.connect(self._skip_for)
        above = QPoint(0, -menu.sizeHint().height())
        menu.popup(self.skip.mapToGlobal(above))

    def _skip_for(self, action: QAction) -> None:
        self.skip_requested.emit(action.data())
