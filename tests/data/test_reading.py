"""Parts of a history are read as if the whole had been, however long it is."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchdesk.core.progress.past import past
from stretchdesk.core.progress.recency import last_held, late_from, lately_of
from stretchdesk.core.progress.records import Hold, Session
from stretchdesk.core.progress.weeks import first_day, last_done, weeks
from stretchdesk.core.session.recent import recent_lately
from stretchdesk.data.history_store import HistoryStore
from tests.data.histories import DAYS, row_lists
from tests.data.samples import end, hold, mark, session
from tests.data.ten_years import AREAS, LAST, write_history

if TYPE_CHECKING:
    from pathlib import Path

    from stretchdesk.core.progress.records import History, Row


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("histories")


def filled(folder: Path, rows: list[Row]) -> HistoryStore:
    (folder / "history.sqlite").unlink(missing_ok=True)
    store = HistoryStore(folder / "history.sqlite")
    store.append(rows)
    return store


def of_late(history: History, day: str) -> History:
    """What of the whole belongs to a span of days."""
    sessions = tuple(row for row in history.sessions if row.day >= day)
    ids = {session.id for session in sessions}
    tables = {
        name: tuple(row for row in getattr(history, name) if row.day >= day)
        for name in ("holds", "measurements", "comfort", "breaks")
    }
    ends = tuple(row for row in history.session_ends if row.session in ids)
    return replace(history, sessions=sessions, session_ends=ends, **tables)


@given(row_lists(), DAYS)
def test_a_span_of_days_is_read_as_from_the_whole(folder: Path, rows: list[Row], day: date) -> None:
    with closing(filled(folder, rows)) as store:
        whole = store.read()
        assert store.read(str(day)) == of_late(whole, str(day))
        assert store.measurements() == whole.measurements


def test_the_minutes_of_a_session_are_those_without_pauses_or_else_those_held(
    folder: Path,
) -> None:
    rows = [
        *(session("ended"), hold("a", "ended", held_s=90.0), end("e", "ended", active_s=240.0)),
        *(session("cut off"), hold("b", "cut off", held_s=90.0)),
        *(session("short"), hold("c", "short", held_s=59.0), end("f", "short", active_s=300.0)),
        *(session("corrected"), hold("d", "corrected", held_s=60.0), end("g", "corrected")),
        end("h", "corrected", active_s=600.0, replaces="g"),
    ]
    with closing(filled(folder, rows)) as store:
        counted = store.past().counted
        assert sorted(minutes for _, minutes in counted.sessions) == [1.5, 4.0, 10.0]
        assert sorted(counted.sessions) == sorted(past(store.read()).counted.sessions)


@given(row_lists(), DAYS)
def test_what_is_counted_in_the_file_is_what_its_rows_come_to(
    folder: Path, rows: list[Row], day: date
) -> None:
    with closing(filled(folder, rows)) as store:
        whole = store.read()
        counted, of_rows = store.past(str(day)), past(of_late(whole, str(day)))
        held, of_held = counted.counted.held, of_rows.counted.held
        assert set(held) == set(of_held)
        assert all(held[key] == pytest.approx(of_held[key]) for key in held)
        pairs = zip(sorted(counted.counted.sessions), sorted(of_rows.counted.sessions), strict=True)
        for one, other in pairs:
            assert one == (other[0], pytest.approx(other[1]))
        assert counted.measurements == whole.measurements
        assert (counted.comfort, counted.goals) == (of_rows.comfort, of_rows.goals)
        assert counted.breaks == of_rows.breaks
        assert store.past() == store.past("")


@given(row_lists(), DAYS, st.integers(1, 9))
def test_the_last_weeks_are_the_same_without_the_whole(
    folder: Path, rows: list[Row], today: date, count: int
) -> None:
    # Nothing in the program moves a session to another week.
    unmoved = [replace(row, replaces=None) if isinstance(row, Session) else row for row in rows]
    with closing(filled(folder, possible(unmoved))) as store:
        whole, late = store.read(), store.read(first_day(today, count))
    assert weeks(late, today, count) == weeks(whole, today, count)


def possible(rows: list[Row]) -> list[Row]:
    """The rows with each hold on the day its session began, or on the next after midnight."""
    days = {row.id: date.fromisoformat(row.day) for row in rows if isinstance(row, Session)}
    return [
        replace(row, day=str(days[row.session] + timedelta(days=row.n % 2)))
        if isinstance(row, Hold)
        else row
        for row in rows
    ]


@given(row_lists(), DAYS)
def test_what_was_done_when_is_known_without_the_whole(
    folder: Path, rows: list[Row], today: date
) -> None:
    areas = ("neck", "quads", "calves", "hamstrings", "physio.wall", "spine")
    with closing(filled(folder, possible(rows))) as store:
        whole, lately = store.read(), store.lately(late_from(today))
    assert recent_lately(areas, lately, today) == recent_lately(areas, lately_of(whole), today)
    assert (lately.areas, lately.stretches) == (last_done(whole), last_held(whole))


def test_corrections_and_marks_move_the_last_days(folder: Path) -> None:
    early, late = "2026-11-01", "2026-11-20"
    rows = [
        session("kept", day=early),
        hold("h1", "kept", day=early),
        session("gone", day=late),
        hold("h2", "gone", day=late),
        mark("gone"),
        session("was", day=early),
        session("is", day=late, replaces="was"),
        hold("h3", "was", day=late, stretch="pigeon", primary=("glutes",), secondary=()),
        hold("h4", "kept", day=late, kind="warmup", stretch="march", primary=("neck",)),
        hold("h5", "kept", day=late, held_s=0.0, stretch="cobra", primary=("spine",)),
    ]
    with closing(filled(folder, rows)) as store:
        lately = store.lately(late)
    assert lately.areas == {
        "hip_flexors": early,
        "glutes": late,
        "quads": early,
    }
    assert lately.stretches == {"low_lunge": early, "pigeon": late, "march": late}


def test_no_table_is_looked_through_for_a_span_of_days(tmp_path: Path) -> None:
    write_history(tmp_path / "history.sqlite", 10)
    with closing(HistoryStore(tmp_path / "history.sqlite")) as store:
        queries: list[str] = []
        connection = store._connection()
        connection.set_trace_callback(queries.append)
        assert len(store.read(str(LAST)).holds) == 60
        assert set(store.lately(str(LAST)).areas) == set(AREAS)
        connection.set_trace_callback(None)
        steps = [
            step
            for query in queries
            if query.lstrip().startswith(("SELECT", "WITH"))
            for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {query}")
        ]
    small = {"marks", "goals", "names", "CONSTANT"}
    assert len(steps) > 20
    assert [
        step for step in steps if step.startswith("SCAN") and step.split()[1] not in small
    ] == []
