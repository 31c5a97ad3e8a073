"""How a flexibility test is taken: what is needed, the steps, the rules, what the number means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from stretchdesk.ui.labels import QuietLabel, paragraphs, text_label
from stretchdesk.ui.theme import GAP, Size

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stretchdesk.core.content.catalogue import Caution, FlexibilityTest, Measuring


class MeasureGuide(QWidget):
    """To be read once; short enough to be read again."""

    def __init__(self, measuring: Measuring, cautions: Mapping[str, Caution]) -> None:
        super().__init__()
        self._cautions = cautions
        self.against = text_label()
        self.needed = text_label(bold=True)
        self.steps = text_label()
        self.meaning = QuietLabel(size=Size.SMALL)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        for part in (self.against, self.needed, self.steps, self.meaning, self._rules(measuring)):
            rows.addWidget(part)

    def show_test(self, test: FlexibilityTest) -> None:
        """Explain this test."""
        names = ", ".join(self._cautions[tag].name for tag in test.contraindications)
        self.against.setVisible(bool(names))
        self.against.setText(self.tr("Leave this test out with: {names}").format(names=names))
        self.needed.setText(self.tr("You need: {tools}").format(tools=", ".join(test.tools)))
        numbered = (f"{n}. {step}" for n, step in enumerate(test.steps, 1))
        self.steps.setText(paragraphs(numbered))
        self.meaning.setText(self.tr("The number: {meaning}").format(meaning=test.sign))

    def _rules(self, measuring: Measuring) -> QuietLabel:
        rules = ", ".join(measuring.rules)
        return QuietLabel(self.tr("Each time: {rules}").format(rules=rules), Size.SMALL)
