"""Whether a standing body would fall over: its centre of mass against its feet.

Segment masses and centres of mass: Dempster 1955 as printed in Winter, Biomechanics and Motor
Control of Human Movement (4th ed.), table 4.1, as shares of body mass and of the segment's length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchdesk.core.body.anatomy import SIDES
from stretchdesk.core.body.pose import contact_ball, contact_height
from stretchdesk.core.body.shapes import contains, convex, distance
from stretchdesk.core.body.vectors import add, lerp, scale

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stretchdesk.core.body.pose import Pose
    from stretchdesk.core.body.vectors import Vec

_CENTRE = (
    ("hip", "iliac", 0.142, 0.5),
    ("iliac", "ribs_low", 0.139, 0.5),
    ("ribs", "upper_back", 0.216, 0.5),
)
_LIMBS = (
    ("shoulder", "elbow", 0.028, 0.436),
    ("elbow", "wrist", 0.016, 0.430),
    ("wrist", "palm_thumb", 0.006, 0.506),
    ("hip_socket", "knee", 0.100, 0.433),
    ("knee", "ankle", 0.0465, 0.433),
    ("heel", "ball_inner", 0.0145, 0.500),
)
_HEAD = ("neck_low", "cranium_front", 0.081, 0.8)
_FEET = ("heel", "ball_inner", "ball_outer", "toe_inner", "toe_outer")
_DOWN = 0.015


def centre_of_mass(centres: Mapping[str, Vec]) -> Vec:
    """The whole body's, from the centres of its balls of flesh."""
    total: Vec = scale(lerp(centres[_HEAD[0]], centres[_HEAD[1]], _HEAD[3]), _HEAD[2])
    for rows, share in ((_CENTRE, 0.5), (_LIMBS, 1.0)):
        for start, end, mass, along in rows:
            for side in SIDES:
                at = lerp(centres[f"{start}_{side}"], centres[f"{end}_{side}"], along)
                total = add(total, scale(at, mass * share))
    return total


def off_balance(pose: Pose, centres: Mapping[str, Vec]) -> float:
    """How far the centre of mass of a free-standing body lies outside its feet, in statures.

    0 for who sits, lies, kneels, or holds on to or leans on something that stands.
    """
    leans = any(reach.prop for reach in pose.reach.values()) or _leans_on(pose)
    if pose.base != "standing" or leans:
        return 0.0
    x, y, _ = centre_of_mass(centres)
    held = {contact_ball(contact): contact_height(contact) for contact in pose.rests}
    height = max(held.values(), default=0.0)
    stood = [
        centres[f"{ball}_{side}"]
        for side in SIDES
        for ball in _FEET
        if any(abs(centres[f"{ball}_{side}"][2] - h) < _DOWN + 0.012 for h in (0.0, height))
    ]
    outline = convex((px, py) for px, py, _ in stood)
    if len(outline) > 2 and contains((outline,), x, y):
        return 0.0
    return distance((outline,), x, y) if outline else 9.0


def _leans_on(pose: Pose) -> bool:
    """Forearms on a door frame, or other upright props that the body is placed against."""
    return any(name in {"wall", "doorway", "desk"} for name in pose.props)
