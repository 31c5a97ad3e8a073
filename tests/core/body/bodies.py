"""Bodies to test with: one bent by a few angles, or one of the built-in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchdesk.core.body.anatomy import SIDES
from stretchdesk.core.body.pose import Pose
from stretchdesk.core.body.skeleton import RADII, Posture, ball_centres, joint_rotations, place
from stretchdesk.core.body.vectors import UNTURNED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stretchdesk.core.body.reach import Reach
    from stretchdesk.core.body.vectors import Vec

FIGURES = (
    "standing", "seated_forward_fold", "low_lunge", "figure_four", "childs_pose",
    "reclining_spinal_twist", "standing_forward_fold", "downward_dog",
)  # fmt: skip
ONE_SIDED = ("low_lunge", "figure_four", "reclining_spinal_twist")


def bent(**angles: float) -> Posture:
    """A body hanging in the air by its pelvis, with these joint angles."""
    hands = dict.fromkeys(SIDES, ("flat", "flat", 0.0))
    return Posture((0, 0, 0), UNTURNED, joint_rotations(angles), hands)


def centres(posture: Posture) -> dict[str, Vec]:
    return ball_centres(place(posture), posture.hands)


def bottoms(posture: Posture) -> dict[str, float]:
    """How high the lowest point of each ball lies."""
    return {name: centre[2] - RADII[name] for name, centre in centres(posture).items()}


def pose(
    base: str = "standing",
    rests: tuple[str, ...] = ("heel_left", "heel_right", "ball_left", "ball_right"),
    anchor: str = "heel_right",
    reach: Mapping[str, Reach] | None = None,
    hands: Mapping[str, str] | None = None,
    **angles: float,
) -> Pose:
    return Pose(base, rests, anchor, angles, reach or {}, hands or {})
