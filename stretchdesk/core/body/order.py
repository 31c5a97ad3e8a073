"""Which part of the body is painted first: pairwise depth where parts overlap, then topological.

Sorting by mean depth puts a bent arm wholly before or behind the leg it crosses; comparing where
the two really overlap does not.
"""

from __future__ import annotations

from itertools import combinations
from math import hypot
from typing import TYPE_CHECKING

from stretchdesk.core.body.anatomy import PARTS
from stretchdesk.core.body.hands import DIGITS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stretchdesk.core.body.anatomy import Part
    from stretchdesk.core.body.vectors import Vec

_Disc = tuple[float, float, float, float]
"""x, y, depth, radius."""


_MARKS = {
    part.name: tuple(b for b in part.balls if not b.startswith(DIGITS) or "_tip_" in b)
    for part in PARTS
}
"""The balls that stand for a part; of a finger, its tip."""


class _Body:
    """A part's discs and its box on the picture."""

    def __init__(self, part: Part, centres: Mapping[str, Vec], radii: Mapping[str, float]) -> None:
        self.part = part
        self.discs: dict[str, _Disc] = {n: (*centres[n], radii[n]) for n in _MARKS[part.name]}
        discs = self.discs.values()
        self.depth = sum(d[2] for d in discs) / len(discs)
        self.left = min(d[0] - d[3] for d in discs)
        self.right = max(d[0] + d[3] for d in discs)
        self.low = min(d[1] - d[3] for d in discs)
        self.high = max(d[1] + d[3] for d in discs)

    def meets(self, other: _Body) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.low < other.high
            and other.low < self.high
        )


def painting_order(centres: Mapping[str, Vec], radii: Mapping[str, float]) -> list[Part]:
    """Parts from back to front. `centres` are (right, up, to the eye)."""
    bodies = [_Body(part, centres, radii) for part in PARTS]
    behind: dict[str, dict[str, float]] = {part.name: {} for part in PARTS}
    for a, b in combinations(bodies, 2):
        lead = _lead(a, b)
        if lead > 0:
            behind[a.part.name][b.part.name] = lead
        elif lead < 0:
            behind[b.part.name][a.part.name] = -lead
    return [body.part for body in _sorted(bodies, behind)]


def _lead(a: _Body, b: _Body) -> float:
    """How clearly `a` lies before `b` (positive) or behind it, weighed by overlap; 0 if apart."""
    if not a.meets(b):
        return 0.0
    joint = _joint(a, b)
    total = 0.0
    for name, (ax, ay, ad, ar) in a.discs.items():
        if name in joint:
            continue
        for other, (bx, by, bd, br) in b.discs.items():
            reach, dx, dy = ar + br, ax - bx, ay - by
            if -reach < dx < reach and -reach < dy < reach and other not in joint:
                overlap = reach - hypot(dx, dy)
                if overlap > 0:
                    total += min(overlap, ar, br) ** 2 * (ad - bd)
    if total == 0.0 and joint:
        return (a.depth - b.depth) * 1e-6
    return total


def _joint(a: _Body, b: _Body) -> frozenset[str]:
    """Balls at the joint of adjoining parts: they overlap always and decide nothing."""
    for child, parent in ((a.part, b.part), (b.part, a.part)):
        if child.joined_to == parent.name:
            return child.theirs | child.ours
    return frozenset()


def _sorted(bodies: list[_Body], behind: Mapping[str, Mapping[str, float]]) -> list[_Body]:
    """Topological order; a circle is opened where the claim to lie behind is weakest."""
    left = {body.part.name: body for body in bodies}
    order = []
    while left:

        def claim(body: _Body) -> tuple[float, float]:
            waits = [lead for name, lead in behind[body.part.name].items() if name in left]
            return (sum(waits), body.depth)

        first = min(left.values(), key=claim)
        order.append(left.pop(first.part.name))
    return order
