"""The occasions of one flexibility test as a chart looks at them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stretchdesk.core.content.catalogue import FlexibilityTest
    from stretchdesk.core.progress.flexibility import Series

# Small numbers: SVG files keep six digits, which of days since the year 1 leaves pixels to chance.
_ORIGIN = date(2020, 1, 1).toordinal()


@dataclass(frozen=True)
class Occasions:
    """One or both sides of one test; at least one, left before right."""

    sides: tuple[Series, ...]

    @property
    def test(self) -> FlexibilityTest:
        return self.sides[0].test

    @cached_property
    def days(self) -> tuple[str, ...]:
        """All days on which a side was measured."""
        return tuple(sorted({row.day for series in self.sides for row in series.occasions}))

    @property
    def heights(self) -> tuple[float, float]:
        """Lowest and highest of what is drawn, bands included."""
        ends = [end for series in self.sides for end in series.band or ()]
        values = [row.value for series in self.sides for row in series.occasions]
        return min(values + ends), max(values + ends)

    def value(self, side: str | None, day: str) -> float | None:
        """What a side measured on a day, the last if several; None if it was not measured."""
        return self._values.get((side, day))

    @cached_property
    def _values(self) -> dict[tuple[str | None, str], float]:
        return {
            (series.side, row.day): row.value for series in self.sides for row in series.occasions
        }


def by_test(series: Sequence[Series]) -> tuple[Occasions, ...]:
    """The series, one group a test, in the order given."""
    groups: dict[str, list[Series]] = {}
    for one in series:
        groups.setdefault(one.test.id, []).append(one)
    return tuple(Occasions(tuple(group)) for group in groups.values())


def day_number(day: str) -> int:
    """Days as numbers along a chart."""
    return date.fromisoformat(day).toordinal() - _ORIGIN
