"""Working hours by the clock on the wall."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from stretchdesk.core.breaks.hours import ALWAYS, Hours, Span

BERLIN = ZoneInfo("Europe/Berlin")
OFFICE = Hours.of(
    ["mon 09:00-12:00", "mon 13:00-17:30", "fri 22:00-02:00", "sun 00:00-24:00"],
    [], ["2026-12-21/2027-01-03", "2026-11-30"],
)  # fmt: skip


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("wall", "on"),
    [
        ("2026-11-23T08:59", False),  # a Monday
        ("2026-11-23T09:00", True),
        ("2026-11-23T12:00", False),
        ("2026-11-23T17:29", True),
        ("2026-11-24T10:00", False),
        ("2026-11-27T23:00", True),  # Friday night
        ("2026-11-28T01:59", True),
        ("2026-11-28T02:00", False),
        ("2026-11-29T23:59", True),
        ("2026-11-30T10:00", False),  # a holiday
        ("2026-12-28T10:00", False),
        ("2027-01-04T10:00", True),
    ],
)
def test_several_spans_a_day_past_midnight_and_holidays(wall: str, on: bool) -> None:
    assert OFFICE.are_on(at(wall)) is on


@pytest.mark.parametrize(
    ("wall", "start"),
    [
        ("2026-11-23T08:00", "2026-11-23T09:00+01:00"),
        ("2026-11-23T12:30", "2026-11-23T13:00+01:00"),
        ("2026-11-24T12:30", "2026-11-27T22:00+01:00"),
        ("2026-12-20T23:59", "2027-01-04T09:00+01:00"),
        ("2027-03-27T12:00", "2027-03-28T00:00+01:00"),
        ("2027-03-28T23:00", "2027-03-29T09:00+02:00"),  # summer time has begun
    ],
)
def test_when_they_begin_the_next_time(wall: str, start: str) -> None:
    found = OFFICE.next_start(at(wall))
    assert found
    assert found.isoformat(timespec="minutes") == start


def test_without_spans_it_is_always_except_on_days_off() -> None:
    weekend = Hours.of([], ["sat", "sun"], [])

    assert ALWAYS.are_on(at("2026-11-28T03:00"))
    assert not weekend.are_on(at("2026-11-28T03:00"))
    start = weekend.next_start(at("2026-11-28T03:00"))
    assert start == at("2026-11-30T00:00")


def test_hours_that_never_come_are_said_to_be_none() -> None:
    assert Hours.of(["mon 09:00-10:00"], ["mon"], []).next_start(at("2026-11-23T08:00")) is None


@pytest.mark.parametrize(
    "text", ["mon", "Mon 09:00-10:00", "mon 9:00-10:00", "mon 09:00-09:00", "mon 24:00-02:00",
             "mon 09:60-10:00", "day 09:00-10:00"],
)  # fmt: skip
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Span.read(text)


def test_a_span_is_written_as_it_is_read() -> None:
    assert str(Span.read("fri 22:00-02:00")) == "fri 22:00-02:00"
