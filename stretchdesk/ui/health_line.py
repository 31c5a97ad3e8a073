"""One quiet line about health: the invitation to answer questions, then what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stretchdesk.ui.buttons import TextButton
from stretchdesk.ui.controls import label
from stretchdesk.ui.flow import Flow
from stretchdesk.ui.theme import Size, set_quiet
from stretchdesk.ui.words import counted

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent


class HealthLine(QWidget):
    """Asks until the questions are answered or skipped; from then on it leads back to them."""

    questions_requested = Signal()
    skip_requested = Signal()
    reasons_requested = Signal()
    instead_requested = Signal()

    def __init__(self, questions: int) -> None:
        """`questions` is how many there are."""
        super().__init__()
        self._text = label(Size.SMALL)
        self._text.setWordWrap(False)
        set_quiet(self._text)
        self.answer = TextButton(self.tr("Answer {n} questions").format(n=questions))
        self.skip = TextButton(self.tr("Not now"))
        self.instead = TextButton(self.tr("Choose what remains"))
        self.why = TextButton(self.tr("See why"))
        self.change = TextButton(self.tr("Health questions…"))
        for button, signal in (
            (self.answer, self.questions_requested),
            (self.skip, self.skip_requested),
            (self.instead, self.instead_requested),
            (self.why, self.reasons_requested),
            (self.change, self.questions_requested),
        ):
            button.clicked.connect(signal)
        parts = (self._text, self.answer, self.skip, self.instead, self.why, self.change)
        self.setLayout(Flow(parts))
        self._asked, self._left_out, self._instead = False, 0, False
        self._show()

    def show_asked(self, asked: bool) -> None:
        """Whether the questions have been answered or skipped."""
        self._asked = asked
        self._show()

    def show_left_out(self, left_out: int, *, instead: bool) -> None:
        """How many stretches the answers keep from the routine; whether other areas are offered."""
        self._left_out, self._instead = left_out, instead
        self._show()

    def _show(self) -> None:
        left_out = self._left_out > 0
        if left_out:
            one, many = self.tr("1 stretch left out"), self.tr("{n} stretches left out")
            self._text.setText(counted(self._left_out, one, many))
        else:
            self._text.setText(self.tr("Any health issue to work around?"))
        self.why.setAccessibleDescription(self._text.text())
        for widget, wanted in (
            (self._text, left_out or not self._asked),
            (self.answer, not self._asked),
            (self.skip, not self._asked),
            (self.instead, self._instead),
            (self.why, left_out),
            (self.change, self._asked),
        ):
            widget.setVisible(wanted)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == event.Type.PaletteChange:
            set_quiet(self._text)
        super().changeEvent(event)
