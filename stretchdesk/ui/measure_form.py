"""What is read off in a flexibility test: the unit, and the readings, left and right apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from stretchdesk.core.progress.batteries import sides, to_practise
from stretchdesk.ui.choice_row import ChoiceRow
from stretchdesk.ui.labels import text_label
from stretchdesk.ui.measure_column import MeasureColumn
from stretchdesk.ui.theme import GAP, MARGIN
from stretchdesk.ui.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from stretchdesk.core.content.catalogue import FlexibilityTest, Measuring
    from stretchdesk.core.progress.batteries import Counts
    from stretchdesk.core.progress.instants import Moment
    from stretchdesk.core.progress.records import Measurement
    from stretchdesk.ui.trial_entry import TrialEntry

SIDES = 2


class MeasureForm(QWidget):
    """Fits itself to a test: side and unit are there only where there is a choice."""

    changed = Signal()
    entered = Signal(object)
    """The side of which a reading is being entered: left, right or None."""

    def __init__(self, test: FlexibilityTest, measuring: Measuring) -> None:
        super().__init__()
        self._test = test
        self._measuring = measuring
        self.units = ChoiceRow(self.tr("Unit"), {"cm": self.tr("cm"), "in": self.tr("inches")})
        self.how = text_label(bold=True)
        self.columns = [MeasureColumn(test, None, measuring.trials) for _ in range(SIDES)]
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.units.changed.connect(self._use_unit)
        for column in self.columns:
            column.changed.connect(self.changed)
            column.entered.connect(self.entered)

    @property
    def unit(self) -> str:
        """What the entries are in."""
        return self.units.value if self._is_length else self._test.unit

    @property
    def first_entry(self) -> TrialEntry:
        return self.columns[0].entries[0][0]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return all(column.trials.is_empty for column in self._shown)

    @property
    def can_be_saved(self) -> bool:
        """Whether there is a reading, and none that cannot be."""
        return not self.is_empty and not any(column.trials.fault for column in self._shown)

    def show_test(self, test: FlexibilityTest, counts: Counts) -> None:
        """Ask for this test, with nothing entered; `counts` tell what has to be practised."""
        self._test = test
        asked = sides(test)
        self.units.setVisible(self._is_length)
        for n, column in enumerate(self.columns):
            column.setVisible(n < len(asked))
            column.show_test(test, asked[min(n, len(asked) - 1)], self.unit)
        self.how.setText(self._what_to_do(to_practise(test, counts)))

    def measurements(self, taken: Moment, new_id: Callable[[], str]) -> list[Measurement]:
        """An occasion of each side that has readings."""
        filled = (column for column in self._shown if not column.trials.is_empty)
        return [column.trials.measurement(column.side, taken, new_id()) for column in filled]

    @property
    def _is_length(self) -> bool:
        return self._test.unit == "cm" or bool(self._test.inputs)

    @property
    def _shown(self) -> list[MeasureColumn]:
        return self.columns[: len(sides(self._test))]

    def _use_unit(self) -> None:
        for column in self.columns:
            column.use_unit(self.unit)

    def _what_to_do(self, practised: tuple[str | None, ...]) -> str:
        """Practice first, where it is asked for; then so many readings."""
        rules = self._measuring
        times = counted(rules.trials, self.tr("once"), self.tr("{n} times"))
        if self._test.per_side:
            then = self.tr("Measure each side {times}; one side may stay empty.")
        else:
            then = self.tr("Measure {times}.")
        then = then.format(times=times)
        if not practised or not rules.practice_trials:
            return then
        tries = counted(rules.practice_trials, self.tr("once"), self.tr("{n} times"))
        first = self._practice(practised).format(times=tries)
        return f"{first} {then}"

    def _practice(self, practised: tuple[str | None, ...]) -> str:
        if practised == ("left",):
            return self.tr("Try the left side {times} without writing it down.")
        if practised == ("right",):
            return self.tr("Try the right side {times} without writing it down.")
        if len(practised) > 1:
            return self.tr("Try each side {times} without writing it down.")
        return self.tr("Try it {times} without writing it down.")

    # --- layout ---

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2 * GAP)
        head.addWidget(self.how, 1)
        head.addWidget(self.units)
        self._beside.setSpacing(MARGIN)
        for column in self.columns:
            self._beside.addWidget(column, 1, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        rows.addLayout(head)
        rows.addLayout(self._beside)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = SIDES * self.columns[0].minimumSizeHint().width() + MARGIN
        beside = self.width() >= needed
        way = QBoxLayout.Direction
        self._beside.setDirection(way.LeftToRight if beside else way.TopToBottom)
