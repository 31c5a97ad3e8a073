"""What is known of the desk at an instant. What nobody can tell is None, and never guessed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from stretchdesk.core.breaks.standing import Reason

AWAY_S = 60.0
"""So long without a sign of life, and nobody is counted as working."""


@dataclass(frozen=True, slots=True)
class Senses:
    """`wall` is the time with its zone. `steady_s` is a clock that goes on in sleep and that nobody
    sets. `idle_s` are seconds since the last key or move; `sitting` is whether something is being
    watched; `quiet` is why a reminder would disturb now, as far as that was asked.
    """

    wall: datetime
    steady_s: float
    idle_s: float | None = None
    locked: bool | None = None
    sitting: bool | None = None
    asleep: bool = False
    quiet: Reason | None = None
    in_session: bool = False

    @property
    def now(self) -> float:
        """UTC seconds."""
        return self.wall.timestamp()

    def last_sign(self, *, waiting: bool) -> float | None:
        """The latest instant at which somebody was there, as far as can be seen now.

        Where idleness is unknown, somebody is. While a break is `waiting` to be taken, watching
        something is no sign of working.
        """
        if self.locked or self.asleep:
            return None
        if self.idle_s is None or (self.sitting and not waiting):
            return self.now
        return self.now - max(0.0, self.idle_s)
