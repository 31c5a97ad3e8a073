"""A report says what the progress page says, and nothing private that was not asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from stretchdesk.core.progress.overview import Span, overview
from stretchdesk.core.progress.past import past
from stretchdesk.core.progress.records import Comfort, History
from stretchdesk.core.progress.report import MOST_BARS, AgainstGoal, AreaMinutes, Noted, report
from tests.core.rows import FLEXIBILITY_TEST, end, goal, hold, session, taken

TODAY = date(2026, 11, 25)
TESTS = {
    FLEXIBILITY_TEST.id: FLEXIBILITY_TEST,
    "twist": replace(FLEXIBILITY_TEST, id="twist", name="Twist"),
}


def note(day: str, kind: str, score: int) -> Comfort:
    return Comfort(f"{day}{kind}", None, None, "neck", None, kind, score, None, day, day, "")


HISTORY = History(
    sessions=(session("2026-10-01", "old"), session("2026-11-16", "a"), session("2026-11-24", "b")),
    session_ends=(end(300, "old"), end(40 * 60, "a"), end(20 * 60, "b")),
    holds=(
        hold("2026-10-01", 600, ("neck",), of="old"),
        hold("2026-11-16", 480, side="left", of="a"),
        hold("2026-11-16", 240, side="right", of="a"),
        hold("2026-11-24", 240, of="b"),
    ),
    comfort=(
        note("2026-10-01", "pain", 9),
        note("2026-11-16", "pain", 2),
        note("2026-11-17", "feel", 7),
        note("2026-11-24", "pain", 5),
        note("2026-11-25", "stiffness", 4),
    ),
    goals=(goal("2026-W01", 1, 30),),
)


def test_sessions_minutes_and_days_are_held_against_each_weeks_goal() -> None:
    made = report(past(HISTORY), TESTS, TODAY, Span.MONTH)

    assert (made.first, made.today, made.weeks) == (date(2026, 11, 2), TODAY, 4)
    assert made.sessions == AgainstGoal(2, 0.5, 1, reached=2)
    assert made.minutes == AgainstGoal(60, 15, 30, reached=1)
    assert made.days == 2
    assert [bar.minutes for bar in made.bars] == [0, 0, 40, 20]


def test_areas_have_left_right_and_what_counts_each_week_on_average() -> None:
    made = report(past(HISTORY), TESTS, TODAY, Span.MONTH)

    assert made.areas == (AreaMinutes("hamstrings", 3.0, 2.0, 2.0),)


def test_notes_on_pain_and_stiffness_come_latest_first_and_are_counted() -> None:
    made = report(past(HISTORY), TESTS, TODAY, Span.MONTH)

    assert [row.kind for row in made.notes] == ["stiffness", "pain", "pain"]
    assert made.noted == (Noted("pain", 2, 3.5, 5), Noted("stiffness", 1, 4.0, 4))


def test_tests_are_those_of_the_page_whatever_the_span() -> None:
    rows = [taken(f"2025-0{n}-01", float(n)) for n in range(1, 6)]
    rows += [taken("2026-11-01", 4.0, "twist")]
    everything = past(replace(HISTORY, measurements=tuple(rows)))
    made = report(everything, TESTS, TODAY, Span.MONTH)

    assert made.tests == overview(everything, TESTS, TODAY, Span.MONTH).series
    assert [one.test.id for one in made.latest_tests(1)] == ["twist"]
    assert made.latest_tests(2) == made.tests


def test_health_answers_are_never_in_it_by_themselves() -> None:
    assert report(past(HISTORY), TESTS, TODAY, Span.MONTH).health is None


@pytest.mark.parametrize(("weeks", "a_bar"), [(1, 1), (53, 1), (54, 2), (522, 10)])
def test_many_weeks_share_bars_and_none_is_lost(weeks: int, a_bar: int) -> None:
    first = (TODAY - timedelta(weeks=weeks - 1)).isoformat()
    history = History((session(first),), (end(600),), (hold(first, 600),))

    made = report(past(history), TESTS, TODAY, Span.ALL)

    assert (made.weeks, made.weeks_a_bar) == (weeks, a_bar)
    assert len(made.bars) == -(-weeks // a_bar) <= MOST_BARS
    assert made.bars[0].minutes == 10 / (weeks % a_bar or a_bar)
