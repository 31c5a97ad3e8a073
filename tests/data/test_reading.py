"""Parts of a history are read as if the whole had been, however long it is."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from stretchdesk.data.history_store import HistoryStore
from tests.data.histories import DAYS, row_lists
from tests.data.ten_years import LAST, write_history

if TYPE_CHECKING:
    from datetime import date
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
        assert store.read(str(day)) == of_late(store.read(), str(day))


def test_no_table_is_looked_through_for_a_span_of_days(tmp_path: Path) -> None:
    write_history(tmp_path / "history.sqlite", 10)
    with closing(HistoryStore(tmp_path / "history.sqlite")) as store:
        queries: list[str] = []
        connection = store._connection()
        connection.set_trace_callback(queries.append)
        assert len(store.read(str(LAST)).holds) == 60
        connection.set_trace_callback(None)
        steps = [
            step
            for query in queries
            if query.startswith("SELECT")
            for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {query}")
        ]
    small = ("marks", "goals")
    assert len(steps) > 20
    assert [
        step for step in steps if step.startswith("SCAN") and step.split()[1] not in small
    ] == []
