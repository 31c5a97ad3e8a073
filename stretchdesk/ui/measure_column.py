"""The readings of one side of a flexibility test, and what comes of them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from stretchdesk.core.progress.measuring import (
    CM_PER,
    amount,
    angle,
    limits,
    measurement,
    number,
    odd_one,
    score,
)
from stretchdesk.ui.labels import QuietLabel, text_label
from stretchdesk.ui.theme import GAP, Size
from stretchdesk.ui.trial_entry import TrialEntry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stretchdesk.core.content.catalogue import FlexibilityTest
    from stretchdesk.core.progress.instants import Moment
    from stretchdesk.core.progress.records import Measurement

LENGTHS = 2
"""Entries of a trial, of which a test of single values shows the first."""


class MeasureColumn(QWidget):
    """One entry a trial; two and the angle they give for a test that is read off two tapes."""

    changed = Signal()
    entered = Signal(object)
    """The side of which an entry has the focus: left, right or None."""

    def __init__(self, test: FlexibilityTest, side: str | None, trials: int) -> None:
        super().__init__()
        self._test, self._side, self._unit = test, side, test.unit
        self.entries = [[TrialEntry() for _ in range(LENGTHS)] for _ in range(trials)]
        self.angles = [text_label() for _ in range(trials)]
        self.said = text_label()
        self._heading = text_label(bold=True)
        self._names = [QuietLabel(size=Size.SMALL) for _ in range(LENGTHS)]
        self._lay_out()
        entries = [entry for trial in self.entries for entry in trial]
        for entry in entries:
            entry.textChanged.connect(self._check)
            entry.entered.connect(self._tell_entered)
        for one, other in pairwise(entries):
            self.setTabOrder(one, other)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not any(entry.text() for trial in self.entries for entry in trial)

    @property
    def problem(self) -> str:
        """What is wrong with the first reading that cannot be; empty if none is."""
        for n, trial in enumerate(self.entries, 1):
            fault = self._fault(n, trial)
            if fault:
                return fault
        return ""

    def show_test(self, test: FlexibilityTest, side: str | None) -> None:
        """Ask for the readings of this test and side, with nothing entered."""
        self._test = test
        self.choose_side(side)
        for n, label in enumerate(self._names):
            label.setVisible(bool(test.inputs))
            label.setText(test.input_names[n] if test.inputs else "")
        for result in self.angles:
            result.setVisible(bool(test.inputs))
        for first, second in self.entries:
            first.step = second.step = test.step
            second.setVisible(bool(test.inputs))
            first.clear()
            second.clear()
        self._check()

    def choose_side(self, side: str | None) -> None:
        """The readings are those of this side."""
        self._side = side
        sides = {"left": self.tr("Left"), "right": self.tr("Right"), None: ""}
        self._heading.setText(sides[side])
        self._heading.setVisible(side is not None)

    def use_unit(self, unit: str) -> None:
        """What the entries are in: cm, in or deg."""
        self._unit = unit
        for n, trial in enumerate(self.entries, 1):
            for entry, name in zip(trial, self._test.input_names or ("", ""), strict=True):
                entry.setAccessibleName(self._spoken(n, name))
        self._check()

    def show_readings(self, readings: Sequence[Sequence[float]]) -> None:
        """Enter these, a trial after the other."""
        for entries, numbers in zip(self.entries, readings, strict=False):
            for entry, value in zip(entries, numbers, strict=False):
                entry.setText(f"{value:.2f}".rstrip("0").rstrip(".").replace("-", "−"))

    def readings(self) -> list[list[float]]:
        """The numbers of each trial that is whole."""
        return [numbers for trial in self.entries if (numbers := self._numbers(trial))]

    def measurement(self, taken: Moment, row_id: str) -> Measurement:
        """One occasion. Raises StretchDeskError where there is a problem or nothing."""
        test, side, unit = self._test, self._side, self._unit
        if not test.inputs:
            return measurement(test, self._trials(), side, unit, taken, row_id)
        readings = [dict(zip(test.inputs, pair, strict=True)) for pair in self.readings()]
        return measurement(test, (), side, unit, taken, row_id, readings)

    # --- what was typed ---

    def _numbers(self, trial: list[TrialEntry]) -> list[float]:
        """Its numbers, as many as the test asks for; none while one is missing."""
        wanted = trial if self._test.inputs else trial[:1]
        numbers = [value for entry in wanted if (value := entry.value()) is not None]
        return numbers if len(numbers) == len(wanted) else []

    def _value(self, trial: list[TrialEntry]) -> float | None:
        """In the unit chosen, or degrees; None where there is none."""
        numbers = self._numbers(trial)
        if not numbers:
            return None
        return angle(*numbers) if self._test.inputs else numbers[0]

    def _trials(self) -> tuple[float, ...]:
        values = map(self._value, self.entries)
        return tuple(value for value in values if value is not None)

    def _fault(self, n: int, trial: list[TrialEntry]) -> str:
        test = self._test
        if any(entry.text() and entry.value() is None for entry in trial):
            return self.tr("Reading {n} is not a number yet").format(n=n)
        if test.inputs and any(entry.text() for entry in trial) and not self._numbers(trial):
            names = zip(trial, test.input_names, strict=True)
            missing = next(name for entry, name in names if not entry.text())
            return self.tr("Reading {n}: “{name}” is still missing").format(n=n, name=missing)
        if not self._numbers(trial):
            return ""
        value, unit = self._value(trial), test.unit if test.inputs else self._unit
        if value is None:
            first, second = test.input_names
            said = self.tr("Reading {n}: “{first}” cannot be more than “{second}”")
            return said.format(n=n, first=first, second=second)
        low, high = limits(test, unit)
        if low <= value <= high:
            return ""
        said = self.tr("Reading {n} must lie between {low} and {high}")
        return said.format(n=n, low=number(low), high=amount(high, unit))

    # --- what is said about it ---

    def _check(self) -> None:
        problem = self.problem
        said = problem or self._summary()
        doubt = "" if problem else self._doubt()
        self.said.setText(f"{said}\n{doubt}".strip())
        for trial, label in zip(self.entries, self.angles, strict=True):
            value = self._value(trial) if self._test.inputs else None
            label.setText("" if value is None else amount(value, "deg"))
            for entry in trial:
                entry.setAccessibleDescription(problem or doubt)
        self.changed.emit()

    def _summary(self) -> str:
        trials = self._trials()
        if not trials:
            return ""
        n, asked = len(trials), len(self.entries)
        if n == 1:
            said = self.tr("Result of one reading: {value}")
        elif self._test.score == "mean":
            said = self.tr("Mean of {n} readings: {value}")
        else:
            said = self.tr("Best of {n} readings: {value}")
        result = said.format(n=n, value=self._result(trials))
        if n == asked:
            return result
        return self.tr("{result} – {asked} tell more").format(result=result, asked=asked)

    def _result(self, trials: tuple[float, ...]) -> str:
        """The score in the unit it is kept in, and in inches where they were read."""
        test, unit = self._test, self._unit
        values = trials if test.inputs else tuple(CM_PER.get(unit, 1.0) * one for one in trials)
        kept = score(test, values)
        if unit != "in" or test.inputs:
            return amount(kept, test.unit)
        return f"{amount(kept / CM_PER[unit], unit)} ({amount(kept, test.unit)})"

    def _doubt(self) -> str:
        factor = 1.0 if self._test.inputs else CM_PER.get(self._unit, 1.0)
        values = [(n, self._value(trial)) for n, trial in enumerate(self.entries, 1)]
        there = [(n, value * factor) for n, value in values if value is not None]
        odd = odd_one(self._test, [value for _, value in there])
        if odd is None:
            return ""
        said = self.tr("Reading {n} is far from the others: is it typed right?")
        return said.format(n=there[odd][0])

    def _spoken(self, n: int, name: str) -> str:
        """Such as `Left, reading 2 of 3, in centimetres`."""
        sides = {"left": self.tr("Left"), "right": self.tr("Right")}
        units = {
            "cm": self.tr("in centimetres"),
            "in": self.tr("in inches"),
            "deg": self.tr("in degrees"),
        }
        reading = self.tr("reading {n} of {all}").format(n=n, all=len(self.entries))
        parts = (sides.get(self._side or ""), reading, name, units[self._unit])
        said = ", ".join(part for part in parts if part)
        return f"{said[0].upper()}{said[1:]}"

    def _tell_entered(self) -> None:
        self.entered.emit(self._side)

    # --- layout ---

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GAP // 2)
        last = len(self.entries)
        for k, label in enumerate(self._names):
            grid.addWidget(label, 1 + 2 * k, 0, 1, last)
        for n, trial in enumerate(self.entries):
            grid.addWidget(QuietLabel(self.tr("Reading {n}").format(n=n + 1), Size.SMALL), 0, n)
            for k, entry in enumerate(trial):
                grid.addWidget(entry, 2 + 2 * k, n)
            self.angles[n].setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(self.angles[n], 1 + 2 * LENGTHS, n)
            grid.setColumnStretch(n, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP // 2)
        rows.addWidget(self._heading)
        rows.addLayout(grid)
        rows.addWidget(self.said)
        rows.addStretch(1)
