"""Rows from files: good ones come out equal, and of bad ones every key is named."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from stretchdesk.core.progress.row_fields import RECORDS, read_row, tables_like
from stretchdesk.data.rows import TABLE_OF, TABLES
from tests.data.histories import row_lists
from tests.data.samples import a_break, comfort, goal, hold, mark, measurement, session

if TYPE_CHECKING:
    from stretchdesk.core.content.problem import Problem
    from stretchdesk.core.progress.records import Row


def plain(row: Row) -> dict[str, Any]:
    """As JSON would carry it."""
    return json.loads(json.dumps(asdict(row)))


def complaints(row: Row, /, **changes: Any) -> list[str]:
    problems: list[Problem] = []
    values = {**plain(row), **changes}
    table = TABLE_OF[type(row)].name
    assert read_row(table, values, "f", "row", problems) is None
    return [problem.key for problem in problems]


def test_every_table_and_column_has_a_rule() -> None:
    assert list(RECORDS) == list(TABLES)
    for table, record in RECORDS.items():
        assert list(record.fields) == list(TABLES[table].row.__slots__)
        assert record.make is TABLES[table].row


@given(row_lists())
def test_what_a_history_holds_is_read_again_equal(rows: list[Row]) -> None:
    problems: list[Problem] = []
    read = [read_row(TABLE_OF[type(row)].name, plain(row), "f", "", problems) for row in rows]
    assert (read, problems) == (rows, [])


def test_rows_of_before_a_column_was_optional_may_lack_it() -> None:
    values = plain(session())
    del values["replaces"]
    assert read_row("sessions", values, "f", "", []) == session()


@pytest.mark.parametrize(
    ("row", "key", "value"),
    [
        (session(), "id", ""),
        (session(), "id", "x" * 101),
        (session(), "source", "dream"),
        (session(), "started_utc", "2026-11-25T10:15:00"),
        (session(), "started_utc", "2026-13-25T10:15:00Z"),
        (session(), "started_utc", "٢٠٢٦-11-25T10:15:00Z"),
        (session(), "day", "2026-02-30"),
        (session(), "day", "2026-W47"),
        (session(), "day", 20261125),
        (session(), "plan", None),
        (session(), "plan", "\0"),
        (session(), "utc_offset", 1e400),
        (session(), "utc_offset", True),
        (hold(), "held_s", "44"),
        (hold(), "held_s", float("nan")),
        (hold(), "n", 1.0),
        (hold(), "easier", 1),
        (hold(), "primary", "quads"),
        (hold(), "primary", ["quads", "quads"]),
        (hold(), "reason", "\ud800"),
        (measurement(), "side", "both"),
        (measurement(), "trials", None),
        (comfort(), "score", 11),
        (comfort(), "note", 7),
        (a_break(), "size_s", -1),
        (goal(), "from_week", "2026-W54"),
        (mark("m"), "deleted", "true"),
        (mark("m"), "row", None),
    ],
)
def test_a_value_that_cannot_be_is_named_by_its_key(row: Row, key: str, value: Any) -> None:
    assert {one.partition("[")[0] for one in complaints(row, **{key: value})} == {key}


@pytest.mark.parametrize("item", ["", "a|b", None])
def test_items_of_lists_can_be_joined(item: Any) -> None:
    assert complaints(hold(), secondary=[item]) == ["secondary[1]"]


def test_keys_that_are_missing_or_not_known_are_named() -> None:
    problems: list[Problem] = []
    values = plain(goal())
    del values["minutes"]
    read_row("goals", values | {"hours": 1}, "f", "goals[3]", problems)
    assert [str(problem).partition(";")[0] for problem in problems] == [
        "f: goals[3]: hours: is not known",
        "f: goals[3]: minutes: is missing",
    ]


def test_columns_tell_the_table() -> None:
    for name, table in TABLES.items():
        assert tables_like(table.row.__slots__) == [name]
    assert tables_like(["id", "test", "value"]) == []
