"""What was typed for one side of a flexibility test: what it comes to, or why it cannot be."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from stretchdesk.core.progress.measuring import CM_PER, angle, limits, measurement, score

if TYPE_CHECKING:
    from stretchdesk.core.content.catalogue import FlexibilityTest
    from stretchdesk.core.progress.instants import Moment
    from stretchdesk.core.progress.records import Measurement

    Trial = tuple[float | None, ...]

_FAR = 3
"""Smallest real changes between two trials that hardly anybody gets by moving: that is about six
standard deviations of their difference."""


class Fault(StrEnum):
    """Why a trial is not one; of two lengths one may be missing, or the rise exceed the slope."""

    NO_NUMBER = "no_number"
    MISSING = "missing"
    TOO_LONG = "too_long"
    OUT_OF_RANGE = "out_of_range"


@dataclass(frozen=True, slots=True)
class Trials:
    """`typed` holds one number each, in `unit`, or two for a test of two tape readings.

    None stands where nothing was typed, NaN for what is not a number yet.
    """

    test: FlexibilityTest
    unit: str
    typed: tuple[Trial, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return all(number is None for trial in self.typed for number in trial)

    @property
    def values(self) -> tuple[float | None, ...]:
        """What each trial comes to in the test's own unit; None where it comes to nothing."""
        return tuple(map(self._value, self.typed))

    @property
    def fault(self) -> tuple[int, Fault] | None:
        """The place of the first trial that cannot be, and why."""
        faults = ((n, self._fault(trial)) for n, trial in enumerate(self.typed))
        return next(((n, fault) for n, fault in faults if fault), None)

    @property
    def score(self) -> float | None:
        """What it comes to, in the test's own unit."""
        values = [value for value in self.values if value is not None]
        return score(self.test, values) if values else None

    @property
    def odd_one(self) -> int | None:
        """The place of the trial so far from all others that it may be mistyped, the last if more.

        A person may really move so: it is asked about, never refused.
        """
        values = {n: value for n, value in enumerate(self.values) if value is not None}
        for place in reversed(values):
            gaps = (abs(values[n] - values[place]) for n in values if n != place)
            if min(gaps, default=0.0) > _FAR * self.test.smallest_real_change:
                return place
        return None

    def measurement(self, side: str | None, taken: Moment, row_id: str) -> Measurement:
        """One occasion. Raises StretchDeskError where there is a fault or nothing."""
        inputs = self.test.inputs
        trials = [[number for number in trial if number is not None] for trial in self.typed]
        if not inputs:
            values = [number for trial in trials for number in trial]
            return measurement(self.test, values, side, self.unit, taken, row_id)
        readings = [dict(zip(inputs, trial, strict=True)) for trial in trials if trial]
        return measurement(self.test, (), side, self.unit, taken, row_id, readings)

    def _value(self, trial: Trial) -> float | None:
        numbers = [number for number in trial if number is not None and not math.isnan(number)]
        if len(numbers) < len(trial):
            return None
        if self.test.inputs:
            return angle(*numbers)
        return numbers[0] * CM_PER.get(self.unit, 1.0)

    def _fault(self, trial: Trial) -> Fault | None:
        numbers = [number for number in trial if number is not None]
        if not numbers:
            return None
        if any(map(math.isnan, numbers)):
            return Fault.NO_NUMBER
        if len(numbers) < len(trial):
            return Fault.MISSING
        value = angle(*numbers) if self.test.inputs else numbers[0]
        if value is None:
            return Fault.TOO_LONG
        low, high = limits(self.test, self.test.unit if self.test.inputs else self.unit)
        return None if low <= value <= high else Fault.OUT_OF_RANGE
