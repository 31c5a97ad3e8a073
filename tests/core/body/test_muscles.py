"""Muscles lie on the body, light on the stretched side only, and hide when turned away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stretchdesk.core.body.anatomy import SIDES
from stretchdesk.core.body.camera import VIEWS, Camera
from stretchdesk.core.body.figure import figure_of
from stretchdesk.core.body.muscles import PATCHES
from stretchdesk.core.body.scene import Look, draw
from tests.core.body.bodies import FIGURES, bent
from tests.core.body.raster import covered
from tests.factories import AREA_NAMES

if TYPE_CHECKING:
    from stretchdesk.core.body.book import PoseBook
    from stretchdesk.core.body.shapes import Shape
    from stretchdesk.core.content.catalogue import Catalogue

PX = 220
INSIDE = 0.95
ENOUGH = 60
"""Of fewer pixels most lie on the rim, which says nothing."""
TARGET_TURNED_AWAY = {
    "reclining_spinal_twist", "knee_rock_twist", "open_book", "self_hug", "warm_torso_turns",
}  # fmt: skip
"""They stretch the back: three lie on it, two are best understood from the front."""
ALL_LIT = {f"{area}_{side}": "primary" for area in AREA_NAMES for side in SIDES}


def muscles(shapes: list[Shape]) -> list[Shape]:
    return [s for s in shapes if s.role.partition(":")[0] in {"primary", "secondary"}]


@pytest.mark.parametrize("azimuth", [0, 60, 90, 150, 180, 270])
@pytest.mark.parametrize("figure", FIGURES)
def test_patches_lie_on_the_body_part_they_belong_to(
    figure: str, azimuth: int, book: PoseBook
) -> None:
    shapes = draw(book.motion(figure).end, Camera(azimuth, 8), Look(line=0, lit=ALL_LIT))
    lit = muscles(shapes)
    assert lit
    body = covered((f for s in shapes if s not in lit and s.part != "ground" for f in s.fills), PX)
    patches = {(s.role, s.part, i): covered(s.fills, PX) for i, s in enumerate(lit)}
    total = sum(map(len, patches.values()))
    assert sum(len(pixels - body) for pixels in patches.values()) <= (1 - INSIDE) * total
    for name, pixels in patches.items():
        if len(pixels) >= ENOUGH:
            assert len(pixels - body) <= (1 - INSIDE) * len(pixels), name


@pytest.mark.parametrize("side", SIDES)
def test_every_stretch_shows_its_target_in_its_best_view_on_its_side_only(
    side: str, book: PoseBook, catalogue: Catalogue
) -> None:
    for stretch in catalogue.stretches.values():
        figure = figure_of(stretch, side, book)
        lit = muscles(figure.shapes(figure.motion.end))
        roles = {s.role for s in lit}
        assert lit, stretch.id
        if stretch.id not in TARGET_TURNED_AWAY:
            assert any(f"primary:{area}" in roles for area in stretch.primary), stretch.id
        known = {f"primary:{a}" for a in stretch.primary} | {
            f"secondary:{a}" for a in stretch.secondary
        }
        assert roles <= known
        for shape in lit:
            sides = stretch.sides_of(shape.role.partition(":")[2], side)
            assert shape.part.endswith(("trunk", *sides)), stretch.id


def test_nothing_lights_that_is_not_asked_for() -> None:
    assert muscles(draw(bent(), Camera(90, 0), Look())) == []
    shapes = draw(bent(), Camera(180, 0), Look(lit={"calves_left": "secondary"}))
    assert [(s.role, s.part) for s in muscles(shapes)] == [("secondary:calves", "shank_left")]


FRONT = {"quads", "chest", "hip_flexors"}
BACK = {"hamstrings", "glutes", "calves", "lower_back", "spine"}


@pytest.mark.parametrize(
    ("view", "seen", "hidden"), [("front", FRONT, BACK), ("back", BACK, FRONT)]
)
def test_what_is_turned_away_is_not_drawn(view: str, seen: set[str], hidden: set[str]) -> None:
    roles = {s.role.partition(":")[2] for s in muscles(
        draw(bent(), Camera(VIEWS[view].azimuth, 0), Look(lit=ALL_LIT)))}  # fmt: skip
    assert seen <= roles
    areas = {s.role: len(covered(s.fills, PX)) for s in muscles(
        draw(bent(), Camera(VIEWS[view].azimuth, 0), Look(lit=ALL_LIT)))}  # fmt: skip
    assert all(areas.get(f"primary:{area}", 0) <= 30 for area in hidden), areas


def test_every_area_has_a_patch() -> None:
    assert {patch.area for patch in PATCHES} == set(AREA_NAMES)


def test_the_hamstrings_are_behind_and_the_quads_before() -> None:
    shapes = muscles(draw(bent(), Camera(90, 0), Look(lit=ALL_LIT)))
    middle = {}
    for shape in shapes:
        if shape.part == "thigh_right":
            xs = [x for x, _ in shape.fills[0]]
            middle[shape.role.partition(":")[2]] = sum(xs) / len(xs)
    assert middle["hamstrings"] < middle["quads"], "seen from the right, the front is at the right"


@pytest.mark.parametrize("azimuth", range(0, 360, 45))
def test_what_goes_round_the_limb_is_seen_in_full_from_every_side(azimuth: int) -> None:
    lit = {"forearms_right": "primary"}
    (patch,) = muscles(draw(bent(), Camera(azimuth, 0), Look(lit=lit)))
    (beside,) = muscles(draw(bent(), Camera(90, 0), Look(lit=lit)))
    size = len(covered(beside.fills, PX))
    assert len(covered(patch.fills, PX)) == pytest.approx(size, rel=0.12)
