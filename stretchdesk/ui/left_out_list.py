"""What the health answers leave out of a routine, with the reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from stretchdesk.ui.buttons import PlainButton, PrimaryButton, TextButton
from stretchdesk.ui.labels import Hairline, QuietLabel, text_label
from stretchdesk.ui.scroll_page import ScrollPage
from stretchdesk.ui.theme import GAP, MARGIN, Size

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stretchdesk.core.content.catalogue import Stretch
    from stretchdesk.core.content.safety import LeftOut

_CHARACTERS_WIDE = 64


class LeftOutList(QDialog):
    """Each stretch with its reasons; its page can be opened all the same."""

    open_requested = Signal(str)
    """The id of a stretch."""
    questions_requested = Signal()

    def __init__(
        self,
        left_out: Sequence[LeftOut],
        stretches: Mapping[str, Stretch],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Left out"))
        self.stretches = {
            one.stretch: TextButton(stretches[one.stretch].name, Size.BODY) for one in left_out
        }
        self.change = PlainButton(self.tr("Health questions…"))
        self.done_reading = PrimaryButton(self.tr("Close"))
        self.done_reading.setDefault(True)
        self.done_reading.clicked.connect(self.accept)
        self.change.clicked.connect(self._ask_for_questions)
        for button in self.stretches.values():
            button.setAutoDefault(True)
            button.clicked.connect(self._open)
        self._inside = QWidget()
        self._lay_out(left_out)
        # Left to itself, Qt allows a new window two thirds of the screen.
        self.resize(self.sizeHint())

    def _open(self) -> None:
        button = self.sender()
        self.accept()
        for stretch, candidate in self.stretches.items():
            if candidate is button:
                self.open_requested.emit(stretch)

    def _ask_for_questions(self) -> None:
        self.accept()
        self.questions_requested.emit()

    # --- layout ---

    def _lay_out(self, left_out: Sequence[LeftOut]) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._list(left_out), 1)
        rows.addWidget(Hairline())
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, 2 * GAP, MARGIN, 2 * GAP)
        foot.setSpacing(GAP)
        foot.addWidget(self.change)
        foot.addStretch(1)
        foot.addWidget(self.done_reading)
        rows.addLayout(foot)

    def _list(self, left_out: Sequence[LeftOut]) -> ScrollPage:
        column = QVBoxLayout(self._inside)
        # The names are buttons, whose text begins a little inside of them.
        inset = GAP // 2
        column.setContentsMargins(MARGIN - inset, MARGIN, MARGIN, 2 * GAP)
        column.setSpacing(GAP // 2)
        title = self.tr("Left out because of your health answers")
        texts = [text_label(title, Size.TITLE, bold=True)]
        column.addWidget(texts[0])
        for one in left_out:
            column.addSpacing(GAP)
            column.addWidget(self.stretches[one.stretch])
            for reason in one.reasons:
                texts.append(QuietLabel(reason))
                column.addWidget(texts[-1])
        for text in texts:
            text.setContentsMargins(inset, 0, 0, 0)
        column.addStretch(1)
        scroll = self._scroll = ScrollPage()
        scroll.setWidget(self._inside)
        return scroll

    # Qt

    def sizeHint(self) -> QSize:
        """As high as everything in it, as far as the window it lies over allows."""
        over = self.parentWidget()
        room = over.window().size() if over else self.screen().availableGeometry().size()
        wished = _CHARACTERS_WIDE * self.fontMetrics().averageCharWidth() + 2 * MARGIN
        width = min(wished, room.width() - 2 * MARGIN)
        foot = self.done_reading.sizeHint().height() + 4 * GAP + 1
        needed = self._inside.heightForWidth(width) + foot
        return QSize(width, min(needed, room.height() - 2 * MARGIN))
