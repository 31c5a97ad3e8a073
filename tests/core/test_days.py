"""The calendar's days, and the notes on comfort, as they are charted."""

from __future__ import annotations

from datetime import date

from stretchdesk.core.progress.comfort import ComfortLine, comfort_lines
from stretchdesk.core.progress.days import Day, days_of, days_since
from stretchdesk.core.progress.past import past
from stretchdesk.core.progress.records import Comfort, Goal, History
from stretchdesk.core.progress.weeks import mean_minutes, weeks
from tests.core.rows import end, hold, session

TODAY = date(2026, 11, 25)
HISTORY = History(
    sessions=(session("2026-11-24"), session("2026-11-24", "t"), session("2026-11-23", "short")),
    session_ends=(end(600), end(300, "t"), end(20, "short")),
    holds=(
        hold("2026-11-24", 240),
        hold("2026-11-24", 60, of="t"),
        hold("2026-11-23", 20, of="short"),
    ),
    goals=(Goal("g", "2026-W48", 3, 36, ("wed",), ""),),
)


def note(kind: str, area: str | None, day: str, score: int) -> Comfort:
    return Comfort("c", None, None, area, None, kind, score, None, f"{day}T08:00:00Z", day, "")


def test_days_run_from_a_monday_a_year_ago_to_today() -> None:
    days = days_of(past(HISTORY), TODAY)

    assert days[0].day.isoformat() == days_since(TODAY) == "2025-11-24"
    assert [day.day.toordinal() for day in days] == list(
        range(days[0].day.toordinal(), TODAY.toordinal() + 1)
    )


def test_a_day_has_its_sessions_that_count_and_says_whether_it_was_to_be_free() -> None:
    assert days_of(past(HISTORY), TODAY)[-3:] == (
        Day(date(2026, 11, 23)),
        Day(date(2026, 11, 24), sessions=2, minutes=15.0),
        Day(date(2026, 11, 25), off=True),
    )


def test_minutes_are_meant_over_all_weeks_shown() -> None:
    assert mean_minutes(weeks(HISTORY, TODAY, 4)) == {"hamstrings": 320 / 60 / 4}


def test_notes_make_a_line_for_each_kind_and_area_with_the_mean_of_a_day() -> None:
    rows = (
        note("feel", None, "2026-11-02", 7),
        note("pain", "neck", "2026-11-01", 2),
        note("pain", "neck", "2026-11-02", 4),
        note("pain", "neck", "2026-11-02", 5),
        note("pain", "chest", "2026-11-02", 1),
    )

    assert comfort_lines(rows) == (
        ComfortLine("pain", "neck", ("2026-11-01", "2026-11-02"), (2.0, 4.5)),
        ComfortLine("pain", "chest", ("2026-11-02",), (1.0,)),
        ComfortLine("feel", None, ("2026-11-02",), (7.0,)),
    )
