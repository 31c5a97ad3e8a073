"""What the eye sees from where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchdesk.core.body.camera import VIEWS, Camera, read_view
from stretchdesk.core.body.vectors import IDENTITY, apply, matmul, transpose


@given(st.floats(-360, 360), st.floats(0, 89))
def test_the_picture_is_a_rotation_of_the_world(azimuth: float, elevation: float) -> None:
    axes = Camera(azimuth, elevation).axes
    assert matmul(axes, transpose(axes)) == pytest.approx(IDENTITY, abs=1e-9)
    assert apply(axes, (0, 0, 1))[1] >= 0, "up is never down"


@pytest.mark.parametrize(
    ("camera", "towards_the_eye", "to_the_right"),
    [
        (Camera(0, 0), (0, 1, 0), (-1, 0, 0)),
        (Camera(90, 0), (1, 0, 0), (0, 1, 0)),
        (Camera(180, 0), (0, -1, 0), (1, 0, 0)),
        (Camera(0, 90), (0, 0, 1), (-1, 0, 0)),
    ],
)
def test_views_look_from_where_they_say(
    camera: Camera, towards_the_eye: tuple[float, ...], to_the_right: tuple[float, ...]
) -> None:
    assert apply(camera.axes, towards_the_eye) == pytest.approx((0, 0, 1), abs=1e-9)
    assert apply(camera.axes, to_the_right) == pytest.approx((1, 0, 0), abs=1e-9)


def test_turning_goes_round_but_not_over_the_top_nor_under_the_floor() -> None:
    assert Camera(350, 10).turned(20, 5) == Camera(10, 15)
    assert Camera(0, 80).turned(0, 50).elevation == 89
    assert Camera(0, 10).turned(0, -50).elevation == 0


def test_a_mirrored_view_shows_the_other_side() -> None:
    assert Camera(90, 8).mirrored() == Camera(270, 8)
    assert Camera(0, 8).mirrored() == Camera(0, 8)


@pytest.mark.parametrize("name", list(VIEWS))
def test_views_are_read_by_name(name: str) -> None:
    assert read_view(name) is VIEWS[name]


def test_a_view_may_be_two_numbers() -> None:
    assert read_view("-30, 20") == Camera(330, 20)
    assert read_view("10,90") == Camera(10, 89)


@pytest.mark.parametrize("text", ["", "sideways", "1,2,3", "a,b", "0,91", "361,0", "nan,0", "0,-1"])
def test_another_view_is_refused_with_what_is_allowed(text: str) -> None:
    with pytest.raises(ValueError, match=r"AZIMUTH,ELEVATION|azimuth -360…360, elevation 0…90"):
        read_view(text)
