"""Picking stretches: in turns, until the time or each area's share of it is used up."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stretchdesk.core.session.routine import SAME_POSITION_S, SWITCH_SIDES_S

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from stretchdesk.core.content.catalogue import Position, Stretch
    from stretchdesk.core.session.candidates import Candidate

    Seconds = Callable[[Stretch], int]


def block_s(stretch: Stretch, hold_s: int) -> int:
    """Seconds of a stretch on all its sides, with one change in the same position."""
    sides_s = 2 * hold_s + SWITCH_SIDES_S if stretch.per_side else hold_s
    return sides_s + SAME_POSITION_S


@dataclass(slots=True)
class _Tally:
    """What has been picked so far; seconds are per side."""

    cap_s: int
    share_s: Seconds
    load: Counter[str] = field(default_factory=Counter)
    used: Counter[str] = field(default_factory=Counter)
    in_position: Counter[Position] = field(default_factory=Counter)

    def has_room(self, stretch: Stretch) -> bool:
        share_s = self.share_s(stretch)
        return all(self.load[area] + share_s <= self.cap_s for area in stretch.primary)

    def would_follow_itself(self, stretch: Stretch) -> bool:
        return 2 * self.used[stretch.id] > self.in_position[stretch.position]

    def add(self, stretch: Stretch) -> None:
        self.load.update(dict.fromkeys(stretch.primary, self.share_s(stretch)))
        self.used[stretch.id] += 1
        self.in_position[stretch.position] += 1


def pick(
    tiers: Iterable[Iterable[Candidate]], high_s: int, cap_s: int, share_s: Seconds
) -> list[Candidate]:
    """Candidates in turns, tier after tier, for at most `high_s` and at least one.

    No primary area gets more than `cap_s` a side, each stretch counted with its `share_s`.
    """
    tally = _Tally(cap_s, share_s)
    picked: list[Candidate] = []
    shortest_s = 0
    for tier in tiers:
        queue = deque(tier)
        while shortest_s < high_s and (candidate := _take(queue, tally)):
            picked.append(candidate)
            tally.add(candidate.stretch)
            shortest_s += block_s(candidate.stretch, candidate.stretch.hold.min)
    return picked


def _take(queue: deque[Candidate], tally: _Tally) -> Candidate | None:
    """The next that has room and need not follow itself; failing that, the next with room."""
    for _ in range(len(queue)):
        if not tally.has_room(queue[0].stretch):
            queue.popleft()
        elif tally.would_follow_itself(queue[0].stretch):
            queue.rotate(-1)
        else:
            break
    if not queue:
        return None
    queue.rotate(-1)
    return queue[-1]
