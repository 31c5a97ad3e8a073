from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchdesk.core.session.breathing import Breath, breath

durations = st.floats(0.5, 20)


@pytest.mark.parametrize(
    ("t", "expected"),
    [
        (0, Breath("in", 0, 0)),
        (2, Breath("in", 0.5, 0.5)),
        (4, Breath("out", 0, 1)),
        (7, Breath("out", 0.5, 0.5)),
        (10, Breath("in", 0, 0)),
        (32, Breath("in", 0.5, 0.5)),
    ],
)
def test_four_seconds_in_six_out(t: float, expected: Breath) -> None:
    now = breath(t)
    assert now.phase == expected.phase
    assert now.fraction == pytest.approx(expected.fraction)
    assert now.fullness == pytest.approx(expected.fullness)


def test_the_ratio_can_be_set() -> None:
    assert breath(5.5, inhale_s=5, exhale_s=5).phase == "out"
    assert breath(10.5, inhale_s=5, exhale_s=5).phase == "in"


@given(st.floats(0, 10_000), durations, durations)
def test_a_breath_stays_within_its_bounds(t: float, inhale_s: float, exhale_s: float) -> None:
    now = breath(t, inhale_s, exhale_s)
    assert now.phase in {"in", "out"}
    assert 0 <= now.fraction <= 1
    assert 0 <= now.fullness <= 1


def test_lungs_fill_then_empty_slowly_at_both_ends() -> None:
    full = [breath(t / 10).fullness for t in range(101)]
    steps = [b - a for a, b in pairwise(full)]
    assert all(step > 0 for step in steps[:40])
    assert all(step < 0 for step in steps[40:])
    assert max(map(abs, steps)) < 0.05
    assert abs(steps[0]) < abs(steps[20]) / 10
