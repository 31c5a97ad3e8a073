"""Breaks are counted by week and by what came of them."""

from __future__ import annotations

from datetime import date

import pytest

from stretchdesk.core.progress.adherence import WeekOfBreaks, adherence
from tests.core.rows import offered

TODAY = date(2026, 11, 25)


def test_weeks_come_oldest_first_and_empty_ones_are_there() -> None:
    found = adherence([offered("2026-11-23", "started")], TODAY, 3)
    assert found == (
        WeekOfBreaks("2026-W46"),
        WeekOfBreaks("2026-W47"),
        WeekOfBreaks("2026-W48", offered=1, started=1),
    )


@pytest.mark.parametrize("outcome", ["started", "snoozed", "skipped", "ignored"])
def test_what_was_on_the_screen_was_offered(outcome: str) -> None:
    (week,) = adherence([offered("2026-11-25", outcome)] * 2, TODAY, 1)
    assert (week.offered, getattr(week, outcome), week.due) == (2, 2, 2)


@pytest.mark.parametrize(
    ("outcome", "reason"), [("away", None), ("held_back", "camera"), ("held_back", None)]
)
def test_what_was_not_on_the_screen_was_not_offered(outcome: str, reason: str | None) -> None:
    (week,) = adherence([offered("2026-11-25", outcome, reason)], TODAY, 1)
    assert (week.offered, getattr(week, outcome), week.due) == (0, 1, 1)


def test_who_did_it_already_has_not_skipped_it() -> None:
    rows = [offered("2026-11-25", "skipped", reason) for reason in ("did_it", "not_now", None)]
    (week,) = adherence(rows, TODAY, 1)
    assert (week.offered, week.skipped, week.away, week.due) == (3, 2, 1, 3)


def test_breaks_of_other_weeks_and_of_later_days_are_left_out() -> None:
    days = ("2026-11-22", "2026-11-30")
    assert adherence([offered(day, "started") for day in days], TODAY, 1) == (
        WeekOfBreaks("2026-W48"),
    )
