"""Histories that grew apart become one, in whatever order they meet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given

from stretchdesk.core.progress.merging import merge
from stretchdesk.core.progress.records import History
from tests.data.histories import apart, history_of
from tests.data.samples import comfort, end, hold, session

if TYPE_CHECKING:
    from stretchdesk.core.progress.records import Row


def joined(*histories: list[Row]) -> list[Row]:
    """The histories met in this order."""
    rows: list[Row] = []
    for history in histories:
        merged = merge(history_of(rows), history)
        assert not merged.refused
        rows += merged.new
    return rows


@given(apart(3))
def test_the_union_comes_out_in_any_order_without_loss_or_duplicates(
    histories: list[list[Row]],
) -> None:
    one, two, three = histories
    everything = {*one, *two, *three}
    for rows in (joined(one, two, three), joined(three, two, one), joined(two, joined(three, one))):
        assert set(rows) == everything
        assert len(rows) == len(everything)


@given(apart(1))
def test_meeting_again_adds_nothing(histories: list[list[Row]]) -> None:
    (rows,) = histories
    again = merge(history_of(rows), rows)
    assert (again.new, again.known, again.refused) == ((), len(rows), {})
    assert merge(History(), [*rows, *rows]).known == len(rows)


def test_other_content_under_a_known_id_is_refused_by_name() -> None:
    mine = History(sessions=(session(),))
    merged = merge(mine, [end(), session(day="2026-11-23")])
    assert merged.refused == {1: "s is there already with other content"}
    assert merged.new == (end(),)

    twice = merge(History(), [session(), session(day="2026-11-23")])
    assert twice.refused == {1: "s is there already with other content"}


def test_a_row_whose_session_or_hold_is_missing_is_refused_by_name() -> None:
    merged = merge(History(), [hold(), comfort(of=None), replace(comfort("d", of=None), hold="h")])
    missing = "is neither in your history nor in the file"
    assert merged.refused == {
        0: f"h: its session s {missing}",
        2: f"d: its hold h {missing}",
    }
    assert merged.new == (comfort(of=None),)


def test_rows_come_in_an_order_they_can_be_recorded_in() -> None:
    rows: list[Row] = [comfort(hold="h"), hold(), end(), session()]
    assert merge(History(), rows).new == (session(), end(), hold(), comfort(hold="h"))
