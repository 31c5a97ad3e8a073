"""Where the body comes to lie: contacts on the floor, everything else refused by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchdesk.core.body.anatomy import AXES, SIDES
from stretchdesk.core.body.pose import BASES, contact_ball
from stretchdesk.core.body.reach import Reach
from stretchdesk.core.body.skeleton import place
from stretchdesk.core.body.solve import TOLERANCE, solve, with_shoulder_rhythm
from stretchdesk.core.body.vectors import IDENTITY
from tests.core.body.bodies import FIGURES, bottoms, centres, pose

if TYPE_CHECKING:
    from stretchdesk.core.body.book import PoseBook
    from stretchdesk.core.body.pose import Pose

FLOOR = TOLERANCE


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("figure", FIGURES)
def test_built_in_poses_lie_on_the_floor_within_human_range(
    figure: str, side: str, book: PoseBook
) -> None:
    motion = book.motion(figure, side)
    for written in (motion.entry, motion.hold):
        solved = solve(written)
        assert solved.problems == ()
        heights = bottoms(solved.posture)
        resting = {contact: heights[contact_ball(contact)] for contact in written.rests}
        assert resting == pytest.approx(dict.fromkeys(resting, 0.0), abs=FLOOR)
        assert min(heights.values()) >= -FLOOR
        for name, degrees in solved.angles.items():
            axis = AXES[name]
            assert axis.low - axis.margin - 0.5 <= degrees <= axis.high + axis.margin + 0.5, name


@pytest.mark.parametrize("figure", FIGURES)
def test_hands_and_feet_reach_the_floor_where_they_should(figure: str, book: PoseBook) -> None:
    for written in book.poses(figure).values():
        heights = bottoms(solve(written).posture)
        for limb, reach in written.reach.items():
            kind, side = limb.split("_")
            low = f"palm_thumb_{side}" if kind == "hand" else f"heel_{side}"
            if reach.frame is None and not reach.prop:
                assert heights[low] == pytest.approx(0, abs=FLOOR)


@pytest.mark.parametrize("figure", FIGURES)
def test_the_anchor_stands_over_the_middle_of_the_world(figure: str, book: PoseBook) -> None:
    for written in book.poses(figure).values():
        x, y, _ = centres(solve(written).posture)[contact_ball(written.anchor)]
        assert (x, y) == pytest.approx((0, 0), abs=1e-9)


@pytest.mark.parametrize("figure", FIGURES)
def test_the_mirrored_pose_is_the_mirror_image(figure: str, book: PoseBook) -> None:
    for written in book.poses(figure).values():
        own, other = (centres(solve(p).posture) for p in (written, written.mirrored()))
        for name, (x, y, z) in own.items():
            swapped = _other(name)
            assert other[swapped] == pytest.approx((-x, y, z), abs=1e-6)


def _other(name: str) -> str:
    stem, _, side = name.rpartition("_")
    return f"{stem}_{SIDES[side == 'left']}" if side in SIDES else name


def test_the_body_faces_ahead_however_the_leg_it_stands_on_is_turned() -> None:
    turned = solve(pose(hip_external_rotation_left=30, hip_external_rotation_right=30))
    assert turned.problems == ()
    assert place(turned.posture)["pelvis"][0] == pytest.approx(IDENTITY, abs=1e-3)


def test_the_same_pose_is_solved_the_same_way_and_left_as_it_was(book: PoseBook) -> None:
    written = book.poses("figure_four")["hold"]
    before = dict(written.angles)
    assert solve(written) == solve(written)
    assert written.angles == before


REFUSED = [
    (
        "a contact that cannot reach the floor with the others",
        pose(rests=("heel_left", "heel_right", "ball_left", "ball_right", "palm_left")),
        "heel_right is 0.059 above the floor",
    ),
    (
        "a lean that no one stands in",
        pose(rests=("heel_right", "palm_right", "palm_left", "heel_left", "head")),
        "the body tilts more than 60° from standing",
    ),
    (
        "an arm too short",
        pose(reach={"hand_left": Reach(None)}),
        "hand_left stays 0.",
    ),
    (
        "an arm that would have to turn further than it goes, as its elbow is told to stay",
        pose(
            shoulder_flexion_left=90,
            elbow_flexion_left=90,
            reach={"hand_left": Reach("nape_left", swivel=0.01)},
        ),
        "forearm_pronation_left -74° is beyond -20…180°",
    ),
    (
        "a foot under the floor",
        pose(rests=("heel_left", "ball_left"), hip_flexion_left=30, knee_flexion_left=40),
        "below the floor",
    ),
]


@pytest.mark.parametrize(
    ("written", "says"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_what_no_body_can_do_is_refused_by_name(written: Pose, says: str) -> None:
    assert any(says in problem for problem in solve(written).problems), solve(written).problems


def test_a_joint_beyond_its_range_is_named_with_the_range() -> None:
    (problem,) = solve(pose(neck_rotation=100)).problems
    assert problem == "neck_rotation 100° is beyond -80…80°"


def test_nothing_is_wrong_with_standing() -> None:
    assert solve(pose()).problems == ()


@pytest.mark.parametrize(
    ("base", "rests", "height"),
    [
        ("seated", ("seat_left", "seat_right", "calf_left", "calf_right"), 0.1),
        ("supine", ("seat_left", "seat_right", "upper_back_left", "upper_back_right"), 0.12),
        ("prone", ("knee_left", "knee_right", "forehead"), 0.12),
        ("side_left", ("hip_side_left", "shoulder_left", "elbow_left"), 0.2),
        ("side_right", ("hip_side_right", "shoulder_right", "elbow_right"), 0.2),
    ],
)
def test_a_base_decides_which_side_of_the_body_is_down(
    base: str, rests: tuple[str, ...], height: float
) -> None:
    hips = {f"hip_flexion_{side}": 90.0 for side in SIDES} if base == "seated" else {}
    posture = solve(pose(base, rests, rests[0], **hips)).posture
    assert 0 < posture.origin[2] < height


def test_raised_arms_lift_the_shoulder_girdle() -> None:
    angles = with_shoulder_rhythm({"shoulder_flexion_left": 180, "scapular_elevation_right": 5})
    assert angles["scapular_elevation_left"] == 25
    assert angles["scapular_elevation_right"] == 5
    assert with_shoulder_rhythm({"shoulder_abduction_left": 30})["scapular_elevation_left"] == 0


def test_a_hand_on_the_floor_is_flat_and_another_relaxed_unless_written() -> None:
    reach = {"hand_left": Reach(None)}
    hands = solve(pose(reach=reach)).posture.hands
    assert (hands["left"][0], hands["right"][0]) == ("flat", "relaxed")
    assert solve(pose(reach=reach, hands={"left": "fan"})).posture.hands["left"][0] == "fan"


@st.composite
def any_pose(draw: st.DrawFn) -> Pose:
    names = draw(st.lists(st.sampled_from(sorted(AXES)), max_size=8, unique=True))
    limbs = draw(st.lists(st.sampled_from(["hand_left", "hand_right", "foot_left"]), unique=True))
    frames = st.sampled_from([None, "thigh_left", "shank_right", "upper_arm_right", "foot_right"])
    faces = st.sampled_from(["front", "back", "inner", "outer"])
    rests = st.sampled_from(["heel_left", "seat_right", "shin_left", "upper_back_right", "head"])
    return pose(
        draw(st.sampled_from(BASES)),
        tuple(draw(st.lists(rests, min_size=1, max_size=4, unique=True))),
        draw(st.sampled_from(["heel_left", "palm_right"])),
        {limb: Reach(draw(frames), draw(st.floats(0, 1)), draw(faces)) for limb in limbs},
        **{
            name: draw(st.floats(AXES[name].low - AXES[name].margin, AXES[name].high))
            for name in names
        },
    )


@given(any_pose())
@settings(max_examples=80)
def test_any_pose_that_can_be_written_gets_an_answer(written: Pose) -> None:
    solved = solve(written)
    assert all(abs(x) < 9 for centre in centres(solved.posture).values() for x in centre)
