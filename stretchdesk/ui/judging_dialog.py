"""How a change in flexibility is told from measuring error, and how often that goes wrong."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from stretchdesk.core.progress.false_verdicts import AT_HOME, BY_AN_EXAMINER
from stretchdesk.ui.buttons import PrimaryButton
from stretchdesk.ui.controls import foot_of
from stretchdesk.ui.labels import text_label
from stretchdesk.ui.theme import GAP, MARGIN, Size

_WIDTH = 560


class JudgingDialog(QDialog):
    """A page to read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("How this is judged"))
        self.close_button = PrimaryButton(self.tr("Close"))
        self.close_button.clicked.connect(self.accept)
        foot = foot_of((self.close_button,))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        rows.setSpacing(GAP + GAP // 2)
        rows.addWidget(text_label(self.windowTitle(), Size.TITLE, bold=True))
        for paragraph in self._paragraphs():
            rows.addWidget(text_label(paragraph))
        rows.addStretch(1)  # else what room there is comes between the paragraphs, by chance
        rows.addLayout(foot)
        self.setMinimumWidth(_WIDTH)

    def _paragraphs(self) -> tuple[str, ...]:
        wrong = self.tr(
            "It still errs. In a year of tests every fortnight, {exact} of 100 people who did not "
            "change are told of a change if they measure as exactly as an examiner, and {home} of "
            "100 if their error is half as large again, as at home it may well be."
        )
        return (
            self.tr(
                "The band round your baseline, the mean of your first three occasions, is what "
                "measuring alone can make of it. A value inside it says nothing yet."
            ),
            self.tr(
                "“Better” and “worse” are said only when the last two occasions both lie outside "
                "the band on the same side. One good day is not enough. The change is the mean of "
                "these two against the baseline."
            ),
            wrong.format(exact=f"{100 * BY_AN_EXAMINER:g}", home=f"{100 * AT_HOME:g}"),
            self.tr(
                "Each test and each side can err by itself: the more of them you take, the sooner "
                "one does. Left and right are told apart only when the last two occasions of both "
                "were on the same days and differ by more than measuring error, the same way round."
            ),
            self.tr(
                "The width of the band comes from studies of the same test with examiners; where "
                "there are none, the sentence says “working value”. You measure less exactly than "
                "an examiner. Same time of day, same warm-up and three tries bring you closer."
            ),
            self.tr(
                "The trend is the middle one of all slopes between two occasions, so that one bad "
                "day does not bend it. In about 95 of 100 cases the true one lies in the range "
                "beside it."
            ),
        )
