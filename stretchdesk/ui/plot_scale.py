"""Where ticks and labels of a chart go."""

from __future__ import annotations

import math
from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

STEPS = (1, 2, 5, 10)


def round_ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Round numbers within `low` … `high`, about as many steps as asked for."""
    wanted = (high - low) / about
    tens = 10.0 ** math.floor(math.log10(wanted))
    step = min((tens * step for step in STEPS), key=lambda step: abs(math.log(step / wanted)))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [n * step for n in range(first, last + 1)]


def spread(places: Sequence[float], sizes: Sequence[float]) -> list[float]:
    """Ascending middles of things of these sizes, moved up as little as keeps them apart."""
    result: list[float] = []
    end = -math.inf
    for place, size in zip(places, sizes, strict=True):
        result.append(max(place, end + size / 2))
        end = result[-1] + size / 2
    return result


def thin(places: Sequence[float], least: float) -> list[int]:
    """Which of the ascending places to keep so that all are `least` apart; the last one stays."""
    kept: list[int] = []
    for n in reversed(range(len(places))):
        if not kept or places[kept[-1]] - places[n] >= least:
            kept.append(n)
    return kept[::-1]


def means(values: Sequence[float], count: int) -> list[float]:
    """The mean of each `count` values that follow one another; the last may be of fewer."""
    return [fmean(values[n : n + count]) for n in range(0, len(values), count)]


def zoomed(
    seen: tuple[float, float],
    whole: tuple[float, float],
    about: float,
    factor: float,
    least: float,
) -> tuple[float, float]:
    """What is seen when it gets `factor` times as wide, at least `least`; `about` stays put."""
    left, right = seen
    width = min(max((right - left) * factor, least), whole[1] - whole[0])
    begins = about - (about - left) / (right - left) * width
    return within((begins, begins + width), whole)


def within(seen: tuple[float, float], whole: tuple[float, float]) -> tuple[float, float]:
    """What is seen, moved so that it lies in the whole, and no wider than that."""
    width = min(seen[1] - seen[0], whole[1] - whole[0])
    left = min(max(seen[0], whole[0]), whole[1] - width)
    return left, left + width
