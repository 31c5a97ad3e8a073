"""Hands and feet that rest on something at both ends of a move, and where they are between."""

from __future__ import annotations

from math import atan2, degrees, remainder
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from stretchdesk.core.body.anatomy import BALLS, SIDES
from stretchdesk.core.body.hands import DIGITS
from stretchdesk.core.body.limbs import Limb
from stretchdesk.core.body.pose import Pose, contact_ball
from stretchdesk.core.body.reach import LIMBS
from stretchdesk.core.body.skeleton import RADII, Placed, Posture, ball_centres, place
from stretchdesk.core.body.spots import carrier
from stretchdesk.core.body.vectors import (
    Mat,
    Quat,
    Vec,
    add,
    aligned,
    apply,
    matmul,
    matrix,
    mixed,
    mixed_turns,
    quaternion,
    sub,
    transpose,
    turn,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    _Frame = tuple[Mat, Vec]

LIMB_OF = {f"{kind}_{side}": Limb.named(f"{kind}_{side}") for kind in LIMBS for side in SIDES}


def _flesh(name: str, *frames: str) -> frozenset[str]:
    """The balls of some frames of a limb, and those of its fingers or toes."""
    kind, side = name.split("_")
    fingers = [ball for ball in RADII if kind == "hand" and ball.startswith(DIGITS)]
    own = {*frames, f"toes_{side}"} if kind == "foot" else frames
    return frozenset(
        {ball.name for ball in BALLS if ball.frame in own}
        | {ball for ball in fingers if ball.endswith(side)}
    )


ENDS = {limb.end: _flesh(name, limb.end) for name, limb in LIMB_OF.items()}
_ROUND = ("upper_arm", "forearm", "thigh", "shank")
_LIMB_BONES = (*_ROUND, "hand", "foot", "toes")
_PALM: Vec = (0.0, 0.012, -0.046)
LOWER = {name: _flesh(name, limb.end, limb.lower) for name, limb in LIMB_OF.items()}
_OFFSETS = {
    name: {ball.name: ball.at for ball in BALLS if ball.frame == limb.end}
    for name, limb in LIMB_OF.items()
}
_SLIDES = ("heel", "instep")
"""What a limb lies on; with its foot's ball or its hand it stands where it is."""
CORE = RADII.keys() - frozenset().union(*LOWER.values())


class Stance(NamedTuple):
    """A pose and the body that takes it."""

    pose: Pose
    posture: Posture

    def rests(self, name: str) -> bool:
        """Whether hand or foot, such as `hand_left`, is put on something."""
        balls = map(contact_ball, self.pose.rests)
        return name in self.pose.reach or any(ball in ENDS[name] for ball in balls)

    @property
    def centres(self) -> dict[str, Vec]:
        return ball_centres(place(self.posture), self.posture.hands)


class Pin(NamedTuple):
    """Where a point of hand or foot rests, in each of the stances that a move is blended from.

    What rests on the body is carried along by that `bone`; on a limb it goes round the bone, by
    these `angles`. What is not `put` there, but lies there with its limb, only keeps its height.
    """

    limb: Limb
    offset: Vec
    bone: str
    put: bool
    angles: tuple[float, ...]
    points: tuple[Vec, ...]
    turns: tuple[Quat, ...]

    @property
    def on_limb(self) -> bool:
        """Whether it rests on a limb, which may have been closed itself."""
        return self.bone.startswith(_LIMB_BONES)

    def at(self, placed: Placed, weights: Sequence[float]) -> tuple[Vec, Mat]:
        """Where wrist or ankle goes, and how hand or foot is turned."""
        turned, point = matrix(mixed_turns(self.turns, weights)), mixed(self.points, weights)
        if self.bone:
            angle = sum(map(mul, self.angles, weights))
            carried, origin = _turned(placed[self.bone], angle)
            turned, point = matmul(carried, turned), add(origin, apply(carried, point))
        offset = apply(turned, self.offset)
        if not self.put:
            x, y, _ = add(placed[self.limb.end][1], offset)
            point = (x, y, point[2])
        return sub(point, offset), turned


def pins(first: Stance, last: Stance, stances: Sequence[Stance]) -> tuple[Pin, ...]:
    """Of a move from first to last, blended from the stances; what carries others comes first."""
    placed = [place(stance.posture) for stance in stances]
    names = [name for name in LIMB_OF if first.rests(name) and last.rests(name)]
    found = [_pin(name, first.pose, last.pose, placed) for name in names]
    return tuple(sorted(found, key=lambda pin: (pin.limb.hinge, pin.on_limb)))


def _pin(name: str, first: Pose, last: Pose, placed: Sequence[Placed]) -> Pin:
    limb, kept = LIMB_OF[name], _kept(name, first, last)
    offset = _OFFSETS[name][kept[0]] if kept else _PALM if limb.hinge > 0 else (0.0, 0.0, 0.0)
    bones = {carrier(pose.reach[name]) if name in pose.reach else "" for pose in (first, last)}
    bone = bones.pop() if len(bones) == 1 else ""
    ends, angles = [one[limb.end] for one in placed], [0.0] * len(placed)
    if bone:
        if bone.startswith(_ROUND):
            angles = _angles([_seen_from(one[bone], one[limb.end])[1] for one in placed])
        carriers = [_turned(one[bone], angle) for one, angle in zip(placed, angles, strict=True)]
        ends = [_seen_from(one, end) for one, end in zip(carriers, ends, strict=True)]
    put = name in first.reach and name in last.reach
    return Pin(
        limb=limb,
        offset=offset,
        bone=bone,
        put=put or not all(ball.startswith(_SLIDES) for ball in kept),
        angles=tuple(angles),
        points=tuple(add(origin, apply(turned, offset)) for turned, origin in ends),
        turns=aligned([quaternion(turned) for turned, _ in ends]),
    )


def _turned(bone: _Frame, degrees_: float) -> _Frame:
    """A bone's frame turned about the bone."""
    return matmul(bone[0], turn("z", degrees_)), bone[1]


def _seen_from(bone: _Frame, end: _Frame) -> _Frame:
    back = transpose(bone[0])
    return matmul(back, end[0]), apply(back, sub(end[1], bone[1]))


def _angles(points: Sequence[Vec]) -> list[float]:
    """Degrees about the z axis, each the nearest to the one before."""
    found = [degrees(atan2(points[0][1], points[0][0]))]
    for x, y, _ in points[1:]:
        found.append(found[-1] + remainder(degrees(atan2(y, x)) - found[-1], 360.0))
    return found


def _kept(name: str, first: Pose, last: Pose) -> list[str]:
    """The flesh of hand or foot that the body rests on at both ends."""
    ends = [set(map(contact_ball, pose.rests)) for pose in (first, last)]
    return sorted(ends[0] & ends[1] & _OFFSETS[name].keys())
