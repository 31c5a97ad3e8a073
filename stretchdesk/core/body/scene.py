"""From a posture to flat shapes in painting order: what a camera sees of the body and its props."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from stretchdesk.core.body.anatomy import PARTS, SIDES, Link, Part
from stretchdesk.core.body.furniture import (
    Disc,
    band,
    band_shape,
    block_order,
    block_shapes,
    blocks,
    footprints,
)
from stretchdesk.core.body.head import head_shapes
from stretchdesk.core.body.muscles import patches
from stretchdesk.core.body.order import MARKS, painting_order
from stretchdesk.core.body.outline import Outline, outlines
from stretchdesk.core.body.shapes import Circle, Polygon, Shape, convex, hull, sharp
from stretchdesk.core.body.skeleton import RADII, Placed, Posture, ball_centres, place
from stretchdesk.core.body.spots import spot
from stretchdesk.core.body.vectors import Mat, Vec, add, apply, matmul, norm, scale, sub

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from stretchdesk.core.body.camera import Camera
    from stretchdesk.core.body.props import Prop

_THORAX = tuple(
    f"{name}_{side}" for name in ("ribs_low", "ribs", "chest") for side in ("left", "right")
)
_BREATH = 0.035
"""How much the chest widens on a full in-breath."""

_ARM = ("upper_arm", "forearm", "hand")
_PARTS = {part.name: part for part in PARTS}
_TOWEL_OFF = 0.006
MAT_SIZE = (0.36, 1.06)
MAT_THICKNESS = 0.006
_MAT_BEYOND = 0.08


@dataclass(frozen=True, slots=True)
class Mat3:
    """A mat on the floor: centre and half sizes along x and y."""

    x: float
    y: float
    half_x: float
    half_y: float


@dataclass(frozen=True, slots=True)
class Setting:
    """What is there beside the body: a mat, props, and the spots that bands run through."""

    mat: Mat3 | None = None
    props: tuple[Prop, ...] = ()
    bands: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


NOTHING = Setting()


@dataclass(frozen=True, slots=True)
class Look:
    """How to draw: outline width in statures (0: none), lit areas, fullness of the breath."""

    line: float = 0.003
    lit: Mapping[str, str] = field(default_factory=dict)
    breath: float = 0.0


class Seen:
    """A posture as one camera sees it: balls and frames in (right, up, to the eye)."""

    def __init__(self, posture: Posture, camera: Camera, breath: float = 0.0) -> None:
        self.camera = camera
        self.axes: Mat = camera.axes
        self.frames: Placed = {
            name: (matmul(self.axes, rotation), apply(self.axes, origin))
            for name, (rotation, origin) in place(posture).items()
        }
        self.centres: dict[str, Vec] = ball_centres(self.frames, posture.hands)
        self.radii = dict(RADII)
        for name in _THORAX:
            self.radii[name] *= 1.0 + _BREATH * breath
        self.circles: dict[str, Circle] = {
            name: (x, y, self.radii[name]) for name, (x, y, _) in self.centres.items()
        }

    def height(self, ball: str) -> float:
        """Of the ball's lowest point above the floor."""
        _, y, depth = self.centres[ball]
        return self.axes[5] * y + self.axes[8] * depth - self.radii[ball]

    def spots(self, names: Iterable[str]) -> list[Vec]:
        """Points a little off the surface of the body."""
        touched = (spot(self.frames, name) for name in names)
        return [add(at, scale(normal, _TOWEL_OFF)) for at, normal in touched]

    def outlines(self, link: Link, line: float, seams: frozenset[str]) -> list[Outline]:
        """The link's outlines; the line thins out and hides at the seams."""
        circles = self.circles
        return outlines(
            [
                tuple([(*circles[ball], -line if ball in seams else line) for ball in row])
                for row in link.stations
            ]
        )


def draw(posture: Posture, camera: Camera, look: Look, setting: Setting = NOTHING) -> list[Shape]:
    """Everything seen, in painting order: mat, shadow, then body and props from back to front."""
    seen = Seen(posture, camera, look.breath)
    return ground(seen, setting) + body(seen, look, order(seen, setting), setting)


def order(seen: Seen, setting: Setting = NOTHING) -> list[str]:
    """Parts of the body, boxes of the props and pieces of towel and stick, from back to front."""
    props, camera = setting.props, seen.camera
    bands = _bands(seen, setting)
    return painting_order(
        seen.centres, seen.radii, blocks(props, camera), block_order(props, camera), bands
    )


def ground(seen: Seen, setting: Setting = NOTHING) -> list[Shape]:
    """What lies under the body: shadows, on a mat or none."""
    mat = setting.mat
    shadow = _shadow(seen, footprints(setting.props, seen.camera))
    return [*([_mat(mat, seen.axes)] if mat else ()), shadow]


