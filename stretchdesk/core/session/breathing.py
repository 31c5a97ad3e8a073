"""The breathing pacer: in by the nose, out by the mouth."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi

INHALE_S = 4.0
EXHALE_S = 6.0


@dataclass(frozen=True, slots=True)
class Breath:
    """One instant of breathing: `phase` is in or out, `fraction` of that phase is over (0–1).

    `fullness` of the lungs (0–1) changes slowly at both ends.
    """

    phase: str
    fraction: float
    fullness: float


def breath(t: float, inhale_s: float = INHALE_S, exhale_s: float = EXHALE_S) -> Breath:
    """The breath `t` seconds after the first one began; both durations are above 0."""
    within_s = t % (inhale_s + exhale_s)
    if within_s < inhale_s:
        fraction = within_s / inhale_s
        return Breath("in", fraction, _eased(fraction))
    fraction = min(1.0, (within_s - inhale_s) / exhale_s)
    return Breath("out", fraction, 1 - _eased(fraction))


def _eased(fraction: float) -> float:
    return (1 - cos(pi * fraction)) / 2
