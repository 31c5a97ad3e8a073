"""The readings of one side of a flexibility test, and what comes of them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from stretchdesk.core.progress.amounts import amount
from stretchdesk.core.progress.trials import Trials
from stretchdesk.ui.labels import QuietLabel, text_label
from stretchdesk.ui.measure_words import doubt, problem, summary
from stretchdesk.ui.side_words import side_names
from stretchdesk.ui.theme import GAP, Size
from stretchdesk.ui.trial_entry import TrialEntry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stretchdesk.core.content.catalogue import FlexibilityTest

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
    def trials(self) -> Trials:
        """What was typed."""
        lengths = LENGTHS if self._test.inputs else 1
        typed = (tuple(entry.value() for entry in trial[:lengths]) for trial in self.entries)
        return Trials(self._test, self._unit, tuple(typed))

    @property
    def side(self) -> str | None:
        return self._side

    def show_test(self, test: FlexibilityTest, side: str | None, unit: str) -> None:
        """Ask for the readings of this test and side, with nothing entered."""
        self._clear()
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
        self.use_unit(unit)

    def show_readings(self, readings: Sequence[Sequence[float]]) -> None:
        """Enter these, a trial after the other."""
        for entries, numbers in zip(self.entries, readings, strict=False):
            for entry, value in zip(entries, numbers, strict=False):
                entry.setText(f"{value:.2f}".rstrip("0").rstrip(".").replace("-", "−"))

    def choose_side(self, side: str | None) -> None:
        """The readings are those of this side."""
        self._side = side
        self._heading.setText(side_names().get(side or "", ""))
        self._heading.setVisible(side is not None)
        self._name_entries()

    def use_unit(self, unit: str) -> None:
        """What the entries are in: cm, in or deg."""
        self._unit = unit
        self._name_entries()
        self._check()

    def _clear(self) -> None:
        for trial in self.entries:
            for entry in trial:
                entry.clear()

    def _check(self) -> None:
        """Say what the readings come to, or what is wrong with them."""
        trials = self.trials
        wrong = problem(trials) or doubt(trials)
        self.said.setText("\n".join(filter(None, (summary(trials), wrong))))
        for trial, label, value in zip(self.entries, self.angles, trials.values, strict=True):
            label.setText("" if value is None else amount(value, self._test.unit))
            for entry in trial:
                entry.setAccessibleDescription(wrong)
        self.changed.emit()

    def _name_entries(self) -> None:
        for n, trial in enumerate(self.entries, 1):
            for entry, name in zip(trial, self._test.input_names or ("", ""), strict=True):
                entry.setAccessibleName(self._spoken(n, name))

    def _spoken(self, n: int, name: str) -> str:
        """Such as `Left, reading 2 of 3, in centimetres`."""
        units = {
            "cm": self.tr("in centimetres"),
            "in": self.tr("in inches"),
            "deg": self.tr("in degrees"),
        }
        reading = self.tr("reading {n} of {all}").format(n=n, all=len(self.entries))
        parts = (self._heading.text(), reading, name, units[self._unit])
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
