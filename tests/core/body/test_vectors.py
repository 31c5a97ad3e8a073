"""The algebra keeps its laws for any rotation."""

from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchdesk.core.body.vectors import (
    IDENTITY,
    UNTURNED,
    Mat,
    apply,
    cross,
    dot,
    from_columns,
    lerp,
    matmul,
    matrix,
    norm,
    quaternion,
    reject,
    slerp,
    transpose,
    turn,
    unit,
)

degrees = st.floats(-180, 180)
rotations = st.builds(
    lambda x, y, z: matmul(matmul(turn("x", x), turn("y", y)), turn("z", z)),
    degrees,
    degrees,
    degrees,
)
points = st.tuples(*[st.floats(-2, 2)] * 3)


def near(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return all(isclose(p, q, abs_tol=1e-7) for p, q in zip(a, b, strict=True))


@pytest.mark.parametrize(
    ("axis", "start", "end"),
    [("x", (0, 1, 0), (0, 0, 1)), ("y", (0, 0, 1), (1, 0, 0)), ("z", (1, 0, 0), (0, 1, 0))],
)
def test_a_quarter_turn_is_right_handed(
    axis: str, start: tuple[float, ...], end: tuple[float, ...]
) -> None:
    assert near(apply(turn(axis, 90), start), end)


@given(rotations)
@settings(max_examples=100)
def test_a_rotation_survives_the_way_through_its_quaternion(m: Mat) -> None:
    assert near(matrix(quaternion(m)), m)


@pytest.mark.parametrize("axis", ["x", "y", "z"])
def test_half_turns_have_a_quaternion_too(axis: str) -> None:
    assert near(matrix(quaternion(turn(axis, 180))), turn(axis, 180))


@given(rotations, points)
@settings(max_examples=60)
def test_the_transpose_undoes_a_rotation(m: Mat, p: tuple[float, float, float]) -> None:
    assert near(apply(transpose(m), apply(m, p)), p)
    assert near(matmul(m, transpose(m)), IDENTITY)


@given(rotations, rotations, st.floats(0, 1))
@settings(max_examples=60)
def test_blended_rotations_stay_rotations_and_meet_both_ends(a: Mat, b: Mat, u: float) -> None:
    p, q = quaternion(a), quaternion(b)
    assert isclose(sum(x * x for x in slerp(p, q, u)), 1.0)
    assert near(matrix(slerp(p, q, 0.0)), a)
    assert near(matrix(slerp(p, q, 1.0)), b)


def test_blending_goes_the_short_way() -> None:
    opposite = tuple(-x for x in quaternion(turn("z", 40)))
    assert near(matrix(slerp(UNTURNED, opposite, 0.5)), turn("z", 20))


def test_vectors() -> None:
    assert cross((1, 0, 0), (0, 1, 0)) == (0, 0, 1)
    assert reject((3, 4, 5), (0, 0, 1)) == (3, 4, 0)
    assert lerp((0, 0, 0), (2, 4, 8), 0.25) == (0.5, 1, 2)
    assert norm(unit((3, 4, 12))) == pytest.approx(1)
    assert dot((1, 2, 3), (4, 5, 6)) == 32
    assert apply(from_columns((1, 2, 3), (4, 5, 6), (7, 8, 9)), (0, 1, 0)) == (4, 5, 6)


def test_nothing_has_no_direction() -> None:
    with pytest.raises(ZeroDivisionError):
        unit((0, 0, 0))
