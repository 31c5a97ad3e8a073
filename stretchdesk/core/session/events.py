"""What a session is in at an instant, and what has ended in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stretchdesk.core.session.routine import Step


class Phase(StrEnum):
    GET_READY = "get_ready"
    SWITCH_SIDES = "switch_sides"
    CHANGE = "change"
    HOLD = "hold"
    REST = "rest"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class HoldEnded:
    """The session's `n`-th ended hold, from 1. `outcome` is full, partial or skipped.

    `reason` is given for what was skipped on purpose or hurt.
    """

    n: int
    step: Step
    started: float
    held_s: float
    outcome: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """`how` is finished, left, hurt or interrupted; `active_s` is without pauses."""

    how: str
    active_s: float


Event = HoldEnded | SessionEnded


@dataclass(frozen=True, slots=True)
class PlayerState:
    """Everything a widget needs to draw one instant; seconds. `step` is the one held or next.

    When done, `index` and `step` are those of the last step played.
    """

    phase: Phase
    paused: bool
    index: int
    steps: int
    step: Step
    next_step: Step | None
    phase_s: float
    remaining_s: float
    progress: float
    """Of the hold or rest, 0–1; 0 in a transition."""
    active_s: float
    remaining_total_s: float
