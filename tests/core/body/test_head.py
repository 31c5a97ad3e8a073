"""The head tells front from back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchdesk.core.body.camera import Camera
from stretchdesk.core.body.head import head_shapes
from stretchdesk.core.body.vectors import Mat, Vec, cross, unit
from tests.core.body.raster import covered

if TYPE_CHECKING:
    from stretchdesk.core.body.shapes import Polygon, Shape

PX = 400


def seen(azimuth: float, elevation: float, line: float = 0.003) -> dict[str, list[Shape]]:
    shapes: dict[str, list[Shape]] = {}
    for shape in head_shapes(Camera(azimuth, elevation).axes, (0, 0, 0), line, 0.0):
        shapes.setdefault(shape.role, []).append(shape)
    return shapes


def size(polygons: list[Polygon]) -> int:
    return len(covered(polygons, PX))


def test_a_face_looks_forward_and_none_backward() -> None:
    assert len(seen(0, 0)["face"][0].fills) == 3, "two eyes and a mouth"
    assert "face" not in seen(180, 0)
    assert len(seen(90, 0)["face"][0].fills) == 1, "one eye from the side"


def test_hair_covers_the_back_of_the_head_and_little_of_the_front() -> None:
    hair = {azimuth: size(list(seen(azimuth, 0)["hair"][0].fills)) for azimuth in (0, 90, 180)}
    assert hair[180] > 1.2 * hair[90] > 2.0 * hair[0]


def along_the_hair(sign: int) -> Mat:
    """An eye before the middle of the hair, or exactly opposite, below the chin."""
    x: Vec = (-sign, 0, 0)
    eye = unit((0, -sign * 0.70 / 0.0655, sign * 0.71 / 0.0525))
    return x + cross(eye, x) + eye


def test_from_below_the_chin_no_hair_is_seen() -> None:
    shapes = head_shapes(along_the_hair(-1), (0, 0, 0), 0.0, 0.0)
    assert {shape.role for shape in shapes} == {"face"}


def test_from_behind_and_above_nothing_but_hair_is_seen() -> None:
    (hair,) = head_shapes(along_the_hair(1), (0, 0, 0), 0.0, 0.0)
    assert hair.role == "hair"
    assert not hair.edges
    width = max(x for x, _ in hair.fills[0]) - min(x for x, _ in hair.fills[0])
    assert width == pytest.approx(2 * 0.0515, rel=0.02)


def test_ears_are_seen_from_their_side() -> None:
    assert len(seen(90, 0)["skin"]) == 1
    assert "skin" not in seen(0, 0)


def test_the_line_lies_outside_the_hair() -> None:
    (hair,) = seen(90, 0)["hair"]
    assert size(list(hair.edges)) > size(list(hair.fills))


@given(st.floats(-180, 180), st.floats(-89, 89))
@settings(max_examples=100)
def test_hair_and_face_stay_on_the_head_from_everywhere(azimuth: float, elevation: float) -> None:
    for shapes in seen(azimuth, elevation).values():
        for shape in shapes:
            for x, y in (p for polygon in shape.fills for p in polygon):
                assert x == pytest.approx(0, abs=0.075)
                assert y == pytest.approx(0, abs=0.10)
