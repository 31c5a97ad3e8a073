"""The way from entry to hold: nothing slips, sinks or jumps; then the breath."""

from __future__ import annotations

from itertools import pairwise
from math import cos, dist, pi
from typing import TYPE_CHECKING

import pytest

from stretchdesk.core.body.anatomy import SIDES
from stretchdesk.core.body.limbs import Limb
from stretchdesk.core.body.motion import Motion
from stretchdesk.core.body.pose import contact_ball
from stretchdesk.core.body.skeleton import place
from stretchdesk.core.body.vectors import apply, dot, lerp, norm, sub, transpose
from tests.core.body.bodies import FIGURES, bottoms, centres, pose

if TYPE_CHECKING:
    from stretchdesk.core.body.book import PoseBook
    from stretchdesk.core.body.skeleton import Posture

STEPS = 10
FRAMES = 39
"""1.3 seconds at 30 frames a second, as the window moves a figure."""
LARGEST_STEP = 0.085
"""A hand that goes round the body is the quickest."""
SLIP = 0.01

moving = pytest.mark.parametrize(
    ("figure", "side"),
    [(figure, side) for figure in FIGURES if figure != "standing" for side in SIDES],
)


def steps(motion: Motion) -> list[Posture]:
    return [motion.at(k / STEPS) for k in range(STEPS + 1)]


@moving
def test_nothing_sinks_into_the_floor_on_the_way(figure: str, side: str, book: PoseBook) -> None:
    for posture in steps(book.motion(figure, side)):
        name, height = min(bottoms(posture).items(), key=lambda item: item[1])
        assert height >= -SLIP, name


@moving
def test_the_anchor_stays_planted(figure: str, side: str, book: PoseBook) -> None:
    motion = book.motion(figure, side)
    for posture in steps(motion):
        x, y, _ = centres(posture)[contact_ball(motion.hold.anchor)]
        assert dist((x, y), (0, 0)) < SLIP


@moving
def test_hands_and_feet_that_rest_at_both_ends_rest_all_the_way(
    figure: str, side: str, book: PoseBook
) -> None:
    motion = book.motion(figure, side)
    poses = [motion.entry, *motion.via.values(), motion.hold]
    names = ["entry", *motion.via, "hold"]
    stations = [place(motion.posture(name)) for name in names]
    for k, posture in enumerate(steps(motion)):
        placed, heights = place(posture), bottoms(posture)
        leg, rest = divmod(k * (len(stations) - 1), STEPS)
        start, end = stations[leg], stations[min(leg + 1, len(stations) - 1)]
        for limb, reach in motion.entry.reach.items():
            if all(one.reach.get(limb) == reach for one in poses):
                joint = Limb.named(limb).end
                way = lerp(start[joint][1], end[joint][1], rest / STEPS)
                assert dist(placed[joint][1], way) < SLIP, limb
                if reach.frame is None:
                    low = joint.replace("hand", "palm_thumb").replace("foot", "heel")
                    assert abs(heights[low]) < SLIP


@moving
def test_no_frame_jumps(figure: str, side: str, book: PoseBook) -> None:
    motion = book.motion(figure, side)
    before = centres(motion.start)
    for k in range(1, FRAMES + 1):
        now = centres(motion.at((1 - cos(pi * k / FRAMES)) / 2))
        widest = max(now, key=lambda name: dist(now[name], before[name]))
        assert dist(now[widest], before[widest]) < LARGEST_STEP, (widest, k)
        before = now


@moving
def test_a_step_next_to_the_end_is_next_to_the_end(figure: str, side: str, book: PoseBook) -> None:
    motion = book.motion(figure, side)
    for end, near in ((motion.start, motion.at(1e-6)), (motion.end, motion.at(1 - 1e-6))):
        at, close = centres(end), centres(near)
        assert max(dist(at[name], close[name]) for name in at) < SLIP


def test_beyond_the_ends_lie_the_ends(book: PoseBook) -> None:
    motion = book.motion("low_lunge")
    assert motion.at(-0.5) is motion.at(0.0) is motion.start
    assert motion.at(1.5) is motion.at(1.0) is motion.end
    assert motion.at(0.5) == Motion(motion.entry, motion.hold).at(0.5)


@moving
def test_the_in_breath_eases_the_stretch_by_a_degree_or_two(
    figure: str, side: str, book: PoseBook
) -> None:
    motion = book.motion(figure, side)
    empty, full = centres(motion.breathing(0.0)), centres(motion.breathing(1.0))
    widest = max(dist(empty[name], full[name]) for name in empty)
    assert 0.0005 < widest < 0.06
    for fullness in (0.3, 0.7, 1.0):
        assert min(bottoms(motion.breathing(fullness)).values()) >= -SLIP
    assert all(dist(empty[name], at) < 1e-9 for name, at in centres(motion.end).items())


