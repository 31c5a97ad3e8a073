"""Fitting picked stretches into the time: which come, in which order, how long each is held."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import accumulate
from typing import TYPE_CHECKING

from stretchdesk.core.content.catalogue import Position
from stretchdesk.core.content.safety import is_eased
from stretchdesk.core.session.picking import block_s
from stretchdesk.core.session.routine import GET_READY_S, Side, Step, lead_times

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stretchdesk.core.content.catalogue import Stretch
    from stretchdesk.core.session.candidates import Candidate
    from stretchdesk.core.session.request import Request

# Down to the floor once, and not up again.
_ORDER = (Position.STANDING, Position.CHAIR, Position.FLOOR)

_ROUND_S = 5
"""Holds are whole multiples of this: nobody wants to hold for 43 seconds."""


@dataclass(slots=True)
class Block:
    """One picked stretch on all its sides, each held `hold_s`; `easier` is its variation."""

    stretch: Stretch
    reason: str
    hold_s: int
    easier: bool

    def steps(self) -> Iterator[Step]:
        sides = (Side.LEFT, Side.RIGHT) if self.stretch.per_side else (Side.BOTH,)
        kind = str(self.stretch.kind)
        for side in sides:
            yield Step(kind, self.stretch.id, side, self.hold_s, self.reason, self.easier)


def area_loads(blocks: Sequence[Block]) -> Counter[str]:
    """Seconds a side for each primary area."""
    load: Counter[str] = Counter()
    for block in blocks:
        load.update(dict.fromkeys(block.stretch.primary, block.hold_s))
    return load


def steps_and_leads(blocks: Sequence[Block]) -> tuple[tuple[Step, ...], tuple[int, ...]]:
    """The steps of the blocks, and the seconds of transition before each."""
    steps = tuple(step for block in blocks for step in block.steps())
    positions = {block.stretch.id: block.stretch.position for block in blocks}
    return steps, lead_times(steps, positions.__getitem__)


def total_s(blocks: Sequence[Block]) -> int:
    steps, lead_s = steps_and_leads(blocks)
    return sum(lead_s) + sum(step.hold_s for step in steps)


def fits(picked: Sequence[Candidate], request: Request, cap_s: int) -> Iterator[list[Block]]:
    """Beginnings of `picked`, arranged and fitted to the time, the most pleasant first.

    Pleasant: no stretch twice in a row while there are others, then holds near the level's own.
    """
    wished_s = list(accumulate(block_s(c.stretch, request.hold_s(c.stretch)) for c in picked))
    variety = len({candidate.stretch.id for candidate in picked}) > 1

    def unpleasant(count: int) -> tuple[int, int]:
        in_a_row = _in_a_row(picked[:count]) if variety else 0
        return in_a_row, abs(GET_READY_S + wished_s[count - 1] - request.target_s)

    for count in sorted(range(1, len(picked) + 1), key=unpleasant):
        yield _fitted(picked[:count], request, cap_s)


def _in_a_row(picked: Sequence[Candidate]) -> int:
    """How often a stretch must follow itself, however they are arranged."""
    used = Counter(candidate.stretch.id for candidate in picked)
    total = Counter(candidate.stretch.position for candidate in picked)
    most: dict[Position, int] = {}
    for candidate in picked:
        position = candidate.stretch.position
        most[position] = max(most.get(position, 0), used[candidate.stretch.id])
    return sum(max(0, 2 * most[position] - total[position] - 1) for position in total)


def _fitted(picked: Sequence[Candidate], request: Request, cap_s: int) -> list[Block]:
    blocks = [
        Block(c.stretch, c.reason, c.stretch.hold.min, is_eased(c.stretch, request.avoid))
        for c in _arranged(picked)
    ]
    _lengthen(blocks, request, cap_s)
    return blocks


def _arranged(picked: Sequence[Candidate]) -> Iterator[Candidate]:
    for position in _ORDER:
        yield from _spread([c for c in picked if c.stretch.position is position])


def _spread(group: Sequence[Candidate]) -> Iterator[Candidate]:
    """In the order picked, but none follows itself where that can be avoided."""
    queue = list(group)
    left = Counter(candidate.stretch.id for candidate in group)
    last = ""
    while queue:
        most, times = left.most_common(1)[0]
        urgent = {most} if 2 * times > len(queue) else left.keys()
        others = (c for c in queue if c.stretch.id != last and c.stretch.id in urgent)
        following = next(others, queue[0])
        queue.remove(following)
        last = following.stretch.id
        left[last] -= 1
        yield following


def _lengthen(blocks: Sequence[Block], request: Request, cap_s: int) -> None:
    """Five seconds at a time, all holds grow in the same ratio to the level's own."""
    spare_s = request.target_s - total_s(blocks)
    load = area_loads(blocks)
    wished = [request.hold_s(block.stretch) for block in blocks]
    heap = [(block.hold_s / wished[i], i) for i, block in enumerate(blocks)]
    heapify(heap)
    while heap:
        _, i = heappop(heap)
        block, stretch = blocks[i], blocks[i].stretch
        longer_s = _ROUND_S - block.hold_s % _ROUND_S
        cost_s = longer_s * (2 if stretch.per_side else 1)
        too_long = block.hold_s + longer_s > stretch.hold.max
        too_much = any(load[area] + longer_s > cap_s for area in stretch.primary)
        if too_long or too_much or cost_s > spare_s:
            continue
        block.hold_s += longer_s
        spare_s -= cost_s
        load.update(dict.fromkeys(stretch.primary, longer_s))
        heappush(heap, (block.hold_s / wished[i], i))
