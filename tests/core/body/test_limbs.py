"""Hands and feet closed onto the floor and the body."""

from __future__ import annotations

from dataclasses import replace
from math import dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchdesk.core.body.anatomy import AXES, SIDES
from stretchdesk.core.body.closing import close
from stretchdesk.core.body.limbs import Limb, bend, close_to
from stretchdesk.core.body.reach import Reach
from stretchdesk.core.body.skeleton import (
    RADII,
    SEGMENT_LENGTHS,
    Posture,
    joint_rotations,
    place,
)
from stretchdesk.core.body.spots import BONES, FACES, surface_point
from stretchdesk.core.body.vectors import UNTURNED, Vec, add, norm, scale, sub
from tests.core.body.bodies import bent, centres

HANDS = dict.fromkeys(SIDES, ("flat", "flat", 0.0))


def aloft(height: float = 2.0, **angles: float) -> Posture:
    """A body well above the floor."""
    return Posture((0, 0, height), UNTURNED, joint_rotations(angles), HANDS)


WAYS = st.tuples(*[st.floats(-1, 1)] * 3).filter(lambda v: norm(v) > 0.1)


@given(
    st.sampled_from(["hand_left", "hand_right", "foot_left", "foot_right"]),
    WAYS,
    st.floats(0.15, 0.99),
    st.floats(5, 120),
)
@settings(max_examples=100)
def test_the_angles_found_bring_the_end_to_its_target(
    name: str, way: Vec, share: float, bend_before: float
) -> None:
    limb = Limb.named(name)
    hinge = "elbow_flexion" if name.startswith("hand") else "knee_flexion"
    before = {f"{hinge}_{limb.side}": bend_before}
    placed = place(aloft(**before))
    reach = SEGMENT_LENGTHS[limb.upper] + SEGMENT_LENGTHS[limb.lower]
    target = add(placed[limb.upper][1], scale(way, share * reach / norm(way)))
    angles, short = close_to(placed, limb, target, None)
    after = place(aloft(**(before | angles)))
    assert short == pytest.approx(0, abs=1e-9)
    assert dist(after[limb.end][1], target) < 1e-6


@given(WAYS, st.floats(20, 160))
@settings(max_examples=60)
def test_a_hand_also_takes_the_direction_it_is_given(way: Vec, turned: float) -> None:
    limb = Limb.named("hand_right")
    placed = place(aloft(elbow_flexion_right=40))
    target = add(placed[limb.upper][1], scale(way, 0.25 / norm(way)))
    end = place(bent(shoulder_flexion_left=turned, neck_rotation=30))["upper_arm_left"][0]
    angles, _ = close_to(placed, limb, target, end)
    assert place(aloft(**angles))[limb.end][0] == pytest.approx(end, abs=1e-6)


@pytest.mark.parametrize(("length", "short"), [(0.40, 0.068), (0.0, 0.04)])
def test_how_far_a_target_stays_out_of_reach_is_said(length: float, short: float) -> None:
    limb = Limb.named("hand_right")
    placed = place(aloft())
    target = add(placed[limb.upper][1], (0.0, max(length, 1e-5), 0.0))
    assert bend(placed, limb, target)[3] == pytest.approx(short, abs=0.001)


def test_the_elbow_stays_on_the_side_where_it_was() -> None:
    for rotation in (-60, 0, 60):
        before = place(aloft(shoulder_external_rotation_right=rotation, elbow_flexion_right=60))
        limb = Limb.named("hand_right")
        wrist = before["hand_right"][1]
        upper, _, angle, _ = bend(before, limb, wrist)
        assert upper == pytest.approx(before["upper_arm_right"][0], abs=1e-6)
        assert angle == pytest.approx(60)


def test_a_straight_knee_bends_forward_and_a_straight_elbow_backward() -> None:
    placed = place(aloft())
    for name, sign in (("foot_right", 1), ("hand_right", -1)):
        limb = Limb.named(name)
        start, end = placed[limb.upper][1], placed[limb.end][1]
        nearer = add(start, scale(sub(end, start), 0.8))
        angles, _ = close_to(placed, limb, nearer, None)
        moved = place(aloft(**angles))[limb.lower][1][1] - start[1]
        assert moved * sign > 0.02


def test_a_limb_turned_right_round_is_still_closed() -> None:
    limb = Limb.named("foot_right")
    placed = place(aloft(knee_flexion_right=30))
    start, end = placed[limb.upper][1], placed[limb.end][1]
    target = sub(start, sub(end, start))
    angles, _ = close_to(placed, limb, target, None)
    assert dist(place(aloft(**angles))[limb.end][1], target) < 1e-6


def test_an_arm_straight_down_has_no_side_to_lift_its_elbow_to() -> None:
    limb = Limb.named("hand_right")
    placed = place(Posture((0, 0, -0.32), UNTURNED, joint_rotations({}), HANDS))
    below = sub(placed[limb.upper][1], (0.0, 0.0, 0.3))
    angles, short = close_to(placed, limb, below, None)
    assert short == pytest.approx(0, abs=1e-9)
    assert angles["elbow_flexion_right"] > 20


def test_an_elbow_does_not_sink_into_the_floor() -> None:
    lying = aloft(0.9, shoulder_flexion_right=90, shoulder_external_rotation_right=0)
    limb = Limb.named("hand_right")
    low = Posture((0, 0, -0.25), UNTURNED, lying.joints, HANDS)
    placed = place(low)
    start = placed[limb.upper][1]
    target = (start[0], start[1] + 0.28, 0.012)
    angles, short = close_to(placed, limb, target, None)
    after = centres(Posture((0, 0, -0.25), UNTURNED, joint_rotations(angles), HANDS))
    assert short == pytest.approx(0, abs=1e-9)
    assert after["elbow_right"][2] >= 0.0205 - 1e-6


