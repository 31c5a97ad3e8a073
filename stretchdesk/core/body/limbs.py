"""Two-bone inverse kinematics: hands and feet closed onto the floor, props and the body."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import acos, atan2, cos, degrees, radians, sin, sqrt
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from stretchdesk.core.body.anatomy import AXES, BALLS
from stretchdesk.core.body.hands import finger_balls
from stretchdesk.core.body.skeleton import RADII, SEGMENT_LENGTHS, Placed
from stretchdesk.core.body.spots import surface_point, way
from stretchdesk.core.body.vectors import (
    Mat,
    Vec,
    add,
    apply,
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
    from stretchdesk.core.body.props import Prop
    from stretchdesk.core.body.reach import Reach

_UP: Vec = (0.0, 0.0, 1.0)
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
    side = reject(_carried(_elbow_side(placed, limb), placed, limb, axis), axis)
    if isinstance(swivel, str) or not swivel:
        return side
    angle = radians(-swivel if limb.side == "right" else swivel)
    return add(scale(side, cos(angle)), scale(cross(axis, side), sin(angle)))


def _above(side: Vec, axis: Vec, least: float) -> Vec:
    """The unit vector `side` swung about `axis` as far as needed to rise by `least`."""
    if side[2] >= least:
        return side
    up = reject(_UP, axis)
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


def _carried(v: Vec, placed: Placed, limb: Limb, axis: Vec) -> Vec:
    """`v` turned along with the limb when its direction becomes `axis` (Rodrigues' formula)."""
    old = unit(sub(placed[limb.end][1], placed[limb.upper][1]))
    k, c = cross(old, axis), dot(old, axis)
    if c < -0.9999:
        return v
    return add(add(scale(v, c), cross(k, v)), scale(k, dot(k, v) / (1.0 + c)))


def close(
    placed: Placed,
    limb_name: str,
    reach: Reach,
    props: Mapping[str, Prop] = MappingProxyType({}),
    shape: str = "flat",
) -> tuple[dict[str, float], float]:
    """Angles in degrees that bring a limb to its target, and how far short of it they stay.

    Where a joint would go beyond its range and the reach does not say where elbow or knee points,
    they swing as little as brings it back. `shape` is the hand's. KeyError: no such prop stands.
    """
    limb = Limb.named(limb_name)
    found = _close(placed, limb, reach, props, shape)
    if reach.swivel != "":
        return found
    least = _beyond(found[0])
    for swivel in _SWIVELS if least > 0.0 else ():
        tried = _close(placed, limb, replace(reach, swivel=swivel), props, shape)
        beyond = _beyond(tried[0])
        if beyond < least - 0.5 and tried[1] <= found[1] + 1e-6:
            found, least = tried, beyond
        if least <= 0.0:
            break
    return found


_SWIVELS = tuple(sign * step for step in range(10, 130, 10) for sign in (1, -1))


def _beyond(angles: Mapping[str, float]) -> float:
    """Degrees beyond what the joints can do, margins included."""
    return sum(
        max(0.0, (a := AXES[name]).low - a.margin - value, value - a.high - a.margin)
        for name, value in angles.items()
    )


def _close(
    placed: Placed, limb: Limb, reach: Reach, props: Mapping[str, Prop], shape: str
) -> tuple[dict[str, float], float]:
    aim = _aim(placed, limb, reach, props)
    if reach.part:
        return _close_tip(placed, limb, reach, aim, shape)
    if limb.hinge < 0:
        return close_to(placed, limb, *_foot_target(placed, limb, reach, aim), reach.swivel)
    wrist, _ = _hand_target(placed, reach, limb, aim, placed[limb.upper][1])
    upper, _, _, _ = bend(placed, limb, wrist, reach.swivel)
    elbow = add(placed[limb.upper][1], apply(upper, (0, 0, -SEGMENT_LENGTHS[limb.upper])))
    return close_to(placed, limb, *_hand_target(placed, reach, limb, aim, elbow), reach.swivel)


def close_to(
    placed: Placed, limb: Limb, target: Vec, end: Mat | None, swivel: str | float = ""
) -> tuple[dict[str, float], float]:
    """Angles for the end joint at `target`, the hand or foot turned as `end` if given."""
    upper, lower, hinge, short = bend(placed, limb, target, swivel)
    root = matmul(transpose(placed[limb.root][0]), upper)
    angles = _hand_angles if limb.hinge > 0 else _foot_angles
    return angles(limb.side, hinge, root, lower, end), short


def _close_tip(
    placed: Placed, limb: Limb, reach: Reach, aim: _Aim, shape: str
) -> tuple[dict[str, float], float]:
    """The limb closed so that one ball of hand or foot touches, wrist or ankle bent as it is."""
    ball = f"{reach.part}_{limb.side}"
    offset, radius = _tip(reach.part, limb.side, shape), RADII[ball]
    turned, joint = placed[limb.end]
    hanging = matmul(transpose(placed[limb.lower][0]), turned)
    tip = add(joint, apply(turned, offset))
    goal = _swung(placed, limb, aim, radius, tip) if aim.slides else aim.off(radius)
    for _ in range(8):  # the turn of hand or foot follows from that of the limb
        target = sub(goal, apply(turned, offset))
        _, lower, _, _ = bend(placed, limb, target, reach.swivel)
        turned = matmul(lower, hanging)
    return close_to(placed, limb, target, None, reach.swivel)


def _tip(part: str, side: str, shape: str) -> Vec:
    """A ball's place in the frame of hand or foot."""
    k = 1.0 if side == "right" else -1.0
    fingers = {name: at for name, at, _ in finger_balls(shape)}
    if part in fingers:
        x, y, z = fingers[part]
        return (k * x, y, z)
    return next(ball.at for ball in BALLS if ball.name == f"{part}_{side}")


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


_PALM_AT = 0.046
_PALM_THICKNESS = 0.0115
_ANKLE_HEIGHT = 0.039


class _Aim(NamedTuple):
    """A point of a surface and its outward normal; on planes the limb finds its own place."""

    point: Vec
    normal: Vec
    slides: bool

    def off(self, distance: float) -> Vec:
        return add(self.point, scale(self.normal, distance))


def _aim(placed: Placed, limb: Limb, reach: Reach, props: Mapping[str, Prop]) -> _Aim:
    if reach.frame is not None:
        return _Aim(*surface_point(placed, reach, limb.side), slides=False)
    if not reach.prop:
        return _Aim((0.0, 0.0, 0.0), _UP, slides=True)
    prop = props[reach.prop]
    if not reach.edge:
        surface, normal = prop.kind.surface, prop.kind.normal
        return _Aim(prop.point(surface), prop.direction(normal), slides=True)
    edge = prop.kind.edges[reach.edge]
    start, length = prop.point(edge.start), sub(edge.end, edge.start)
    line = prop.direction(length)
    along = reach.along
    if along is None:
        nearest = dot(sub(placed[limb.end][1], start), line) / dot(line, line)
        along = max(0.0, min(1.0, nearest))
    return _Aim(add(start, scale(line, along)), prop.direction(edge.normal), slides=False)


def _hand_target(
    placed: Placed, reach: Reach, limb: Limb, aim: _Aim, behind: Vec
) -> tuple[Vec, Mat]:
    """Where the wrist goes, and the hand's rotation with its palm on the surface.

    On planes the fingers keep their heading; elsewhere they point away from the point `behind`, so
    that the wrist bends up or down but hardly sideways.
    """
    normal = aim.normal
    if aim.slides:
        wrist = _swung(placed, limb, aim, _PALM_THICKNESS, placed[limb.end][1])
        r = placed[limb.end][0]
        onward = unit(sub(wrist, placed[limb.upper][1]))
        ahead = reject(_carried((-r[2], -r[5], -r[8]), placed, limb, onward), normal)
        fingers = unit(_pointing(placed, reach, limb, normal) or ahead)
    else:
        away = reject(sub(aim.point, behind), normal)
        fingers = unit(_pointing(placed, reach, limb, normal) or away)
        wrist = add(aim.off(_PALM_THICKNESS), scale(fingers, -_PALM_AT))
    y, z = scale(normal, -1.0), scale(fingers, -1.0)
    return wrist, from_columns(cross(y, z), y, z)


def _pointing(placed: Placed, reach: Reach, limb: Limb, normal: Vec) -> Vec | None:
    """Along the surface, where the fingers are told to point; None where they are not."""
    if not reach.fingers:
        return None
    along = reject(way(placed, reach.fingers, limb.side), normal)
    return along if norm(along) > 0.1 else None


def _foot_target(placed: Placed, limb: Limb, reach: Reach, aim: _Aim) -> tuple[Vec, Mat | None]:
    """Where the ankle goes; on planes also the foot's rotation, flat and straight ahead."""
    if not aim.slides:
        return aim.off(RADII[limb.end.replace("foot", "ankle")]), None
    target = _swung(placed, limb, aim, _ANKLE_HEIGHT, placed[limb.end][1])
    _, lower, _, _ = bend(placed, limb, target, reach.swivel)
    y = unit(reject((lower[1], lower[4], lower[7]), aim.normal))
    return target, from_columns(cross(y, aim.normal), y, aim.normal)


def _swung(placed: Placed, limb: Limb, aim: _Aim, lift: float, end: Vec) -> Vec:
    """A point `end` of the limb brought to `lift` above the plane.

    Down to a floor or a desk the limb swings about its root; to a wall it goes straight.
    """
    root = placed[limb.upper][1]
    if abs(aim.normal[2]) < 0.5:
        return sub(end, scale(aim.normal, dot(sub(end, aim.point), aim.normal) - lift))
    limb_way = sub(end, root)
    flat = reject(limb_way, aim.normal)
    drop = dot(sub(root, aim.point), aim.normal) - lift
    out = sqrt(max(0.0, dot(limb_way, limb_way) - drop * drop))
    onward = scale(flat, out / norm(flat)) if norm(flat) > 1e-6 else (0.0, 0.0, 0.0)
    return add(sub(root, scale(aim.normal, drop)), onward)
