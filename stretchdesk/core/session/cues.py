"""What is to be said or sounded between two instants of a session."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from stretchdesk.core.session.events import Phase

if TYPE_CHECKING:
    from stretchdesk.core.session.events import PlayerState

HALF_FROM_S = 20
"""A shorter hold has no half-time."""


class Cue(StrEnum):
    GET_READY = "get_ready"
    SWITCH_SIDES = "switch_sides"
    CHANGE = "change"
    HOLD = "hold"
    REST = "rest"
    HALF = "half"
    THREE = "three"
    TWO = "two"
    ONE = "one"
    DONE = "done"


_LAST = ((3, Cue.THREE), (2, Cue.TWO), (1, Cue.ONE))


def cue_between(before: PlayerState | None, after: PlayerState) -> Cue | None:
    """The cue that falls due; of several that a late tick has passed, the latest.

    `before` is the state last asked about, None at the session's start.
    """
    if before is None or (before.phase, before.index) != (after.phase, after.index):
        return Cue(after.phase)
    if after.phase is not Phase.HOLD:
        return None
    due = [cue for at_s, cue in _marks(after) if after.remaining_s <= at_s < before.remaining_s]
    return due[-1] if due else None


def _marks(state: PlayerState) -> tuple[tuple[float, Cue], ...]:
    """Seconds left at each cue, the earliest first."""
    half = ((state.phase_s / 2, Cue.HALF),) if state.phase_s >= HALF_FROM_S else ()
    return half + _LAST
