from __future__ import annotations

import json
import math
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchdesk.core.errors import StretchDeskError, UsageError
from stretchdesk.core.progress.flexibility import (
    Series,
    Verdict,
    all_series,
    shown_in,
    side_difference,
)
from stretchdesk.core.progress.instants import Moment
from stretchdesk.core.progress.measuring import limits, measurement
from stretchdesk.core.progress.trend import theil_sen
from tests.core.rows import FLEXIBILITY_TEST, taken

LOWER = replace(FLEXIBILITY_TEST, id="floor", better="lower")
LEG_RAISE = replace(
    FLEXIBILITY_TEST, name="Leg raise", unit="deg", score="mean", min=0, max=90, per_side=True,
    inputs=("heel", "leg"),
)  # fmt: skip
NOW = Moment(
    datetime(2026, 11, 21, 22, 0, tzinfo=timezone(timedelta(hours=-5))),
    datetime(2026, 11, 22, 12, 0, tzinfo=UTC),
)


def series(*values: float, test=FLEXIBILITY_TEST, basis: str = "published") -> Series:
    rows = (replace(taken(f"2026-03-{3 + n:02}", v), basis=basis) for n, v in enumerate(values))
    return Series(test, None, tuple(rows))


def measure(*trials: float, test=FLEXIBILITY_TEST, side=None, unit=None, readings=()):
    return measurement(test, trials, side, unit, NOW, "m1", readings)


# --- one occasion


@pytest.mark.parametrize(
    ("score", "better", "value"),
    [("best", "higher", 7), ("best", "lower", 1), ("mean", "higher", 4), ("mean", "lower", 4)],
)
def test_the_value_of_an_occasion_is_the_score_of_its_trials(score, better, value) -> None:
    row = measure(1, 7, 4, test=replace(FLEXIBILITY_TEST, score=score, better=better))
    assert row.value == value
    assert row.trials == (1, 7, 4)
    assert row.score == score


def test_an_occasion_keeps_place_day_and_error_as_they_were() -> None:
    row = measure(3)
    assert (row.taken_utc, row.day) == ("2026-11-22T03:00:00.000Z", "2026-11-21")
    assert row.created_utc == "2026-11-22T12:00:00.000Z"
    assert (row.smallest_real_change, row.basis, row.unit) == (4.0, "published", "cm")
    assert row.readings is None


def test_inches_are_stored_in_centimetres() -> None:
    row = measure(10, unit="in")
    assert row.value == pytest.approx(25.4)
    assert row.unit == "cm"


@pytest.mark.parametrize("limit", [-45.0, 40.0])
def test_the_ends_of_the_range_are_allowed(limit: float) -> None:
    assert measure(limit).value == limit


@pytest.mark.parametrize("value", [-45.1, 40.04, 900, math.nan, math.inf])
def test_a_value_outside_the_range_is_refused(value: float) -> None:
    with pytest.raises(StretchDeskError, match="outside"):
        measure(1, value)


def test_the_refusal_names_test_value_and_range_in_the_unit_used() -> None:
    with pytest.raises(StretchDeskError) as refused:
        measure(900)
    assert str(refused.value) == "Sit-and-reach: 900 cm is outside −45 to 40 cm"
    with pytest.raises(StretchDeskError, match=r"900 in is outside −17.7 to 15.7 in"):
        measure(900, unit="in")


def test_the_range_that_is_said_in_inches_is_the_range_that_is_taken() -> None:
    assert limits(FLEXIBILITY_TEST, "cm") == (-45.0, 40.0)
    low, high = limits(FLEXIBILITY_TEST, "in")
    assert (low, high) == (-17.7, 15.7)
    for value in (low, high):
        assert measure(value, unit="in").trials == (value * 2.54,)
        with pytest.raises(StretchDeskError, match=r"outside −17.7 to 15.7 in"):
            measure(value + math.copysign(0.05, value), unit="in")


@pytest.mark.parametrize(
    ("test", "unit", "fitting"),
    [(FLEXIBILITY_TEST, "deg", "cm or in"), (LEG_RAISE, "cm", "deg"), (LEG_RAISE, "in", "deg")],
)
def test_a_unit_that_does_not_fit_is_wrong_usage(test, unit: str, fitting: str) -> None:
    with pytest.raises(UsageError, match=f"measured in {fitting}, not {unit}"):
        measure(1, test=test, unit=unit, side="left" if test.per_side else None)


@pytest.mark.parametrize("side", [None, "both"])
def test_a_test_of_each_side_needs_its_side(side: str | None) -> None:
    with pytest.raises(UsageError, match="left or right"):
        measure(1, test=replace(FLEXIBILITY_TEST, per_side=True), side=side)


def test_a_test_without_sides_takes_none() -> None:
    with pytest.raises(UsageError, match="no sides"):
        measure(1, side="left")


