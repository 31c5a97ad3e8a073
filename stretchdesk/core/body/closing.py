"""Hands and feet closed onto what they reach for: the floor, a prop, a point of the body."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from stretchdesk.core.body.anatomy import AXES, BALLS
from stretchdesk.core.body.hands import finger_balls
from stretchdesk.core.body.limbs import UP, Limb, bend, carried, close_to
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
    lerp,
    matmul,
    norm,
    reject,
    scale,
    sub,
    transpose,
    unit,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stretchdesk.core.body.props import Prop
    from stretchdesk.core.body.reach import Reach


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


def _close_tip(
    placed: Placed, limb: Limb, reach: Reach, aim: _Aim, shape: str
) -> tuple[dict[str, float], float]:
    """The limb closed so that one ball of hand or foot touches, wrist or ankle bent as it is."""
    ball = f"{reach.part}_{limb.side}"
    offset, radius = _tip(reach.part, limb.side, shape), RADII[ball]
    turned, joint = placed[limb.end]
    hanging = matmul(transpose(_unturned(placed, limb)), turned)
    tip = add(joint, apply(turned, offset))
    goal = _swung(placed, limb, aim, radius, tip) if aim.slides else aim.off(radius)
    target = sub(goal, apply(turned, offset))
    for _ in range(24):  # the turn of hand or foot follows from that of the limb
        _, lower, _, _ = bend(placed, limb, target, reach.swivel)
        turned = matmul(lower, hanging)
        # Half of the way: all of it would swing a folded limb to and fro.
        target = lerp(target, sub(goal, apply(turned, offset)), 0.5)
    return close_to(placed, limb, target, None, reach.swivel)


def _unturned(placed: Placed, limb: Limb) -> Mat:
    """The lower bone's rotation as `bend` gives it: the forearm's without its pronation."""
    upper, lower = placed[limb.upper][0], placed[limb.lower][0]
    x, z = (upper[0], upper[3], upper[6]), (lower[2], lower[5], lower[8])
    return from_columns(x, cross(z, x), z)


def _tip(part: str, side: str, shape: str) -> Vec:
    """A ball's place in the frame of hand or foot."""
    k = 1.0 if side == "right" else -1.0
    fingers = {name: at for name, at, _ in finger_balls(shape)}
    if part in fingers:
        x, y, z = fingers[part]
        return (k * x, y, z)
    return next(ball.at for ball in BALLS if ball.name == f"{part}_{side}")


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
        return _Aim((0.0, 0.0, 0.0), UP, slides=True)
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
    normal, r = aim.normal, placed[limb.end][0]
    told = way(placed, reach.fingers, limb.side) if reach.fingers else None
    if aim.slides:
        wrist = _swung(placed, limb, aim, _PALM_THICKNESS, placed[limb.end][1])
        onward = sub(wrist, placed[limb.upper][1])
        axis = unit(onward) if norm(onward) > 1e-6 else normal
        ahead = carried((-r[2], -r[5], -r[8]), placed, limb, axis)
        fingers = _along(placed, limb, normal, told, ahead)
    else:
        fingers = _along(placed, limb, normal, told, sub(aim.point, behind))
        wrist = add(aim.off(_PALM_THICKNESS), scale(fingers, -_PALM_AT))
    y, z = scale(normal, -1.0), scale(fingers, -1.0)
    return wrist, from_columns(cross(y, z), y, z)


def _along(placed: Placed, limb: Limb, normal: Vec, *ways: Vec | None) -> Vec:
    """The first of the ways that runs along the surface; else up, as the trunk has it, or ahead."""
    trunk = (way(placed, word, limb.side) for word in ("up", "ahead"))
    for one in (*ways, *trunk):
        if one is not None:
            flat = reject(one, normal)
            if norm(flat) > 0.2 * norm(one):
                return unit(flat)
    return way(placed, "out", limb.side)


def _foot_target(placed: Placed, limb: Limb, reach: Reach, aim: _Aim) -> tuple[Vec, Mat | None]:
    """Where the ankle goes; on planes also the foot's rotation, flat and straight ahead."""
    if not aim.slides:
        return aim.off(RADII[limb.end.replace("foot", "ankle")]), None
    target = _swung(placed, limb, aim, _ANKLE_HEIGHT, placed[limb.end][1])
    _, lower, _, _ = bend(placed, limb, target, reach.swivel)
    y = _along(placed, limb, aim.normal, (lower[1], lower[4], lower[7]))
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
