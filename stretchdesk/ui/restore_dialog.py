"""The way back: copies of the history, what each would change, and a clear word before it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from stretchdesk.ui import copy_words
from stretchdesk.ui.buttons import PlainButton, PrimaryButton
from stretchdesk.ui.controls import foot_of
from stretchdesk.ui.copy_list import CopyList
from stretchdesk.ui.dialog_size import fitted
from stretchdesk.ui.labels import Hairline, QuietLabel, text_label
from stretchdesk.ui.theme import GAP, MARGIN, Size

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from stretchdesk.core.progress.comparing import Comparison
    from stretchdesk.ui.copy_list import Copy

_WIDTH, _HEIGHT = 820, 560


class RestoreDialog(QDialog):
    """Only asks: what is in a copy, and what became of bringing it back, is shown by others."""

    looked_at = Signal(object)
    """The path of a copy that is chosen."""
    restore_requested = Signal(object)
    """The path of the copy to bring back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Bring back a copy"))
        self.list = CopyList()
        self.list.setMinimumWidth(20 * GAP)
        self.told = text_label()
        self.day = text_label(size=Size.LEAD, bold=True)
        self.held = text_label()
        self.now = text_label()
        self.change = text_label(bold=True)
        kept = self.tr(
            "The present history is kept first, as a copy in this list. "
            "To go back to it, bring that one back."
        )
        self.kept = QuietLabel(kept, Size.SMALL)
        self.restore = PrimaryButton(self.tr("Bring back…"))
        self.close_button = PlainButton(self.tr("Close"))
        for label in (self.told, self.day, self.held, self.now, self.change):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._lay_out()
        self.restore.setDefault(True)  # a dialog hears of it only once the button is in it
        self.close_button.setAutoDefault(False)
        self.list.currentRowChanged.connect(self._look)
        self.restore.clicked.connect(self._ask)
        self.close_button.clicked.connect(self.reject)
        self.told.hide()
        self._show_none()
        self.list.setFocus()

    def show_copies(self, copies: Sequence[Copy]) -> None:
        """All there are, newest first."""
        self.list.show_copies(copies)
        if not copies:
            self._show_none()
            self.held.setText(self.tr("There is no copy yet. One is made each day by itself."))

    def show_rows(self, path: Path, rows: int | None) -> None:
        """How many rows a copy has; None if it cannot be used."""
        self.list.show_rows(path, rows)

    def show_comparison(self, path: Path, found: Comparison) -> None:
        """What the chosen copy would change; another copy's is passed over."""
        if not self._is_chosen(path):
            return
        held = copy_words.holdings(found.copy, found.copy_day)
        self.held.setText(self.tr("In this copy: {held}.").format(held=held))
        if found.now is not None:
            now = copy_words.holdings(found.now, found.now_day)
            self.now.setText(self.tr("Now: {now}.").format(now=now))
        self.change.setText(copy_words.consequences(found))
        self.kept.setVisible(found.now is not None)
        self.restore.setEnabled(True)

    def show_unusable(self, path: Path, why: str) -> None:
        """Why the chosen copy cannot be brought back."""
        if self._is_chosen(path):
            self._show_none()
            self.held.setText(why)

    def show_told(self, text: str) -> None:
        """What became of it."""
        self.told.setText(text)
        self.told.show()

    def _is_chosen(self, path: Path) -> bool:
        chosen = self.list.chosen
        return chosen is not None and chosen.path == path

    def _look(self) -> None:
        chosen = self.list.chosen
        self._show_none()
        if chosen is not None:
            self.day.setText(copy_words.moment(chosen.taken))
            self.held.setText(self.tr("Looking through it…"))
            self.looked_at.emit(chosen.path)

    def _show_none(self) -> None:
        for label in (self.held, self.now, self.change):
            label.clear()
        self.kept.hide()
        self.restore.setEnabled(False)

    def _ask(self) -> None:
        from stretchdesk.ui.questions import ask_to_restore

        chosen = self.list.chosen
        if chosen is None:
            return
        said = (label.text() for label in (self.change, self.kept) if not label.isHidden())
        what = "\n\n".join(said)
        if ask_to_restore(self, copy_words.moment(chosen.taken), what):
            self.restore.setEnabled(False)
            self.restore_requested.emit(chosen.path)

    def _lay_out(self) -> None:
        facts = QVBoxLayout()
        facts.setSpacing(GAP)
        for label in (self.told, self.day, self.held, self.now, self.change):
            facts.addWidget(label)
        facts.addSpacing(GAP)
        facts.addWidget(self.kept)
        facts.addStretch(1)
        body = QHBoxLayout()
        body.setContentsMargins(MARGIN - GAP, 0, MARGIN, GAP)
        body.setSpacing(3 * GAP)
        body.addWidget(self.list, 5)
        body.addLayout(facts, 4)
        foot = foot_of((self.close_button, self.restore))
        foot.setContentsMargins(MARGIN, GAP + GAP // 2, MARGIN, GAP + GAP // 2)
        title = text_label(self.tr("Bring back a copy"), Size.TITLE, bold=True)
        title.setContentsMargins(MARGIN, MARGIN, MARGIN, GAP)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        rows.addWidget(title)
        rows.addLayout(body, 1)
        rows.addWidget(Hairline())
        rows.addLayout(foot)
        self.resize(self.sizeHint())

    # Qt

    def sizeHint(self) -> QSize:
        return fitted(self, QSize(_WIDTH, _HEIGHT))
