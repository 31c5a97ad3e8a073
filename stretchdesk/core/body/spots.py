"""Points of the body's surface that can be touched: along the limbs, or by name."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from stretchdesk.core.body.anatomy import BALLS, SIDES
from stretchdesk.core.body.skeleton import SEGMENT_LENGTHS, Placed
from stretchdesk.core.body.vectors import Vec, add, apply, scale, unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stretchdesk.core.body.reach import Reach

FACES: Mapping[str, Vec] = MappingProxyType({
    "front": (0.0, 1.0, 0.0), "back": (0.0, -1.0, 0.0),
    "outer": (1.0, 0.0, 0.0), "inner": (-1.0, 0.0, 0.0),
})  # fmt: skip
BONES = ("thigh", "shank", "foot", "upper_arm", "forearm")
SEGMENTS = MappingProxyType({"trunk": "thoracic2", "pelvis": "pelvis", "head": "head"})
"""Frames in which a point may be given freely."""

_SPOTS: Mapping[str, tuple[str, Vec, Vec]] = MappingProxyType({
    "head_side": ("head", (0.048, -0.002, 0.050), (1, 0, 0)),
    "head_back": ("head", (0.026, -0.058, 0.036), (0.3, -1, 0)),
    "head_top": ("head", (0.016, -0.006, 0.092), (0, 0, 1)),
    "forehead": ("head", (0.012, 0.060, 0.046), (0, 1, 0)),
    "chin": ("head", (0.006, 0.053, -0.020), (0, 1, -0.4)),
    "nape": ("neck", (0.016, -0.034, 0.016), (0, -1, 0)),
    "chest": ("thoracic2", (0.050, 0.078, 0.030), (0, 1, 0)),
    "belly": ("lumbar2", (0.034, 0.055, 0.018), (0, 1, 0)),
    "ribs": ("thoracic1", (0.097, 0.018, 0.030), (1, 0, 0)),
    "shoulder_blade": ("thoracic3", (0.056, -0.034, -0.010), (0, -1, 0)),
    "shoulder_top": ("girdle", (0.078, -0.030, 0.029), (0, 0, 1)),
    "shoulder_front": ("girdle", (0.080, 0.004, -0.006), (0, 1, 0)),
    "shoulder_outer": ("girdle", (0.120, -0.030, -0.010), (1, 0, 0.2)),
    "shoulder_back": ("girdle", (0.092, -0.063, -0.010), (0.3, -1, 0)),
    "armpit": ("thoracic2", (0.098, 0.006, 0.010), (1, -0.3, 0)),
    "lower_back": ("lumbar2", (0.034, -0.037, 0.000), (0, -1, 0)),
    "waist": ("pelvis", (0.090, -0.004, 0.062), (1, 0, 0.15)),
    "pelvis_back": ("pelvis", (0.042, -0.060, 0.046), (0, -1, 0)),
    "buttock": ("pelvis", (0.046, -0.083, -0.006), (0, -1, 0)),
    "elbow": ("upper_arm", (0.000, -0.0205, -0.186), (0, -1, -0.6)),
    "palm": ("hand", (0.000, 0.0115, -0.046), (0, 1, 0)),
    "hand_back": ("hand", (0.000, -0.0095, -0.046), (0, -1, 0)),
    "fingers": ("hand", (0.000, 0.0075, -0.084), (0, 1, 0)),
    "fingers_back": ("hand", (0.000, -0.0055, -0.080), (0, -1, 0)),
    "thumb": ("hand", (0.042, 0.0060, -0.046), (0, 1, 0)),
    "wrist": ("forearm", (0.000, 0.0140, -0.136), (0, 1, 0)),
    "knee": ("thigh", (0.000, 0.0225, -0.268), (0, 0.7, -0.7)),
    "ankle": ("shank", (0.000, 0.0190, -0.240), (0, 1, 0)),
    "heel": ("foot", (0.000, -0.0470, -0.018), (0, -1, 0)),
    "instep": ("foot", (0.001, 0.0300, 0.009), (0, 0, 1)),
    "sole": ("foot", (0.001, 0.0300, -0.039), (0, 0, -1)),
    "ball_of_foot": ("foot", (0.001, 0.0640, -0.039), (0, 0, -1)),
    "toes": ("toes", (0.001, 0.0240, 0.007), (0, 0, 1)),
    "foot_outer": ("foot", (0.024, 0.0200, -0.022), (1, 0, 0)),
    "foot_inner": ("foot", (-0.022, 0.0200, -0.020), (-1, 0, 0)),
})  # fmt: skip
"""Frame, point and outward direction of what has a name, on the right half of the body."""

SPOTS = tuple(_SPOTS)
_SIDED = ("girdle", "upper_arm", "forearm", "hand", "thigh", "shank", "foot", "toes")


def bone_of(name: str) -> str:
    """The frame that a bone's or spot's sided name lies on."""
    stem, _, side = name.rpartition("_")
    if stem not in _SPOTS:
        return name
    frame = _SPOTS[stem][0]
    return f"{frame}_{side}" if frame in _SIDED else frame


def carrier(reach: Reach) -> str:
    """The frame that carries what is reached for; "" for the floor or a prop."""
    name = reach.frame or ""
    return SEGMENTS[name] if reach.point is not None else bone_of(name)


def spot(placed: Placed, name: str) -> tuple[Vec, Vec]:
    """A named point of the surface, such as `ankle_left`, and the outward normal there."""
    stem, _, side = name.rpartition("_")
    _, at, normal = _SPOTS[stem]
    turned, origin = placed[bone_of(name)]
    k = 1.0 if side == "right" else -1.0
    point, outward = ((k * x, y, z) for x, y, z in (at, normal))
    return add(origin, apply(turned, point)), apply(turned, unit(outward))


def surface_point(placed: Placed, reach: Reach, side: str = "right") -> tuple[Vec, Vec]:
    """The point of the body that a limb of this side reaches for, and the outward normal there."""
    name = str(reach.frame)
    if reach.point is not None:
        return _free_point(placed, reach, side)
    if name.rpartition("_")[0] in _SPOTS:
        return spot(placed, name)
    turned, origin = placed[name]
    x, y, z = FACES[reach.face]
    normal = apply(turned, (x if name.endswith("right") else -x, y, z))
    centre, radius = _flesh(name, SEGMENT_LENGTHS[name] * (reach.along or 0.0))
    return add(add(origin, apply(turned, centre)), scale(normal, radius)), normal


def _free_point(placed: Placed, reach: Reach, side: str) -> tuple[Vec, Vec]:
    """A point in the air, and the way opposite to where the palm faces."""
    k = 1.0 if side == SIDES[1] else -1.0
    x, y, z = reach.point or (0.0, 0.0, 0.0)
    turned, origin = placed[SEGMENTS[str(reach.frame)]]
    facing = way(placed, reach.palm or "back", side)
    return add(origin, apply(turned, (k * x, y, z))), scale(facing, -1.0)


WAYS: Mapping[str, Vec] = MappingProxyType({
    "out": (1, 0, 0), "in": (-1, 0, 0), "ahead": (0, 1, 0), "back": (0, -1, 0),
    "up": (0, 0, 1), "down": (0, 0, -1),
})  # fmt: skip


def way(placed: Placed, word: str, side: str, frame: str = "thoracic2") -> Vec:
    """A direction as the trunk has it: out, in, ahead, back, up (towards the head), down."""
    x, y, z = WAYS[word]
    return apply(placed[frame][0], (x if side == SIDES[1] else -x, y, z))


def _flesh(frame: str, depth: float) -> tuple[Vec, float]:
    """Centre and radius of the flesh around a bone, `depth` away from its joint."""
    balls = sorted((b for b in BALLS if b.frame == frame), key=lambda b: -b.at[2])
    below = next((b for b in balls if -b.at[2] >= depth), balls[-1])
    above = next((b for b in reversed(balls) if -b.at[2] <= depth), balls[0])
    span = above.at[2] - below.at[2]
    u = (above.at[2] + depth) / span if span > 1e-9 else 0.0
    y = above.at[1] + (below.at[1] - above.at[1]) * u
    return (0.0, y, -depth), above.radius + (below.radius - above.radius) * u
