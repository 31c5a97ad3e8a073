"""A span of weeks is counted as a whole history would be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from stretchdesk.core.progress.overview import Span, overview
from stretchdesk.core.progress.past import past
from stretchdesk.core.progress.records import Goal, History
from stretchdesk.core.progress.weeks import WeekGoal
from tests.core.rows import FLEXIBILITY_TEST, end, goal, hold, offered, session, taken

TODAY = date(2026, 11, 25)
TESTS = {FLEXIBILITY_TEST.id: FLEXIBILITY_TEST}
HISTORY = History(
    sessions=(session("2024-02-29"),),
    session_ends=(end(300),),
    holds=(hold("2024-02-29", 240), hold("2026-11-24", 60)),
    breaks=(offered("2026-11-23", "started"),),
    goals=(goal("2026-W40", 2, 20), Goal("g", "2026-W47", 4, 40, ("sat",), "2026")),
)


@pytest.mark.parametrize(("span", "count"), [(Span.MONTH, 4), (Span.QUARTER, 12), (Span.YEAR, 52)])
def test_a_span_ends_with_the_week_of_today(span: Span, count: int) -> None:
    shown = overview(past(HISTORY), TESTS, TODAY, span)

    assert len(shown.weeks) == len(shown.goals) == len(shown.breaks) == count
    assert shown.weeks[-1].week == shown.breaks[-1].week == "2026-W48"
    assert shown.first_day.isoformat() == span.since(TODAY)


def test_all_begins_with_the_first_thing_there_is() -> None:
    assert overview(past(HISTORY), TESTS, TODAY, Span.ALL).weeks[0].week == "2024-W09"
    assert Span.ALL.since(TODAY) is None
    assert len(overview(past(History()), TESTS, TODAY, Span.ALL).weeks) == 1


def test_each_week_has_the_goal_that_was_in_force() -> None:
    goals = overview(past(HISTORY), TESTS, TODAY, Span.QUARTER).goals

    assert goals[0] == WeekGoal()
    assert goals[-3] == WeekGoal(2, 20)
    assert goals[-1] == WeekGoal(4, 40, ("sat",))


def test_verdicts_count_measurements_from_before_the_span() -> None:
    rows = tuple(taken(f"2025-0{n}-01", float(n)) for n in range(1, 6))

    (series,) = overview(past(History(measurements=rows)), TESTS, TODAY, Span.MONTH).series

    assert len(series.occasions) == 5


def test_a_longer_history_makes_no_difference() -> None:
    late = replace(HISTORY, holds=HISTORY.holds[1:], sessions=(), session_ends=())

    assert overview(past(HISTORY), TESTS, TODAY, Span.MONTH) == overview(
        past(late), TESTS, TODAY, Span.MONTH
    )