def test_an_occasion_needs_trials_or_readings_but_not_both() -> None:
    for trials, readings in (((), ()), ((40,), ({"heel": 1, "leg": 2},))):
        with pytest.raises(UsageError, match="values, or its readings"):
            measure(*trials, test=LEG_RAISE, side="left", readings=readings)


def test_two_tape_readings_become_an_angle() -> None:
    readings = ({"heel": 44, "leg": 88}, {"leg": 88, "heel": 88})
    row = measure(test=LEG_RAISE, side="left", readings=readings)
    assert row.trials == pytest.approx((30, 90))
    assert row.value == pytest.approx(60)
    assert row.readings is not None
    assert json.loads(row.readings) == [dict(reading) for reading in readings]


def test_tape_readings_in_inches_are_kept_in_centimetres() -> None:
    row = measure(test=LEG_RAISE, side="left", unit="in", readings=({"heel": 10, "leg": 20},))
    assert row.value == pytest.approx(30)
    assert json.loads(row.readings or "") == [{"heel": 25.4, "leg": 50.8}]


@pytest.mark.parametrize(
    ("heel", "leg"), [(95, 88), (-95, 88), (0, 0), (1, -2), (math.nan, 88), (1, math.inf)]
)
def test_tape_readings_that_cannot_be_are_refused(heel: float, leg: float) -> None:
    with pytest.raises(StretchDeskError, match=r"heel .* cannot be longer than leg"):
        measure(test=LEG_RAISE, side="left", readings=({"heel": heel, "leg": leg},))


def test_an_angle_from_readings_is_range_checked() -> None:
    with pytest.raises(StretchDeskError, match="outside 0 to 90 deg"):
        measure(test=LEG_RAISE, side="left", readings=({"heel": -44, "leg": 88},))


def test_readings_must_be_those_the_test_takes() -> None:
    with pytest.raises(UsageError, match="takes the readings heel and leg, not thigh"):
        measure(test=LEG_RAISE, side="left", readings=({"thigh": 3},))
    with pytest.raises(UsageError, match="takes values, not heel"):
        measure(readings=({"heel": 3},))


# --- what may be said


def test_before_three_occasions_nothing_is_said() -> None:
    few = series(1, 20)
    assert (few.verdict, few.baseline, few.band, few.change, few.trend) == (
        Verdict.TOO_FEW, None, None, None, None,
    )  # fmt: skip
    assert few.latest == 20


def test_the_baseline_is_the_mean_of_the_first_three_with_the_error_round_it() -> None:
    many = series(1, 2, 3, 30, 40)
    assert many.baseline == 2
    assert many.band == (-2, 6)


@pytest.mark.parametrize(
    ("values", "verdict", "change"),
    [
        ((0, 0, 0, 5, 7), Verdict.BETTER, 6),
        ((0, 0, 0, -5, -7), Verdict.WORSE, -6),
        ((0, 0, 0, 0, 20), Verdict.NOT_BEYOND_ERROR, 10),
        ((0, 0, 0, 20, 0), Verdict.NOT_BEYOND_ERROR, 10),
        ((0, 0, 0, -20, 20), Verdict.NOT_BEYOND_ERROR, 0),
        ((0, 0, 0, 4, 20), Verdict.NOT_BEYOND_ERROR, 12),
        ((0, 0, 0), Verdict.NOT_BEYOND_ERROR, 0),
    ],
)
def test_a_change_is_real_when_the_last_two_lie_beyond_the_band(values, verdict, change) -> None:
    assert series(*values).verdict is verdict
    assert series(*values).change == change
    mirrored = series(*(-value for value in values), test=LOWER)
    assert mirrored.verdict is verdict
    assert mirrored.change == change


def test_a_change_of_exactly_the_error_is_not_beyond_it() -> None:
    assert series(10.1, 10.1, 10.1, 14.1, 14.1).verdict is Verdict.NOT_BEYOND_ERROR
    assert series(10.1, 10.1, 10.1, 14.2, 14.2).verdict is Verdict.BETTER


def test_error_and_basis_are_those_of_the_latest_occasion() -> None:
    last = replace(taken("2026-04-01", 6), smallest_real_change=7.0, basis="assumed")
    mixed = Series(FLEXIBILITY_TEST, None, (*series(0, 0, 0, 6).occasions, last))
    assert (mixed.smallest_real_change, mixed.basis) == (7.0, "assumed")
    assert mixed.verdict is Verdict.NOT_BEYOND_ERROR


def test_each_test_and_side_has_its_own_series_in_catalogue_order() -> None:
    tests = {"floor": LOWER, "reach": FLEXIBILITY_TEST}
    rows = [
        taken("2026-03-01", 1, side="right"),
        taken("2026-03-01", 2, side="left"),
        taken("2026-03-01", 3, test="floor"),
        taken("2026-03-01", 4, test="gone"),
    ]
    listed = [(one.test.id, one.side, one.latest) for one in all_series(rows, tests)]
    assert listed == [("floor", None, 3), ("reach", "left", 2), ("reach", "right", 1)]


