"""Which part of the body is painted first: pairwise depth where parts overlap, then topological.

Sorting by mean depth puts a bent arm wholly before or behind the leg it crosses; comparing where
the two really overlap does not.
"""

from __future__ import annotations

from itertools import combinations
from math import hypot
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol

from stretchdesk.core.body.anatomy import PARTS
from stretchdesk.core.body.hands import DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from stretchdesk.core.body.anatomy import Part
    from stretchdesk.core.body.vectors import Vec

_Disc = tuple[float, float, float, float]
"""x, y, depth, radius."""


class Obstacle(Protocol):
    """A prop's box, which knows whether discs lie before it."""

    name: str
    centre: Vec

    def lead(self, discs: Iterable[_Disc]) -> float: ...


MARKS = {
    part.name: tuple(b for b in part.balls if not b.startswith(DIGITS) or "_tip_" in b)
    for part in PARTS
}
"""The balls that stand for a part; of a finger, its tip."""


def _compared(part: Part, other: Part) -> tuple[str, ...]:
    """The part's balls, less those at a joint with the other: they overlap always."""
    joint: frozenset[str] = frozenset()
    for child, parent in ((part, other), (other, part)):
        if child.joined_to == parent.name:
            joint = child.theirs | child.ours
    return tuple(ball for ball in MARKS[part.name] if ball not in joint)


_PAIRS = tuple(
    (
        a.name,
        b.name,
        _compared(a, b),
        _compared(b, a),
        b.name == a.joined_to or a.name == b.joined_to,
    )
    for a, b in combinations(PARTS, 2)
)


class _Box(NamedTuple):
    """A part's box on the picture, and its mean depth."""

    left: float
    right: float
    low: float
    high: float
    depth: float

    @classmethod
    def around(cls, discs: list[_Disc]) -> _Box:
        return cls(
            min([x - r for x, _, _, r in discs]),
            max([x + r for x, _, _, r in discs]),
            min([y - r for _, y, _, r in discs]),
            max([y + r for _, y, _, r in discs]),
            sum([depth for _, _, depth, _ in discs]) / len(discs),
        )

    def meets(self, other: _Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.low < other.high
            and other.low < self.high
        )

    def held(self, discs: list[_Disc]) -> list[_Disc]:
        """The discs that reach into the box."""
        left, right, low, high, _ = self
        return [
            disc
            for disc in discs
            if left < disc[0] + disc[3]
            and disc[0] - disc[3] < right
            and low < disc[1] + disc[3]
            and disc[1] - disc[3] < high
        ]


def painting_order(
    centres: Mapping[str, Vec],
    radii: Mapping[str, float],
    props: Sequence[Obstacle] = (),
    prop_order: Iterable[tuple[str, str, float]] = (),
    bands: Mapping[str, list[_Disc]] = MappingProxyType({}),
) -> list[str]:
    """Names of parts, props and bands from back to front. `centres` are (right, up, to the eye).

    `prop_order` says which props lie behind which, and how clearly.
    """
    discs: dict[str, _Disc] = {
        name: (*centres[name], radii[name]) for names in MARKS.values() for name in names
    }
    groups = {name: [discs[mark] for mark in marks] for name, marks in MARKS.items()}
    boxes = {name: _Box.around(group) for name, group in (groups | dict(bands)).items()}
    behind: dict[str, dict[str, float]] = {name: {} for name in boxes}
    behind |= {prop.name: {} for prop in props}
    _compare_parts(discs, boxes, behind)
    for name, band in bands.items():
        for part, group in groups.items():
            _note(behind, name, part, _lead(band, group))
    for prop in props:
        for name, group in (groups | dict(bands)).items():
            _note(behind, name, prop.name, prop.lead(group))
    for back, front, lead in prop_order:
        _note(behind, front, back, lead)
    depths = {name: box.depth for name, box in boxes.items()}
    return _sorted(depths | {prop.name: prop.centre[2] for prop in props}, behind)


def _compare_parts(
    discs: Mapping[str, _Disc], boxes: Mapping[str, _Box], behind: dict[str, dict[str, float]]
) -> None:
    for a, b, balls_a, balls_b, joined in _PAIRS:
        if boxes[a].meets(boxes[b]):
            lead = _lead(
                boxes[b].held([discs[ball] for ball in balls_a]),
                boxes[a].held([discs[ball] for ball in balls_b]),
            )
            if lead == 0.0 and joined:
                lead = (boxes[a].depth - boxes[b].depth) * 1e-6
            _note(behind, a, b, lead)


def _note(behind: dict[str, dict[str, float]], a: str, b: str, lead: float) -> None:
    """That `a` lies before `b`, or behind it where the lead is negative."""
    if lead > 0:
        behind[a][b] = lead
    elif lead < 0:
        behind[b][a] = -lead


def _lead(ours: list[_Disc], theirs: list[_Disc]) -> float:
    """How clearly we lie before them (positive) or behind, weighed by overlap; 0 if apart."""
    total = 0.0
    for ax, ay, ad, ar in ours:
        for bx, by, bd, br in theirs:
            reach, dx, dy = ar + br, ax - bx, ay - by
            if -reach < dx < reach and -reach < dy < reach:
                overlap = reach - hypot(dx, dy)
                if overlap > 0:
                    total += min(overlap, ar, br) ** 2 * (ad - bd)
    return total


def _sorted(depths: Mapping[str, float], behind: Mapping[str, Mapping[str, float]]) -> list[str]:
    """Topological order; a circle is opened where the claim to lie behind is weakest."""
    left = dict(depths)
    order = []
    while left:

        def claim(name: str) -> tuple[float, float]:
            waits = [lead for other, lead in behind[name].items() if other in left]
            return (sum(waits), left[name])

        best = min(left, key=claim)
        del left[best]
        order.append(best)
    return order
