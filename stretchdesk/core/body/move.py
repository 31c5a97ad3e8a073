"""The way between two poses placed in space: blended, planted, limbs closed on their rests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from math import acos, degrees
from typing import NamedTuple

from stretchdesk.core.body.anatomy import BALLS, FRAMES, SIDES
from stretchdesk.core.body.limbs import Limb, close_to
from stretchdesk.core.body.pose import Pose, contact_ball
from stretchdesk.core.body.reach import LIMBS
from stretchdesk.core.body.skeleton import (
    RADII,
    Placed,
    Posture,
    ball_centres,
    place,
    rotation,
)
from stretchdesk.core.body.vectors import (
    Mat,
    Quat,
    Vec,
    lerp,
    matrix,
    quaternion,
    slerp,
    sub,
)


class Stance(NamedTuple):
    """A pose and the body that takes it."""

    pose: Pose
    posture: Posture


@dataclass(frozen=True)
class Move:
    """From one stance to the next."""

    first: Stance
    last: Stance

    @cached_property
    def _anchors(self) -> tuple[Vec, Vec]:
        """Where the anchor is at both ends."""
        return _anchor(self.first), _anchor(self.last)

    @cached_property
    def _pins(self) -> tuple[tuple[Limb, Placed, Placed], ...]:
        """Limbs that rest on something at both ends, and stay on it between."""
        start, end = place(self.first.posture), place(self.last.posture)
        both = self.first.pose.reach.keys() & self.last.pose.reach.keys()
        names = (f"{limb}_{side}" for limb in LIMBS for side in SIDES)
        return tuple((Limb.named(name), start, end) for name in names if name in both)

    @cached_property
    def _carried(self) -> tuple[str, ...]:
        """Balls that go where the body goes: all but those of limbs that rest on something."""
        held = {name for limb, _, _ in self._pins for name in (limb.lower, limb.end)}
        return tuple(ball.name for ball in BALLS if ball.frame not in held)

    @property
    def widest(self) -> float:
        """Degrees that the joint turns which turns most."""
        pairs = zip(self.first.posture.joints, self.last.posture.joints, strict=True)
        return max(_angle(a, b) for a, b in pairs)

    def at(self, u: float) -> Posture:
        """The body a fraction `u` (0–1) of the way."""
        if u <= 0.0:
            return self.first.posture
        if u >= 1.0:
            return self.last.posture
        posture = self._planted(blend(self.first.posture, self.last.posture, u), u)
        for limb, start, end in self._pins:
            posture = _pinned(posture, limb, start, end, u)
        return posture

    def _planted(self, posture: Posture, u: float) -> Posture:
        """The body moved so that its anchor stays where it is and nothing sinks."""
        centres = ball_centres(place(posture), posture.hands)
        want = lerp(*self._anchors, u)
        shift = sub(want, centres[contact_ball(self.last.pose.anchor)])
        lowest = min(centres[name][2] - RADII[name] for name in self._carried) + shift[2]
        x, y, z = posture.origin
        return replace(
            posture, origin=(x + shift[0], y + shift[1], z + shift[2] + max(0.0, -lowest))
        )


def _anchor(stance: Stance) -> Vec:
    posture = stance.posture
    return ball_centres(place(posture), posture.hands)[contact_ball(stance.pose.anchor)]


def _angle(a: Quat, b: Quat) -> float:
    cosine = abs(sum(p * q for p, q in zip(a, b, strict=True)))
    return degrees(2 * acos(min(1.0, cosine)))


def blend(a: Posture, b: Posture, u: float) -> Posture:
    """Every joint a fraction `u` of the way."""
    return Posture(
        lerp(a.origin, b.origin, u),
        slerp(a.turned, b.turned, u),
        tuple(p if p == q else slerp(p, q, u) for p, q in zip(a.joints, b.joints, strict=True)),
        {side: (a.hands[side][0], b.hands[side][0], u) for side in SIDES},
    )


def _pinned(posture: Posture, limb: Limb, start: Placed, end: Placed, u: float) -> Posture:
    """The posture with one limb closed onto the place between its two resting places."""
    target = lerp(start[limb.end][1], end[limb.end][1], u)
    turned: Mat = matrix(slerp(quaternion(start[limb.end][0]), quaternion(end[limb.end][0]), u))
    angles, _ = close_to(place(posture), limb, target, turned)
    moved = {limb.upper, limb.lower, limb.end}
    return replace(
        posture,
        joints=tuple(
            quaternion(rotation(frame, angles)) if frame.name in moved else joint
            for frame, joint in zip(FRAMES, posture.joints, strict=True)
        ),
    )
