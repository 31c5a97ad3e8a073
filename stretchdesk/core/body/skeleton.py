"""Forward kinematics: from joint rotations to the place of every bone and ball of flesh."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from stretchdesk.core.body.anatomy import BALLS, FRAMES, SIDES, Frame
from stretchdesk.core.body.hands import blended
from stretchdesk.core.body.vectors import (
    IDENTITY,
    UNTURNED,
    Mat,
    Quat,
    Vec,
    add,
    apply,
    matmul,
    matrix,
    quaternion,
    turn,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

Placed = dict[str, tuple[Mat, Vec]]
"""Frame name → its rotation and origin in the world."""

FRAME_NAMES = frozenset(frame.name for frame in FRAMES)
_INDEX = {frame.name: i for i, frame in enumerate(FRAMES)}
_PARENTS = tuple(_INDEX.get(frame.parent, -1) for frame in FRAMES)
_AGAINST = tuple(_INDEX.get(frame.against or frame.parent, -1) for frame in FRAMES)
SEGMENT_LENGTHS = MappingProxyType(
    {f.parent: -f.offset[2] for f in FRAMES if f.name.startswith(("fore", "hand", "shank", "foot"))}
    | {f"foot_{side}": 0.1 for side in SIDES}
)
"""Length of the limb bones, joint to joint."""


@dataclass(frozen=True, slots=True)
class Posture:
    """A body in space: root place, one rotation per frame, and the hands' shapes.

    `hands` gives per side the two shapes blended and how far (`("flat", "grip", 0.5)`).
    """

    origin: Vec
    turned: Quat
    joints: tuple[Quat, ...]
    hands: Mapping[str, tuple[str, str, float]]


def rotation(frame: Frame, angles: Mapping[str, float]) -> Mat:
    """The joint's rotation: its angles in degrees, applied in the order of its axes."""
    m = IDENTITY
    for axis in frame.axes:
        degrees = angles.get(axis.name, 0.0)
        if degrees:
            m = matmul(m, turn(axis.axis, axis.sign * degrees * frame.share))
    return m


def joint_rotations(angles: Mapping[str, float]) -> tuple[Quat, ...]:
    """One rotation per frame, in the order of FRAMES."""
    return tuple(quaternion(rotation(f, angles)) if f.axes else UNTURNED for f in FRAMES)


def place(posture: Posture) -> Placed:
    """Every frame in the world."""
    rotations: list[Mat] = []
    origins: list[Vec] = []
    for frame, parent, against, joint in zip(
        FRAMES, _PARENTS, _AGAINST, posture.joints, strict=True
    ):
        if parent < 0:
            rotations.append(matrix(posture.turned))
            origins.append(posture.origin)
            continue
        origins.append(add(origins[parent], apply(rotations[parent], frame.offset)))
        r = rotations[against]
        rotations.append(r if joint is UNTURNED else matmul(r, matrix(joint)))
    return {frame.name: (r, o) for frame, r, o in zip(FRAMES, rotations, origins, strict=True)}


def ball_centres(placed: Placed, hands: Mapping[str, tuple[str, str, float]]) -> dict[str, Vec]:
    """Ball name → centre, fingers included, in the coordinates that the frames are placed in."""
    centres: dict[str, Vec] = {}
    for frame, balls in _FLESH:
        (a, b, c, d, e, f, g, h, i), (ox, oy, oz) = placed[frame]
        for name, (x, y, z) in balls:
            centres[name] = (
                ox + a * x + b * y + c * z, oy + d * x + e * y + f * z, oz + g * x + h * y + i * z
            )  # fmt: skip
    for side, k in (("left", -1.0), ("right", 1.0)):
        r, o = placed[f"hand_{side}"]
        fingers = blended(*hands[side])
        for name, (_, (x, y, z), _) in zip(_FINGERS[side], fingers, strict=True):
            centres[name] = add(o, apply(r, (k * x, y, z)))
    return centres


_FLESH = tuple(
    (frame.name, tuple((ball.name, ball.at) for ball in BALLS if ball.frame == frame.name))
    for frame in FRAMES
)
_FINGERS = {
    side: tuple(f"{name}_{side}" for name, _, _ in blended("flat", "flat", 0.0)) for side in SIDES
}
RADII: Mapping[str, float] = MappingProxyType(
    {ball.name: ball.radius for ball in BALLS}
    | {
        f"{name}_{side}": radius
        for name, _, radius in blended("flat", "flat", 0.0)
        for side in SIDES
    }
)
"""Radius of every ball, fingers included."""
