"""Muscles as patches on the surface, one or more for each of the 13 areas and each side.

A surface is a row of elliptic rings, each spanned by one or two balls and turned with its frame,
so patches bend with the spine and the hip. A patch is a stretch of rings between two angles
(0 front, 90 outer side, 180 back); only the part of it that faces the eye is drawn.
"""

from __future__ import annotations

from math import atan2, cos, degrees, pi, radians, sin
from typing import TYPE_CHECKING, NamedTuple, Protocol

from stretchdesk.core.body.anatomy import SIDES
from stretchdesk.core.body.shapes import Point, Polygon, Shape, area, counter_clockwise
from stretchdesk.core.body.vectors import Mat, Vec, dot, lerp, norm, scale, sub

if TYPE_CHECKING:
    from collections.abc import Mapping


class Eye(Protocol):
    """A posture as a camera sees it: centres and frames in (right, up, to the eye)."""

    centres: dict[str, Vec]
    radii: dict[str, float]
    frames: dict[str, tuple[Mat, Vec]]


class _Surface(NamedTuple):
    """Rings from one end of a body part to the other, as (frame, ball)."""

    part: str
    paired: bool
    rings: tuple[tuple[str, str], ...]


def _limb(part: str, balls: str) -> _Surface:
    return _Surface(part, paired=False, rings=tuple((part, ball) for ball in balls.split()))


_SURFACES = {
    "thigh": _limb("thigh", "hip_socket thigh_high thigh_mid thigh_low knee"),
    "shank": _limb("shank", "shank_root calf calf_low above_ankle"),
    "upper_arm": _limb("upper_arm", "shoulder deltoid biceps above_elbow elbow"),
    "forearm": _limb("forearm", "forearm_root forearm_belly forearm_low wrist"),
    "seat": _Surface(
        "trunk", paired=True, rings=(("pelvis", "seat"), ("pelvis", "iliac"))
    ),
    "trunk": _Surface(
        "trunk",
        paired=True,
        rings=(
            ("pelvis", "hip"), ("pelvis", "iliac"), ("lumbar2", "waist"),
            ("lumbar3", "ribs_low"), ("thoracic1", "ribs"), ("thoracic2", "chest"),
            ("thoracic3", "upper_back"), ("thoracic3", "neck_root"),
        ),
    ),
    "neck": _Surface("trunk", paired=True, rings=(("neck", "trapezius"), ("head", "neck_high"))),
}  # fmt: skip


class Patch(NamedTuple):
    """Rings `start`…`end` (fractions between rings allowed), angles `low`…`high` in degrees."""

    area: str
    surface: str
    start: float
    end: float
    low: float
    high: float

    def part(self, side: str) -> str:
        """The body part it lies on."""
        surface = _SURFACES[self.surface]
        return surface.part if surface.paired else f"{surface.part}_{side}"


PATCHES = (
    Patch("hamstrings", "thigh", 0.7, 3.8, 118, 242),
    Patch("quads", "thigh", 0.7, 3.8, -55, 70),
    Patch("adductors", "thigh", 0.4, 3.2, 225, 300),
    Patch("hip_flexors", "thigh", -0.2, 1.0, -50, 50),
    Patch("hip_flexors", "trunk", 0.0, 1.3, 15, 75),
    Patch("glutes", "seat", -0.6, 0.8, 104, 174),
    Patch("glutes", "thigh", -0.7, 0.7, 80, 235),
    Patch("calves", "shank", 0.25, 2.3, 110, 250),
    Patch("lower_back", "trunk", 0.9, 3.2, 140, 176),
    Patch("spine", "trunk", 3.1, 5.9, 125, 176),
    Patch("obliques", "trunk", 1.1, 3.4, 60, 122),
    Patch("chest", "trunk", 3.9, 5.8, 8, 78),
    Patch("shoulders", "upper_arm", -0.5, 2.1, -180, 180),
    Patch("forearms", "forearm", 0.2, 2.6, -180, 180),
    Patch("neck", "neck", -0.1, 0.8, 105, 174),
)
_BY_PART = {
    part: tuple(patch for patch in PATCHES if _SURFACES[patch.surface].part == part)
    for part in {surface.part for surface in _SURFACES.values()}
}
_STEPS = 5
_SLIVER = 3e-4
"""A patch of which less is seen, in square statures, is a hair and looks like a mistake."""
_INSET = 0.97
"""Patches stay this far inside the outline."""


