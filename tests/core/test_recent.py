"""What the history says to the planner, and what the planner makes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from stretchdesk.core.content.catalogue import Kind, Position
from stretchdesk.core.progress.recency import AreaState, lately_of
from stretchdesk.core.progress.records import History
from stretchdesk.core.session.candidates import due_areas
from stretchdesk.core.session.planner import plan
from stretchdesk.core.session.recent import NOTHING, Recent, recent_lately
from stretchdesk.core.session.request import Request
from tests.core.rows import hold, session
from tests.factories import AREA_NAMES, make_catalogue, make_stretch

if TYPE_CHECKING:
    from stretchdesk.core.content.catalogue import Catalogue

TODAY = date(2026, 11, 25)
MARCH = make_stretch("march", kind=Kind.WARMUP, position=Position.STANDING, hold=(30, 60, 120))
RISE = make_stretch("rise", kind=Kind.WARMUP, position=Position.CHAIR, hold=(30, 45, 60))


def rich() -> Catalogue:
    """Three stretches for each area, done standing, and two warm-ups."""
    stretches = [
        make_stretch(f"{area}_{n}", primary=(area,), position=Position.STANDING, hold=(20, 30, 60))
        for area in AREA_NAMES
        for n in range(3)
    ]
    return make_catalogue([*stretches, MARCH, RISE])


def days(**ago: int) -> Recent:
    """Every area was stretched yesterday, but for those named, each so many days ago."""
    since = dict.fromkeys(AREA_NAMES, 1) | ago
    return Recent({area: AreaState(past, 0.0) for area, past in since.items()}, warm=True)


def test_the_history_says_when_what_was_done_and_whether_one_is_warm() -> None:
    earlier = (TODAY - timedelta(days=3)).isoformat()
    rows = [replace(hold(earlier, 90.0), stretch="fold")]
    before = recent_lately(
        AREA_NAMES, lately_of(History(sessions=(session(earlier),), holds=tuple(rows))), TODAY
    )

    assert before.stretches == {"fold": 3}
    assert before.areas["hamstrings"].days == 3
    assert not before.warm

    today = (session(TODAY.isoformat(), "t"), hold(TODAY.isoformat(), 60.0, of="t"))
    again = History(sessions=(session(earlier), today[0]), holds=(*rows, today[1]))
    assert recent_lately(AREA_NAMES, lately_of(again), TODAY).warm


@pytest.mark.parametrize(
    ("held_s", "source"), [(59.0, "manual"), (600.0, "log")], ids=["too short", "done elsewhere"]
)
def test_what_does_not_count_as_a_session_here_leaves_one_cold(held_s: float, source: str) -> None:
    day = TODAY.isoformat()
    rows = History(sessions=(replace(session(day), source=source),), holds=(hold(day, held_s),))
    assert not recent_lately(AREA_NAMES, lately_of(rows), TODAY).warm


def test_what_lacks_minutes_and_waits_longest_is_needed_most() -> None:
    states = {
        "neck": AreaState(1, 5.0),
        "chest": AreaState(1, 1.0),
        "calves": AreaState(9, 0.0),
        "quads": AreaState(None, 0.0),
    }
    recent = Recent(states)
    assert sorted(states, key=recent.need) == ["neck", "chest", "calves", "quads"]


def test_with_nothing_chosen_what_is_due_comes_and_says_why() -> None:
    recent = days(neck=9, calves=4, glutes=6)
    routine = plan(rich(), Request((), 3), recent)

    assert routine.areas == due_areas(AREA_NAMES, recent) == ("neck", "glutes", "calves")
    assert {step.stretch.rpartition("_")[0] for step in routine.steps} == set(routine.areas)
    assert routine.notes == (
        "Neck, Glutes and deep hip and Calves and ankles: least stretched lately.",
    )
    assert "Neck, 9 days ago" in {step.reason for step in routine.steps}
    assert "Calves and ankles, 0 of 5 min this week" in {step.reason for step in routine.steps}


def test_before_anything_was_stretched_the_whole_body_is_proposed() -> None:
    routine = plan(rich(), Request((), 3), Recent())
    assert routine.areas == ()
    assert all(step.reason.endswith("whole body") for step in routine.steps)


def test_where_nothing_fits_what_is_due_the_rest_is_proposed() -> None:
    catalogue = make_catalogue([make_stretch("fold", hold=(20, 40, 60))])
    assert plan(catalogue, Request((), 1), days(neck=9)).steps


def test_the_neediest_of_the_chosen_areas_begins() -> None:
    routine = plan(rich(), Request(("neck", "calves"), 3), days(calves=6))
    assert routine.steps[0].stretch.startswith("calves")


def test_what_was_done_yesterday_lets_others_go_first_but_is_no_ban() -> None:
    catalogue, request = rich(), Request(("neck",), 1)
    fresh = Recent(days().areas, {"neck_0": 1}, warm=True)
    assert plan(catalogue, request, days()).steps[0].stretch == "neck_0"
    assert plan(catalogue, request, fresh).steps[0].stretch == "neck_1"

    only = make_catalogue([make_stretch("neck_0", primary=("neck",), hold=(20, 40, 60))])
    assert plan(only, request, fresh).steps


@pytest.mark.parametrize(
    ("minutes", "warm", "seconds"),
    [(3, False, None), (5, False, 60), (10, False, 60), (15, False, 120), (5, True, None)],
)
def test_the_days_first_session_warms_up_when_it_is_long_enough(
    minutes: int, *, warm: bool, seconds: int | None
) -> None:
    routine = plan(rich(), Request((), minutes), replace(NOTHING, warm=warm))
    moves = [step for step in routine.steps if step.kind == "warmup"]

    assert [step.hold_s for step in moves] == ([seconds] if seconds else [])
    assert list(routine.steps[: len(moves)]) == moves
    assert 0.9 <= routine.total_s / (60 * minutes) <= 1.05


def test_at_a_chair_the_warm_up_is_seated() -> None:
    seated = make_stretch("twist", primary=("spine",), position=Position.CHAIR, hold=(20, 30, 60))
    routine = plan(make_catalogue([seated, MARCH, RISE]), Request((), 5, Position.CHAIR))
    assert routine.steps[0].stretch == "rise"
    assert "march" not in {step.stretch for step in routine.steps}


def test_another_seed_brings_others_of_equal_worth() -> None:
    catalogue, request = rich(), Request(("neck",), 1)
    firsts = {
        plan(catalogue, replace(request, seed=seed)).steps[0].stretch for seed in range(1, 20)
    }
    assert firsts == {"neck_0", "neck_1", "neck_2"}
    assert plan(catalogue, replace(request, seed=4)) == plan(catalogue, replace(request, seed=4))
