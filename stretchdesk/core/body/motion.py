"""From the entry pose to the hold pose, and the breath while it is held."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from math import acos, degrees
from typing import TYPE_CHECKING

from stretchdesk.core.body.anatomy import BALLS, FRAMES, SIDES
from stretchdesk.core.body.limbs import Limb, close_to
from stretchdesk.core.body.pose import LIMBS, Pose, contact_ball
from stretchdesk.core.body.scene import mat_under
from stretchdesk.core.body.skeleton import (
    RADII,
    Placed,
    Posture,
    ball_centres,
    place,
    rotation,
)
from stretchdesk.core.body.solve import solve
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

if TYPE_CHECKING:
    from stretchdesk.core.body.scene import Mat3

_DEEPER = 1.5
"""Degrees by which the stretch deepens on the out-breath."""


@dataclass(frozen=True)
class Motion:
    """The way from where a stretch starts to where it is held; both ends solved once."""

    entry: Pose
    hold: Pose

    @cached_property
    def start(self) -> Posture:
        return solve(self.entry).posture

    @cached_property
    def end(self) -> Posture:
        return solve(self.hold).posture

    @cached_property
    def mat(self) -> Mat3:
        """One mat under the whole movement."""
        return mat_under((self.start, self.end))

    @cached_property
    def _anchors(self) -> tuple[Vec, Vec]:
        """Where the anchor is at both ends."""
        return _anchor(self.start, self.entry), _anchor(self.end, self.hold)

    @cached_property
    def _pins(self) -> tuple[tuple[Limb, Placed, Placed], ...]:
        """Limbs that rest on something at both ends, and stay on it between."""
        start, end = place(self.start), place(self.end)
        return tuple(
            (Limb.named(f"{limb}_{side}"), start, end)
            for limb in LIMBS
            for side in SIDES
            if f"{limb}_{side}" in self.entry.reach and f"{limb}_{side}" in self.hold.reach
        )

    @cached_property
    def _carried(self) -> tuple[str, ...]:
        """Balls that go where the body goes: all but those of limbs that rest on something."""
        held = {name for limb, _, _ in self._pins for name in (limb.lower, limb.end)}
        return tuple(ball.name for ball in BALLS if ball.frame not in held)

    @cached_property
    def _breath(self) -> float:
        """The share of the way that the breath moves."""
        pairs = zip(self.start.joints, self.end.joints, strict=True)
        widest = max(_angle(a, b) for a, b in pairs)
        return min(0.1, _DEEPER / widest) if widest > 1e-6 else 0.0

    @cached_property
    def _inhaled(self) -> Posture:
        """The hold with full lungs."""
        return self.at(1.0 - self._breath)

    def breathing(self, fullness: float) -> Posture:
        """The hold, a little less deep the fuller the lungs (0–1).

        So small a way is blended without planting and closing limbs again; the hands keep still.
        """
        return replace(_blend(self.end, self._inhaled, fullness), hands=self.end.hands)

    def at(self, u: float) -> Posture:
        """The body a fraction `u` (0–1) of the way."""
        if u <= 0.0:
            return self.start
        if u >= 1.0:
            return self.end
        posture = _blend(self.start, self.end, u)
        posture = self._planted(posture, u)
        for limb, start, end in self._pins:
            posture = _pinned(posture, limb, start, end, u)
        return posture

    def _planted(self, posture: Posture, u: float) -> Posture:
        """The body moved so that its anchor stays where it is and nothing sinks."""
        centres = ball_centres(place(posture), posture.hands)
        want = lerp(*self._anchors, u)
        shift = sub(want, centres[contact_ball(self.hold.anchor)])
        lowest = min(centres[name][2] - RADII[name] for name in self._carried) + shift[2]
        x, y, z = posture.origin
        return replace(
            posture, origin=(x + shift[0], y + shift[1], z + shift[2] + max(0.0, -lowest))
        )


def _anchor(posture: Posture, pose: Pose) -> Vec:
    return ball_centres(place(posture), posture.hands)[contact_ball(pose.anchor)]


def _angle(a: Quat, b: Quat) -> float:
    cosine = abs(sum(p * q for p, q in zip(a, b, strict=True)))
    return degrees(2 * acos(min(1.0, cosine)))


def _blend(a: Posture, b: Posture, u: float) -> Posture:
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
