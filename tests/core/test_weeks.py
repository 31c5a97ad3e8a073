from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchdesk.core.errors import UsageError
from stretchdesk.core.progress.instants import Moment
from stretchdesk.core.progress.records import History, Hold, Session, SessionEnd
from stretchdesk.core.progress.weeks import Dose, WeekGoal, goal_for, last_done, log_rows, weeks
from tests.core.rows import end, goal, hold, session

TODAY = date(2026, 11, 22)
LOGGED = Moment(
    datetime(2026, 11, 22, 0, 30, tzinfo=timezone(timedelta(hours=5, minutes=45))),
    datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
)


def this_week(*holds: Hold) -> dict[str, Dose]:
    return dict(weeks(History(holds=holds), TODAY, 1)[0].areas)


def logged(areas: list[str], minutes: float) -> History:
    numbers = count()
    first, ended, *holds = log_rows(areas, minutes, LOGGED, lambda: f"id{next(numbers)}")
    assert isinstance(first, Session)
    assert isinstance(ended, SessionEnd)
    return History((first,), (ended,), tuple(row for row in holds if isinstance(row, Hold)))


def test_primary_areas_are_credited_in_full_and_secondary_ones_by_half() -> None:
    assert this_week(hold("2026-11-20", 60, ("hamstrings",), ("calves",))) == {
        "hamstrings": Dose(1, 1),
        "calves": Dose(0.5, 0.5),
    }


def test_a_side_credits_that_side_and_the_smaller_one_counts() -> None:
    dose = this_week(
        hold("2026-11-18", 120, side="left"),
        hold("2026-11-18", 30, side="right"),
        hold("2026-11-19", 30, side="both"),
    )["hamstrings"]
    assert (dose.left_min, dose.right_min, dose.counted_min) == (2.5, 1, 1)


def test_warm_ups_and_skipped_holds_credit_no_area() -> None:
    warm_up, skipped = hold("2026-11-20", 90, kind="warmup"), hold("2026-11-20", 0)
    assert this_week(warm_up, skipped) == {}
    assert last_done(History(holds=(warm_up, skipped))) == {}


def test_weeks_come_oldest_first_and_empty_ones_are_listed() -> None:
    history = History((session("2026-11-10"),), (end(240),), (hold("2026-11-10", 200),))
    listed = weeks(history, TODAY, 3)
    assert [(week.week, week.sessions, week.minutes) for week in listed] == [
        ("2026-W45", 0, 0),
        ("2026-W46", 1, 4),
        ("2026-W47", 0, 0),
    ]
    assert not listed[0].areas


def test_weeks_cross_the_end_of_a_year_with_53_weeks() -> None:
    names = [week.week for week in weeks(History(), date(2027, 1, 5), 3)]
    assert names == ["2026-W52", "2026-W53", "2027-W01"]


@pytest.mark.parametrize(("day", "week"), [("2027-01-03", "2026-W53"), ("2025-12-29", "2026-W01")])
def test_days_at_the_turn_of_the_year_belong_to_their_iso_week(day: str, week: str) -> None:
    (only,) = weeks(History(holds=(hold(day, 60),)), date.fromisoformat(day), 1)
    assert only.week == week
    assert only.areas["hamstrings"].counted_min == 1


def test_travel_does_not_move_a_week() -> None:
    """Monday morning in Auckland is still Sunday in UTC: the person's day decides."""
    there = replace(hold("2026-11-16", 60), started_utc="2026-11-15T19:00:00Z")
    assert this_week(there) == {"hamstrings": Dose(1, 1)}


@pytest.mark.parametrize(("held_s", "counts"), [(59.9, 0), (60, 1)])
def test_a_session_counts_from_sixty_seconds_held(held_s: float, counts: int) -> None:
    history = History((session("2026-11-20"),), (end(75),), (hold("2026-11-20", held_s),))
    (week,) = weeks(history, TODAY, 1)
    assert (week.sessions, week.minutes) == (counts, counts * 1.25)


