"""A person is reminded to measure again, and only when it is time."""

from __future__ import annotations

from datetime import date

import pytest

from stretchdesk.core.progress.flexibility import Series
from stretchdesk.core.progress.retest import retest_due
from tests.core.rows import FLEXIBILITY_TEST, taken


def measured(*days: str) -> Series:
    return Series(FLEXIBILITY_TEST, None, tuple(taken(day, 1.0) for day in days))


@pytest.mark.parametrize(
    ("today", "due"),
    [
        (date(2026, 11, 8), None),
        (date(2026, 11, 21), None),
        (date(2026, 11, 22), 14),
        (date(2026, 12, 8), 30),
        (date(2026, 11, 1), None),
    ],
)
def test_it_is_time_from_the_fourteenth_day_on(today: date, due: int | None) -> None:
    assert retest_due([measured("2026-10-01", "2026-11-08")], today, 14) == due


def test_the_latest_of_all_tests_counts() -> None:
    both = [measured("2026-11-08"), measured("2026-11-20")]
    assert retest_due(both, date(2026, 11, 30), 14) is None
    assert retest_due(both, date(2026, 12, 4), 14) == 14


def test_who_never_measured_is_invited_not_reminded() -> None:
    assert retest_due([], date(2026, 11, 22), 14) is None
