"""From a written pose to a body in space: the root found from contacts, limbs closed by reach.

The root is found by damped least squares: with the angles fixed, a contact's height above the
floor depends only on the tilt of the pelvis and its height, so three numbers are solved for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import acos, atan2, degrees, radians
from types import MappingProxyType
from typing import TYPE_CHECKING

from stretchdesk.core.body.anatomy import AXES, HIP_HEIGHT, SIDES
from stretchdesk.core.body.limbs import close
from stretchdesk.core.body.pose import contact_ball
from stretchdesk.core.body.skeleton import (
    FRAME_NAMES,
    RADII,
    Posture,
    ball_centres,
    joint_rotations,
    place,
)
from stretchdesk.core.body.vectors import (
    IDENTITY,
    UNTURNED,
    Mat,
    Vec,
    apply,
    cross,
    dot,
    matmul,
    matrix,
    quaternion,
    transpose,
    turn,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stretchdesk.core.body.pose import Pose

TOLERANCE = 0.005
"""How far a contact may be from what it touches, in statures."""

MAX_TILT = 60.0
"""How far the body may lean from its base: Downward Dog's trunk is 50° head down."""

_FACE_DOWN, _FACE_UP = turn("x", -90), turn("x", 90)
_BASES: Mapping[str, tuple[str, Mat]] = MappingProxyType({
    "standing": ("foot", IDENTITY),
    "seated": ("pelvis", IDENTITY),
    "kneeling": ("shank", _FACE_DOWN),
    "all_fours": ("thoracic2", _FACE_DOWN),
    "prone": ("thoracic2", _FACE_DOWN),
    "supine": ("thoracic2", _FACE_UP),
    "side_left": ("thoracic2", turn("y", -90)),
    "side_right": ("thoracic2", turn("y", 90)),
})  # fmt: skip
"""The frame that each base knows the rough direction of, and that direction.

Not always the pelvis: in a standing fold it hangs almost upside down, but the feet stand.
"""


@dataclass(frozen=True, slots=True)
class Solved:
    """A pose placed in space, its complete angles, and what did not come out, as sentences."""

    posture: Posture
    angles: Mapping[str, float]
    problems: tuple[str, ...]


def solve(pose: Pose) -> Solved:
    """Place `pose` on the floor. `problems` names every contact, limb or joint that fails."""
    angles = with_shoulder_rhythm(pose.angles)
    hands = {side: (_hand_shape(pose, side),) * 2 + (0.0,) for side in SIDES}
    loose = Posture((0, 0, 0), UNTURNED, joint_rotations(angles), hands)
    posture, problems = _rest(replace(loose, turned=quaternion(_start(loose, pose))), pose)
    for limb, reach in pose.reach.items():
        closed, short = close(place(posture), limb, reach)
        angles |= closed
        posture = replace(posture, joints=joint_rotations(angles))
        if short > TOLERANCE:
            problems.append(f"{limb} stays {short:.3f} short of its target")
    problems += _sunk(posture) + _beyond_range(angles)
    return Solved(_planted(posture, pose.anchor), MappingProxyType(angles), tuple(problems))


def _hand_shape(pose: Pose, side: str) -> str:
    """As written; else flat where the hand lies on the floor."""
    reach = pose.reach.get(f"hand_{side}")
    return pose.hands.get(side, "flat" if reach and reach.frame is None else "relaxed")


def with_shoulder_rhythm(angles: Mapping[str, float]) -> dict[str, float]:
    """Raised arms lift the shoulder girdle: one degree in three beyond 30° (Inman 1944).

    Half of that is tilt of the scapula on the ribs, which the outline does not show.
    """
    result = dict(angles)
    for side in SIDES:
        raised = max(
            angles.get(f"shoulder_flexion_{side}", 0), angles.get(f"shoulder_abduction_{side}", 0)
        )
        key = f"scapular_elevation_{side}"
        result[key] = angles.get(key, 0.0) + max(0.0, raised - 30) / 6
    return result


# --- root ---------------------------------------------------------------------------------------


def _start(loose: Posture, pose: Pose) -> Mat:
    """How the pelvis is turned when the frame that the base knows lies as it says."""
    name, turned = _BASES[pose.base]
    if name in FRAME_NAMES:
        return matmul(turned, transpose(place(loose)[name][0]))
    side = pose.anchor.rpartition("_")[2]
    start = matmul(turned, transpose(place(loose)[f"{name}_{side}"][0]))
    # A leg that stands turned outward must not turn the body.
    return matmul(turn("z", -degrees(atan2(start[3], start[0]))), start)


