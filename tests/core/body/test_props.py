"""Props stand where they are used, are seen before or behind the body, and stand still."""

from __future__ import annotations

from math import dist
from typing import TYPE_CHECKING

import pytest

from stretchdesk.core.body.book import read_book
from stretchdesk.core.body.camera import VIEWS, Camera
from stretchdesk.core.body.closing import close
from stretchdesk.core.body.figure import Figure
from stretchdesk.core.body.furniture import blocks
from stretchdesk.core.body.pose_reader import read_pose
from stretchdesk.core.body.props import DESK, KINDS, SEAT, Placement, stand
from stretchdesk.core.body.reach import Reach
from stretchdesk.core.body.scene import Seen, Setting, order
from stretchdesk.core.body.shapes import bounds
from stretchdesk.core.body.skeleton import RADII, place
from stretchdesk.core.body.spots import SPOTS, spot
from stretchdesk.core.body.vectors import add, dot, scale, sub
from tests.core.body.bodies import bent, bottoms, centres
from tests.core.body.test_figures import SEATED
from tests.core.body.test_limbs import aloft

if TYPE_CHECKING:
    from stretchdesk.core.body.book import PoseBook
    from stretchdesk.core.body.motion import Motion


@pytest.fixture(scope="module")
def sitting() -> Motion:
    book, _ = read_book({"a.toml": {"x": {"hold": SEATED, "props": {"chair": {}}}}})
    return book.motion("x")


def test_who_sits_on_a_chair_sits_at_its_height_with_the_feet_on_the_floor(
    sitting: Motion,
) -> None:
    heights = bottoms(sitting.end)
    for side in ("left", "right"):
        assert heights[f"seat_{side}"] == pytest.approx(SEAT, abs=0.005)
        assert heights[f"heel_{side}"] == pytest.approx(0, abs=0.005)


def test_lean_tips_the_pelvis_of_who_sits() -> None:
    book, _ = read_book(
        {"a.toml": {"x": {"hold": {**SEATED, "lean": [20, 0]}, "props": {"chair": {}}}}}
    )
    turned, _ = place(book.motion("x").end)["pelvis"]
    assert turned[5] == pytest.approx(0.342, abs=0.005), "sine of 20° ahead"


@pytest.mark.parametrize(
    ("azimuth", "first", "last"),
    [(0, "chair:back", "trunk"), (180, "trunk", "chair:back"), (90, "chair:seat", "thigh_right"),
     (0, "chair:seat", "shank_left"), (180, "shank_left", "chair:seat")],
)  # fmt: skip
def test_what_is_nearer_of_chair_and_body_is_painted_later(
    sitting: Motion, azimuth: int, first: str, last: str
) -> None:
    seen = Seen(sitting.end, Camera(azimuth, 8))
    names = order(seen, sitting.setting(on_mat=False))
    assert names.index(first) < names.index(last)


@pytest.mark.parametrize("azimuth", range(0, 360, 30))
def test_of_two_boxes_the_nearer_is_painted_later(sitting: Motion, azimuth: int) -> None:
    camera = Camera(azimuth, 20)
    names = order(Seen(sitting.end, camera), sitting.setting(on_mat=False))
    near, far = (f"chair:leg_{way}" for way in ("front", "back"))
    left, right = sorted(
        (b for b in blocks(sitting.setting(on_mat=False).props, camera)
         if b.name in {f"{near}_right", f"{far}_left"}),
        key=lambda b: b.centre[2],
    )  # fmt: skip
    assert names.index(left.name) < names.index(right.name)


def test_a_wall_before_the_eye_is_cut_down_to_its_foot() -> None:
    wall = stand("wall", Placement(at=("x",)), ((0, 0.3, 0), 0.0))
    (seen_through,) = blocks((wall,), Camera(0, 8))
    (behind,) = blocks((wall,), Camera(180, 8))
    assert seen_through.box[3] - seen_through.box[2] < 0.1
    assert behind.box[3] - behind.box[2] > 1.0


def test_a_wall_touches_the_side_of_what_it_is_placed_by() -> None:
    ahead = stand("wall", Placement(at=("x",)), ((0.1, 0.3, 0.8), 0.02))
    beside = stand("wall", Placement(at=("x",), turn=90), ((0.1, 0.3, 0.8), 0.02))
    assert ahead.origin == pytest.approx((0.1, 0.32, 0))
    assert beside.origin == pytest.approx((0.08, 0.3, 0)), "turned left, it stands at the left"
    assert beside.direction((0, -1, 0)) == pytest.approx((1, 0, 0), abs=1e-9)


@pytest.mark.parametrize("figure", ["heel_up_hamstring", "desk_l_fold", "chair_twist"])
def test_props_stand_still_from_entry_to_hold(figure: str, book: PoseBook) -> None:
    motion = book.motion(figure)
    chair = Figure(motion, VIEWS["right"], {}, on_mat=False)
    still = [
        [s for s in chair.shapes(motion.at(u)) if s.role.startswith("prop:")] for u in (0, 0.4, 1)
    ]
    assert still[0]
    for shapes in still[1:]:
        assert sorted(s.fills[0] for s in shapes) == sorted(s.fills[0] for s in still[0])


