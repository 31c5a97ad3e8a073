"""What the reminders remember from one instant to the next."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stretchdesk.core.breaks.offer import Offer
    from stretchdesk.core.breaks.standing import Reason

_KEPT = ("wall_s", "due_at", "micro_at", "active_at", "snoozes", "paused_until", "skips", "day")


@dataclass(frozen=True, slots=True)
class Memory:
    """Instants are UTC seconds as the clock on the wall had them.

    `due_at` is when the next break falls, `micro_at` the next micro-stretch. `active_at` is the
    last sign of life, `absent_to` up to when an absence has been allowed for. `free_at` is before
    when no other card appears; `typing_from` since when a break waits for a pause in typing.
    `grows_from` is from when the offer's stages count. `held` is why this break was held back, once
    that is recorded. `skips` are those of `day`.
    """

    wall_s: float
    steady_s: float
    due_at: float
    active_at: float
    micro_at: float | None = None
    absent_to: float = 0.0
    free_at: float = 0.0
    typing_from: float | None = None
    paused_until: float | None = None
    offer: Offer | None = None
    grows_from: float = 0.0
    snoozes: int = 0
    held: Reason | None = None
    skips: int = 0
    day: str = ""

    def moved(self, drift_s: float) -> Memory:
        """The same when the clock on the wall was set by so much; a pause keeps its end."""
        offer = self.offer
        return replace(
            self,
            due_at=self.due_at + drift_s,
            active_at=self.active_at + drift_s,
            micro_at=None if self.micro_at is None else self.micro_at + drift_s,
            absent_to=self.absent_to + drift_s,
            free_at=self.free_at + drift_s,
            typing_from=None if self.typing_from is None else self.typing_from + drift_s,
            offer=replace(offer, since_s=offer.since_s + drift_s) if offer else None,
            grows_from=self.grows_from + drift_s,
        )

    def stored(self) -> dict[str, Any]:
        """What outlasts the program, ready for JSON; an offer does not, its break stays due."""
        return {key: value for key, value in asdict(self).items() if key in _KEPT}


def restored(stored: Mapping[str, Any], now: float, steady_s: float) -> Memory | None:
    """What was stored, as if the program had slept since; None if it makes no sense."""
    try:
        memory = Memory(steady_s=steady_s, **{key: stored[key] for key in _KEPT})
        numbers = [memory.wall_s, memory.due_at, memory.active_at, memory.snoozes, memory.skips]
        maybe = [one for one in (memory.micro_at, memory.paused_until) if one is not None]
        if not all(type(one) in {int, float} for one in numbers + maybe):
            return None
    except (KeyError, TypeError):
        return None
    slept_s = now - memory.wall_s
    if slept_s < 0:  # the clock was set back meanwhile
        return replace(memory.moved(slept_s), wall_s=now)
    return replace(memory, steady_s=steady_s - slept_s)
