"""What may honestly be said about a flexibility test: baseline, measuring error, verdict, trend.

Values keep the test's own unit and sign; only `change` is signed so that + is better.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from statistics import fmean
from typing import TYPE_CHECKING

from stretchdesk.core.progress.measuring import number
from stretchdesk.core.progress.trend import theil_sen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from stretchdesk.core.content.catalogue import FlexibilityTest
    from stretchdesk.core.progress.records import Measurement
    from stretchdesk.core.progress.trend import Trend

BASELINE_OCCASIONS = 3
# Tapes are read to half a centimetre: differences this small come from binary fractions.
ROUNDING = 1e-9
SIDES = (None, "left", "right")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Verdict(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    NOT_BEYOND_ERROR = "not_beyond_error"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
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
    def latest(self) -> float:
        return self.occasions[-1].value

    @property
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

    @property
    def trend(self) -> Trend | None:
        """None below three occasions, and when all were on one day."""
        if len(self.occasions) < BASELINE_OCCASIONS:
            return None
        days = [date.fromisoformat(row.day).toordinal() for row in self.occasions]
        return theil_sen(days, [row.value for row in self.occasions])

    def _last_gains(self) -> list[float]:
        if self.baseline is None:
            return []
        direction = 1 if self.test.better == "higher" else -1
        return [direction * (row.value - self.baseline) for row in self.occasions[-2:]]


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


def sentence(series: Series, today: date) -> str:
    """What the series says, in one plain sentence."""
    if series.change is None:
        missing = BASELINE_OCCASIONS - len(series.occasions)
        return f"Measure {missing} more {'time' if missing == 1 else 'times'} to see a change"
    amount = _amount(series.change, series.test.unit)
    working = "" if series.basis == "published" else " (working value)"
    if series.verdict is Verdict.NOT_BEYOND_ERROR:
        return f"{amount}: cannot be told from measuring error yet{working}"
    since = _spoken_day(date.fromisoformat(series.occasions[0].day), today)
    return f"{amount} since {since}: more than measuring error{working}"


def _taken(row: Measurement) -> tuple[datetime, str]:
    return datetime.fromisoformat(row.taken_utc), row.id


def _amount(change: float, unit: str) -> str:
    text = number(change)
    if text in {"0", "−0"}:
        text = "±0"
    elif change > 0:
        text = f"+{text}"
    return f"{text}°" if unit == "deg" else f"{text} {unit}"


def _spoken_day(day: date, today: date) -> str:
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"