def patches(part: str, eye: Eye, lit: Mapping[str, str], shade: float) -> list[Shape]:
    """The lit muscles on one body part. `lit` maps `hamstrings_left` to primary or secondary."""
    if not lit:
        return []
    kind, _, own = part.rpartition("_")
    name, sides = (kind, (own,)) if own in SIDES else (part, SIDES)
    shapes = []
    for patch in _BY_PART.get(name, ()):
        for side in sides:
            strength = lit.get(f"{patch.area}_{side}")
            outline = patch_outline(patch, side, eye) if strength else None
            if outline and area(outline) > _SLIVER:
                shapes.append(Shape(f"{strength}:{patch.area}", part, [outline], (), shade))
    return shapes


def patch_outline(
    patch: Patch, side: str, eye: Eye, *, inset: float | None = None
) -> Polygon | None:
    """The visible outline of a patch, or None where it is turned away.

    A muscle's belly, thinner towards its ends; with an `inset` the whole field, so wide.
    """
    rings = _rings(_SURFACES[patch.surface], side, eye)
    middle, half = (patch.low + patch.high) / 2, (patch.high - patch.low) / 2
    left: list[Point] = []
    right: list[Point] = []
    for share, belly in _STATIONS:
        ring = _between(rings, patch.start + (patch.end - patch.start) * share)
        span = ring.visible(middle, half, belly if inset is None else 1.0)
        if span:
            left.append(ring.at(span[0], inset or _INSET))
            right.append(ring.at(span[1], inset or _INSET))
    return counter_clockwise(left + right[::-1]) if len(left) > 2 else None


_STATIONS = tuple(
    (share, (1.0 - abs(2 * share - 1) ** 3) ** 0.5)
    # Closer together at the ends, which are round.
    for share in ((1.0 - cos(pi * k / _STEPS)) / 2 for k in range(_STEPS + 1))
)
"""Where along a patch its outline is computed, and how wide a muscle's belly is there."""


class _Ring(NamedTuple):
    """An elliptic cross-section in picture coordinates: centre, and the semi-axes as vectors."""

    centre: Vec
    outer: Vec
    front: Vec

    def visible(self, middle: float, half: float, share: float) -> tuple[float, float] | None:
        """The part of the angles `middle` ± `share` of `half` that faces the eye.

        Of what goes all round, that share of the side towards the eye.
        """
        outer, front = self.outer, self.front
        facing = degrees(atan2(outer[2] * dot(front, front), front[2] * dot(outer, outer)))
        if half >= 180.0:
            return facing - 90.0 * share, facing + 90.0 * share
        half *= share
        away = (facing - middle + 180.0) % 360.0 - 180.0
        low, high = max(-half, away - 90.0), min(half, away + 90.0)
        return (middle + low, middle + high) if low <= high else None

    def at(self, angle: float, inset: float) -> Point:
        (x, y, _), (ox, oy, _), (fx, fy, _) = self
        c, s = cos(radians(angle)) * inset, sin(radians(angle)) * inset
        return x + fx * c + ox * s, y + fy * c + oy * s


def _rings(surface: _Surface, side: str, eye: Eye) -> list[_Ring]:
    k = 1.0 if side == "right" else -1.0
    rings = []
    for frame, ball in surface.rings:
        centre, half, radius = _span(surface, ball, side, eye)
        turned, _ = eye.frames[frame if surface.paired else f"{frame}_{side}"]
        outer: Vec = (turned[0], turned[3], turned[6])
        front: Vec = (turned[1], turned[4], turned[7])
        rings.append(_Ring(centre, scale(outer, k * (half + radius)), scale(front, radius)))
    return rings


def _span(surface: _Surface, ball: str, side: str, eye: Eye) -> tuple[Vec, float, float]:
    """Centre of a ring, half the distance of its two balls, and their radius."""
    if not surface.paired:
        return eye.centres[f"{ball}_{side}"], 0.0, eye.radii[f"{ball}_{side}"]
    if ball in eye.centres:
        return eye.centres[ball], 0.0, eye.radii[ball]
    a, b = eye.centres[f"{ball}_left"], eye.centres[f"{ball}_right"]
    return lerp(a, b, 0.5), norm(sub(b, a)) / 2, eye.radii[f"{ball}_right"]


def _between(rings: list[_Ring], place: float) -> _Ring:
    """The ring at a fractional place; before the first, down the ball that rounds off the end.

    There -1 is the ball's pole.
    """
    last = len(rings) - 1
    i = max(0, min(last - 1, int(place)))
    a, b, u = rings[i], rings[i + 1], max(-1.0, place - i)
    if u < 0.0:
        out = u * norm(a.front) / norm(sub(b.centre, a.centre))
        shrink = (1.0 - u * u) ** 0.5
        return _Ring(lerp(a.centre, b.centre, out), scale(a.outer, shrink), scale(a.front, shrink))
    centre = lerp(a.centre, b.centre, u)
    return _Ring(centre, lerp(a.outer, b.outer, u), lerp(a.front, b.front, u))
