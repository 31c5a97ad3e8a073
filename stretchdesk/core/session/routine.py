"""A routine: the ordered steps one session leads through, and how long that takes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

GET_READY_S = 5
SWITCH_SIDES_S = 5
SAME_POSITION_S = 3
NEW_POSITION_S = 8


class Side(StrEnum):
    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Step:
    """One hold. A stretch with sides is two steps, left and right, with equal seconds."""

    kind: str
    stretch: str
    side: Side
    hold_s: int
    reason: str


@dataclass(frozen=True, slots=True)
class Routine:
    """Steps in order; `lead_s[i]` are the seconds of transition before step i."""

    areas: tuple[str, ...]
    minutes: int
    place: str
    level: int
    steps: tuple[Step, ...]
    lead_s: tuple[int, ...]
    notes: tuple[str, ...] = ()

    @property
    def total_s(self) -> int:
        """Seconds from the first get-ready to the last hold's end, everything counted."""
        return sum(self.lead_s) + sum(step.hold_s for step in self.steps)
