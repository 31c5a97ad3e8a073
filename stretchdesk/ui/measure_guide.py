"""How a flexibility test is taken: what is needed, the steps, the rules, what the number means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from stretchdesk.core.progress.amounts import amount, number
from stretchdesk.core.progress.measuring import CM_PER
from stretchdesk.ui.labels import QuietLabel, paragraphs, text_label
from stretchdesk.ui.measure_words import rules
from stretchdesk.ui.theme import GAP, Size

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from stretchdesk.core.content.catalogue import Caution, FlexibilityTest, Measuring, Norm


class MeasureGuide(QWidget):
    """To be read once; short enough to be read again."""

    def __init__(self, measuring: Measuring, cautions: Mapping[str, Caution]) -> None:
        super().__init__()
        self._cautions = cautions
        self.needed = text_label(bold=True)
        self.steps = text_label()
        self.meaning = QuietLabel(size=Size.SMALL)
        self.norms = QuietLabel(size=Size.SMALL)
        self.against = QuietLabel(size=Size.SMALL)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        for part in (
            *(self.needed, self.steps, self.meaning),
            *(QuietLabel(rules(measuring), Size.SMALL), self.norms, self.against),
        ):
            rows.addWidget(part)
        rows.addStretch(1)

    def show_test(self, test: FlexibilityTest, answers: Collection[str], unit: str) -> None:
        """Explain this test; whom it may harm is listed while nobody has answered for himself."""
        self.needed.setText(self._needs(test))
        numbered = (f"{n}. {step}" for n, step in enumerate(test.steps, 1))
        self.steps.setText(paragraphs(numbered))
        self.meaning.setText(self.tr("The number: {meaning}").format(meaning=test.sign))
        self.show_norms(test, unit)
        names = ", ".join(self._cautions[tag].name for tag in test.contraindications)
        self.against.setVisible(bool(names) and not answers)
        self.against.setText(self.tr("Leave this test out with: {names}").format(names=names))

    def show_norms(self, test: FlexibilityTest, unit: str) -> None:
        """What others reach, where a study of this very test says so; no judgement follows."""
        means = [norm for norm in test.norms if norm.statistic == "mean"]
        known = means if test.basis == "published" else []
        self.norms.setVisible(bool(known))
        lines = [self._norm(norm, test, unit) for norm in known]
        source = self.tr("Source: {source}").format(source=test.source)
        self.norms.setText("\n".join((*lines, source)))

    def _needs(self, test: FlexibilityTest) -> str:
        needed = self.tr("You need: {tools}").format(tools=", ".join(test.tools))
        helped = self.tr("{needed}; a helper makes it easier")
        return needed if test.solo else helped.format(needed=needed)

    def _norm(self, norm: Norm, test: FlexibilityTest, unit: str) -> str:
        """Such as `Healthy adults (19 people): 12.4 ± 2.8 cm`."""
        factor = CM_PER.get(unit, 1.0) if test.unit == "cm" else 1.0
        shown = unit if test.unit == "cm" else test.unit
        who = f"{norm.age[:1].upper()}{norm.age[1:]}"
        value = amount(norm.value / factor, shown)
        if norm.sd is not None:
            spread = amount(norm.sd / factor, shown)
            value = f"{number(norm.value / factor)} ± {spread}"
        return self.tr("{who}: {value} (mean ± standard deviation)").format(who=who, value=value)