def test_a_figure_that_does_not_move_stands_still_while_it_breathes() -> None:
    motion = Motion(pose(), pose())
    assert centres(motion.breathing(1.0)) == centres(motion.end)


def test_hands_change_their_shape_on_the_way() -> None:
    motion = Motion(pose(hands={"left": "flat"}), pose(hands={"left": "grip"}))
    assert motion.at(0.25).hands["left"] == ("flat", "grip", 0.25)


def test_one_mat_lies_under_the_whole_movement(book: PoseBook) -> None:
    motion = book.motion("low_lunge")
    mat = motion.mat
    for posture in (motion.start, motion.end):
        for name in ("pelvis", "shank_right", "foot_left"):
            x, y, _ = place(posture)[name][1]
            assert abs(x - mat.x) <= mat.half_x
            assert abs(y - mat.y) <= mat.half_y


def test_a_movement_goes_round_its_poses_for_ever(book: PoseBook) -> None:
    motion = book.motion("cat_cow")
    one, two = (centres(motion.posture(name)) for name in ("1", "2"))
    assert centres(motion.cycling(0)) == centres(motion.end) == one
    for legs, there in ((1, two), (2, one), (7, two), (8, one)):
        assert centres(motion.cycling(legs)) == there
    assert dist(one["upper_back_left"], two["upper_back_left"]) > 0.02
    before = one
    for k in range(1, 181):
        now = centres(motion.cycling(k / 90))
        assert max(dist(now[name], before[name]) for name in now) < LARGEST_STEP
        before = now


def test_a_way_leads_through_the_pose_between() -> None:
    entry, via, hold = (pose(shoulder_abduction_left=a) for a in (0, 60, 90))
    motion = Motion(entry, hold, {"via": via})
    middle = centres(motion.posture("via"))
    assert centres(motion.at(0.5)) == middle == centres(Motion(via, via).end)
    assert motion.posture("entry") is motion.start
    assert motion.posture("hold") is motion.end


def test_a_way_may_lead_through_two_poses_and_stops_in_neither(book: PoseBook) -> None:
    motion = book.motion("figure_four")
    assert list(motion.via) == ["via", "via2"]
    for k, name in ((1, "via"), (2, "via2")):
        there = centres(motion.posture(name))
        before, at, after = (centres(motion.at(k / 3 + d)) for d in (-0.01, 0.0, 0.01))
        assert max(dist(at[ball], there[ball]) for ball in at) < 1e-6
        assert max(dist(at[ball], before[ball]) for ball in at) > 0.002
        assert max(dist(at[ball], after[ball]) for ball in at) > 0.002


@pytest.mark.parametrize("figure", ["warm_arm_circles", "warm_hip_circles"])
def test_a_circle_flows_on_where_its_poses_are(figure: str, book: PoseBook) -> None:
    """It stops in no pose and turns no corner."""
    motion = book.motion(figure)
    ball = "middle_tip_left" if "arm" in figure else "seat_left"
    round_ = [centres(motion.cycling(4 + k / 30))[ball] for k in range(122)]
    steps_ = [sub(b, a) for a, b in pairwise(round_)]
    lengths = [norm(step) for step in steps_]
    assert min(lengths) > 0.15 * max(lengths)
    assert all(dot(a, b) > 0.8 * norm(a) * norm(b) for a, b in pairwise(steps_))


def test_a_circle_sets_off_gently(book: PoseBook) -> None:
    motion = book.motion("warm_arm_circles")
    first, later = (
        [centres(motion.cycling(legs + d))["middle_tip_left"] for d in (0.0, 0.02)]
        for legs in (0, 4)
    )
    assert dist(*first) < 0.2 * dist(*later)


def test_a_knee_that_bends_does_not_lift_the_body(book: PoseBook) -> None:
    motion = book.motion("split_stance_hip")
    for posture in steps(motion):
        assert abs(bottoms(posture)["heel_left"]) < 0.004
        assert abs(bottoms(posture)["ball_inner_left"]) < 0.004


def test_a_body_that_lies_keeps_level_while_it_turns(book: PoseBook) -> None:
    motion = book.motion("open_book")
    for posture in steps(motion):
        for ball in ("knee_left", "calf_left", "shoulder_left"):
            assert abs(bottoms(posture)[ball]) < 0.008


def test_hands_on_the_body_go_with_it(book: PoseBook) -> None:
    motion = book.motion("warm_torso_turns")
    there = []
    for k in range(9):
        placed = place(motion.cycling(k / 8))
        turned, origin = placed["girdle_left"]
        there.append(apply(transpose(turned), sub(placed["hand_right"][1], origin)))
    assert max(dist(a, b) for a in there for b in there) < 0.03
