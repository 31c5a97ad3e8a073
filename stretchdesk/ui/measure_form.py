"""What is read off in a flexibility test: the side, the unit and the readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stretchdesk.ui.choice_row import ChoiceRow
from stretchdesk.ui.labels import QuietLabel
from stretchdesk.ui.theme import GAP, Size
from stretchdesk.ui.trial_entry import TrialEntry

if TYPE_CHECKING:
    from stretchdesk.core.content.catalogue import FlexibilityTest

OTHER_SIDE = {"left": "right", "right": "left"}


class MeasureForm(QWidget):
    """Fits itself to a test: side and unit are asked only where there is a choice."""

    changed = Signal()

    def __init__(self, test: FlexibilityTest, trials: int) -> None:
        super().__init__()
        self.test = test
        sides = {"left": self.tr("Left"), "right": self.tr("Right")}
        self.sides = ChoiceRow(self.tr("Side"), sides)
        self.units = ChoiceRow(self.tr("Unit"), {"cm": self.tr("cm"), "in": self.tr("inches")})
        self.entries = [TrialEntry() for _ in range(trials)]
        self._side_label, self._unit_label = QLabel(self.tr("Side")), QLabel(self.tr("Unit"))
        self.hint = QuietLabel(self.tr("Practise once first. One reading is enough."), Size.SMALL)
        self._lay_out()
        for part in (self.sides, self.units):
            part.changed.connect(self.changed)
        for entry in self.entries:
            entry.textChanged.connect(self.changed)
        self.show_test(test)

    @property
    def side(self) -> str | None:
        return self.sides.value if self.test.per_side else None

    @property
    def unit(self) -> str:
        return self.units.value if self.test.unit == "cm" else self.test.unit

    @property
    def trials(self) -> tuple[float, ...]:
        """The numbers entered, in the unit chosen."""
        values = (entry.value() for entry in self.entries)
        return tuple(value for value in values if value is not None)

    @property
    def complete(self) -> bool:
        """Whether every entry is a number or empty."""
        return all(entry.is_complete() for entry in self.entries)

    def show_test(self, test: FlexibilityTest) -> None:
        """Ask for another test, with nothing entered."""
        self.test = test
        for part in (self._side_label, self.sides):
            part.setVisible(test.per_side)
        for part in (self._unit_label, self.units):
            part.setVisible(test.unit == "cm")
        for entry in self.entries:
            entry.step = test.step
        self.clear()

    def clear(self) -> None:
        """Nothing entered."""
        for entry in self.entries:
            entry.clear()

    def turn(self) -> None:
        """Go on to the other side, where there is one."""
        if self.test.per_side:
            self.sides.choose(OTHER_SIDE[self.sides.value])

    def explain(self, problem: str) -> None:
        """What is wrong with the readings, for screen readers; empty when nothing is."""
        for entry in self.entries:
            entry.setAccessibleDescription(problem)

    def _lay_out(self) -> None:
        choices = QGridLayout()
        choices.setHorizontalSpacing(2 * GAP)
        choices.setVerticalSpacing(GAP)
        choices.setColumnStretch(1, 1)
        choices.addWidget(self._side_label, 0, 0)
        choices.addWidget(self.sides, 0, 1)
        choices.addWidget(self._unit_label, 1, 0)
        choices.addWidget(self.units, 1, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        rows.addLayout(choices)
        rows.addLayout(self._readings())
        rows.addWidget(self.hint)

    def _readings(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for n, entry in enumerate(self.entries, 1):
            label = QLabel(self.tr("Reading &{n}").format(n=n))
            label.setBuddy(entry)
            entry.setAccessibleName(self.tr("Reading {n}").format(n=n))
            column = QVBoxLayout()
            column.setSpacing(GAP // 2)
            column.addWidget(label)
            column.addWidget(entry)
            row.addLayout(column, 1)
        return row