def test_two_occasions_of_one_day_are_ordered_by_the_instant_whatever_its_text() -> None:
    rows = [
        replace(taken("2026-03-01", value), taken_utc=at)
        for value, at in [
            (3, "2026-03-01T08:00:01.000Z"),
            (2, "2026-03-01T08:00:00.500Z"),
            (1, "2026-03-01T08:00:00Z"),
        ]
    ]
    (one,) = all_series(rows, {"reach": FLEXIBILITY_TEST})
    assert [row.value for row in one.occasions] == [1, 2, 3]


# --- inches


@given(st.lists(st.floats(-45, 40), min_size=1, max_size=9))
def test_in_inches_everything_is_as_long_and_judged_as_before(values: list[float]) -> None:
    before = series(*values)
    after = shown_in(before, "in")
    assert after.test.unit == "in"
    assert after.verdict is before.verdict
    assert [row.value * 2.54 for row in after.occasions] == pytest.approx(values)
    assert all(row.trials == pytest.approx((row.value,)) for row in after.occasions)
    assert after.smallest_real_change * 2.54 == pytest.approx(before.smallest_real_change)
    if before.change is not None and after.change is not None:
        assert after.change * 2.54 == pytest.approx(before.change)


def test_centimetres_and_degrees_stay() -> None:
    lengths, angles = series(1, 2), series(1, 2, test=LEG_RAISE)
    assert shown_in(lengths, "cm") is lengths
    assert shown_in(angles, "in") is angles


# --- left and right


@pytest.mark.parametrize(
    ("left", "right", "difference"),
    [
        ((0, 9, 8), (0, 4, 3), 5),
        ((4, 3), (9, 8), -5),
        ((9, 8), (5, 4), None),  # exactly the error
        ((20, 8), (5, 4), None),  # beyond it once
        ((9, 3), (4, 8), None),  # beyond it, once this way and once that
        ((9, 8), (3,), None),
    ],
)
def test_the_sides_differ_only_when_two_occasions_of_both_say_so(left, right, difference) -> None:
    assert side_difference(series(*left), series(*right)) == difference
    mirrored = (series(*(-value for value in values), test=LOWER) for values in (left, right))
    assert side_difference(*mirrored) == difference


def test_sides_that_were_measured_on_different_days_are_not_held_against_each_other() -> None:
    left, right = series(9, 8), series(4, 3)
    assert side_difference(left, right) == 5

    later = replace(right.occasions[1], day="2026-09-04", taken_utc="2026-09-04T08:00:00Z")
    assert side_difference(left, replace(right, occasions=(right.occasions[0], later))) is None


# --- the line


def test_three_occasions_have_a_line_and_two_none() -> None:
    assert series(0, 1).trend is None
    trend = series(0, 1, 2).trend
    assert trend is not None
    assert trend.per_week == 7


def test_the_line_ignores_one_bad_day() -> None:
    trend = series(0, 1, 2, 3, -40, 5, 6).trend
    assert trend is not None
    assert trend.per_week == 7
    assert (trend.first, trend.last) == (-1, 5)


def test_the_interval_follows_sen() -> None:
    """Worked by hand: 10 slopes, Kendall's sigma = sqrt(5*4*15/18), so ranks 1 and 10 of 10."""
    trend = theil_sen([0, 7, 14, 21, 28], [0, 1, 5, 4, 10])
    assert trend is not None
    assert (trend.low, trend.per_week, trend.high) == (-1, 2.5, 6)


def test_of_very_many_occasions_a_week_is_one_point() -> None:
    """A million slopes take a second. Each of these weeks has one value on all of its days."""
    monday = date(2020, 1, 6)
    rows = (taken((monday + timedelta(n)).isoformat(), n // 7) for n in range(700))
    trend = Series(FLEXIBILITY_TEST, None, tuple(rows)).trend
    assert trend is not None
    assert (trend.low, trend.per_week, trend.high) == (1, 1, 1)


def test_a_single_day_has_no_line() -> None:
    assert theil_sen([5, 5, 5], [1, 2, 3]) is None


POINTS = st.lists(st.tuples(st.integers(0, 9), st.integers(-20, 20)), min_size=3, max_size=12)


@given(POINTS)
def test_the_slope_lies_in_its_interval_and_flips_with_the_values(points) -> None:
    days, values = zip(*points, strict=True)
    trend, flipped = theil_sen(days, values), theil_sen(days, [-value for value in values])
    if trend is None or flipped is None:
        assert trend is flipped
        assert len(set(days)) == 1
    else:
        assert trend.low <= trend.per_week <= trend.high
        assert (flipped.low, flipped.high) == pytest.approx((-trend.high, -trend.low))


@given(st.lists(st.floats(-45, 40), min_size=3, max_size=9), st.floats(-45, 40))
def test_one_occasion_alone_never_makes_a_change(values: list[float], outlier: float) -> None:
    steady = series(*(values[0] for _ in values), outlier)
    assert steady.verdict is Verdict.NOT_BEYOND_ERROR
