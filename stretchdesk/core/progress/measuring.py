"""One occasion of a flexibility test, from what the person read off."""

from __future__ import annotations

import json
import math
from math import fsum
from typing import TYPE_CHECKING

from stretchdesk.core.errors import StretchDeskError, UsageError
from stretchdesk.core.progress.amounts import number
from stretchdesk.core.progress.records import Measurement

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stretchdesk.core.content.catalogue import FlexibilityTest
    from stretchdesk.core.progress.instants import Moment

CM_PER = {"cm": 1.0, "in": 2.54}


def measurement(
    test: FlexibilityTest,
    trials: Sequence[float],
    side: str | None,
    unit: str | None,
    taken: Moment,
    row_id: str,
    readings: Sequence[Mapping[str, float]] = (),
) -> Measurement:
    """One occasion of a test from its trials, in `unit` (None: the test's own), or from `readings`.

    Each reading maps the names in `test.inputs` to two lengths in the same unit, and becomes one
    trial; lengths in inches are kept in centimetres. Raises UsageError when side, unit or names do
    not fit the test, StretchDeskError when a value cannot be.
    """
    _check_side(test, side)
    if bool(trials) == bool(readings):
        raise UsageError(f"{test.name}: give its values, or its readings")
    if readings:
        lengths = [_in_cm(reading, unit) for reading in readings]
        values = tuple(_ranged(test, _angle(test, reading), test.unit) for reading in lengths)
    else:
        values = tuple(_ranged(test, trial, unit or test.unit) for trial in trials)
    return Measurement(
        id=row_id,
        test=test.id,
        side=side,
        taken_utc=taken.utc,
        day=taken.day,
        value=score(test, values),
        unit=test.unit,
        trials=values,
        readings=json.dumps(lengths) if readings else None,
        score=test.score,
        smallest_real_change=test.smallest_real_change,
        basis=test.basis,
        created_utc=taken.created_utc,
    )


def entered(row: Measurement, test: FlexibilityTest) -> list[list[float]]:
    """What was read off in each trial: one value, or two lengths in centimetres.

    Empty where the row does not tell, as one from elsewhere may not.
    """
    if not test.inputs:
        return [[trial] for trial in row.trials]
    try:
        pairs = [
            [float(one[name]) for name in test.inputs] for one in json.loads(row.readings or "")
        ]
    except (ValueError, TypeError, KeyError):
        return []
    return pairs


def limits(test: FlexibilityTest, unit: str) -> tuple[float, float]:
    """The lowest and the highest value that can be, in `unit`.

    Where it is not the test's own they are whole tenths, so that what is said is what is taken.
    Raises UsageError when the unit does not fit.
    """
    factor = _factor(test, unit)
    if factor == 1.0:
        return test.min, test.max
    return math.ceil(10 * test.min / factor) / 10, math.floor(10 * test.max / factor) / 10


def angle(rise: float, length: float) -> float | None:
    """Degrees from two lengths in one unit, the rise and the slope's; None if they cannot be."""
    if not (math.isfinite(length) and abs(rise) <= length and length > 0):
        return None
    return math.degrees(math.asin(rise / length))


def _check_side(test: FlexibilityTest, side: str | None) -> None:
    if test.per_side and side not in {"left", "right"}:
        raise UsageError(f"{test.name} is measured on each side: say left or right")
    if not test.per_side and side is not None:
        raise UsageError(f"{test.name} has no sides: leave the side out")


def score(test: FlexibilityTest, values: Sequence[float]) -> float:
    """What an occasion comes to: the mean of its trials or the best."""
    if test.score == "mean":
        return fsum(values) / len(values)
    return max(values) if test.better == "higher" else min(values)


def _ranged(test: FlexibilityTest, value: float, unit: str) -> float:
    """The value in the test's unit, if it can be."""
    low, high = limits(test, unit)
    if not low <= value <= high:
        span = f"{number(low)} to {number(high)} {unit}"
        raise StretchDeskError(f"{test.name}: {value:g} {unit} is outside {span}")
    return value * _factor(test, unit)


def _in_cm(reading: Mapping[str, float], unit: str | None) -> dict[str, float]:
    factor = CM_PER.get(unit or "", 1.0)
    return {name: length * factor for name, length in reading.items()}


def _factor(test: FlexibilityTest, unit: str) -> float:
    if unit == test.unit:
        return 1.0
    if test.unit == "cm" and unit in CM_PER:
        return CM_PER[unit]
    fitting = " or ".join(CM_PER) if test.unit == "cm" else test.unit
    raise UsageError(f"{test.name} is measured in {fitting}, not {unit}")


def _angle(test: FlexibilityTest, reading: Mapping[str, float]) -> float:
    if not test.inputs or set(reading) != set(test.inputs):
        wanted = (
            f"takes the readings {' and '.join(test.inputs)}" if test.inputs else "takes values"
        )
        raise UsageError(f"{test.name} {wanted}, not {', '.join(reading)}")
    rise, length = (reading[name] for name in test.inputs)
    value = angle(rise, length)
    if value is None:
        first, second = test.inputs
        raise StretchDeskError(
            f"{test.name}: {first} {number(rise)} cannot be longer than "
            f"{second} {number(length)}; measure both again"
        )
    return value
