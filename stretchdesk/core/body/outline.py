"""Outlines of flesh: what a row of circles sweeps, drawn once as it is and once a line wider.

Points control a smooth curve, which touches the middle of each edge between them (shapes.py).
"""

from __future__ import annotations

from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING

from stretchdesk.core.body.shapes import bulge, directions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stretchdesk.core.body.shapes import Point, Polygon

Rim = tuple[float, float, float, float]
"""A circle and how much wider its line is: x, y, radius, growth."""
Station = tuple[Rim, ...]
Outline = tuple["Polygon", "Polygon"]
"""Fill and edge: the edge is the fill grown by the line."""


def outlines(stations: Sequence[Station]) -> list[Outline]:
    """The outline swept through `stations`: one, or several that overlap.

    Points lie abreast of each station, smoothed between; where the limb comes towards the eye or
    bends sharply, the hulls of neighbouring stations are used instead.
    """
    if len(stations) == 1:
        return [_hull(stations[0])]
    ways = _ways(stations)
    if ways is None:
        return [_hull(a + b) for a, b in pairwise(stations)]
    right = _abreast(stations, [(dy, -dx) for dx, dy in ways])
    left = _abreast(stations, [(-dy, dx) for dx, dy in ways])
    first, last = ways[0], ways[-1]
    end = _cap(stations[-1], last)
    start = _cap(stations[0], (-first[0], -first[1]))
    return [(
        right[0] + end[0] + left[0][::-1] + start[0],
        right[1] + end[1] + left[1][::-1] + start[1],
    )]  # fmt: skip


def _corners(radius: float) -> int:
    """How many directions a circle of this radius needs to look round."""
    return 6 if radius < 0.009 else 8 if radius < 0.03 else 10


def _hull(rims: Station) -> Outline:
    count = _corners(max(rim[2] for rim in rims))
    return _touch(rims, directions(count), bulge(count))


def _touch(rims: Station, ways: Sequence[Point], out: float = 1.0) -> Outline:
    """The points of the circles furthest in each direction, without and with their lines.

    Radii are multiplied by `out`.
    """
    if len(rims) == 1:
        x, y, r, g = rims[0]
        r, line = r * out, (r + g) * out
        return (
            [(x + r * dx, y + r * dy) for dx, dy in ways],
            [(x + line * dx, y + line * dy) for dx, dy in ways],
        )
    fill: Polygon = []
    edge: Polygon = []
    for dx, dy in ways:
        best = -1e9
        for x, y, r, g in rims:
            reach = x * dx + y * dy + r
            if reach > best:
                best, px, py, grow = reach, x + r * out * dx, y + r * out * dy, g * out
        fill.append((px, py))
        edge.append((px + grow * dx, py + grow * dy))
    return fill, edge


def _abreast(stations: Sequence[Station], ways: Sequence[Point]) -> Outline:
    """One point a station, each in its own direction."""
    fill: Polygon = []
    edge: Polygon = []
    for rims, (dx, dy) in zip(stations, ways, strict=True):
        if len(rims) == 1:
            x, y, r, g = rims[0]
            fill.append((x + r * dx, y + r * dy))
            edge.append((x + (r + g) * dx, y + (r + g) * dy))
        else:
            one, other = _touch(rims, ((dx, dy),))
            fill += one
            edge += other
    return fill, edge


def _ways(stations: Sequence[Station]) -> list[Point] | None:
    """The direction of the limb at each station; None where it has no clear one."""
    steps: list[Point] = []
    middles = [rims[0][:3] if len(rims) == 1 else _middle(rims) for rims in stations]
    for (ax, ay, ar), (bx, by, br) in pairwise(middles):
        length = hypot(bx - ax, by - ay)
        if length < 0.3 * max(ar, br) or length < 1.2 * abs(ar - br):
            return None
        steps.append(((bx - ax) / length, (by - ay) / length))
    ways = steps[:1]
    for (ax, ay), (bx, by) in pairwise(steps):
        length = hypot(ax + bx, ay + by)
        if length < 1.5:
            return None
        ways.append(((ax + bx) / length, (ay + by) / length))
    return [*ways, steps[-1]]


def _middle(rims: Station) -> tuple[float, float, float]:
    x, y, r = rims[0][:3]
    for rim in rims[1:]:
        x, y = x + rim[0], y + rim[1]
    return x / len(rims), y / len(rims), r


def _cap(rims: Station, way: Point) -> Outline:
    """The end of a limb, from its right side round to its left."""
    dx, dy = way
    count = _corners(rims[0][2])
    turns = directions(count)[1 : count // 2]
    return _touch(rims, [(dx * s + dy * c, dy * s - dx * c) for c, s in turns], bulge(count))
