"""What a file would bring into the history, before it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from stretchdesk.ui.buttons import PlainButton, PrimaryButton
from stretchdesk.ui.controls import foot_of
from stretchdesk.ui.copy_words import new_rows
from stretchdesk.ui.labels import QuietLabel, text_label
from stretchdesk.ui.problem_text import ProblemText
from stretchdesk.ui.theme import GAP, MARGIN, Size
from stretchdesk.ui.words import counted

if TYPE_CHECKING:
    from stretchdesk.core.progress.arrival import Arrival

_WIDTH = 560


class ImportDialog(QDialog):
    """Nothing comes in before it is asked for here."""

    import_requested = Signal()

    def __init__(self, arrival: Arrival, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import"))
        self.add = PrimaryButton(
            self.tr("Import the good ones") if arrival.problems else self.tr("Import")
        )
        self.add.setVisible(arrival.may_come)
        self.cancel = PlainButton(self.tr("Cancel") if arrival.may_come else self.tr("Close"))
        self.texts = [text_label(text) for text in self._texts(arrival)]
        self._lay_out(arrival)
        self.add.clicked.connect(self._import)
        self.cancel.clicked.connect(self.reject)
        # A dialog hears of its default only once the button is in it.
        (self.add if arrival.may_come else self.cancel).setDefault(True)

    def _import(self) -> None:
        self.import_requested.emit()
        self.accept()

    def _texts(self, arrival: Arrival) -> list[str]:
        texts = []
        if arrival.rows:
            texts.append(self.tr("New here: {what}.").format(what=new_rows(arrival)))
        elif not arrival.problems:
            texts.append(self.tr("Nothing in it is new here."))
        if arrival.known:
            known = counted(arrival.known, self.tr("1 row"), self.tr("{n} rows"))
            texts.append(self.tr("There already: {rows}.").format(rows=known))
        if arrival.aside:
            texts.append(arrival.aside)
        if arrival.problems:
            texts.append(self._fault(arrival))
        return texts

    def _fault(self, arrival: Arrival) -> str:
        count = counted(len(arrival.problems), self.tr("1 problem"), self.tr("{n} problems"))
        if arrival.good_may_come:
            return self.tr("{count}; these rows stay out:").format(count=count)
        return self.tr("{count}; so nothing of it can come in:").format(count=count)

    def _lay_out(self, arrival: Arrival) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * GAP)
        rows.setSpacing(GAP + GAP // 2)
        for text in (text_label(arrival.file, Size.TITLE, bold=True), *self.texts):
            text.setTextFormat(Qt.TextFormat.PlainText)
            rows.addWidget(text)
        if arrival.problems:
            rows.addWidget(ProblemText(arrival.file, arrival.problems), 1)
        if arrival.may_come:
            kept = self.tr("The history as it is now is copied first.")
            rows.addWidget(QuietLabel(kept, Size.SMALL))
        rows.addStretch(0 if arrival.problems else 1)
        foot = foot_of((self.cancel, self.add))
        rows.addLayout(foot)
        self.resize(_WIDTH, self.sizeHint().height())
