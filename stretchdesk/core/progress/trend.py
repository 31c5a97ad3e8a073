"""The line through a test's occasions that a single bad day cannot pull away."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Z_95 = 1.96


@dataclass(frozen=True, slots=True)
class Trend:
    """Theil–Sen slope in units per week with its 95 % interval; the line's two ends."""

    per_week: float
    low: float
    high: float
    first: float
    last: float


def theil_sen(days: Sequence[int], values: Sequence[float]) -> Trend | None:
    """Median of the slopes between all pairs of days; interval from Kendall's variance (Sen)."""
    points = zip(days, values, strict=True)
    slopes = sorted(
        (y2 - y1) / (x2 - x1) for (x1, y1), (x2, y2) in combinations(points, 2) if x1 != x2
    )
    if not slopes:
        return None
    ties = _tied(Counter(days).values()) + _tied(Counter(values).values())
    sigma = math.sqrt(max(_tied([len(days)]) - ties, 0) / 18)
    outside = math.floor((len(slopes) - Z_95 * sigma) / 2)
    low = min(max(outside, 0), (len(slopes) - 1) // 2)
    slope = median(slopes)
    centre, height = median(days), median(values)
    return Trend(
        per_week=7 * slope,
        low=7 * slopes[low],
        high=7 * slopes[-1 - low],
        first=height + slope * (min(days) - centre),
        last=height + slope * (max(days) - centre),
    )


def _tied(groups: Iterable[int]) -> int:
    return sum(n * (n - 1) * (2 * n + 5) for n in groups)
