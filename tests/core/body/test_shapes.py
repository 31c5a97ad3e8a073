"""Flat geometry: hulls, outlines, inside and outside."""

from __future__ import annotations

from math import cos, dist, hypot, pi, sin

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from stretchdesk.core.body.outline import Outline, outlines
from stretchdesk.core.body.shapes import (
    Polygon,
    Shape,
    bounds,
    bulge,
    clipped,
    contains,
    convex,
    counter_clockwise,
    distance,
    flat,
    hull,
)

SQUARE = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]


def area(polygon: Polygon) -> float:
    pairs = zip(polygon, polygon[1:] + polygon[:1], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2


circles = st.tuples(st.floats(-0.05, 0.05), st.floats(-0.05, 0.05), st.floats(0.01, 0.06))


@given(st.lists(circles, min_size=1, max_size=4))
@settings(max_examples=60)
def test_a_hull_holds_its_circles_and_touches_them(rims: list[tuple[float, float, float]]) -> None:
    polygon = hull(rims, 24)
    assert area(polygon) > 0
    for x, y, r in rims:
        for k in range(8):
            rim = (x + 0.98 * r * cos(k), y + 0.98 * r * sin(k))
            assert contains([polygon], *rim) or distance([polygon], *rim) < 0.003
    for p in polygon:
        assert min(abs(dist(p, (x, y)) - r * bulge(24)) for x, y, r in rims) < 1e-9


@pytest.mark.parametrize("count", [6, 8, 10, 24])
def test_the_curve_of_a_circle_is_round(count: int) -> None:
    for p in flat(hull([(0.3, 0.1, 0.05)], count)):
        assert dist(p, (0.3, 0.1)) == pytest.approx(0.05, rel=0.02)


def test_a_point_given_twice_is_a_corner() -> None:
    doubled = [p for p in SQUARE for _ in range(2)]
    assert area(flat(doubled)) == pytest.approx(1.0)
    assert set(SQUARE) <= set(flat(doubled))
    assert area(flat(SQUARE)) < 0.9, "rounded"


@given(st.lists(st.tuples(st.floats(-1, 1), st.floats(-1, 1)), min_size=3, max_size=12))
def test_what_is_cut_lies_inside_both(points: Polygon) -> None:
    window = convex(points)
    assume(len(window) > 2 and area(window) > 1e-3)
    cut = clipped([(x * 1.5 - 0.4, y * 1.5 - 0.4) for x, y in SQUARE], window)
    for x, y in cut:
        assert -0.4 - 1e-9 <= x <= 1.1 + 1e-9
        assert contains([window], x, y) or distance([window], x, y) < 1e-6


def test_what_lies_apart_is_cut_away_and_what_lies_within_is_kept() -> None:
    away = [(x + 5, y) for x, y in SQUARE]
    assert clipped(SQUARE, away) == []
    around = [(x * 3 - 1, y * 3 - 1) for x, y in SQUARE]
    assert clipped(SQUARE, around) == SQUARE
    half = clipped(SQUARE, [(-1.0, -1.0), (0.5, -1.0), (0.5, 2.0), (-1.0, 2.0)])
    assert area(half) == pytest.approx(0.5)


def test_inside_and_the_way_to_the_edge() -> None:
    assert contains([SQUARE], 0.5, 0.5)
    assert not contains([SQUARE], 1.5, 0.5)
    assert distance([SQUARE], 1.5, 0.5) == pytest.approx(0.5)
    assert distance([SQUARE], 2.0, 2.0) == pytest.approx(hypot(1, 1))
    assert distance([[(0.0, 0.0), (0.0, 0.0)]], 3.0, 4.0) == pytest.approx(5)


def test_bounds_hold_every_fill() -> None:
    shapes = [Shape("skin", "a", [SQUARE]), Shape("top", "b", [[(-2, 3), (0, 0), (1, 0)]])]
    assert bounds(shapes) == (-2, 0, 1, 3)
    with pytest.raises(ValueError, match="empty"):
        bounds([])


def test_polygons_all_run_the_same_way_round() -> None:
    assert counter_clockwise(SQUARE[::-1]) == SQUARE
    assert counter_clockwise(SQUARE) == SQUARE


def limb(*stations: tuple[float, float, float], line: float = 0.01) -> list[Outline]:
    return outlines([((*station, line),) for station in stations])


def test_a_straight_limb_is_one_smooth_outline() -> None:
    ((fill, edge),) = limb((0, 0, 0.05), (0, -0.2, 0.04), (0, -0.4, 0.03))
    assert area(fill) == pytest.approx(0.4 * 0.08 + pi * (0.05**2 + 0.03**2) / 2, rel=0.03)
    assert area(edge) > area(fill)
    for y in (0.0, -0.1, -0.25, -0.4):
        assert contains([fill], 0, y)
        assert not contains([fill], 0.06, y)
    assert all(contains([edge], x, y) or distance([edge], x, y) < 0.011 for x, y in fill)


@pytest.mark.parametrize(
    "stations",
    [
        ((0, 0, 0.05), (0.005, 0, 0.05), (0.0, -0.2, 0.04)),  # towards the eye
        ((0, 0, 0.05), (0.0, -0.2, 0.05), (0.02, 0.0, 0.05)),  # bent back on itself
        ((0, 0, 0.09), (0.06, 0, 0.03)),  # one circle almost swallows the other
    ],
)
def test_a_limb_without_a_clear_direction_falls_back_on_hulls(
    stations: tuple[tuple[float, float, float], ...],
) -> None:
    drawn = limb(*stations)
    assert len(drawn) == len(stations) - 1
    for fill, edge in drawn:
        assert 0 < area(fill) < area(edge)
    for x, y, _ in stations:
        assert contains([fill for fill, _ in drawn], x, y)


def test_one_station_is_its_hull() -> None:
    ((fill, edge),) = outlines([((0, 0, 0.03, 0.0), (0.1, 0, 0.02, 0.0))])
    assert fill == edge
    assert contains([fill], 0.05, 0)


def test_at_a_seam_the_line_hides_within_the_flesh() -> None:
    ((fill, edge),) = outlines([((0, 0, 0.05, -0.01),), ((0, -0.2, 0.05, 0.01),)])
    assert max(y for _, y in edge) < max(y for _, y in fill)
    assert min(y for _, y in edge) < min(y for _, y in fill)
