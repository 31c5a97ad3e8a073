"""From a written pose to a body in space: root from contacts, then props, then limbs that reach.

The root is found by damped least squares: with the angles fixed, a contact's height above the
floor depends only on the tilt of the pelvis and its height, so three numbers are solved for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import acos, atan2, degrees, dist, radians
from types import MappingProxyType
from typing import TYPE_CHECKING

from stretchdesk.core.body.anatomy import AXES, HIP_HEIGHT, SIDES
from stretchdesk.core.body.closing import close
from stretchdesk.core.body.pose import contact_ball, contact_height
from stretchdesk.core.body.props import BANDS, Prop, stand
from stretchdesk.core.body.skeleton import (
    FRAME_NAMES,
    RADII,
    Posture,
    ball_centres,
    joint_rotations,
    place,
)
from stretchdesk.core.body.spots import bone_of
from stretchdesk.core.body.vectors import (
    IDENTITY,
    UNTURNED,
    Mat,
    Vec,
    add,
    apply,
    cross,
    dot,
    matmul,
    matrix,
    quaternion,
    scale,
    transpose,
    turn,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stretchdesk.core.body.pose import Pose
    from stretchdesk.core.body.reach import Reach

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
    """A pose placed in space, its complete angles, where its props stand, and what did not come
    out, as sentences."""

    posture: Posture
    angles: Mapping[str, float]
    props: Mapping[str, Prop]
    problems: tuple[str, ...]


def solve(pose: Pose, props: Mapping[str, Prop] | None = None) -> Solved:
    """Place `pose` on the floor and its props, which stand already if `props` are given.

    `problems` names every contact, limb or joint that fails.
    """
    angles = with_shoulder_rhythm(pose.angles)
    hands = {side: (_hand_shape(pose, side),) * 2 + (0.0,) for side in SIDES}
    loose = Posture((0, 0, 0), UNTURNED, joint_rotations(angles), hands)
    posture, problems = _rest(replace(loose, turned=quaternion(_start(loose, pose))), pose)
    posture = _planted(posture, pose.anchor)
    props = _stood(posture, pose) if props is None else props
    for limb in _closing_order(pose.reach):
        shape = hands.get(limb.removeprefix("hand_"), ("flat",))[0]
        closed, short = close(place(posture), limb, pose.reach[limb], props, shape)
        angles |= closed
        posture = replace(posture, joints=joint_rotations(angles))
        if short > TOLERANCE:
            problems.append(f"{limb} stays {short:.3f} short of its target")
    problems += _sunk(posture) + _beyond_range(angles)
    planted = _planted(posture, pose.anchor)
    if props and dist(planted.origin, posture.origin) > TOLERANCE:
        problems.append(f"the anchor {pose.anchor} moves with a limb that reaches; choose another")
    return Solved(planted, MappingProxyType(angles), MappingProxyType(dict(props)), tuple(problems))


def _stood(posture: Posture, pose: Pose) -> dict[str, Prop]:
    """Where the props stand: at the contacts they are placed by."""
    centres = ball_centres(place(posture), posture.hands)
    props = {}
    for name, placement in pose.props.items():
        if name not in BANDS:
            balls = placement.at
            middle: Vec = (0.0, 0.0, 0.0)
            for ball in balls:
                middle = add(middle, scale(centres[ball], 1 / len(balls)))
            props[name] = stand(name, placement, (middle, RADII[balls[0]]))
    return props


_OWNERS = MappingProxyType({
    **dict.fromkeys(("upper_arm", "forearm", "hand"), "hand"),
    **dict.fromkeys(("thigh", "shank", "foot", "toes"), "foot"),
})  # fmt: skip


def _closing_order(reach: Mapping[str, Reach]) -> list[str]:
    """A limb that reaches for another limb closes after it."""
    left = dict(reach)
    order: list[str] = []
    while left:
        free = [limb for limb, r in left.items() if _owner(r) not in left or _owner(r) == limb]
        limb = (free or list(left))[0]
        del left[limb]
        order.append(limb)
    return order


def _owner(reach: Reach) -> str:
    """The limb that a reach's target lies on; "" if on none."""
    bone, _, side = bone_of(reach.frame or "").rpartition("_")
    return f"{_OWNERS[bone]}_{side}" if bone in _OWNERS else ""


def _hand_shape(pose: Pose, side: str) -> str:
    """As written; else flat where the hand lies on the floor or another plane."""
    reach = pose.reach.get(f"hand_{side}")
    flat = reach and reach.frame is None and not reach.edge and not reach.part
    return pose.hands.get(side, "flat" if flat else "relaxed")


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
    ahead, aside = pose.lean
    turned = matmul(matmul(turn("x", -ahead), turn("y", aside)), turned)
    if name in FRAME_NAMES:
        return matmul(turned, transpose(place(loose)[name][0]))
    side = pose.anchor.rpartition("_")[2]
    start = matmul(turned, transpose(place(loose)[f"{name}_{side}"][0]))
    # A leg that stands turned outward must not turn the body.
    return matmul(turn("z", -degrees(atan2(start[3], start[0]))), start)


def _rest(loose: Posture, pose: Pose) -> tuple[Posture, list[str]]:
    centres = ball_centres(place(loose), loose.hands)
    names = [contact_ball(contact) for contact in pose.rests]
    # What touches a prop at some height is as if its flesh reached so much further down.
    reaches = [
        RADII[name] + contact_height(contact)
        for name, contact in zip(names, pose.rests, strict=True)
    ]
    points = [(centres[name], reach) for name, reach in zip(names, reaches, strict=True)]
    tilt, height = settle(points)
    turned = quaternion(matmul(tilt, matrix(loose.turned)))
    posture = replace(loose, origin=(0.0, 0.0, height), turned=turned)
    centres = ball_centres(place(posture), posture.hands)
    problems = [
        f"{contact} is {abs(gap):.3f} {'above' if gap > 0 else 'below'} "
        f"the {contact.partition('@')[2] or 'floor'}"
        for contact, name, reach in zip(pose.rests, names, reaches, strict=True)
        if abs(gap := centres[name][2] - reach) > TOLERANCE
    ]
    if degrees(acos(max(-1.0, min(1.0, tilt[8])))) > MAX_TILT:
        problems.append(f"the body tilts more than {MAX_TILT:g}° from {pose.base}")
    return posture, problems


def settle(
    points: list[tuple[Vec, float]], damping: float = 1e-5, rounds: int = 30
) -> tuple[Mat, float]:
    """Tilt and height that bring the points' lowest surfaces to the floor."""
    pitch = roll = 0.0
    height = HIP_HEIGHT
    for _ in range(rounds):
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
