"""How often, when last and how long each stretch was done."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from math import fsum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stretchdesk.core.progress.records import History, Hold


@dataclass(frozen=True, slots=True)
class Practice:
    """Sessions in which a stretch was held, the last day, and the minutes of all its sides."""

    times: int
    last: date
    minutes: float


def practised(history: History) -> Mapping[str, Practice]:
    """Each stretch that was held at all, by id."""
    holds: defaultdict[str, list[Hold]] = defaultdict(list)
    for hold in history.holds:
        if hold.stretch and hold.held_s > 0:
            holds[hold.stretch].append(hold)
    return {stretch: _practice(done) for stretch, done in holds.items()}


def _practice(holds: list[Hold]) -> Practice:
    return Practice(
        times=len({hold.session for hold in holds}),
        last=date.fromisoformat(max(hold.day for hold in holds)),
        minutes=fsum(hold.held_s for hold in holds) / 60,
    )
