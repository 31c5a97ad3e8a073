"""How deep the parts of a body press into each other and into props."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import dist, hypot
from typing import TYPE_CHECKING, NamedTuple

from stretchdesk.core.body.anatomy import PARTS
from stretchdesk.core.body.hands import DIGITS
from stretchdesk.core.body.skeleton import RADII
from stretchdesk.core.body.vectors import Vec, apply, lerp, sub, transpose

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from stretchdesk.core.body.anatomy import Part
    from stretchdesk.core.body.props import Box, Prop

Pair = tuple[str, str]


class Touch(NamedTuple):
    """How deep a ball of flesh reaches into something: another ball, or a box of a prop."""

    depth: float
    ball: str
    into: str


# --- body against body --------------------------------------------------------------------------


class _Sphere(NamedTuple):
    ball: str
    at: Vec
    radius: float


def pressed(centres: Mapping[str, Vec]) -> dict[Pair, Touch]:
    """The parts that press into each other though not joined, as a share of the smaller radius."""
    spheres = {name: _spheres(name, centres) for name in _FILLED}
    boxes = {name: _box(some) for name, some in spheres.items()}
    found = {}
    for a, b in _PAIRS:
        touch = max(
            (
                _touch(p, q)
                for p in _inside(spheres[a], boxes[b])
                for q in _inside(spheres[b], boxes[a])
                if not (is_lap(a, b) and _AT_HIP & {p.ball, q.ball})
            ),
            default=_NONE,
        )
        if touch.depth > 0.0:
            found[a, b] = touch
    return found


def _touch(p: _Sphere, q: _Sphere) -> Touch:
    deep = p.radius + q.radius - dist(p.at, q.at)
    return Touch(deep / min(p.radius, q.radius), p.ball, q.ball)


def is_lap(a: str, b: str) -> bool:
    """Whether the two are trunk and thigh, which press into each other before the hip."""
    return "trunk" in {a, b} and "thigh" in a + b


def _filled(part: Part) -> Iterator[tuple[str, str, float, float]]:
    """A part's spheres without fingers, its links filled up: from ball to ball, how far, radius."""
    for ball in part.balls:
        if not ball.startswith(DIGITS):
            yield ball, ball, 0.0, RADII[ball]
    for link in part.links:
        for (a, *more), (b, *others) in pairwise(link.stations):
            if not (more or others or a.startswith(DIGITS)):
                for k in range(1, _SPHERES):
                    u = k / _SPHERES
                    yield a, b, u, RADII[a] + (RADII[b] - RADII[a]) * u


def _spheres(part: str, centres: Mapping[str, Vec]) -> list[_Sphere]:
    return [
        _Sphere(a, lerp(centres[a], centres[b], u) if u else centres[a], radius)
        for a, b, u, radius in _FILLED[part]
    ]


def _box(spheres: list[_Sphere]) -> list[tuple[float, float]]:
    """Lowest and highest along each axis."""
    return [
        (min(s.at[i] - s.radius for s in spheres), max(s.at[i] + s.radius for s in spheres))
        for i in range(3)
    ]


def _inside(spheres: list[_Sphere], box: list[tuple[float, float]]) -> list[_Sphere]:
    """Those that reach into a box; the others need not be measured."""
    (x0, x1), (y0, y1), (z0, z1) = box
    return [
        s
        for s in spheres
        if x0 - s.radius < s.at[0] < x1 + s.radius
        and y0 - s.radius < s.at[1] < y1 + s.radius
        and z0 - s.radius < s.at[2] < z1 + s.radius
    ]


_SPHERES = 4
_AT_HIP = {
    f"{ball}_{side}"
    for ball in ("hip_socket", "thigh_high", "hip", "seat")
    for side in ("left", "right")
}
_NONE = Touch(0.0, "", "")
_FILLED = {part.name: tuple(_filled(part)) for part in PARTS}
_PAIRS = tuple(
    (a.name, b.name)
    for a, b in combinations(PARTS, 2)
    if is_lap(a.name, b.name) or not (a.joined_to == b.name or b.joined_to == a.name)
)


# --- body against props -------------------------------------------------------------------------


def sunk_into(props: Mapping[str, Prop], centres: Mapping[str, Vec]) -> dict[Pair, Touch]:
    """The parts that reach into props, and how deep in statures."""
    found = {}
    for name, prop in props.items():
        back = transpose(prop.turned)
        for part, balls in _FLESH.items():
            touch = max(
                (
                    Touch(depth, ball, box)
                    for ball in balls
                    for depth, box in _depths(
                        prop, apply(back, sub(centres[ball], prop.origin)), RADII[ball]
                    )
                ),
                default=_NONE,
            )
            if touch.depth > 0.0:
                found[part, name] = touch
    return found


def in_box(prop: Prop, box: Box, point: Vec) -> Vec:
    """A point in the coordinates of one box of a prop."""
    return sub(apply(transpose(prop.turned), sub(point, prop.origin)), box.centre)


def _depths(prop: Prop, at: Vec, radius: float) -> Iterator[tuple[float, str]]:
    """How deep a ball at a point of the prop reaches into each box that it reaches."""
    for box in prop.kind.boxes:
        (x, y, z), (cx, cy, cz), (hx, hy, hz) = at, box.centre, box.half
        bx, by, bz = abs(x - cx) - hx, abs(y - cy) - hy, abs(z - cz) - hz
        if bx < radius and by < radius and bz < radius:
            outside = hypot(max(0.0, bx), max(0.0, by), max(0.0, bz))
            yield radius - outside - min(0.0, max(bx, by, bz)), box.name


_FLESH = {
    part.name: tuple(ball for ball in part.balls if not ball.startswith(DIGITS)) for part in PARTS
}
