"""Fitting picked stretches into the time: which come, in which order, how long each is held."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush
from itertools import accumulate
from typing import TYPE_CHECKING

from stretchdesk.core.content.catalogue import Kind, Position
from stretchdesk.core.content.safety import is_eased
from stretchdesk.core.session.picking import block_s
from stretchdesk.core.session.routine import GET_READY_S, Side, Step, lead_times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stretchdesk.core.content.catalogue import Stretch
    from stretchdesk.core.session.candidates import Candidate
    from stretchdesk.core.session.request import Request

# Down to the floor once, and not up again.
_ORDER = (Position.STANDING, Position.CHAIR, Position.FLOOR)

_ROUND_S = 5
"""Holds are whole multiples of this: nobody wants to hold for 43 seconds."""

_TRIES = 12
"""How many beginnings are tried: those further from the wished holds fit no better."""


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch on all its sides, each held `hold_s`; `easier` is its variation.

    A locked one stays as it is when the routine is made anew.
    """

    stretch: Stretch
    reason: str
    hold_s: int
    easier: bool
    locked: bool = False

    def steps(self) -> Iterator[Step]:
        sides = (Side.LEFT, Side.RIGHT) if self.stretch.per_side else (Side.BOTH,)
        kind = str(self.stretch.kind)
        for side in sides:
            yield Step(kind, self.stretch.id, side, self.hold_s, self.reason, self.easier)


def area_loads(blocks: Sequence[Block]) -> Counter[str]:
    """Seconds a side for each primary area; warm-ups stretch none."""
    load: Counter[str] = Counter()
    for block in blocks:
        if block.stretch.kind is Kind.STRETCH:
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


def fits(
    picked: Sequence[Candidate], fixed: Sequence[Block], request: Request, cap_s: int
) -> Iterator[list[Block]]:
    """Beginnings of `picked`, arranged with what is `fixed` and fitted to the time, the most
    pleasant first.

    Pleasant: no stretch twice in a row while there are others, then holds near the level's own.
    """
    wished_s = list(accumulate(block_s(c.stretch, request.hold_s(c.stretch)) for c in picked))
    taken_s = max(GET_READY_S, total_s(fixed))
    room_s = request.target_s - taken_s
    longest_s = accumulate(block_s(c.stretch, c.stretch.hold.max) for c in picked)
    enough = [n for n, most_s in enumerate(longest_s, 1) if most_s + taken_s >= request.low_s]
    variety = len({candidate.stretch.id for candidate in picked}) > 1

    def unpleasant(count: int) -> tuple[int, int]:
        in_a_row = _in_a_row(picked[:count]) if variety else 0
        return in_a_row, abs(wished_s[count - 1] - room_s)

    for count in sorted(enough or range(1, len(picked) + 1), key=unpleasant)[:_TRIES]:
        yield _fitted(picked[:count], fixed, request, cap_s)


def _in_a_row(picked: Sequence[Candidate]) -> int:
    """How often a stretch must follow itself, however they are arranged."""
    used = Counter(candidate.stretch.id for candidate in picked)
    total = Counter(candidate.stretch.position for candidate in picked)
    most: dict[Position, int] = {}
    for candidate in picked:
        position = candidate.stretch.position
        most[position] = max(most.get(position, 0), used[candidate.stretch.id])
    return sum(max(0, 2 * most[position] - total[position] - 1) for position in total)


def _fitted(
    picked: Sequence[Candidate], fixed: Sequence[Block], request: Request, cap_s: int
) -> list[Block]:
    fresh = [
        Block(c.stretch, c.reason, c.stretch.hold.min, is_eased(c.stretch, request.avoid))
        for c in _arranged(picked)
    ]
    spare_s = request.target_s - total_s(arranged([*fixed, *fresh]))
    wishes = [request.hold_s(block.stretch) for block in fresh]
    room = Counter(dict.fromkeys(_areas(fresh), cap_s))
    room.subtract(area_loads([*fixed, *fresh]))
    return arranged([*fixed, *lengthened(fresh, wishes, spare_s, room)])


def arranged(blocks: Iterable[Block]) -> list[Block]:
    """Warm-ups first, then down to the floor once; else in the order they come."""
    return sorted(
        blocks,
        key=lambda block: (
            block.stretch.kind is not Kind.WARMUP,
            _ORDER.index(block.stretch.position),
        ),
    )


def _areas(blocks: Iterable[Block]) -> set[str]:
    return {area for block in blocks for area in block.stretch.primary}


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


def lengthened(
    blocks: Sequence[Block], wishes: Sequence[int], spare_s: int, room: Counter[str] | None = None
) -> list[Block]:
    """The blocks with `spare_s` given to their holds, all in the same ratio to what is wished.

    Five seconds at a time, within each stretch's range; `room` are the seconds a side that each
    area may still get.
    """
    held = [block.hold_s for block in blocks]
    left = Counter(room) if room is not None else None
    heap = [(hold_s / wish, i) for i, (hold_s, wish) in enumerate(zip(held, wishes, strict=True))]
    heapify(heap)
    while heap:
        _, i = heappop(heap)
        stretch = blocks[i].stretch
        longer_s = _ROUND_S - held[i] % _ROUND_S
        cost_s = longer_s * (2 if stretch.per_side else 1)
        too_much = left is not None and any(left[area] < longer_s for area in stretch.primary)
        if held[i] + longer_s > stretch.hold.max or too_much or cost_s > spare_s:
            continue
        held[i] += longer_s
        spare_s -= cost_s
        if left is not None:
            left.subtract(dict.fromkeys(stretch.primary, longer_s))
        heappush(heap, (held[i] / wishes[i], i))
    return [replace(block, hold_s=hold_s) for block, hold_s in zip(blocks, held, strict=True)]
