"""Measures as cited, and joint angles that mean what a physiotherapist means."""

from __future__ import annotations

from math import dist
from typing import TYPE_CHECKING

import pytest

from stretchdesk.core.body.anatomy import AXES, BALLS, PARTS, SIDES
from stretchdesk.core.body.hands import SHAPES, blended, finger_balls
from stretchdesk.core.body.skeleton import RADII, place
from tests.core.body.bodies import bent, bottoms, centres

if TYPE_CHECKING:
    from stretchdesk.core.body.book import PoseBook

X, Y, Z = range(3)


def test_the_standing_figure_measures_one(book: PoseBook) -> None:
    standing = book.motion("standing").end
    top = max(centre[Z] + RADII[name] for name, centre in centres(standing).items())
    assert top == pytest.approx(1.00, abs=0.01)
    assert min(bottoms(standing).values()) == pytest.approx(0, abs=0.001)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(
    ("start", "end", "length"),
    [
        ("thigh", "shank", 0.245),
        ("shank", "foot", 0.246),
        ("upper_arm", "forearm", 0.186),
        ("forearm", "hand", 0.146),
    ],
)
def test_limbs_have_the_lengths_of_drillis_and_contini(
    start: str, end: str, length: float, side: str
) -> None:
    placed = place(bent())
    assert dist(placed[f"{start}_{side}"][1], placed[f"{end}_{side}"][1]) == pytest.approx(length)


def test_breadths_and_heights_are_those_of_drillis_and_contini(book: PoseBook) -> None:
    at = centres(book.motion("standing").end)
    assert place(book.motion("standing").end)["pelvis"][1][Z] == pytest.approx(0.530, abs=0.003)
    assert at["shoulder_right"][Z] == pytest.approx(0.818, abs=0.01)
    assert at["chin"][Z] - RADII["chin"] == pytest.approx(0.870, abs=0.012)
    across = {name: ball[X] for name, ball in centres(bent()).items()}
    hips = across["hip_right"] - across["hip_left"] + 2 * RADII["hip_left"]
    shoulders = across["deltoid_right"] - across["deltoid_left"] + 2 * RADII["deltoid_left"]
    assert hips == pytest.approx(0.191, abs=0.005)
    assert 0.259 <= shoulders <= 0.30, "flesh lies outside the biacromial breadth of .259"
    foot = [b for b in centres(bent()) if b.startswith(("heel", "toe")) and b.endswith("_right")]
    ys = [(centres(bent())[b][Y], RADII[b]) for b in foot]
    length = max(y + r for y, r in ys) - min(y - r for y, r in ys)
    assert length == pytest.approx(0.152, abs=0.003)


def test_a_flat_hand_is_as_long_as_a_hand() -> None:
    assert max(-at[Z] + r for _, at, r in finger_balls("flat")) == pytest.approx(0.108, abs=0.003)


MOVES = [  # angle, degrees, ball or frame's ball that moves, axis, sign for the right side
    ("hip_flexion", 60, "knee", Y, 1),
    ("hip_flexion", -20, "knee", Y, -1),
    ("hip_abduction", 30, "knee", X, 1),
    ("hip_external_rotation", 40, "toe_inner", X, 1),
    ("knee_flexion", 60, "heel", Y, -1),
    ("ankle_dorsiflexion", 15, "toe_inner", Z, 1),
    ("ankle_dorsiflexion", -40, "toe_inner", Z, -1),
    ("ankle_inversion", 20, "ball_inner", Z, 1),
    ("toe_extension", 50, "toe_inner", Z, 1),
    ("shoulder_flexion", 80, "wrist", Y, 1),
    ("shoulder_flexion", -40, "wrist", Y, -1),
    ("shoulder_abduction", 80, "wrist", X, 1),
    ("shoulder_external_rotation", 60, "thumb_tip", Y, -1),
    ("elbow_flexion", 60, "wrist", Y, 1),
    ("forearm_pronation", 90, "thumb_tip", Y, 1),
    ("forearm_pronation", 170, "thumb_tip", X, -1),
    ("wrist_extension", 50, "middle_tip", Y, -1),
    ("wrist_radial_deviation", 15, "middle_tip", X, 1),
    ("scapular_elevation", 20, "shoulder", Z, 1),
    ("scapular_protraction", 20, "shoulder", Y, 1),
]


