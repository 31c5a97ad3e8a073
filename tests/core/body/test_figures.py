"""Every figure of the book is one a body can take and shows its stretch; faults are named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from stretchdesk.core.body.balance import centre_of_mass
from stretchdesk.core.body.book import PoseBook, read_book
from stretchdesk.core.body.check import problems_of
from stretchdesk.core.body.lengthening import lengths
from stretchdesk.data.pack_files import load_book, load_catalogue
from stretchdesk.data.paths import assets_dir
from tests.core.body.bodies import bent, centres, pose

if TYPE_CHECKING:
    from stretchdesk.core.body.pose import Pose
    from stretchdesk.core.content.catalogue import Catalogue

BOOK, CATALOGUE = load_book(assets_dir()), load_catalogue(assets_dir())
SHOWN = {**CATALOGUE.stretches, **CATALOGUE.tests}


@pytest.mark.parametrize("figure", list(BOOK))
def test_a_body_can_take_the_poses_and_they_show_the_stretch(figure: str) -> None:
    assert problems_of(figure, BOOK, SHOWN.get(figure)) == ()


def of(hold: Pose, entry: Pose | None = None, figure: str = "x") -> tuple[str, ...]:
    return problems_of(figure, PoseBook({figure: {"entry": entry or hold, "hold": hold}}))


FAULTY = [
    ("a hip turned out without being bent", pose(hip_external_rotation_left=80), "turns out 80°"),
    ("a lean that would fall", pose(lumbar_flexion=40, hip_flexion_left=60, hip_flexion_right=60,
                                    ankle_dorsiflexion_left=15, ankle_dorsiflexion_right=15),
     "centre of mass lies"),
    ("arms through each other", pose(shoulder_flexion_left=90, shoulder_abduction_left=-40,
                                     shoulder_flexion_right=90, shoulder_abduction_right=-40),
     "forearm_left presses"),
]  # fmt: skip


@pytest.mark.parametrize(("hold", "says"), [row[1:] for row in FAULTY], ids=[r[0] for r in FAULTY])
def test_what_looks_wrong_is_said_with_figure_and_pose(hold: Pose, says: str) -> None:
    found = of(hold)
    assert any(says in text for text in found), found
    assert all(text.startswith(("x.hold: ", "x.entry: ")) for text in found)


def test_two_parts_may_touch_for_a_reason() -> None:
    arms = pose(shoulder_flexion_left=90, shoulder_abduction_left=-40,
                shoulder_flexion_right=90, shoulder_abduction_right=-40)  # fmt: skip
    crossed = {text.split(";")[0] for text in of(arms)}
    pairs = [text.split(": ")[1].split() for text in crossed]
    reasons = {f"{words[0]} {words[4]}": "they cross" for words in pairs}
    assert of(replace(arms, touches=reasons)) == ()


def test_a_body_that_would_slide_is_named() -> None:
    assert "x: entry and hold have different anchors, so the body would slide" in of(
        pose(anchor="heel_left"), pose(anchor="heel_right")
    )


def test_an_arm_that_would_go_through_the_body_on_its_way_is_told() -> None:
    """A hand before the belly gets behind the back only around the side."""
    aside = {"shoulder_abduction_left": 20}
    before = pose(shoulder_flexion_right=10, elbow_flexion_right=100,
                  shoulder_external_rotation_right=-50, **aside)  # fmt: skip
    behind = pose(shoulder_flexion_right=-60, elbow_flexion_right=40,
                  shoulder_external_rotation_right=-85, **aside)  # fmt: skip
    around = pose(shoulder_abduction_right=60, elbow_flexion_right=20, **aside)
    straight = of(behind, before)
    assert straight
    assert all(text.startswith("x.hold: on the way from entry, ") for text in straight), straight
    led = PoseBook({"x": {"entry": before, "via": around, "hold": behind}})
    assert problems_of("x", led) == ()


SEATED = {
    "base": "seated", "rests": ["seat@chair"], "anchor": "seat_left",
    "reach": {"foot": "floor", "hand_left": "thigh_left@0.7:front",
              "hand_right": "thigh_right@0.7:front"},
    "joints": {"hip_flexion": 84, "knee_flexion": 86, "shoulder_flexion": 30,
               "shoulder_external_rotation": -20, "elbow_flexion": 40},
}  # fmt: skip


def seated(shift: list[float]) -> tuple[str, ...]:
    book, problems = read_book(
        {"a.toml": {"x": {"hold": SEATED, "props": {"chair": {"shift": shift}}}}}
    )
    assert problems == ()
    return problems_of("x", book)


def test_who_sits_beside_the_chair_or_inside_its_back_is_told() -> None:
    assert seated([0, 0.045]) == ()
    assert any("beside the chair" in text for text in seated([0.3, 0.045]))
    assert any("inside the chair (back)" in text for text in seated([0, 0.11]))


def test_a_hold_that_does_not_lengthen_its_target_is_told(catalogue: Catalogue) -> None:
    fold = catalogue.stretches["standing_forward_fold"]
    book = PoseBook({"fold": {"entry": pose(hip_flexion_left=0), "hold": pose()}})
    says = "fold.hold: hamstrings are not lengthened more than in the entry (0°)"
    assert says in problems_of("fold", book, fold)
    assert says not in problems_of("fold", PoseBook({"fold": BOOK.poses(fold.id)}), fold)


def test_an_area_of_the_other_side_is_looked_for_there(catalogue: Catalogue) -> None:
    pigeon = replace(catalogue.stretches["pigeon"], primary=("glutes", "hip_flexors"), secondary=())
    assert problems_of("pigeon", BOOK, pigeon) == ()
    (text,) = problems_of("pigeon", BOOK, replace(pigeon, other_side=()))
    assert text.startswith("pigeon.hold: hip_flexors are not lengthened")


def test_bending_spread_hips_lengthens_the_adductors_and_hugging_the_knees_does_not() -> None:
    bent = {"hip_flexion_right": 90.0}
    (*_, hug), (*_, fold) = (
        lengths("adductors", {**bent, "hip_abduction_right": spread}, "right")
        for spread in (0.0, 30.0)
    )
    assert hug == 0
    assert fold == pytest.approx(45)


def test_the_centre_of_mass_of_who_stands_upright_lies_before_the_ankles_behind_the_navel() -> None:
    """Standing, it lies at 55 to 57 % of stature (Winter)."""
    x, y, z = centre_of_mass(centres(bent()))
    assert x == pytest.approx(0, abs=1e-9)
    assert -0.03 < y < 0.06
    assert 0.53 < z + 0.53 < 0.59