def test_a_session_without_an_end_lasts_as_long_as_its_holds() -> None:
    holds = (hold("2026-11-20", 60), hold("2026-11-20", 30))
    (week,) = weeks(History((session("2026-11-20"),), (), holds), TODAY, 1)
    assert (week.sessions, week.minutes) == (1, 1.5)


def test_an_area_was_last_done_on_its_latest_day_whatever_the_order() -> None:
    holds = (hold("2026-11-20", 60, ("calves",), ("quads",)), hold("2026-11-02", 60, ("calves",)))
    assert last_done(History(holds=holds)) == {"calves": "2026-11-20", "quads": "2026-11-20"}


def test_without_a_goal_the_program_proposes_one() -> None:
    assert goal_for((goal("2026-W48", 5, 60),), "2026-W47") == WeekGoal(3, 36)


def test_the_goal_of_a_week_is_the_latest_that_had_begun_then() -> None:
    goals = (
        goal("2026-W40", 4, 40, "2026-10-02"),
        goal("2026-W30", 2, 20, "2026-10-03"),
        goal("2026-W40", 5, 50, "2026-10-01"),
    )
    history = History(goals=goals)
    assert goal_for(history.goals, "2026-W47") == WeekGoal(4, 40)
    assert goal_for(history.goals, "2026-W39") == WeekGoal(2, 20)


def test_a_log_splits_its_minutes_evenly_over_the_areas_and_both_sides() -> None:
    (week,) = weeks(logged(["hamstrings", "calves"], 10), TODAY, 1)
    assert (week.sessions, week.minutes) == (1, 10)
    assert week.areas == {"hamstrings": Dose(5, 5), "calves": Dose(5, 5)}


def test_a_log_keeps_the_day_and_offset_of_the_place_and_the_instant_in_utc() -> None:
    history = logged(["calves"], 10)
    (first,), (ended,), (only,) = history.sessions, history.session_ends, history.holds
    assert (first.source, first.day, first.utc_offset) == ("log", "2026-11-22", 345)
    assert first.started_utc == only.started_utc == "2026-11-21T18:45:00.000Z"
    assert ended.ended_utc == "2026-11-21T18:55:00.000Z"
    assert first.created_utc == ended.created_utc == "2026-11-22T09:00:00.000Z"
    assert only.day == first.day
    assert json.loads(first.plan) == {"areas": ["calves"], "minutes": 10}
    assert len({first.id, ended.id, only.id}) == 3
    assert first.id == ended.session == only.session


@pytest.mark.parametrize("minutes", [0, -1, float("nan"), float("inf"), 1441])
def test_a_log_refuses_minutes_that_cannot_be(minutes: float) -> None:
    with pytest.raises(UsageError, match="minutes"):
        logged(["calves"], minutes)


def test_a_log_needs_an_area() -> None:
    with pytest.raises(UsageError, match="area"):
        logged([], 5)


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        Moment(datetime(2026, 1, 1), LOGGED.recorded)  # noqa: DTZ001 - what is refused


HOLDS = st.lists(
    st.builds(
        hold,
        st.dates(date(2020, 1, 1), TODAY).map(date.isoformat),
        st.floats(1, 600),
        st.just(("calves",)),
        st.just(("quads",)),
        st.sampled_from(["both", "left", "right"]),
    ),
    max_size=30,
)


@given(HOLDS, st.randoms(use_true_random=False))
def test_no_second_is_lost_or_counted_twice_whatever_the_order(holds: list[Hold], shuffler) -> None:
    shuffled = list(holds)
    shuffler.shuffle(shuffled)
    listed = weeks(History(holds=tuple(shuffled)), TODAY, 53 * 7)
    credited = sum(d.left_min + d.right_min for week in listed for d in week.areas.values()) * 60
    sides = sum(row.held_s * (2 if row.side == "both" else 1) for row in holds)
    assert credited == pytest.approx(1.5 * sides)