@pytest.mark.parametrize(("angle", "degrees", "ball", "axis", "sign"), MOVES)
@pytest.mark.parametrize("side", SIDES)
def test_a_limb_angle_moves_what_its_name_says(
    angle: str, degrees: float, ball: str, axis: int, sign: int, side: str
) -> None:
    before = centres(bent())[f"{ball}_{side}"]
    after = centres(bent(**{f"{angle}_{side}": degrees}))[f"{ball}_{side}"]
    outward = -1 if axis == X and side == "left" else 1
    assert (after[axis] - before[axis]) * sign * outward > 0.005


CENTRE_MOVES = [
    ("lumbar_flexion", 30, "chin", Y, 1),
    ("lumbar_side_bend", 15, "chin", X, 1),
    ("lumbar_rotation", 15, "nose_tip", X, 1),
    ("thoracic_flexion", 30, "chin", Z, -1),
    ("thoracic_side_bend", 15, "chin", X, 1),
    ("thoracic_rotation", 30, "nose_tip", X, 1),
    ("neck_flexion", 30, "nose_tip", Z, -1),
    ("neck_side_bend", 30, "cranium_front", X, 1),
    ("neck_rotation", 50, "nose_tip", X, 1),
    ("head_flexion", 12, "chin", Y, -1),
]


@pytest.mark.parametrize(("angle", "degrees", "ball", "axis", "sign"), CENTRE_MOVES)
def test_a_spine_angle_bends_forward_or_to_the_right(
    angle: str, degrees: float, ball: str, axis: int, sign: int
) -> None:
    moved = centres(bent(**{angle: degrees}))[ball][axis] - centres(bent())[ball][axis]
    assert moved * sign > 0.002


def test_every_angle_is_among_those_tested() -> None:
    named = {row[0] for row in (*MOVES, *CENTRE_MOVES)}
    assert named == {axis.removesuffix("_left").removesuffix("_right") for axis in AXES}


@pytest.mark.parametrize("flexion", [0, 60, 120, 175])
def test_arms_lifted_forward_stay_parallel_however_high_the_shoulder_girdle(flexion: int) -> None:
    angles = {
        f"{joint}_{side}": degrees
        for side in SIDES
        for joint, degrees in (("shoulder_flexion", flexion), ("scapular_elevation", 25))
    }
    at = centres(bent(**angles))
    assert at["wrist_right"][X] == pytest.approx(at["shoulder_right"][X], abs=0.001)
    assert at["wrist_left"][X] == pytest.approx(at["shoulder_left"][X], abs=0.001)


def test_the_left_half_is_the_mirror_image_of_the_right() -> None:
    angles = {"hip_flexion": 40, "hip_abduction": 20, "shoulder_abduction": 50, "elbow_flexion": 70}
    at = centres(bent(**{f"{name}_{side}": v for name, v in angles.items() for side in SIDES}))
    for name, (x, y, z) in at.items():
        if name.endswith("_right"):
            assert at[name.replace("right", "left")] == pytest.approx((-x, y, z), abs=1e-9)


def test_every_joint_has_a_range_around_its_zero() -> None:
    for axis in AXES.values():
        assert axis.low <= 0 < axis.high
        assert axis.margin > 0, axis.name


def test_every_ball_is_painted() -> None:
    drawn = {ball for part in PARTS for ball in part.balls}
    assert {ball.name for ball in BALLS} <= drawn
    assert drawn == set(RADII)


@pytest.mark.parametrize("shape", SHAPES)
def test_hand_shapes_have_the_same_fingers_and_blend(shape: str) -> None:
    names = [name for name, _, _ in finger_balls(shape)]
    half = blended("flat", shape, 0.5)
    assert [name for name, _, _ in half] == names
    for (_, p, _), (_, q, _), (_, m, _) in zip(
        finger_balls("flat"), finger_balls(shape), half, strict=True
    ):
        assert m == pytest.approx([(a + b) / 2 for a, b in zip(p, q, strict=True)])


def test_a_grip_closes_and_a_fan_opens() -> None:
    tips = {
        shape: {name: at for name, at, _ in finger_balls(shape)}
        for shape in ("flat", "grip", "fan")
    }
    assert tips["grip"]["middle_tip"][Y] > tips["flat"]["middle_tip"][Y] + 0.03
    width = {shape: at["index_tip"][X] - at["little_tip"][X] for shape, at in tips.items()}
    assert width["fan"] > 1.2 * width["flat"] > 1.2 * width["grip"]


def test_an_unknown_hand_shape_is_an_error() -> None:
    with pytest.raises(KeyError):
        finger_balls("claw")
