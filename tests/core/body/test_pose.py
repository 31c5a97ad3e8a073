"""The reader of poses: everything wrong at once, nothing raised; mirroring."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchdesk.core.body.anatomy import AXES
from stretchdesk.core.body.pose import (
    BASES,
    CONTACTS,
    Pose,
    contact_ball,
    sided,
)
from stretchdesk.core.body.pose_reader import read_pose
from stretchdesk.core.body.reach import Reach
from stretchdesk.core.body.skeleton import RADII
from tests.core.body.bodies import FIGURES

if TYPE_CHECKING:
    from stretchdesk.core.body.book import PoseBook

STANDING = {"base": "standing", "rests": ["heel", "ball"], "anchor": "heel_right"}

KEYS = st.sampled_from(
    ["base", "rests", "anchor", "joints", "reach", "hands", "both", "left", "hand", "foot_left",
     "hip_flexion", "knee_flexion_right", "neck_flexion"]
)  # fmt: skip
WORDS = st.sampled_from(
    ["standing", "heel", "heel_left", "floor", "thigh_left@0.5:front", "thigh_left@x:front",
     "thigh_left@nan:front", "flat", "grip"]
)  # fmt: skip
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | WORDS
STRUCTURES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=6), inner, max_size=5)
    ),
    max_leaves=15,
)
TABLES = st.fixed_dictionaries({}, optional=dict.fromkeys(
    ("base", "rests", "anchor", "joints", "reach", "hands", "odd"), STRUCTURES)
)  # fmt: skip


@given(STRUCTURES | TABLES)
@settings(max_examples=150)
def test_any_structure_gives_a_pose_or_its_problems(table: object) -> None:
    pose, problems = read_pose(table)
    assert (pose is None) == bool(problems)
    assert all(len(key) <= 60 and len(text) <= 400 for key, text in problems)


def test_a_pose_is_read_with_both_sides_where_none_is_named() -> None:
    pose, problems = read_pose(
        STANDING
        | {
            "joints": {"hip_flexion": 20, "knee_flexion_left": 5.5, "neck_rotation": -10},
            "reach": {"hand": "floor", "foot_left": "shank_right@0.25:inner"},
            "hands": {"both": "fan"},
        }
    )
    assert not problems
    assert pose == Pose(
        base="standing",
        rests=("heel_left", "heel_right", "ball_left", "ball_right"),
        anchor="heel_right",
        angles={
            "hip_flexion_left": 20,
            "hip_flexion_right": 20,
            "knee_flexion_left": 5.5,
            "neck_rotation": -10,
        },
        reach={
            "hand_left": Reach(None),
            "hand_right": Reach(None),
            "foot_left": Reach("shank_right", 0.25, "inner"),
        },
        hands={"left": "fan", "right": "fan"},
    )


def test_all_problems_come_at_once() -> None:
    _, problems = read_pose(
        {
            "base": "floating",
            "rests": ["heel", "tail", 3],
            "anchor": ["heel_right"],
            "joints": {"hip_flexion": 300, "tail_flexion": 1, "knee_flexion": True},
            "reach": {"nose": "floor", "hand_left": "moon"},
            "hands": {"left": "claw", "middle": "flat"},
            "colour": "red",
        }
    )
    assert sorted(key for key, _ in problems) == sorted(
        ["base", "rests", "rests", "anchor", "hip_flexion_left", "tail_flexion", "knee_flexion",
         "nose", "hand_left", "left", "middle", "colour"]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "key", "says"),
    [
        ({"base": []}, "base", "must be one of standing, seated"),
        ({"rests": []}, "rests", "must list what touches"),
        ({"rests": "heel"}, "rests", "must list what touches"),
        ({"rests": ["heel"] * 99}, "rests", "must list what touches"),
        ({"rests": ["tail"]}, "rests", "unknown contact 'tail'"),
        ({"anchor": "heel"}, "anchor", "with its side"),
        ({"anchor": {}}, "anchor", "with its side"),
        ({"joints": 3}, "joints", "must be a table"),
        ({"joints": {"elbow_bend": 3}}, "elbow_bend", "unknown joint angle"),
        ({"joints": {"hip_flexion": "20"}}, "hip_flexion", "number of degrees"),
        ({"joints": {"knee_flexion": 161}}, "knee_flexion_left", "beyond the joint's -25…160°"),
        ({"joints": {"knee_flexion": float("nan")}}, "knee_flexion_left", "nan° is beyond"),
        ({"joints": {"knee_flexion": float("inf")}}, "knee_flexion_left", "inf° is beyond"),
        ({"joints": {"knee_flexion": 10**400}}, "knee_flexion_left", "beyond the joint's"),
        ({"reach": {"head": "floor"}}, "head", "only hand, fingertips, fist, foot"),
        ({"reach": {"hand": "thigh_left@1.5:front"}}, "hand", "must be 'floor', a prop, a spot"),
        ({"reach": {"hand": "thigh_left@0.5:top"}}, "hand", "must be 'floor', a prop, a spot"),
        ({"reach": {"hand": "thigh_left@half:front"}}, "hand", "must be 'floor', a prop, a spot"),
        ({"reach": {"hand": 4}}, "hand", "must be 'floor', a prop, a spot"),
        ({"hands": {"both": "claw"}}, "both", "left, right or both = relaxed, flat"),
        ({"hands": {"third": "flat"}}, "third", "left, right or both"),
        ({"shoes": 1}, "shoes", "unknown key; known are base"),
    ],
)
def test_one_fault_is_one_problem_that_says_what_is_allowed(
    change: dict[str, object], key: str, says: str
) -> None:
    pose, problems = read_pose(STANDING | change)
    assert pose is None
    ((where, text),) = problems
    assert where == key
    assert says in text


def test_what_is_no_table_is_said_to_be_none() -> None:
    assert read_pose([1, 2]) == (None, (("", "must be a table"),))


@given(st.sampled_from(sorted(AXES)), st.floats(0, 1))
def test_angles_within_active_range_and_margin_are_taken(name: str, share: float) -> None:
    axis = AXES[name]
    low, high = axis.low - axis.margin, axis.high + axis.margin
    degrees = low + (high - low) * share
    pose, problems = read_pose(STANDING | {"joints": {name: min(high, degrees)}})
    assert not problems
    assert pose is not None
    assert pose.angles == {name: min(high, degrees)}


def test_mirroring_changes_sides_and_turns_the_spine_the_other_way() -> None:
    pose, _ = read_pose(
        {
            "base": "side_left",
            "rests": ["hip_side_left", "head"],
            "anchor": "shoulder_left",
            "joints": {"hip_flexion_left": 30, "shoulder_external_rotation_right": 10,
                       "lumbar_rotation": 12, "neck_side_bend": -8, "neck_flexion": 5},
            "reach": {"hand_right": "thigh_left@0.5:outer", "hand_left": "floor"},
            "hands": {"left": "fan"},
        }
    )  # fmt: skip
    assert pose is not None
    other = pose.mirrored()
    assert other == Pose(
        base="side_right",
        rests=("hip_side_right", "head"),
        anchor="shoulder_right",
        angles={
            "hip_flexion_right": 30,
            "shoulder_external_rotation_left": 10,
            "lumbar_rotation": -12,
            "neck_side_bend": 8,
            "neck_flexion": 5,
        },
        reach={"hand_left": Reach("thigh_right", 0.5, "outer"), "hand_right": Reach(None)},
        hands={"right": "fan"},
    )
    assert other.mirrored() == pose


@pytest.mark.parametrize("figure", FIGURES)
def test_mirroring_twice_is_the_pose_itself(figure: str, book: PoseBook) -> None:
    for pose in book.poses(figure).values():
        assert pose.mirrored().mirrored() == pose


def test_contacts_name_a_ball_of_flesh() -> None:
    assert contact_ball("heel_left") == "heel_left"
    assert contact_ball("palm_right") == "palm_thumb_right"
    assert contact_ball("head") == "cranium_back"
    for contact in CONTACTS:
        names = sided(contact, frozenset({"head", "forehead"})) or (f"{contact}_left",)
        assert contact_ball(names[0]) in RADII


def test_names_without_a_side_mean_both() -> None:
    known = frozenset({"heel_left", "heel_right", "head"})
    assert sided("head", known) == ("head",)
    assert sided("heel", known) == ("heel_left", "heel_right")
    assert sided("heel_left", known) == ("heel_left",)
    assert sided("tail", known) == ()


def test_every_base_can_be_written() -> None:
    for base in BASES:
        pose, problems = read_pose(STANDING | {"base": base})
        assert (pose and pose.base, problems) == (base, ())