@pytest.mark.parametrize("elbow", [0, 24, 60])
@pytest.mark.parametrize("shoulder", [0, 20, 40])
def test_fingertips_touch_the_floor_below_a_hanging_arm(shoulder: float, elbow: float) -> None:
    arm = {"shoulder_flexion_right": shoulder, "elbow_flexion_right": elbow}
    reach = Reach(None, part="middle_tip")
    angles, short = close(place(aloft(0.08, **arm)), "hand_right", reach)
    after = centres(aloft(0.08, **arm | angles))
    assert short == pytest.approx(0, abs=1e-3)
    assert after["middle_tip_right"][2] == pytest.approx(RADII["middle_tip_right"], abs=1e-3)


@pytest.mark.parametrize("side", SIDES)
def test_a_foot_on_the_floor_stands_flat(side: str) -> None:
    legs = {f"hip_flexion_{side}": 80.0, f"knee_flexion_{side}": 70.0}
    posture = aloft(0.35, **legs)
    angles, short = close(place(posture), f"foot_{side}", Reach(None))
    after = place(aloft(0.35, **legs | angles))
    assert short == pytest.approx(0, abs=1e-9)
    assert after[f"foot_{side}"][1][2] == pytest.approx(0.039)
    assert after[f"foot_{side}"][0][8] == pytest.approx(1), "the sole lies level"


@pytest.mark.parametrize("frame", ["thigh", "shank"])
@pytest.mark.parametrize("face", ["front", "outer"])
def test_a_palm_on_the_body_lies_on_its_surface(frame: str, face: str) -> None:
    legs = {"hip_flexion_right": 130.0, "knee_flexion_right": 130.0, "thoracic_flexion": 20.0}
    arms = {"shoulder_flexion_right": 50.0, "elbow_flexion_right": 40.0}
    reach = Reach(f"{frame}_right", 0.6, face)
    posture = aloft(**legs, **arms)
    angles, short = close(place(posture), "hand_right", reach)
    assert short < 0.005
    after = aloft(**legs | arms | angles)
    surface, normal = surface_point(place(after), reach)
    rotation, wrist = place(after)["hand_right"]
    palm = add(wrist, scale((rotation[2], rotation[5], rotation[8]), -0.046))
    assert dist(palm, surface) == pytest.approx(0.0115, abs=0.006)
    assert (rotation[1], rotation[4], rotation[7]) == pytest.approx(scale(normal, -1), abs=1e-6)


@pytest.mark.parametrize("pronated", [0, 80, 150])
def test_fingertips_touch_the_floor_however_the_forearm_is_turned(pronated: float) -> None:
    arm = {"shoulder_flexion_right": 40, "elbow_flexion_right": 25,
           "forearm_pronation_right": pronated, "wrist_extension_right": 30}  # fmt: skip
    angles, _ = close(place(aloft(0.1, **arm)), "hand_right", Reach(None, part="middle_tip"))
    tip = centres(aloft(0.1, **arm | angles))["middle_tip_right"]
    assert tip[2] == pytest.approx(RADII["middle_tip_right"], abs=0.002)


def test_a_foot_may_lie_on_the_other_thigh() -> None:
    legs = {"hip_flexion_left": 50.0, "knee_flexion_left": 100.0, "hip_flexion_right": 60.0,
            "hip_abduction_right": 50.0, "knee_flexion_right": 100.0}  # fmt: skip
    angles, _ = close(place(aloft(**legs)), "foot_right", Reach("thigh_left", 0.8))
    after = place(aloft(**legs | angles))
    surface, _ = surface_point(after, Reach("thigh_left", 0.8))
    assert dist(after["foot_right"][1], surface) == pytest.approx(0.019, abs=0.001)


@pytest.mark.parametrize("face", sorted(FACES))
@pytest.mark.parametrize("along", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("frame", BONES)
def test_a_point_of_the_surface_lies_a_radius_off_the_bone(
    frame: str, along: float, face: str
) -> None:
    placed = place(aloft())
    away = {}
    for side in SIDES:
        at, normal = surface_point(placed, Reach(f"{frame}_{side}", along, face))
        away[side] = sub(at, placed[f"{frame}_{side}"][1])
        assert norm(normal) == pytest.approx(1)
        assert 0.009 < abs(away[side][0] + away[side][1]) < 0.09
        assert away[side][2] == pytest.approx(-along * SEGMENT_LENGTHS[f"{frame}_{side}"])
    x, y, z = away["right"]
    assert away["left"] == pytest.approx((-x, y, z)), "inner and outer are mirrored"


def test_an_elbow_swings_as_little_as_brings_the_joints_back_into_their_range() -> None:
    placed = place(aloft(shoulder_flexion_right=90, elbow_flexion_right=90))
    reach = Reach("nape_right")
    kept, _ = close(placed, "hand_right", replace(reach, swivel=0.01))
    swung, short = close(placed, "hand_right", reach)
    assert short < 0.005
    assert excess(swung) == 0 < excess(kept)


def excess(angles: dict[str, float]) -> float:
    return sum(
        max(0.0, AXES[n].low - AXES[n].margin - v, v - AXES[n].high - AXES[n].margin)
        for n, v in angles.items()
    )


@pytest.mark.parametrize("degrees", [-40, -20, -5, 0, 20, 90])
def test_fingers_that_would_point_into_the_floor_lie_along_it(degrees: float) -> None:
    placed = place(aloft(0.53, shoulder_flexion_right=degrees))
    angles, _ = close(placed, "hand_right", Reach(None))
    after = place(aloft(0.53, **angles))
    assert after["hand_right"][0][5] == pytest.approx(-1, abs=1e-6), "the palm faces down"