@pytest.mark.parametrize("figure", ["heel_up_hamstring", "chair_twist", "strap_hamstring"])
def test_the_left_figure_has_its_props_mirrored(figure: str, book: PoseBook) -> None:
    right, left = (book.motion(figure, side) for side in ("right", "left"))
    for name, prop in right.props.items():
        for point in ((0.0, 0.0, 0.0), (0.1, 0.2, 0.3)):
            x, y, z = prop.point(point)
            other = left.props[name].point((-point[0], *point[1:]))
            assert other == pytest.approx((-x, y, z), abs=1e-6)


def test_a_towel_runs_from_hand_to_foot_to_hand(book: PoseBook) -> None:
    motion = book.motion("strap_hamstring")
    figure = Figure(motion, VIEWS["right"], {}, on_mat=True)
    towel = [s for s in figure.shapes(motion.end) if s.role == "prop:towel"]
    seen = Seen(motion.end, VIEWS["right"])
    assert len(towel) == 2
    for shape, side in zip(sorted(towel, key=lambda s: s.part), ("left", "right"), strict=True):
        ends = [seen.frames[f"{frame}"][1] for frame in (f"hand_{side}", "foot_right")]
        for x, y, _ in ends:
            assert min(dist((x, y), corner) for corner in shape.fills[0]) < 0.11


def test_a_stick_is_one_straight_piece_wider_than_the_shoulders(book: PoseBook) -> None:
    motion = book.motion("seated_rotation")
    figure = Figure(motion, VIEWS["front"], {}, on_mat=False)
    (stick,) = (s for s in figure.shapes(motion.start, VIEWS["front"]) if s.role == "prop:stick")
    left, _, right, _ = bounds([stick])
    seen = Seen(motion.start, VIEWS["front"])
    shoulders = [seen.centres[f"deltoid_{side}"][0] for side in ("left", "right")]
    assert left < min(shoulders) - 0.05
    assert right > max(shoulders) + 0.05


@pytest.mark.parametrize(
    ("figure", "prop", "tall"),
    [("knee_to_wall", "tape", False), ("fingertip_floor", "ruler", True)],
)
def test_tape_lies_and_ruler_stands_marked_off(
    figure: str, prop: str, tall: bool, book: PoseBook
) -> None:
    motion = book.motion(figure)
    pieces = [s for s in Figure(motion, VIEWS["right"], {}, on_mat=False).shapes(motion.end)
              if s.role == f"prop:{prop}"]  # fmt: skip
    left, bottom, right, top = bounds(pieces)
    assert ((top - bottom) > (right - left)) == tall
    assert len({piece.part for piece in pieces}) >= 8


def test_a_palm_on_a_desk_lies_at_its_height(book: PoseBook) -> None:
    heights = bottoms(book.motion("desk_l_fold").end)
    assert heights["palm_thumb_right"] == pytest.approx(DESK, abs=0.005)


def test_a_palm_on_a_wall_lies_in_its_plane_at_the_height_of_the_arm(book: PoseBook) -> None:
    motion = book.motion("wall_calf_straight")
    wall = motion.props["wall"]
    at = centres(motion.end)
    palm, shoulder = at["palm_thumb_right"], at["shoulder_right"]
    assert dot(sub(palm, wall.origin), (0, -1, 0)) == pytest.approx(0.0105, abs=0.005)
    assert abs(palm[2] - shoulder[2]) < 0.08


def test_a_heel_put_on_a_chair_touches_with_the_heel(book: PoseBook) -> None:
    motion = book.motion("heel_up_hamstring")
    heights = bottoms(motion.end)
    assert heights["heel_right"] == pytest.approx(SEAT, abs=0.005)
    assert heights["ball_inner_right"] > SEAT + 0.05


_SIDEWAYS = ("_side", "_outer", "_inner", "ribs", "armpit", "waist")


@pytest.mark.parametrize("name", SPOTS)
def test_a_named_spot_lies_on_the_body_on_its_own_side(name: str) -> None:
    raised = bent(shoulder_abduction_left=40, shoulder_abduction_right=40)
    placed, flesh = place(raised), centres(raised)
    (lx, ly, lz), _ = spot(placed, f"{name}_left")
    (x, y, z), normal = spot(placed, f"{name}_right")
    assert (-lx, ly, lz) == pytest.approx((x, y, z), abs=1e-9)
    near = min(dist((x, y, z), at) - RADII[ball] for ball, at in flesh.items())
    assert -0.024 < near < 0.02
    out = normal[0] if name.endswith(_SIDEWAYS) else 0.5
    assert dot(normal, normal) == pytest.approx(1)
    assert abs(out) > 0.4


