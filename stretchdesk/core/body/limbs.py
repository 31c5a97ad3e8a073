"""Two-bone inverse kinematics: the joint angles that bring a wrist or an ankle to a point."""

from __future__ import annotations

from dataclasses import dataclass
from math import acos, atan2, cos, degrees, radians, sin, sqrt
from typing import TYPE_CHECKING

from stretchdesk.core.body.anatomy import AXES
from stretchdesk.core.body.skeleton import RADII, SEGMENT_LENGTHS, Placed
from stretchdesk.core.body.spots import way
from stretchdesk.core.body.vectors import (
    Mat,
    Vec,
    add,
    cross,
    dot,
    from_columns,
    matmul,
    norm,
    reject,
    scale,
    sub,
    transpose,
    turn,
    unit,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stretchdesk.core.body.anatomy import Axis

UP: Vec = (0.0, 0.0, 1.0)
_HINGE_BALLS = {1: "elbow_", -1: "knee_"}


@dataclass(frozen=True, slots=True)
class Limb:
    """A two-bone limb: the frame its root is measured against, its frames outward, and the way its
    hinge bends."""

    side: str
    root: str
    upper: str
    lower: str
    end: str
    hinge: int

    @classmethod
    def named(cls, limb: str) -> Limb:
        kind, side = limb.split("_")
        if kind == "hand":
            bones = (f"upper_arm_{side}", f"forearm_{side}", f"hand_{side}")
            return cls(side, "thoracic3", *bones, 1)
        return cls(side, "pelvis", f"thigh_{side}", f"shank_{side}", f"foot_{side}", -1)


def bend(
    placed: Placed, limb: Limb, target: Vec, swivel: str | float = ""
) -> tuple[Mat, Mat, float, float]:
    """Two-bone inverse kinematics: the end joint to `target`, elbow or knee kept on its side.

    `swivel` puts them on another side: one of the trunk's directions, or degrees outward.

    Elbow or knee swings up where it would sink into the floor.

    Returns the world rotations of upper and lower bone, the hinge angle in degrees, and the
    distance by which the target stays out of reach.
    """
    start = placed[limb.upper][1]
    l1, l2 = SEGMENT_LENGTHS[limb.upper], SEGMENT_LENGTHS[limb.lower]
    way = sub(target, start)
    distance = min(max(norm(way), abs(l1 - l2) + 1e-4), (l1 + l2) * 0.9999)
    axis = unit(way)
    side = _swivelled(placed, limb, axis, swivel)
    near = (distance * distance + l1 * l1 - l2 * l2) / (2 * distance)
    out = sqrt(max(0.0, l1 * l1 - near * near))
    floor = RADII[_HINGE_BALLS[limb.hinge] + limb.side] - start[2] - axis[2] * near
    joint = add(scale(axis, near), scale(_above(unit(side), axis, floor / max(out, 1e-9)), out))
    bone, onward = unit(joint), unit(sub(scale(axis, distance), joint))
    front = reject(scale(onward, limb.hinge), bone)
    y = unit(front)
    z = scale(bone, -1.0)
    upper = from_columns(cross(y, z), y, z)
    angle = degrees(acos(max(-1.0, min(1.0, dot(bone, onward)))))
    lower = matmul(upper, turn("x", limb.hinge * angle))
    return upper, lower, angle, abs(norm(way) - distance)


def _swivelled(placed: Placed, limb: Limb, axis: Vec, swivel: str | float) -> Vec:
    """Across the axis from shoulder to wrist, or hip to ankle: where elbow or knee stands out."""
    if isinstance(swivel, str) and swivel:
        side = reject(way(placed, swivel, limb.side, limb.root), axis)
        if norm(side) > 0.1:
            return side
    side = reject(carried(_elbow_side(placed, limb), placed, limb, axis), axis)
    if isinstance(swivel, str) or not swivel:
        return side
    angle = radians(-swivel if limb.side == "right" else swivel)
    return add(scale(side, cos(angle)), scale(cross(axis, side), sin(angle)))


def _above(side: Vec, axis: Vec, least: float) -> Vec:
    """The unit vector `side` swung about `axis` as far as needed to rise by `least`."""
    if side[2] >= least:
        return side
    up = reject(UP, axis)
    steep = norm(up)
    if steep < 1e-6:
        return side
    rise = min(1.0, least / steep)
    level = cross(axis, scale(up, 1.0 / steep))
    aside = sqrt(1.0 - rise * rise)
    way = scale(level, aside if dot(side, level) >= 0.0 else -aside)
    return add(scale(up, rise / steep), way)


def _elbow_side(placed: Placed, limb: Limb) -> Vec:
    """Which way elbow or knee stands out; of a straight limb, where it would."""
    start, mid, end = (placed[name][1] for name in (limb.upper, limb.lower, limb.end))
    side = reject(sub(mid, start), unit(sub(end, start)))
    if norm(side) > 2e-3:
        return side
    r = placed[limb.upper][0]
    return scale((r[1], r[4], r[7]), -limb.hinge)


def carried(v: Vec, placed: Placed, limb: Limb, axis: Vec) -> Vec:
    """`v` turned along with the limb when its direction becomes `axis` (Rodrigues' formula)."""
    old = unit(sub(placed[limb.end][1], placed[limb.upper][1]))
    k, c = cross(old, axis), dot(old, axis)
    if c < -0.9999:
        return v
    return add(add(scale(v, c), cross(k, v)), scale(k, dot(k, v) / (1.0 + c)))


def close_to(
    placed: Placed, limb: Limb, target: Vec, end: Mat | None, swivel: str | float = ""
) -> tuple[dict[str, float], float]:
    """Angles for the end joint at `target`, the hand or foot turned as `end` if given."""
    upper, lower, hinge, short = bend(placed, limb, target, swivel)
    root = matmul(transpose(placed[limb.root][0]), upper)
    angles = _hand_angles if limb.hinge > 0 else _foot_angles
    return angles(limb.side, hinge, root, lower, end), short


def _hand_angles(
    side: str, hinge: float, root: Mat, lower: Mat, end: Mat | None
) -> dict[str, float]:
    angles = _ball_joint("shoulder", side, root) | {f"elbow_flexion_{side}": hinge}
    return angles | (_wrist(side, matmul(transpose(lower), end)) if end else {})


def _foot_angles(
    side: str, hinge: float, root: Mat, lower: Mat, end: Mat | None
) -> dict[str, float]:
    angles = _ball_joint("hip", side, root) | {f"knee_flexion_{side}": hinge}
    if end is not None:
        m = matmul(transpose(lower), end)
        x, y = degrees(atan2(-m[5], m[8])), degrees(atan2(m[2], sqrt(m[0] ** 2 + m[1] ** 2)))
        angles |= _signed(("ankle_dorsiflexion", "ankle_inversion"), side, (x, y))
    return angles


def _ball_joint(joint: str, side: str, m: Mat) -> dict[str, float]:
    """Flexion, abduction and external rotation that make up `m` (turns about x, y, z)."""
    names = tuple(f"{joint}_{way}" for way in ("flexion", "abduction", "external_rotation"))
    x, z = degrees(atan2(-m[5], m[8])), degrees(atan2(-m[1], m[0]))
    y = degrees(atan2(m[2], sqrt(m[0] ** 2 + m[1] ** 2)))
    return _humanly(names, side, (x, y, z))


def _wrist(side: str, m: Mat) -> dict[str, float]:
    """Pronation, extension and deviation that make up `m` (turns about z, x, y)."""
    names = ("forearm_pronation", "wrist_extension", "wrist_radial_deviation")
    z, y = degrees(atan2(-m[1], m[4])), degrees(atan2(-m[6], m[8]))
    x = degrees(atan2(m[7], sqrt(m[1] ** 2 + m[4] ** 2)))
    return _humanly(names, side, (z, x, y))


def _humanly(names: tuple[str, ...], side: str, turns: Vec) -> dict[str, float]:
    """The angles of three turns. Two triples make the same rotation; the more human one wins."""
    a, b, c = turns
    other = (_half_turn(a), 180.0 - b, _half_turn(c))
    return min((_signed(names, side, t) for t in (turns, other)), key=_excess)


def _half_turn(degrees_: float) -> float:
    return degrees_ - 180.0 if degrees_ > 0 else degrees_ + 180.0


def _signed(names: tuple[str, ...], side: str, turns: tuple[float, ...]) -> dict[str, float]:
    """Turns about the axes as anatomical angles, each the one nearest to its joint's range."""
    return {
        f"{name}_{side}": _nearest(AXES[f"{name}_{side}"], turn_)
        for name, turn_ in zip(names, turns, strict=True)
    }


def _nearest(axis: Axis, turn_: float) -> float:
    middle = (axis.low + axis.high) / 2
    return (turn_ * axis.sign - middle + 180.0) % 360.0 - 180.0 + middle


def _excess(angles: Mapping[str, float]) -> float:
    """Degrees beyond the active ranges, and a trace of the angles to break ties."""
    return sum(
        max(0.0, AXES[name].low - value, value - AXES[name].high) + 1e-3 * abs(value)
        for name, value in angles.items()
    )
