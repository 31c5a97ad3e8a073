"""The offer to take up a session that broke off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stretchdesk.ui.buttons import PlainButton, PrimaryButton
from stretchdesk.ui.flow import Flow
from stretchdesk.ui.labels import text_label
from stretchdesk.ui.theme import GAP, mix, theme_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from stretchdesk.core.session.checkpoint import Checkpoint


class InterruptedBar(QWidget):
    """Stands above the pages until it is answered."""

    go_on_requested = Signal()
    keep_requested = Signal()
    discard_requested = Signal()

    def __init__(self, at: Checkpoint, name: str) -> None:
        """`name` is that of the stretch it broke off at."""
        super().__init__()
        left_s = sum(step.hold_s for step in at.routine.steps[at.index :]) - round(at.held_s)
        minutes, seconds = divmod(max(0, left_s), 60)
        said = self.tr("Your last session broke off at {name}, {minutes}:{seconds:02} min to go.")
        text = text_label(said.format(name=name, minutes=minutes, seconds=seconds))
        self.setAccessibleName(text.text())
        self.go_on = PrimaryButton(self.tr("Go on"))
        self.keep = PlainButton(self.tr("Keep what I held"))
        self.discard = PlainButton(self.tr("Discard it"))
        for button, signal in (
            (self.go_on, self.go_on_requested),
            (self.keep, self.keep_requested),
            (self.discard, self.discard_requested),
        ):
            button.setAutoDefault(True)  # Return presses it, as in a dialog
            button.clicked.connect(signal)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(3 * GAP, 2 * GAP, 3 * GAP, 2 * GAP)
        rows.setSpacing(GAP)
        rows.addWidget(text)
        rows.addLayout(Flow((self.go_on, self.keep, self.discard)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self.palette())
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), mix(theme.accent, theme.paper, 0.88))
