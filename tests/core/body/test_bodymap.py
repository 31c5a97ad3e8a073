"""The map: 13 areas without gaps, each of which can be hit."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from stretchdesk.core.body.bodymap import MAP_VIEWS, area_at, map_posture, map_shapes
from stretchdesk.core.body.shapes import bounds
from stretchdesk.core.body.vectors import quaternion, turn
from tests.core.body.bodies import bent
from tests.core.body.raster import covered
from tests.factories import AREA_NAMES

if TYPE_CHECKING:
    from stretchdesk.core.body.shapes import Shape

PX = 300
COVERED = 0.97
BOTH = pytest.mark.parametrize("view", ["front", "back"])


@cache
def shown(view: str) -> tuple[Shape, ...]:
    shapes = map_shapes(map_posture(), view)
    left, _, right, _ = bounds(shapes)
    return tuple(_moved(shape, -(left + right) / 2) for shape in shapes)


def _moved(shape: Shape, by: float) -> Shape:
    """So that the middle of the body lies at 0."""
    return replace(shape, fills=[[(x + by, y) for x, y in fill] for fill in shape.fills])


def areas(view: str) -> dict[str, Shape]:
    return {s.role.partition(":")[2]: s for s in shown(view) if s.role.startswith("area:")}


def test_front_and_back_together_show_all_areas() -> None:
    assert set(areas("front")) | set(areas("back")) == set(AREA_NAMES)
    assert {"quads", "chest", "hip_flexors", "adductors"} <= set(areas("front"))
    assert {"hamstrings", "glutes", "lower_back", "spine", "calves"} <= set(areas("back"))
    assert not {"hamstrings", "glutes"} & set(areas("front"))


@BOTH
def test_the_areas_cover_trunk_and_limbs(view: str) -> None:
    body = covered((f for s in shown(view) if s.role == "body" and s.part != "head"
                    for f in s.fills), PX)  # fmt: skip
    head = covered((f for s in shown(view) if s.part == "head" for f in s.fills), PX)
    parted = covered((f for s in areas(view).values() for f in s.fills), PX)
    flesh = body - head
    assert len(flesh & parted) >= COVERED * len(flesh)
    assert len(parted - body - head) <= (1 - COVERED) * len(parted)


@BOTH
def test_every_area_is_hit_on_both_sides(view: str) -> None:
    shapes = shown(view)
    for area, shape in areas(view).items():
        hits = [
            x / PX
            for x, y in covered(shape.fills, PX)
            if area_at(shapes, (x + 0.5) / PX, (y + 0.5) / PX, 0.0) == area
        ]
        left = [x for x in hits if x < 0]
        assert len(hits) > 100, area
        assert 0.4 < len(left) / len(hits) < 0.6, "left and right belong together"


@BOTH
def test_a_near_miss_takes_the_nearest_area_and_a_far_one_none(view: str) -> None:
    shapes = shown(view)
    left, bottom, _, _ = bounds([areas(view)["calves"]])
    assert area_at(shapes, left - 0.005, (bottom + 0.15), 0.06) == "calves"
    assert area_at(shapes, left - 0.3, bottom, 0.02) is None


@pytest.mark.parametrize(
    ("view", "x", "y", "area"),
    [
        ("front", 0.06, 0.40, "quads"),
        ("front", 0.05, 0.74, "chest"),
        ("back", 0.06, 0.40, "hamstrings"),
        ("back", 0.05, 0.52, "glutes"),
        ("back", 0.02, 0.61, "lower_back"),
        ("back", 0.03, 0.72, "spine"),
        ("front", 0.09, 0.20, "calves"),
        ("back", 0.0, 0.845, "neck"),
    ],
)
def test_areas_lie_where_they_are_on_a_person(view: str, x: float, y: float, area: str) -> None:
    assert {area_at(shown(view), sign * x, y, 0.0) for sign in (-1, 1)} == {area}


@BOTH
def test_the_body_under_the_areas_is_neutral(view: str) -> None:
    assert {s.role for s in shown(view) if not s.role.startswith("area:")} <= {
        "body",
        "hair",
        "face",
    }
    assert ("face" in {s.role for s in shown(view)}) == (view == "front")


def test_fields_that_are_turned_away_are_left_out() -> None:
    turned = replace(bent(), turned=quaternion(turn("z", 180)))
    fields = {s.role for s in map_shapes(turned, "back")}
    assert "area:lower_back" not in fields
    assert "area:calves" in fields


def test_there_is_no_third_view() -> None:
    assert list(MAP_VIEWS) == ["front", "back"]
    with pytest.raises(KeyError):
        map_shapes(map_posture(), "left")
