from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from stretchdesk.core.progress.records import Hold, Mark, Session, SessionEnd
from stretchdesk.core.session.events import HoldEnded, SessionEnded
from stretchdesk.core.session.planner import Request, plan
from stretchdesk.core.session.recording import Recording
from stretchdesk.core.session.routine import routine_from_json
from tests.factories import seven

if TYPE_CHECKING:
    from collections.abc import Callable

CATALOGUE = seven()
ROUTINE = plan(CATALOGUE, Request(("hip_flexors",), 1))
BERLIN = ZoneInfo("Europe/Berlin")
START = datetime(2026, 11, 22, 23, 59, 50, 250_000, tzinfo=BERLIN)


def ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"id{next(numbers)}"


def test_a_session_is_recorded_with_its_plan_where_the_person_was() -> None:
    row = Recording(CATALOGUE, ids()).begin(ROUTINE, "break", START)
    assert row == Session(
        id="id1",
        plan=row.plan,
        source="break",
        started_utc="2026-11-22T22:59:50.250Z",
        day="2026-11-22",
        utc_offset=60,
        created_utc="2026-11-22T22:59:50.250Z",
    )
    assert routine_from_json(json.loads(row.plan)) == ROUTINE


def test_a_hold_carries_its_areas_and_the_day_it_began() -> None:
    recording = Recording(CATALOGUE, ids())
    recording.begin(ROUTINE, "manual", START)
    now = START.replace(day=23, hour=0, minute=0, second=30)
    event = HoldEnded(1, ROUTINE.steps[0], 70.0, 25.5, "partial")
    assert recording.rows([event], 110.0, now) == (
        Hold(
            id="id2",
            session="id1",
            n=1,
            stretch="low_lunge",
            kind="stretch",
            side="left",
            started_utc="2026-11-22T22:59:50.250Z",
            day="2026-11-22",
            planned_s=30.0,
            held_s=25.5,
            outcome="partial",
            reason=None,
            easier=False,
            primary=("hip_flexors",),
            secondary=("quads",),
            created_utc="2026-11-22T23:00:30.250Z",
        ),
    )


def test_a_hold_of_the_easier_variation_says_so() -> None:
    recording = Recording(CATALOGUE, ids())
    step = replace(ROUTINE.steps[0], easier=True)
    (row,) = recording.rows([HoldEnded(1, step, 0.0, 30.0, "full")], 30.0, START)

    assert isinstance(row, Hold)
    assert row.easier


def test_the_end_of_a_session_is_recorded() -> None:
    recording = Recording(CATALOGUE, ids())
    recording.begin(ROUTINE, "manual", START)
    assert recording.rows([SessionEnded("left", 12.5)], 50.0, START) == (
        SessionEnd(
            id="id2",
            session="id1",
            ended_utc="2026-11-22T22:59:50.250Z",
            how="left",
            active_s=12.5,
            created_utc="2026-11-22T22:59:50.250Z",
        ),
    )


def test_a_hold_across_the_end_of_summer_time_began_when_it_began() -> None:
    after = datetime(2026, 10, 25, 2, 0, 10, tzinfo=BERLIN, fold=1)
    event = HoldEnded(1, ROUTINE.steps[0], 0.0, 30.0, "full")
    (row,) = Recording(CATALOGUE, ids()).rows([event], 30.0, after)
    assert isinstance(row, Hold)
    assert row.started_utc == "2026-10-25T00:59:40.000Z"


def test_discarding_hides_every_row_of_the_session() -> None:
    recording = Recording(CATALOGUE, ids())
    session = recording.begin(ROUTINE, "manual", START)
    rows = recording.rows(
        [HoldEnded(1, ROUTINE.steps[0], 5.0, 9.0, "partial"), SessionEnded("left", 14.0)],
        14.0,
        START,
    )
    now = datetime(2026, 11, 23, tzinfo=UTC)
    assert recording.discard(now) == tuple(
        Mark(f"id{4 + i}", row, "2026-11-23T00:00:00.000Z", deleted=True)
        for i, row in enumerate([session.id, *(row.id for row in rows)])
    )