def body(seen: Seen, look: Look, names: Iterable[str], setting: Setting = NOTHING) -> list[Shape]:
    """Body and props in an order from back to front."""
    furniture = block_shapes(setting.props, seen.camera, look.line)
    bands = _bands(seen, setting)
    shapes: list[Shape] = []
    painted: list[Part] = []
    for name in names:
        if name in furniture:
            shapes += furniture[name]
        elif name in bands:
            shapes.append(band_shape(name, bands[name], look.line))
        else:
            shapes += _part(_PARTS[name], seen, look, painted)
    return shapes


def _bands(seen: Seen, setting: Setting) -> dict[str, list[Disc]]:
    """The pieces of towel and stick."""
    rows = [band(kind, seen.spots(names)) for kind, names in setting.bands.items()]
    return {name: discs for row in rows for name, discs in row.items()}


def _part(part: Part, seen: Seen, look: Look, painted: list[Part]) -> Iterable[Shape]:
    """One part with its muscles; it joins what is painted."""
    shade = _shade(part, seen)
    yield from _coats(part, seen, look.line, _seams(part, painted), shade)
    painted.append(part)
    yield from patches(part.name, seen, look.lit, shade)
    if part.name == "head":
        yield from head_shapes(*seen.frames["head"], look.line, shade)


def _seams(part: Part, painted: Iterable[Part]) -> frozenset[str]:
    """Balls of `part` that get no outline, because they flow into a part painted already."""
    seams: frozenset[str] = frozenset()
    for other in painted:
        if part.joined_to == other.name:
            seams |= part.ours
        elif other.joined_to == part.name:
            seams |= other.theirs
    return seams


def _coats(
    part: Part, seen: Seen, line: float, seams: frozenset[str], shade: float
) -> Iterable[Shape]:
    """The part's links, those of one role together under one outline."""
    for role, links in groupby(part.links, key=lambda link: link.role):
        coats = [coat for link in links for coat in seen.outlines(link, line, seams)]
        fills, edges = [fill for fill, _ in coats], [edge for _, edge in coats]
        yield Shape(role, part.name, fills, edges if line else (), shade)


def _shade(part: Part, seen: Seen) -> float:
    """0 for the nearer limb of a pair and the trunk, towards 1 for the far one."""
    kind, _, side = part.name.rpartition("_")
    if not kind:
        return 0.0
    root = "shoulder" if kind in _ARM else "hip"
    own, other = (seen.centres[f"{root}_{s}"] for s in (side, SIDES[side == "left"]))
    apart = sub(other, own)
    return max(0.0, apart[2] / norm(apart))


def _shadow(seen: Seen, blots: list[Polygon]) -> Shape:
    """Soft ground shadow: of each part, the balls near the floor, flattened onto it."""
    for marks in MARKS.values():
        low = [ball for ball in marks if seen.height(ball) < _SHADOW_HEIGHT]
        if low:
            blots.append(_flattened(low, seen))
    return Shape("shadow", "ground", blots)


def _flattened(balls: list[str], seen: Seen) -> Polygon:
    """The hull of the balls' shadows on the floor, seen at the camera's elevation."""
    up, rise = seen.axes[5], max(seen.axes[8], 1e-3)
    circles = []
    for ball in balls:
        x, y, r = seen.circles[ball]
        circles.append((x, (y - up * (seen.height(ball) + r)) / rise, 1.15 * r))
    return [(x, y * rise) for x, y in hull(circles, 8)]


_SHADOW_HEIGHT = 0.06


def _mat(mat: Mat3, axes: Mat) -> Shape:
    corners = [
        apply(axes, (mat.x + i * mat.half_x, mat.y + j * mat.half_y, z))
        for i in (-1, 1)
        for j in (-1, 1)
        for z in (0.0, -MAT_THICKNESS)
    ]
    return Shape("prop:mat", "mat", [sharp(convex((x, y) for x, y, _ in corners))])


def mat_under(postures: Iterable[Posture]) -> Mat3:
    """One mat under all the postures, lying the way the bodies do, centred under the trunks.

    Folded to what they need: beside a whole mat a body that sits or kneels would look small.
    """
    frames = [place(posture) for posture in postures]
    spots = [(name, o) for placed in frames for name, (_, o) in placed.items()]
    legs_and_trunk = [o for name, o in spots if not name.startswith(_ARM)]
    wide, long = (_span(legs_and_trunk, axis) for axis in (0, 1))
    along = 1 if long[1] - long[0] >= wide[1] - wide[0] else 0
    low, high = _span([o for _, o in spots], along)
    length = min(MAT_SIZE[1], high - low + 2 * _MAT_BEYOND) / 2
    trunk = [placed[name][1][1 - along] for placed in frames for name in ("pelvis", "thoracic2")]
    across, middle = sum(trunk) / len(trunk), (low + high) / 2
    if along:
        return Mat3(across, middle, MAT_SIZE[0] / 2, length)
    return Mat3(middle, across, length, MAT_SIZE[0] / 2)


def _span(points: Iterable[Vec], axis: int) -> tuple[float, float]:
    places = [point[axis] for point in points]
    return min(places), max(places)
