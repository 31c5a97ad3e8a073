"""How long ago each area was stretched, and how much this week."""

from __future__ import annotations

from datetime import date

import pytest

from stretchdesk.core.progress.recency import AreaState, area_states, lately_of
from stretchdesk.core.progress.records import History
from tests.core.rows import hold, session

TODAY = date(2026, 11, 22)


def after(day: str) -> dict[str, AreaState]:
    history = History(sessions=(session(day),), holds=(hold(day, 120),))
    return area_states(("hamstrings", "neck"), lately_of(history), TODAY)


@pytest.mark.parametrize(
    ("day", "days"), [("2026-11-22", 0), ("2026-11-21", 1), ("2026-11-18", 4), ("2026-11-23", 0)]
)
def test_days_are_counted_from_today_and_a_day_to_come_is_today(day: str, days: int) -> None:
    assert after(day)["hamstrings"].days == days


def test_only_the_minutes_of_this_week_count() -> None:
    assert after("2026-11-18")["hamstrings"] == AreaState(4, 2.0)
    assert after("2026-11-15")["hamstrings"] == AreaState(7, 0.0), "Sunday of the week before"


def test_an_area_never_stretched_has_no_days() -> None:
    assert after("2026-11-18")["neck"] == AreaState(None, 0.0)