def test_hands_put_at_free_points_meet_palm_to_palm() -> None:
    posture = aloft(shoulder_flexion_left=40, shoulder_flexion_right=40,
                    elbow_flexion_left=90, elbow_flexion_right=90)  # fmt: skip
    reach = Reach("trunk", point=(0.0, 0.17, 0.0), palm="in", fingers="up")
    angles: dict[str, float] = {}
    for side in ("left", "right"):
        closed, short = close(place(posture), f"hand_{side}", reach)
        assert short < 0.005
        angles |= closed
    at = centres(aloft(**angles))
    assert dist(at["palm_thumb_left"], at["palm_thumb_right"]) == pytest.approx(0.021, abs=0.006)
    assert at["middle_tip_left"][2] > at["wrist_left"][2]


def test_a_limb_closes_after_the_limb_that_it_reaches_for() -> None:
    table = {
        "base": "standing", "rests": ["heel", "ball"], "anchor": "heel_right",
        "reach": {"hand_left": "hand_back_right",
                  "hand_right": {"on": "trunk", "at": [0.02, 0.2, -0.05], "palm": "up"}},
        "joints": {"shoulder_flexion": 40, "elbow_flexion": 70},
    }  # fmt: skip
    book, problems = read_book({"a.toml": {"x": {"hold": table}}})
    assert problems == ()
    at = centres(book.motion("x").end)
    assert dist(at["palm_thumb_left"], at["palm_thumb_right"]) < 0.05


@pytest.mark.parametrize("swivel", [-40.0, 40.0])
def test_the_elbow_goes_where_it_is_told_and_the_hand_stays(swivel: float) -> None:
    posture = aloft(shoulder_flexion_right=80, elbow_flexion_right=80)
    reach = Reach("trunk", point=(0.05, 0.2, 0.0), palm="in")
    plain, turned = (
        centres(aloft(**close(place(posture), "hand_right", one)[0]))
        for one in (reach, Reach("trunk", point=(0.05, 0.2, 0.0), palm="in", swivel=swivel))
    )
    assert (turned["elbow_right"][0] - plain["elbow_right"][0]) * swivel > 0.3
    assert dist(turned["wrist_right"], plain["wrist_right"]) < 0.03


@pytest.mark.parametrize("word", ["out", "ahead", "back", "up"])
def test_the_elbow_points_where_a_word_says(word: str) -> None:
    posture = aloft(shoulder_flexion_right=30, elbow_flexion_right=80)
    reach = Reach("trunk", point=(0.12, 0.10, -0.10), palm="in", swivel=word)
    at = centres(aloft(**close(place(posture), "hand_right", reach)[0]))
    middle = scale(add(at["shoulder_right"], at["wrist_right"]), 0.5)
    way = {"out": (1, 0, 0), "ahead": (0, 1, 0), "back": (0, -1, 0), "up": (0, 0, 1)}[word]
    assert dot(sub(at["elbow_right"], middle), way) > 0.03


BAD = [
    ({"rests": ["seat@moon"]}, "rests", "must rest on one of chair, desk"),
    ({"rests": ["seat@chair"]}, "props", "must say where the chair stands"),
    ({"reach": {"hand": "wall"}}, "props", "must say where the wall stands"),
    ({"reach": {"hand": "chair@wheel"}}, "hand", "must be 'floor', a prop"),
    ({"reach": {"hand": {"on": "trunk", "at": [0, 1]}}}, "hand", "must be 'floor', a prop"),
    ({"reach": {"hand": {"on": "floor", "elbow": "sideways"}}}, "hand", "must be 'floor', a prop"),
    ({"props": {"sofa": {}}}, "sofa", "must be one of chair, desk"),
    ({"props": {"chair": {"at": "tail"}}}, "chair", "must be one of chair, desk"),
    ({"props": {"chair": {"shift": [0, 9]}}}, "chair", "must be one of chair, desk"),
    ({"props": {"towel": {"through": ["palm_left"]}}}, "towel", "must be one of chair, desk"),
    ({"lean": "far"}, "lean", "must be degrees forward"),
    ({"touches": {"thigh_left": "why"}}, "thigh_left", "must be two parts"),
]


@pytest.mark.parametrize(("change", "key", "says"), BAD)
def test_a_fault_in_props_or_reaches_is_said_with_what_is_allowed(
    change: dict[str, object], key: str, says: str
) -> None:
    standing = {"base": "standing", "rests": ["heel", "ball"], "anchor": "heel_right"}
    written, problems = read_pose(standing | change)
    assert written is None
    ((where, text),) = problems
    assert where == key
    assert says in text


def test_every_prop_that_has_a_top_shows_it() -> None:
    for name in KINDS:
        prop = stand(name, Placement(at=("x",)), ((0, 0, 0), 0.0))
        seen = Seen(bent(), Camera(30, 20))
        names = order(seen, Setting(props=(prop,)))
        assert {box.name for box in prop.kind.boxes} <= {n.partition(":")[2] for n in names}
