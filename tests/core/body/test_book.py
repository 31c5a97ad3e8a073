"""The book of poses: figures by id, every problem with its place, nothing broken kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from stretchdesk.core.body.book import has_pose, read_book, unsolved
from stretchdesk.core.body.figure import figure_of, lit
from tests.core.body.bodies import FIGURES, ONE_SIDED
from tests.core.body.test_pose import STANDING, STRUCTURES

if TYPE_CHECKING:
    from stretchdesk.core.body.book import PoseBook
    from stretchdesk.core.content.catalogue import Catalogue


def test_the_built_in_book_holds_every_figure_that_is_tested(book: PoseBook) -> None:
    assert set(book) >= set(FIGURES)
    assert "low_lunge" in book
    assert "handstand" not in book


def test_every_stretch_has_its_figure(book: PoseBook, catalogue: Catalogue) -> None:
    for stretch in catalogue.stretches.values():
        figure = figure_of(stretch, "both", book)
        assert figure.on_mat == ("mat" in stretch.support)
        assert figure.shapes(figure.motion.end)


def test_every_flexibility_test_has_its_figure_and_lights_the_side_it_lengthens(
    book: PoseBook, catalogue: Catalogue
) -> None:
    for test in catalogue.tests.values():
        figure = figure_of(test, "right", book)
        assert figure.on_mat == ("mat" in test.tools)
        assert figure.shapes(figure.motion.end)
    bend, reach = (catalogue.tests[test] for test in ("side_bend", "chair_sit_reach"))
    assert set(lit(bend, "right")) == {"obliques_left", "lower_back_left", "spine_left"}
    assert set(lit(reach, "left")) == {"hamstrings_left"}
    assert len(lit(catalogue.tests["sit_reach"], "both")) == 2


def test_one_sided_stretches_are_those_whose_pose_is(book: PoseBook, catalogue: Catalogue) -> None:
    sided = {stretch.id for stretch in catalogue.stretches.values() if stretch.per_side}
    assert sided & set(FIGURES) == set(ONE_SIDED)
    for figure in FIGURES:
        hold = book.poses(figure)["hold"]
        symmetric = hold.mirrored().angles == hold.angles
        assert symmetric == (figure not in ONE_SIDED)


def test_a_motion_is_made_once(book: PoseBook) -> None:
    assert book.motion("low_lunge", "left") is book.motion("low_lunge", "left")
    assert book.motion("low_lunge", "left").hold == book.poses("low_lunge")["hold"].mirrored()


def test_without_an_entry_a_figure_starts_in_its_hold() -> None:
    book, problems = read_book({"a.toml": {"stand": {"hold": STANDING}}})
    assert problems == ()
    assert book.motion("stand").entry == book.motion("stand").hold


def test_an_unknown_figure_is_an_error(book: PoseBook) -> None:
    with pytest.raises(KeyError):
        book.poses("handstand")


def test_problems_name_file_figure_and_key_and_the_figure_is_left_out() -> None:
    book, problems = read_book(
        {
            "a.toml": {"good": {"hold": STANDING}, "bare": {}, "flat": 3},
            "b.toml": {
                "bent": {
                    "entry": STANDING,
                    "hold": STANDING | {"anchor": "tail", "joints": {"hip_flexion": 999}},
                    "peak": STANDING,
                },
            },
        }
    )
    assert list(book) == ["good"]
    assert [(p.file, p.table, p.key) for p in problems] == [
        ("a.toml", "bare", "hold"),
        ("a.toml", "flat", "hold"),
        ("b.toml", "bent", "peak"),
        ("b.toml", "bent.hold", "anchor"),
        ("b.toml", "bent.hold", "hip_flexion_left"),
    ]


def test_a_pose_that_no_body_can_take_is_named() -> None:
    aloft = STANDING | {"reach": {"hand_left": "floor"}}
    book, problems = read_book({"a.toml": {"good": {"hold": STANDING}, "aloft": {"hold": aloft}}})
    assert problems == ()
    assert {problem.table for problem in unsolved(book)} == {"aloft.hold"}
    assert unsolved(book)[0].text.startswith("hand_left stays")


def test_the_built_in_poses_can_all_be_taken(book: PoseBook) -> None:
    assert unsolved(book) == ()


@given(STRUCTURES)
@settings(max_examples=60)
def test_any_structure_gives_a_book(tables: object) -> None:
    book, problems = read_book({"a.toml": {"figure": {"hold": tables}, "other": tables}})  # type: ignore[dict-item]
    assert len(list(book)) < 2
    assert problems


def test_only_the_stretched_side_lights(catalogue: Catalogue) -> None:
    lunge = catalogue.stretches["low_lunge"]
    assert lit(lunge, "left") == {"hip_flexors_left": "primary", "quads_left": "secondary"}
    assert set(lit(lunge, "right")) == {"hip_flexors_right", "quads_right"}
    assert set(lit(lunge, "both")) == {"hip_flexors_right", "quads_right"}
    pigeon = catalogue.stretches["pigeon"]
    assert lit(pigeon, "right") == {"glutes_right": "primary", "hip_flexors_left": "secondary"}
    assert lit(pigeon, "left") == {"glutes_left": "primary", "hip_flexors_right": "secondary"}
    fold = catalogue.stretches["standing_forward_fold"]
    assert lit(fold, "both")["hamstrings_left"] == "primary"
    assert lit(fold, "both")["hamstrings_right"] == "primary"


def test_a_figure_fits_its_box_from_entry_to_hold(book: PoseBook, catalogue: Catalogue) -> None:
    figure = figure_of(catalogue.stretches["childs_pose"], "both", book)
    left, bottom, right, top = figure.box
    for posture in (figure.motion.start, figure.motion.end):
        for shape in figure.shapes(posture):
            for polygon in shape.fills:
                assert all(left <= x <= right and bottom <= y <= top for x, y in polygon)


def test_a_close_up_ends_at_the_hem_and_holds_head_and_hands(
    book: PoseBook, catalogue: Catalogue
) -> None:
    wrist = catalogue.stretches["wrist_flexor"]
    left, bottom, right, top = figure_of(wrist, "right", book).box
    whole = figure_of(replace(wrist, close_up=False), "right", book)
    assert top - bottom < (whole.box[3] - whole.box[1]) * 0.6
    shapes = {shape.part: shape for shape in whole.shapes(whole.motion.end)}
    for part in ("head", "forearm_right"):
        for x, y in (p for polygon in shapes[part].fills for p in polygon):
            assert left <= x <= right
            assert bottom <= y <= top
    assert all(y < bottom for polygon in shapes["foot_right"].fills for _, y in polygon)


def test_the_left_figure_is_seen_from_the_left(book: PoseBook, catalogue: Catalogue) -> None:
    lunge = catalogue.stretches["low_lunge"]
    right, left = (figure_of(lunge, side, book).camera for side in ("right", "left"))
    assert left == right.mirrored()


def test_a_movement_needs_two_poses_and_is_not_held() -> None:
    _, problems = read_book({"a.toml": {
        "one": {"1": STANDING}, "both": {"1": STANDING, "2": STANDING, "hold": STANDING},
        "good": {"1": STANDING, "2": STANDING, "entry": STANDING},
    }})  # fmt: skip
    assert [(p.table, p.key) for p in problems] == [("one", "hold"), ("both", "hold")]


def test_poses_share_the_props_of_their_figure_unless_they_have_their_own() -> None:
    chair, cushion = ({"at": "heel_left"} for _ in range(2))
    book, problems = read_book({"a.toml": {"x": {
        "props": {"chair": chair}, "hold": STANDING,
        "easier": STANDING | {"props": {"cushion": cushion}},
    }}})  # fmt: skip
    assert problems == ()
    assert set(book.motion("x").props) == {"chair"}
    assert set(book.motion("x", easier=True).props) == {"cushion"}
    assert has_pose(book, "x", "easier")
    assert not has_pose(book, "x", "1")
    with pytest.raises(KeyError):
        book.motion("standing", easier=True)


def test_a_wall_runs_out_of_the_picture_and_leaves_it_to_the_body(
    book: PoseBook, catalogue: Catalogue
) -> None:
    figure = figure_of(catalogue.stretches["couch_stretch"], "right", book)
    shapes = figure.shapes(figure.motion.end)
    tallest = max(y for s in shapes if s.role == "prop:wall" for p in s.fills for _, y in p)
    head = max(y for s in shapes if s.part == "head" for p in s.fills for _, y in p)
    assert figure.extent(shapes)[3] < head + 0.01 < tallest
