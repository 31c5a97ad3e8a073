"""Flat shapes in unit coordinates: convex hulls of circles, which unite by winding.

x grows to the right, y upward, one unit is one stature. All polygons run counter-clockwise, so
that overlapping ones painted as one path with the winding rule become their union.

A polygon's points control a smooth closed curve (a quadratic B-spline): it touches the middle of
each edge and rounds each corner. A point given twice is a sharp corner.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Point = tuple[float, float]
Polygon = list[Point]
Circle = tuple[float, float, float]
"""x, y, radius."""
Bounds = tuple[float, float, float, float]
"""Left, bottom, right, top."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One coat of paint: `edges` in the outline colour, then `fills` in the role's colour.

    `role` is skin, top, legs, hair, face, shadow, `prop:…`, `muscle:AREA` or `area:AREA`;
    `shade` (0–1) says how far the shape lies behind the trunk.
    """

    role: str
    part: str
    fills: Sequence[Polygon]
    edges: Sequence[Polygon] = ()
    shade: float = 0.0


@cache
def directions(count: int) -> tuple[Point, ...]:
    """Unit vectors all round, counter-clockwise."""
    return tuple((cos(2 * pi * k / count), sin(2 * pi * k / count)) for k in range(count))


@cache
def bulge(count: int) -> float:
    """How far outside a circle `count` points must lie for their curve to be that circle."""
    return 1.0 / cos(pi / count)


def hull(circles: Sequence[Circle], count: int = 20) -> Polygon:
    """The convex hull of circles, touched in `count` directions."""
    points: Polygon = []
    out = bulge(count)
    for dx, dy in directions(count):
        best = -1e9
        for x, y, r in circles:
            reach = x * dx + y * dy + r
            if reach > best:
                best, px, py = reach, x + r * out * dx, y + r * out * dy
        points.append((px, py))
    return points


def bounds(shapes: Iterable[Shape]) -> Bounds:
    """Of all fills. ValueError when there are none."""
    points = [p for shape in shapes for polygon in shape.fills for p in polygon]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def contains(polygons: Iterable[Polygon], x: float, y: float) -> bool:
    """Whether any of the polygons holds the point."""
    return any(_inside(polygon, x, y) for polygon in polygons)


def _inside(polygon: Polygon, x: float, y: float) -> bool:
    inside = False
    x1, y1 = polygon[-1]
    for x2, y2 in polygon:
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
        x1, y1 = x2, y2
    return inside


def distance(polygons: Iterable[Polygon], x: float, y: float) -> float:
    """From the point to the nearest edge of the polygons."""
    return min(
        _to_edge(a, b, x, y)
        for polygon in polygons
        for a, b in zip(polygon, polygon[1:] + polygon[:1], strict=True)
    )


def _to_edge(a: Point, b: Point, x: float, y: float) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length2 = dx * dx + dy * dy
    u = 0.0 if length2 == 0 else max(0.0, min(1.0, ((x - a[0]) * dx + (y - a[1]) * dy) / length2))
    return hypot(a[0] + u * dx - x, a[1] + u * dy - y)


def counter_clockwise(polygon: Polygon) -> Polygon:
    """The polygon, turned round if it runs clockwise."""
    return polygon if area(polygon) >= 0 else polygon[::-1]


def area(polygon: Polygon) -> float:
    """Its area in square statures; negative if it runs clockwise."""
    turns = zip(polygon, polygon[1:] + polygon[:1], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in turns) / 2


def sharp(polygon: Polygon) -> Polygon:
    """The polygon with its corners kept."""
    return [point for point in polygon for _ in range(2)]


def flat(polygon: Polygon) -> Polygon:
    """The curve that a polygon controls, as points close enough to need no smoothing."""
    points: Polygon = []
    for (ax, ay), (x, y), (bx, by) in zip(
        polygon[-1:] + polygon[:-1], polygon, polygon[1:] + polygon[:1], strict=True
    ):
        for u in (0.0, 0.5):
            p, q = (1 - u) ** 2 / 2, u * u / 2
            points.append((p * ax + (1 - p - q) * x + q * bx, p * ay + (1 - p - q) * y + q * by))
    return points


def convex(points: Iterable[Point]) -> Polygon:
    """The convex hull of points (Andrew's monotone chain)."""
    ordered = sorted(set(points))
    halves: list[Polygon] = []
    for way in (ordered, ordered[::-1]):
        half: Polygon = []
        for point in way:
            while len(half) > 1 and _left_of(half[-2], half[-1], point) <= 0:
                half.pop()
            half.append(point)
        halves.append(half[:-1])
    return halves[0] + halves[1]


def clipped(polygon: Polygon, window: Polygon) -> Polygon:
    """The part of a polygon inside a convex one, with sharp corners where it is cut.

    Sutherland–Hodgman; empty where they are apart.
    """
    for (ax, ay), (bx, by) in zip(window, window[1:] + window[:1], strict=True):
        dx, dy = bx - ax, by - ay
        sides = [dx * (y - ay) - dy * (x - ax) for x, y in polygon]
        if min(sides, default=0.0) < 0:
            polygon = _cut(polygon, sides)
    return polygon


def _cut(polygon: Polygon, sides: list[float]) -> Polygon:
    """The part of a polygon on the positive side of a line; `sides` tells each point's."""
    kept: Polygon = []
    p, before = polygon[-1], sides[-1]
    for q, now in zip(polygon, sides, strict=True):
        if (before >= 0) != (now >= 0):
            u = before / (before - now)
            kept += [(p[0] + (q[0] - p[0]) * u, p[1] + (q[1] - p[1]) * u)] * 2
        if now >= 0:
            kept.append(q)
        p, before = q, now
    return kept


def _left_of(a: Point, b: Point, p: Point) -> float:
    return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])


def grown(polygon: Polygon, by: float) -> Polygon:
    """The counter-clockwise polygon with every corner moved outwards."""
    result = []
    for (ax, ay), (x, y), (bx, by_) in zip(
        polygon[-1:] + polygon[:-1], polygon, polygon[1:] + polygon[:1], strict=True
    ):
        dx, dy = bx - ax, by_ - ay
        length = hypot(dx, dy) or 1.0
        result.append((x + by * dy / length, y - by * dx / length))
    return result
