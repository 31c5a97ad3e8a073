"""What may honestly be said about a flexibility test: baseline, measuring error, verdict, trend.

Values keep the test's own unit and sign; only `change` is signed so that + is better.

The smallest real change is 1.96 · √2 standard errors of one occasion: what two of them differ by
through measuring alone, whether they were taken on two days or on two sides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from statistics import fmean
from typing import TYPE_CHECKING, Any

from stretchdesk.core.progress.measuring import CM_PER
from stretchdesk.core.progress.trend import theil_sen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from stretchdesk.core.content.catalogue import FlexibilityTest
    from stretchdesk.core.progress.records import Measurement
    from stretchdesk.core.progress.trend import Trend

BASELINE_OCCASIONS = 3
# Tapes are read to half a centimetre: differences this small come from binary fractions.
ROUNDING = 1e-9
# A trend compares each point with each: of more than these, weeks take the place of occasions.
MOST_POINTS = 300
SIDES = (None, "left", "right")


class Verdict(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    NOT_BEYOND_ERROR = "not_beyond_error"
    TOO_FEW = "too_few"


@dataclass(frozen=True)
class Series:
    """All occasions of one test and side, oldest first; never empty."""

    test: FlexibilityTest
    side: str | None
    occasions: tuple[Measurement, ...]

    @property
    def smallest_real_change(self) -> float:
        return self.occasions[-1].smallest_real_change

    @property
    def basis(self) -> str:
        return self.occasions[-1].basis

    @property
    def direction(self) -> int:
        """1 where more is better, −1 where less is."""
        return 1 if self.test.better == "higher" else -1

    @property
    def latest(self) -> float:
        return self.occasions[-1].value

    @cached_property
    def baseline(self) -> float | None:
        """Mean of the first three occasions; None while there are fewer."""
        if len(self.occasions) < BASELINE_OCCASIONS:
            return None
        return fmean(row.value for row in self.occasions[:BASELINE_OCCASIONS])

    @property
    def band(self) -> tuple[float, float] | None:
        """Lower and upper end of the measuring error round the baseline."""
        if self.baseline is None:
            return None
        return self.baseline - self.smallest_real_change, self.baseline + self.smallest_real_change

    @property
    def change(self) -> float | None:
        """Mean of the last two occasions against the baseline; + is better."""
        gains = self._last_gains()
        return fmean(gains) if gains else None

    @property
    def verdict(self) -> Verdict:
        """A change is real when the last two occasions lie outside the band on the same side."""
        gains = self._last_gains()
        error = self.smallest_real_change + ROUNDING
        if not gains:
            return Verdict.TOO_FEW
        if min(gains) > error:
            return Verdict.BETTER
        return Verdict.WORSE if max(gains) < -error else Verdict.NOT_BEYOND_ERROR

    @cached_property
    def trend(self) -> Trend | None:
        """None below three occasions, and when all were on one day."""
        if len(self.occasions) < BASELINE_OCCASIONS:
            return None
        points = [(_ordinal(row), row.value) for row in self.occasions]
        if len(points) > MOST_POINTS:
            points = _weekly_means(points)
        return theil_sen(*zip(*points, strict=True))

    def _last_gains(self) -> list[float]:
        if self.baseline is None:
            return []
        return [self.direction * (row.value - self.baseline) for row in self.occasions[-2:]]


def all_series(
    measurements: Iterable[Measurement], tests: Mapping[str, FlexibilityTest]
) -> tuple[Series, ...]:
    """One series per test and side that was measured, in catalogue order, left before right.

    Measurements of tests that are not in the catalogue (a pack that went) are left out.
    """
    grouped: dict[tuple[str, str | None], list[Measurement]] = {}
    for row in sorted(measurements, key=_taken):
        grouped.setdefault((row.test, row.side), []).append(row)
    return tuple(
        Series(test, side, tuple(grouped[test.id, side]))
        for test in tests.values()
        for side in SIDES
        if (test.id, side) in grouped
    )


def shown_in(series: Series, unit: str) -> Series:
    """The same in inches, where `unit` is `in` and it was measured in centimetres."""
    if unit != "in" or series.test.unit != "cm":
        return series
    names = ("min", "max", "step", "smallest_real_change")
    test = replace(series.test, unit=unit, **_divided(series.test, names))
    rows = (
        replace(
            row, unit=unit, trials=tuple(trial / CM_PER[unit] for trial in row.trials),
            **_divided(row, ("value", "smallest_real_change")),
        )
        for row in series.occasions
    )  # fmt: skip
    return Series(test, series.side, tuple(rows))


def side_difference(left: Series, right: Series) -> float | None:
    """How much better the left side of a test is than the right, + or −, on the last two occasions.

    None unless both occasions tell the sides apart beyond measuring error, the same way round;
    nor where a side was measured on another day, after which it may have changed.
    """
    pairs = list(zip(left.occasions[-2:], right.occasions[-2:], strict=False))
    if len(pairs) < 2 or any(one.day != other.day for one, other in pairs):
        return None
    gains = [left.direction * (one.value - other.value) for one, other in pairs]
    error = max(left.smallest_real_change, right.smallest_real_change) + ROUNDING
    return fmean(gains) if min(gains) > error or max(gains) < -error else None


def _divided(source: FlexibilityTest | Measurement, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(source, name) / CM_PER["in"] for name in names}


def _ordinal(row: Measurement) -> int:
    return date.fromisoformat(row.day).toordinal()


def _weekly_means(points: Iterable[tuple[int, float]]) -> list[tuple[int, float]]:
    """For each week with points in it, its Monday and their mean."""
    weeks: dict[int, list[float]] = {}
    for day, value in points:
        weeks.setdefault(day - (day - 1) % 7, []).append(value)
    return [(monday, fmean(values)) for monday, values in weeks.items()]


def _taken(row: Measurement) -> tuple[datetime, str]:
    return datetime.fromisoformat(row.taken_utc), row.id
