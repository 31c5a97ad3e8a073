"""Taking a flexibility test: how, which side, up to three readings, saved as one occasion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from stretchdesk.core.errors import StretchDeskError
from stretchdesk.core.progress.instants import Moment
from stretchdesk.core.progress.measuring import measurement, number
from stretchdesk.ui.labels import text_label
from stretchdesk.ui.measure_form import MeasureForm
from stretchdesk.ui.measure_guide import MeasureGuide
from stretchdesk.ui.theme import GAP, MARGIN, set_height

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from PySide6.QtGui import QShowEvent

    from stretchdesk.core.content.catalogue import Caution, FlexibilityTest, Measuring
    from stretchdesk.core.progress.records import Measurement

CHARACTERS_WIDE = 88


class MeasureDialog(QDialog):
    """For tests of single values. Opened again, it offers the other side."""

    measured = Signal(object)
    """A new Measurement."""

    def __init__(
        self,
        tests: Sequence[FlexibilityTest],
        measuring: Measuring,
        cautions: Mapping[str, Caution],
        wall: Callable[[], datetime],
        new_id: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        """`wall` gives the time with its zone, `new_id` an id for a new row."""
        super().__init__(parent)
        self._wall = wall
        self._new_id = new_id
        self.setWindowTitle(self.tr("Measure"))
        self._tests = {test.id: test for test in tests}
        self.test_choice = self._test_choice()
        self.form = MeasureForm(tests[0], measuring.trials)
        self.guide = MeasureGuide(measuring, cautions)
        self.outcome = text_label(bold=True)
        self._inside = QWidget()
        self._area = QScrollArea()
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        for button in self._buttons.buttons():
            set_height(button)
        self._lay_out()
        self.test_choice.currentIndexChanged.connect(self._choose)
        self.form.changed.connect(self._check)
        self._buttons.accepted.connect(self.save)
        self._buttons.rejected.connect(self.reject)
        self._choose(0)

    def use_unit(self, unit: str) -> None:
        """Lengths are read off in cm or in, unless another is chosen there."""
        self.form.units.choose(unit)

    @property
    def save_button(self) -> QPushButton:
        return self._buttons.button(QDialogButtonBox.StandardButton.Save)

    def save(self) -> None:
        """Hand over what was measured, and get ready for the other side."""
        self.measured.emit(self._measurement(self._new_id()))
        self.form.turn()
        self.form.clear()
        self.accept()

    def _choose(self, index: int) -> None:
        test = self._tests[self.test_choice.itemData(index)]
        self.guide.show_test(test)
        self.form.show_test(test)
        self._check()

    def _check(self) -> None:
        """Say what would be saved, or why nothing can be."""
        row, problem = self._attempt()
        self.save_button.setEnabled(row is not None)
        self.outcome.setText(problem if row is None else self._summary(row))
        self.form.explain(problem)

    def _attempt(self) -> tuple[Measurement | None, str]:
        """What would be saved, or why not; the reason is empty while nothing was entered."""
        if not self.form.complete:
            return None, self.tr("One reading is not a number yet")
        if not self.form.trials:
            return None, ""
        try:
            return self._measurement(""), ""
        except StretchDeskError as error:
            return None, str(error)

    def _measurement(self, row_id: str) -> Measurement:
        now = self._wall()
        form = self.form
        taken = Moment(now, now)
        return measurement(form.test, form.trials, form.side, form.unit, taken, row_id)

    def _summary(self, row: Measurement) -> str:
        values = f"{number(row.value)}{'°' if row.unit == 'deg' else f' {row.unit}'}"
        return self._score_name(row).format(value=values)

    def _score_name(self, row: Measurement) -> str:
        if len(row.trials) == 1:
            return self.tr("Result: {value}")
        if len(row.trials) == 2:
            mean, best = self.tr("Mean of two: {value}"), self.tr("Best of two: {value}")
        else:
            mean, best = self.tr("Mean of three: {value}"), self.tr("Best of three: {value}")
        return mean if row.score == "mean" else best

    def _test_choice(self) -> QComboBox:
        choice = QComboBox()
        set_height(choice)
        choice.setAccessibleName(self.tr("Test"))
        for test in self._tests.values():
            choice.addItem(test.name, test.id)
        return choice

    def _labelled_choice(self) -> QWidget:
        label = QLabel(self.tr("Which &test"))
        label.setBuddy(self.test_choice)
        row = QWidget()
        columns = QHBoxLayout(row)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(2 * GAP)
        columns.addWidget(label)
        columns.addWidget(self.test_choice, 1)
        return row

    def _lay_out(self) -> None:
        parts = QVBoxLayout(self._inside)
        parts.setContentsMargins(MARGIN, MARGIN, MARGIN, GAP)
        parts.setSpacing(2 * GAP)
        for part in (self._labelled_choice(), self.guide, self.form, self.outcome):
            parts.addWidget(part)
        parts.addStretch(1)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setWidget(self._inside)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._area)
        self._buttons.setContentsMargins(MARGIN, GAP, MARGIN, 2 * GAP)
        rows.addWidget(self._buttons)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.form.entries[0].setFocus()

    def sizeHint(self) -> QSize:
        """As high as everything in it, as far as the screen allows."""
        width = CHARACTERS_WIDE * self.fontMetrics().averageCharWidth()
        needed = self._inside.heightForWidth(width) + self._buttons.sizeHint().height() + 2 * GAP
        return QSize(width, min(needed, self.screen().availableGeometry().height() - 6 * GAP))
