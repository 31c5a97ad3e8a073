"""What can be changed in the chosen row of a routine that is put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stretchdesk.core.session.draft import SECONDS_STEP
from stretchdesk.core.session.own_routine import REPEATS, SECONDS
from stretchdesk.ui.buttons import TextButton
from stretchdesk.ui.flow import Flow
from stretchdesk.ui.setting_controls import Number
from stretchdesk.ui.theme import Size
from stretchdesk.ui.tick_box import TickBox

if TYPE_CHECKING:
    from stretchdesk.core.session.own_routine import Item


class ItemBar(QWidget):
    """Hidden while no row is chosen."""

    changed = Signal(str, object)
    """A field of the item and its value."""
    moved = Signal(int)
    """Places down, or up if it is less than 0."""
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.seconds = Number(SECONDS.low, SECONDS.high, "", SECONDS_STEP)
        self.repeats = Number(REPEATS.low, REPEATS.high, "")
        self.repeats.setPrefix("× ")
        self.easier = TickBox(self.tr("Easier"))
        self.up = TextButton(self.tr("Up"), Size.BODY)
        self.down = TextButton(self.tr("Down"), Size.BODY)
        self.remove = TextButton(self.tr("Remove"), Size.BODY)
        self.up.setToolTip(self.tr("Alt+Up"))
        self.down.setToolTip(self.tr("Alt+Down"))
        self.remove.setToolTip(self.tr("Del"))
        parts = (self.seconds, self.repeats, self.easier, self.up, self.down, self.remove)
        self.setLayout(Flow(parts))
        self.seconds.chosen.connect(lambda value: self.changed.emit("hold_s", value))
        self.repeats.chosen.connect(lambda value: self.changed.emit("repeats", value))
        self.easier.clicked.connect(lambda on: self.changed.emit("easier", on))
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove.clicked.connect(self.removed)

    def show_item(self, item: Item, name: str, *, per_side: bool) -> None:
        """The row that is chosen."""
        self.seconds.setSuffix(self.tr(" s a side") if per_side else self.tr(" s"))
        self.seconds.show_value(item.hold_s)
        self.repeats.show_value(item.repeats)
        self.easier.setChecked(item.easier)
        for part, what in (
            (self.seconds, self.tr("Seconds")),
            (self.repeats, self.tr("Times in a row")),
            (self.easier, self.easier.text()),
            (self.up, self.up.text()),
            (self.down, self.down.text()),
            (self.remove, self.remove.text()),
        ):
            part.setAccessibleName(f"{name}: {what}")