def _rest(loose: Posture, pose: Pose) -> tuple[Posture, list[str]]:
    centres = ball_centres(place(loose), loose.hands)
    names = [contact_ball(contact) for contact in pose.rests]
    points = [(centres[name], RADII[name]) for name in names]
    tilt, height = _settle(points)
    turned = quaternion(matmul(tilt, matrix(loose.turned)))
    posture = replace(loose, origin=(0.0, 0.0, height), turned=turned)
    centres = ball_centres(place(posture), posture.hands)
    problems = [
        f"{contact} is {abs(gap):.3f} {'above' if gap > 0 else 'below'} the floor"
        for contact, name in zip(pose.rests, names, strict=True)
        if abs(gap := centres[name][2] - RADII[name]) > TOLERANCE
    ]
    if degrees(acos(max(-1.0, min(1.0, tilt[8])))) > MAX_TILT:
        problems.append(f"the body tilts more than {MAX_TILT:g}° from {pose.base}")
    return posture, problems


def _settle(points: list[tuple[Vec, float]], damping: float = 1e-5) -> tuple[Mat, float]:
    """Tilt and height that bring the points' lowest surfaces to the floor."""
    pitch = roll = 0.0
    height = HIP_HEIGHT
    for _ in range(30):
        tilt = matmul(turn("x", pitch), turn("y", roll))
        rows = [_height_gradient(tilt, p, r, height) for p, r in points]
        step = _least_squares(rows, (pitch, roll), damping)
        pitch, roll = pitch + degrees(step[0]), roll + degrees(step[1])
        height += step[2]
    return matmul(turn("x", pitch), turn("y", roll)), height


def _height_gradient(tilt: Mat, p: Vec, r: float, height: float) -> tuple[Vec, float]:
    """Gradient of a contact's height by (pitch, roll, height), and its height above the floor."""
    x, y, z = apply(tilt, p)
    # World-axis turns: d(z)/d(pitch about x) = y, d(z)/d(roll about y) = -x.
    return (y, -x, 1.0), z + height - r


def _least_squares(rows: list[tuple[Vec, float]], tilt: tuple[float, float], damping: float) -> Vec:
    """The damped Gauss-Newton step; damping draws the tilt back to the base position."""
    a = [[0.0] * 3 for _ in range(3)]
    b = [0.0] * 3
    for gradient, gap in rows:
        for i in range(3):
            b[i] -= gradient[i] * gap
            for j in range(3):
                a[i][j] += gradient[i] * gradient[j]
    for i, angle in enumerate(tilt):
        a[i][i] += damping
        b[i] -= damping * radians(angle)
    a[2][2] += 1e-9
    return _solve3(a, b)


def _solve3(a: list[list[float]], b: list[float]) -> Vec:
    """Cramer's rule."""
    c0, c1, c2 = ((a[0][j], a[1][j], a[2][j]) for j in range(3))
    rhs = (b[0], b[1], b[2])
    det = dot(c0, cross(c1, c2))
    return (
        dot(rhs, cross(c1, c2)) / det,
        dot(c0, cross(rhs, c2)) / det,
        dot(c0, cross(c1, rhs)) / det,
    )


def _planted(posture: Posture, anchor: str) -> Posture:
    """The posture moved so that its anchor stands above the world's origin."""
    x, y, _ = ball_centres(place(posture), posture.hands)[contact_ball(anchor)]
    ox, oy, oz = posture.origin
    return replace(posture, origin=(ox - x, oy - y, oz))


def _sunk(posture: Posture) -> list[str]:
    centres = ball_centres(place(posture), posture.hands)
    depth, name = max((RADII[name] - centre[2], name) for name, centre in centres.items())
    return [f"{name} is {depth:.3f} below the floor"] if depth > TOLERANCE else []


def _beyond_range(angles: Mapping[str, float]) -> list[str]:
    return [
        f"{name} {value:.0f}° is beyond {axis.low - axis.margin:g}…{axis.high + axis.margin:g}°"
        for name, value in angles.items()
        if not (axis := AXES[name]).low - axis.margin - 0.5
        <= value
        <= axis.high + axis.margin + 0.5
    ]
