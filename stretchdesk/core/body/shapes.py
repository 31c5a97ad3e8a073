"""Flat shapes in unit coordinates: convex hulls of circles, which unite by winding.

x grows to the right, y upward, one unit is one stature. All polygons run counter-clockwise, so
that overlapping ones painted as one path with the winding rule become their union.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Point = tuple[float, float]
Polygon = list[Point]
Circle = tuple[float, float, float]
"""x, y, radius."""


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


def hull(circles: Sequence[Circle], count: int = 20) -> Polygon:
    """The convex hull of circles, touched in `count` directions."""
    return [_support(circles, dx, dy) for dx, dy in directions(count)]


def corners(radius: float) -> int:
    """How many directions a circle of this radius needs to look round."""
    return 8 if radius < 0.009 else 12 if radius < 0.022 else 16 if radius < 0.04 else 20


def outlines(stations: Sequence[Sequence[Circle]]) -> list[Polygon]:
    """The outline of a limb swept through `stations`: one polygon, or several that overlap.

    Points lie abreast of each station, smoothed between; where the limb comes towards the eye or
    bends sharply, the hulls of neighbouring stations are used instead.
    """
    if len(stations) == 1:
        return [hull(stations[0], corners(stations[0][0][2]))]
    middles = [_middle(circles) for circles in stations]
    ways = _ways(middles, stations)
    if ways is None:
        return [
            hull([*a, *b], corners(max(a[0][2], b[0][2])))
            for a, b in pairwise(stations)
        ]
    right = [_support(row, dy, -dx) for row, (dx, dy) in zip(stations, ways, strict=True)]
    left = [_support(row, -dy, dx) for row, (dx, dy) in zip(stations, ways, strict=True)]
    back = (-ways[0][0], -ways[0][1])
    outline = _smooth(right) + _cap(stations[-1], ways[-1]) + _smooth(left[::-1])
    return [outline + _cap(stations[0], back)]


def _support(circles: Sequence[Circle], dx: float, dy: float) -> Point:
    """The point of the circles furthest in a direction."""
    best = -1e9
    for x, y, r in circles:
        reach = x * dx + y * dy + r
        if reach > best:
            best, px, py = reach, x + r * dx, y + r * dy
    return px, py


def _middle(circles: Sequence[Circle]) -> Point:
    return sum(c[0] for c in circles) / len(circles), sum(c[1] for c in circles) / len(circles)


def _ways(middles: list[Point], stations: Sequence[Sequence[Circle]]) -> list[Point] | None:
    """The direction of the limb at each station; None where it has no clear one."""
    steps = []
    for (ax, ay), (bx, by), a, b in zip(
        middles, middles[1:], stations, stations[1:], strict=False
    ):
        length = hypot(bx - ax, by - ay)
        if length < 0.3 * max(a[0][2], b[0][2]) or length < 1.2 * abs(a[0][2] - b[0][2]):
            return None
        steps.append(((bx - ax) / length, (by - ay) / length))
    ways = [steps[0]]
    for (ax, ay), (bx, by) in pairwise(steps):
        length = hypot(ax + bx, ay + by)
        if length < 1.5:
            return None
        ways.append(((ax + bx) / length, (ay + by) / length))
    return [*ways, steps[-1]]


def _cap(circles: Sequence[Circle], way: Point) -> Polygon:
    """The end of a limb, from its right side round to its left."""
    dx, dy = way
    count = corners(circles[0][2]) // 2
    return [
        _support(circles, dx * c + dy * s, dy * c - dx * s)
        for c, s in (
            (sin(pi * k / count), cos(pi * k / count)) for k in range(1, count)
        )
    ]


def _smooth(points: Polygon) -> Polygon:
    """The points with one more between each two (four-point interpolation)."""
    result = [points[0]]
    last = len(points) - 1
    for i in range(last):
        (ax, ay), (bx, by) = points[i], points[i + 1]
        (px, py), (qx, qy) = points[max(0, i - 1)], points[min(last, i + 2)]
        result.append(((9 * (ax + bx) - px - qx) / 16, (9 * (ay + by) - py - qy) / 16))
        result.append((bx, by))
    return result


def bounds(shapes: Iterable[Shape]) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of all fills. ValueError when there are none."""
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
    area = sum(
        a[0] * b[1] - b[0] * a[1] for a, b in zip(polygon, polygon[1:] + polygon[:1], strict=True)
    )
    return polygon if area >= 0 else polygon[::-1]
