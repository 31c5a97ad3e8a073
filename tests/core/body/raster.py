"""Tiny rasters to judge pictures by: shapes as painted, and the same body by depth alone."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import ceil, dist, floor, sqrt
from typing import TYPE_CHECKING, NamedTuple

from stretchdesk.core.body.anatomy import PARTS
from stretchdesk.core.body.scene import Seen
from stretchdesk.core.body.shapes import flat
from stretchdesk.core.body.vectors import lerp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from stretchdesk.core.body.anatomy import Link
    from stretchdesk.core.body.camera import Camera
    from stretchdesk.core.body.shapes import Polygon, Shape
    from stretchdesk.core.body.skeleton import Posture
    from stretchdesk.core.body.vectors import Vec

Pixel = tuple[int, int]
Sphere = tuple["Vec", float]


class Label(NamedTuple):
    """What a pixel shows."""

    part: str
    role: str


def covered(polygons: Iterable[Polygon], px: float) -> set[Pixel]:
    """Pixels (of `px` to the stature) whose middles the polygons hold, by the winding rule."""
    pixels: set[Pixel] = set()
    for polygon in polygons:
        points = [(x * px - 0.5, y * px - 0.5) for x, y in flat(polygon)]
        edges = list(zip(points, points[1:] + points[:1], strict=True))
        for row in range(ceil(min(y for _, y in points)), floor(max(y for _, y in points)) + 1):
            pixels |= {(column, row) for column in _columns(edges, row)}
    return pixels


def _columns(edges: Iterable[tuple[tuple[float, float], ...]], row: int) -> Iterator[int]:
    crossings = sorted(
        (x1 + (row - y1) * (x2 - x1) / (y2 - y1), 1 if y2 > y1 else -1)
        for (x1, y1), (x2, y2) in edges
        if (y1 > row) != (y2 > row)
    )
    winding = 0
    for (x, way), (following, _) in pairwise(crossings):
        winding += way
        if winding:
            yield from range(ceil(x), floor(following) + 1)


def painted(shapes: Iterable[Shape], px: float) -> dict[Pixel, Label]:
    """What each pixel shows once the shapes' fills are painted one over the other."""
    picture: dict[Pixel, Label] = {}
    for shape in shapes:
        label = Label(shape.part, shape.role)
        picture |= dict.fromkeys(covered(shape.fills, px), label)
    return picture


def by_depth(posture: Posture, camera: Camera, px: float) -> dict[Pixel, dict[Label, float]]:
    """For each pixel how near every part comes to the eye there: spheres swept along links."""
    seen = Seen(posture, camera)
    buffer: dict[Pixel, dict[Label, float]] = {}
    for part in PARTS:
        for link in part.links:
            label = Label(part.name, link.role)
            for sphere in _swept(link, seen.centres, seen.radii, 0.7 / px):
                _stamp(buffer, label, sphere, px)
    return buffer


def _swept(
    link: Link, centres: Mapping[str, Vec], radii: Mapping[str, float], step: float
) -> Iterator[Sphere]:
    stations = [[(centres[ball], radii[ball]) for ball in row] for row in link.stations]
    if len(stations) == 1:
        yield from _filled(stations[0], step)
    for a, b in pairwise(stations):
        steps = _steps(a[0], b[0], step)
        for k in range(steps + 1):
            yield from _filled(list(_abreast(a, b, k / steps)), step)


def _abreast(a: Sequence[Sphere], b: Sequence[Sphere], u: float) -> Iterator[Sphere]:
    """Spheres a fraction `u` of the way from one station to the next."""
    longer = max(len(a), len(b))
    for i in range(longer):
        yield _mixed(a[i % len(a)], b[i % len(b)], u)


def _filled(balls: Sequence[Sphere], step: float) -> Iterator[Sphere]:
    """Spheres on the balls, between any two of them, and from there to any third."""
    yield from balls
    for a, b in combinations(balls, 2):
        others = [c for c in balls if c not in (a, b)]
        for middle in _between(a, b, step):
            yield middle
            for other in others:
                yield from _between(middle, other, 2 * step)


def _between(a: Sphere, b: Sphere, step: float) -> Iterator[Sphere]:
    steps = _steps(a, b, step)
    for k in range(1, steps):
        yield _mixed(a, b, k / steps)


def _steps(a: Sphere, b: Sphere, step: float) -> int:
    """A sphere every third of a radius leaves ripples no higher than 2 % of it."""
    return max(1, ceil(dist(a[0], b[0]) / max(step, min(a[1], b[1]) / 3)))


def _mixed(a: Sphere, b: Sphere, u: float) -> Sphere:
    return lerp(a[0], b[0], u), a[1] + (b[1] - a[1]) * u


def _stamp(
    buffer: dict[Pixel, dict[Label, float]], label: Label, sphere: Sphere, px: float
) -> None:
    (x, y, z), radius = sphere
    cx, cy, r = x * px - 0.5, y * px - 0.5, radius * px
    for row in range(ceil(cy - r), floor(cy + r) + 1):
        half2 = r * r - (row - cy) ** 2
        half = sqrt(half2)
        for column in range(ceil(cx - half), floor(cx + half) + 1):
            depth = z + sqrt(max(0.0, half2 - (column - cx) ** 2)) / px
            depths = buffer.setdefault((column, row), {})
            if depth > depths.get(label, -9.0):
                depths[label] = depth
