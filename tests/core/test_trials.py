"""What was typed for one side of a test: its faults, what it comes to, and what looks mistyped."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from stretchdesk.core.progress.instants import Moment
from stretchdesk.core.progress.measuring import entered
from stretchdesk.core.progress.trials import Fault, Trials
from tests.core.rows import FLEXIBILITY_TEST

ANGLE = replace(FLEXIBILITY_TEST, unit="deg", score="mean", min=0, max=80, inputs=("heel", "leg"))
NOW = Moment(datetime(2026, 11, 22, tzinfo=UTC), datetime(2026, 11, 22, tzinfo=UTC))


def reach(*values: float | None, unit: str = "cm") -> Trials:
    return Trials(FLEXIBILITY_TEST, unit, tuple((value,) for value in values))


def test_nothing_typed_comes_to_nothing() -> None:
    empty = reach(None, None)

    assert empty.is_empty
    assert (empty.fault, empty.score, empty.odd_one) == (None, None, None)


@pytest.mark.parametrize(
    ("trials", "fault"),
    [
        (reach(3, None, math.nan), (2, Fault.NO_NUMBER)),
        (reach(3, 40.5), (1, Fault.OUT_OF_RANGE)),
        (reach(15.7, unit="in"), None),
        (reach(15.75, unit="in"), (0, Fault.OUT_OF_RANGE)),
        (Trials(ANGLE, "cm", ((None, None), (30, None))), (1, Fault.MISSING)),
        (Trials(ANGLE, "cm", ((30, 20),)), (0, Fault.TOO_LONG)),
        (Trials(ANGLE, "cm", ((30, 30),)), (0, Fault.OUT_OF_RANGE)),
        (Trials(ANGLE, "cm", ((15, 30),)), None),
    ],
)
def test_the_first_fault_is_named_with_its_trial(
    trials: Trials, fault: tuple[int, Fault] | None
) -> None:
    assert trials.fault == fault


def test_empty_trials_do_not_count() -> None:
    row = reach(None, 2, 4, unit="in").measurement(None, NOW, "m")

    assert reach(None, 2, 4, unit="in").score == row.value == pytest.approx(10.16)
    assert row.trials == pytest.approx((5.08, 10.16))


def test_two_lengths_become_an_angle() -> None:
    trials = Trials(ANGLE, "in", ((10, 20), (None, None), (0, 20)))

    assert trials.values == (pytest.approx(30), None, 0)
    row = trials.measurement(None, NOW, "m")
    assert (row.value, row.readings) == (
        pytest.approx(15),
        '[{"heel": 25.4, "leg": 50.8}, {"heel": 0.0, "leg": 50.8}]',
    )


@pytest.mark.parametrize(
    ("values", "place"),
    [((4.2,), None), ((4.2, 16.2), None), ((4.2, None, 16.3), 2), ((39, 4.2, 4), 0)],
)
def test_a_trial_far_from_all_others_may_be_mistyped(
    values: tuple[float | None, ...], place: int | None
) -> None:
    assert reach(*values).odd_one == place


def test_what_was_typed_can_be_typed_again() -> None:
    in_inches = Trials(ANGLE, "in", ((5, 10), (4, 10))).measurement(None, NOW, "m")
    assert entered(in_inches, ANGLE) == [[12.7, 25.4], [10.16, 25.4]]
    assert entered(reach(3, None, -2.5).measurement(None, NOW, "m"), FLEXIBILITY_TEST) == [
        [3.0],
        [-2.5],
    ]


@pytest.mark.parametrize("readings", [None, "", "{", "[3]", '[{"heel": 5}]', '[{"heel": "x"}]'])
def test_a_row_from_elsewhere_may_not_tell_what_was_read_off(readings: str | None) -> None:
    row = Trials(ANGLE, "cm", ((15, 30),)).measurement(None, NOW, "m")
    assert entered(replace(row, readings=readings), ANGLE) == []
