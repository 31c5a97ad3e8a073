"""The way between two poses placed in space: blended, planted, limbs closed on their rests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from math import acos, degrees, dist
from operator import mul

from stretchdesk.core.body.anatomy import FRAMES, SIDES
from stretchdesk.core.body.limbs import Limb, close_to
from stretchdesk.core.body.pins import CORE, ENDS, LIMB_OF, LOWER, Pin, Stance, pins
from stretchdesk.core.body.pose import contact_ball
from stretchdesk.core.body.skeleton import (
    RADII,
    Placed,
    Posture,
    ball_centres,
    place,
    rotation,
)
from stretchdesk.core.body.solve import settle
from stretchdesk.core.body.vectors import (
    Mat,
    Quat,
    Vec,
    add,
    aligned,
    lerp,
    matmul,
    matrix,
    mixed,
    mixed_turns,
    quaternion,
    slerp,
    sub,
)

_ALIKE = 1e-6


@dataclass(frozen=True)
class Move:
    """From one stance to the next.

    With the stances `around` it, before and after, it passes smoothly from one move to the next.
    """

    first: Stance
    last: Stance
    around: tuple[Stance, Stance] | None = None

    @cached_property
    def _stances(self) -> tuple[Stance, ...]:
        if self.around is None:
            return self.first, self.last
        return self.around[0], self.first, self.last, self.around[1]

    @cached_property
    def _turns(self) -> tuple[tuple[Quat, ...], ...]:
        """How the root and each joint are turned in all stances; once if the ends are alike.

        What need not move is not led by the poses around: a straight knee would bend backward.
        """
        rows = [(stance.posture.turned, *stance.posture.joints) for stance in self._stances]
        columns = map(aligned, zip(*rows, strict=True))
        return tuple(row[1:2] if dist(row[1], row[2]) < _ALIKE else row for row in columns)

    @cached_property
    def _anchors(self) -> tuple[Vec, ...]:
        """Where the anchor is in all stances."""
        return tuple(s.centres[contact_ball(s.pose.anchor)] for s in self._stances)

    @cached_property
    def _pins(self) -> tuple[Pin, ...]:
        """Limbs that rest on something at both ends, and stay on it between."""
        return pins(self.first, self.last, self._stances)

    @cached_property
    def _free(self) -> tuple[tuple[Limb, frozenset[str]], ...]:
        """The other limbs, and the flesh by which they would sink."""
        held = {pin.limb for pin in self._pins}
        return tuple((limb, LOWER[name]) for name, limb in LIMB_OF.items() if limb not in held)

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
        weights = (1.0 - u, u) if self.around is None else _through(u)
        posture = self._planted(self._levelled(self._blended(u, weights), weights), weights)
        placed = place(posture)
        for pin in self._pins:
            if pin.on_limb:
                placed = place(posture)
            posture = _closed(posture, placed, pin.limb, *pin.at(placed, weights))
        return self._raised(posture)

    def _blended(self, u: float, weights: tuple[float, ...]) -> Posture:
        if self.around is None:
            return blend(self.first.posture, self.last.posture, u)
        turned, *joints = (
            row[0] if len(row) == 1 else mixed_turns(row, weights) for row in self._turns
        )
        hands = _hands(self.first.posture, self.last.posture, u)
        return Posture((0.0, 0.0, 0.0), turned, tuple(joints), hands)

    @cached_property
    def _lying(self) -> tuple[tuple[str, tuple[float, ...]], ...]:
        """The flesh that the body rests on at both ends, hands and feet aside, and its heights."""
        held = frozenset().union(*(ENDS[pin.limb.end] for pin in self._pins))
        last = set(map(contact_ball, self.last.pose.rests)) - held
        balls = [ball for ball in map(contact_ball, self.first.pose.rests) if ball in last]
        return tuple((ball, tuple(s.centres[ball][2] for s in self._stances)) for ball in balls)

    def _levelled(self, posture: Posture, weights: tuple[float, ...]) -> Posture:
        """The body tipped so that all it lies on stays on the ground."""
        if len(self._lying) < 2:
            return posture
        centres = ball_centres(place(posture), posture.hands)
        heights = [sum(map(mul, row, weights)) for _, row in self._lying]
        points = [sub(centres[ball], posture.origin) for ball, _ in self._lying]
        tilt, height = settle(list(zip(points, heights, strict=True)), rounds=3)
        turned = quaternion(matmul(tilt, matrix(posture.turned)))
        return replace(posture, origin=(0.0, 0.0, height), turned=turned)

    def _raised(self, posture: Posture) -> Posture:
        """The posture with free limbs bent so far that their ends do not sink into the floor."""
        placed = place(posture)
        centres = ball_centres(placed, posture.hands)
        for limb, balls in self._free:
            deep = max(RADII[ball] - centres[ball][2] for ball in balls)
            if deep > 0.0:
                turned, point = placed[limb.end]
                target = add(point, (0.0, 0.0, deep))
                posture = _closed(posture, placed, limb, target, turned)
        return posture

    def _planted(self, posture: Posture, weights: tuple[float, ...]) -> Posture:
        """The body moved so that its anchor stays where it is and its trunk does not sink."""
        centres = ball_centres(place(posture), posture.hands)
        want = mixed(self._anchors, weights)
        shift = sub(want, centres[contact_ball(self.last.pose.anchor)])
        lowest = min(centres[name][2] - RADII[name] for name in CORE) + shift[2]
        lift = (0.0, 0.0, max(0.0, -lowest))
        return replace(posture, origin=add(add(posture.origin, shift), lift))


def blend(a: Posture, b: Posture, u: float) -> Posture:
    """Every joint a fraction `u` of the way."""
    return Posture(
        lerp(a.origin, b.origin, u),
        slerp(a.turned, b.turned, u),
        tuple(p if p == q else slerp(p, q, u) for p, q in zip(a.joints, b.joints, strict=True)),
        _hands(a, b, u),
    )


def _hands(a: Posture, b: Posture, u: float) -> dict[str, tuple[str, str, float]]:
    return {side: (a.hands[side][0], b.hands[side][0], u) for side in SIDES}


def _through(u: float) -> tuple[float, float, float, float]:
    """The shares of four stances between the second and the third: a Catmull-Rom spline."""
    v = 1.0 - u
    return (
        -0.5 * u * v * v,
        v * (1.0 + u - 1.5 * u * u),
        u * (1.0 + v - 1.5 * v * v),
        -0.5 * v * u * u,
    )


def _angle(a: Quat, b: Quat) -> float:
    cosine = abs(sum(p * q for p, q in zip(a, b, strict=True)))
    return degrees(2 * acos(min(1.0, cosine)))


def _closed(posture: Posture, placed: Placed, limb: Limb, target: Vec, turned: Mat) -> Posture:
    """The posture with one limb's end at a point and turned so."""
    angles, _ = close_to(placed, limb, target, turned)
    moved = {limb.upper, limb.lower, limb.end}
    return replace(
        posture,
        joints=tuple(
            quaternion(rotation(frame, angles)) if frame.name in moved else joint
            for frame, joint in zip(FRAMES, posture.joints, strict=True)
        ),
    )
