"""Props as a camera sees them: boxes with lit and shaded faces, and what lies before what.

Two convex things apart are parted by a plane; whichever is on the eye's side of it lies in front.
For a box and a ball of flesh, one of the box's own faces is such a plane.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise, product
from math import hypot
from typing import TYPE_CHECKING

from stretchdesk.core.body.props import STICK, Box, Prop
from stretchdesk.core.body.shapes import (
    Point,
    Polygon,
    Shape,
    contains,
    convex,
    counter_clockwise,
    distance,
    grown,
    sharp,
)
from stretchdesk.core.body.vectors import Vec, add, apply, dot, lerp, matmul, scale, sub

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from stretchdesk.core.body.camera import Camera

_EDGE_ON = 0.03
"""A face seen more steeply than this does not tell what lies before it."""
_SHADES = (0.8, 0.35, 0.0)
"""How much darker than the top a box is at its sides, and at front and back."""
_SKIRTING = 0.006


class Block:
    """One box of a prop in (right, up, to the eye)."""

    def __init__(self, prop: Prop, box: Box, camera: Camera) -> None:
        axes = camera.axes
        m = matmul(axes, prop.turned)
        self.name = f"{prop.name}:{box.name}"
        self.role = f"prop:{prop.name}"
        self.half = box.half
        self.centre: Vec = apply(axes, prop.point(box.centre))
        self.ways: tuple[Vec, Vec, Vec] = (
            (m[0], m[3], m[6]), (m[1], m[4], m[7]), (m[2], m[5], m[8]),
        )  # fmt: skip
        self.polygon = convex(self._corner(signs) for signs in product((-1, 1), repeat=3))
        xs, ys = [x for x, _ in self.polygon], [y for _, y in self.polygon]
        self.box = (min(xs), max(xs), min(ys), max(ys))

    def _corner(self, signs: Iterable[float]) -> Point:
        corner = self.centre
        for sign, way, half in zip(signs, self.ways, self.half, strict=True):
            corner = add(corner, scale(way, sign * half))
        return corner[0], corner[1]

    def lead(self, discs: Iterable[tuple[float, float, float, float]]) -> float:
        """How clearly discs (x, y, depth, radius) lie before us (positive) or behind."""
        left, right, low, high = self.box
        total = 0.0
        for x, y, depth, r in discs:
            if left < x + r and x - r < right and low < y + r and y - r < high:
                overlap = r - self._outside(x, y)
                if overlap > 0:
                    side = self._side((x, y, depth), (r, r, r))
                    total += min(overlap, r) ** 2 * side
        return total

    def lead_of(self, other: Block) -> float:
        """How clearly another block lies before us."""
        a, b = self.box, other.box
        if a[0] >= b[1] or b[0] >= a[1] or a[2] >= b[3] or b[2] >= a[3]:
            return 0.0
        return self._side(other.centre, other._spans(self.ways)) or -other._side(
            self.centre, self._spans(other.ways)
        )

    def _spans(self, ways: Iterable[Vec]) -> list[float]:
        """Half our size in each of the directions."""
        own = list(zip(self.ways, self.half, strict=True))
        return [sum(abs(dot(way, axis)) * half for axis, half in own) for way in ways]

    def _side(self, at: Vec, spans: Iterable[float]) -> float:
        """By the face that parts us best from what is `at`: whether that is towards the eye."""
        best, lead = -0.5, 0.0
        away = sub(at, self.centre)
        for way, half, span in zip(self.ways, self.half, spans, strict=True):
            along = dot(away, way)
            gap = (abs(along) - half) / span
            if gap > best and abs(way[2]) > _EDGE_ON:
                best, lead = gap, way[2] if along > 0 else -way[2]
        return lead * 0.02

    def _outside(self, x: float, y: float) -> float:
        """How far a point of the picture lies outside us; negative inside."""
        away = distance((self.polygon,), x, y)
        return -away if contains((self.polygon,), x, y) else away

    def shapes(self, line: float) -> list[Shape]:
        """Our silhouette, and the faces turned to the eye."""
        edges = [sharp(grown(self.polygon, line))] if line else []
        shapes = [Shape(self.role, self.name, [sharp(self.polygon)], edges, _SHADES[1])]
        for i, shade in enumerate(_SHADES):
            if shade != _SHADES[1] and abs(self.ways[i][2]) > _EDGE_ON:
                shapes.append(Shape(self.role, self.name, [sharp(self._face(i))], (), shade))
        return shapes

    def _face(self, i: int) -> Polygon:
        toward = 1.0 if self.ways[i][2] > 0 else -1.0
        corners = []
        for u, v in ((-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)):
            signs = [u, v]
            signs.insert(i, toward)
            corners.append(self._corner(signs))
        return counter_clockwise(corners)


@lru_cache(maxsize=128)
def blocks(props: tuple[Prop, ...], camera: Camera) -> tuple[Block, ...]:
    """The boxes of all props. A wall before the eye is cut down to its foot."""
    eye = camera.axes[6:]
    return tuple(
        Block(prop, _cut(prop, box, eye), camera) for prop in props for box in prop.kind.boxes
    )


def _cut(prop: Prop, box: Box, eye: tuple[float, ...]) -> Box:
    facing = prop.direction(prop.kind.normal)
    if prop.name != "wall" or facing[0] * eye[0] + facing[1] * eye[1] > -_EDGE_ON:
        return box
    (x, y, _), (wide, deep, _) = box.centre, box.half
    return Box(box.name, (x, y, _SKIRTING), (wide, deep, _SKIRTING))


@lru_cache(maxsize=128)
def block_shapes(props: tuple[Prop, ...], camera: Camera, line: float) -> Mapping[str, list[Shape]]:
    """The shapes of each block, by its name."""
    return {block.name: block.shapes(line) for block in blocks(props, camera)}


@lru_cache(maxsize=128)
def block_order(props: tuple[Prop, ...], camera: Camera) -> tuple[tuple[str, str, float], ...]:
    """Pairs of blocks of which the first lies behind the second, and how clearly."""
    seen = blocks(props, camera)
    pairs = ((a, b, a.lead_of(b)) for a in seen for b in seen if a is not b)
    return tuple((a.name, b.name, lead) for a, b, lead in pairs if lead > 0)


def footprints(props: tuple[Prop, ...], camera: Camera) -> list[Polygon]:
    """Soft shadows on the floor of props that stand on it."""
    shadows = []
    for prop in props:
        standing = [b for b in prop.kind.boxes if b.centre[2] - b.half[2] < 0.01]
        corners = [
            apply(camera.axes, prop.point((b.centre[0] + i * 1.1 * b.half[0],
                                           b.centre[1] + j * 1.1 * b.half[1], 0.0)))
            for b in standing for i in (-1, 1) for j in (-1, 1)
        ]  # fmt: skip
        if prop.name not in {"wall", "doorway"}:
            shadows.append(convex((x, y) for x, y, _ in corners))
    return shadows


_BAND = 0.010
_SAMPLES = 7
Disc = tuple[float, float, float, float]


_BEYOND = 0.75
"""How far a stick goes on beyond its points, as a share of what lies between them."""


def band(kind: str, points: list[Vec]) -> dict[str, list[Disc]]:
    """The pieces of a towel or stick from point to point, as discs in (right, up, to the eye)."""
    if kind == STICK:
        first, last = points[0], points[-1]
        points = [lerp(last, first, 1 + _BEYOND), lerp(first, last, 1 + _BEYOND)]
    pieces = {}
    for i, (a, b) in enumerate(pairwise(points)):
        steps = [k / (_SAMPLES - 1) for k in range(_SAMPLES)]
        pieces[f"{kind}:{i}"] = [(*add(scale(a, 1.0 - u), scale(b, u)), _BAND) for u in steps]
    return pieces


def band_shape(name: str, discs: list[Disc], line: float) -> Shape:
    """One straight piece of a towel or stick."""
    (ax, ay, _, r), (bx, by, _, _) = discs[0], discs[-1]
    length = hypot(bx - ax, by - ay) or 1.0
    dx, dy = (bx - ax) / length, (by - ay) / length

    def around(r: float) -> Polygon:
        return [(ax + dy * r, ay - dx * r), (bx + dy * r, by - dx * r),
                (bx - dy * r, by + dx * r), (ax - dy * r, ay + dx * r)]  # fmt: skip

    role = f"prop:{name.partition(':')[0]}"
    return Shape(role, name, [around(r)], [around(r + line)] if line else ())
