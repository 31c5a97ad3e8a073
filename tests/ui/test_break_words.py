"""What is said about reminders is true, short and kind."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from stretchdesk.core.breaks.standing import Reason, Standing, State
from stretchdesk.ui.break_words import due_text, reason_text, state_text

WALL = datetime(2026, 11, 25, 14, 0, tzinfo=timezone(timedelta(hours=1)))
HALF_AN_HOUR_ON = WALL.timestamp() + 1800
TOMORROW = WALL.timestamp() + 86_400
LATER = WALL.timestamp() + 5 * 86_400


@pytest.mark.parametrize(
    ("standing", "text"),
    [
        (Standing(State.WORKING, HALF_AN_HOUR_ON), "Next break at 14:30"),
        (Standing(State.WORKING, TOMORROW), "Next break tomorrow, 14:00"),
        (Standing(State.WORKING), "No break is planned"),
        (Standing(State.PAUSED, paused_until=HALF_AN_HOUR_ON), "Paused until 14:30"),
        (Standing(State.PAUSED, paused_until=LATER), "Paused until 30 November, 14:00"),
        (Standing(State.PAUSED, reason=Reason.PAUSED), "Paused"),
        (Standing(State.OFF_HOURS, TOMORROW, reason=Reason.OFF_HOURS), "Outside working hours"),
        (Standing(State.QUIET, reason=Reason.DO_NOT_DISTURB), "Held back: do not disturb is on"),
        (Standing(State.QUIET, reason=Reason.CAMERA), "Held back: the camera is in use"),
        (Standing(State.DUE, reason=Reason.TYPING), "Waiting for a pause in typing"),
        (Standing(State.DUE, reason=Reason.JUST_SHOWN), "Held back: one was shown a moment ago"),
        (Standing(State.DUE), "Time for a break"),
        (Standing(State.AWAY), "Away from the desk: that is a break too"),
        (Standing(State.IN_SESSION), "Stretching now"),
        (Standing(State.WORKING, reason=Reason.OFF), "Reminders are off"),
    ],
)
def test_one_line_says_where_the_reminders_stand(standing: Standing, text: str) -> None:
    assert state_text(standing, WALL) == text


def test_times_are_those_on_the_wall() -> None:
    there = Standing(State.WORKING, HALF_AN_HOUR_ON)
    assert state_text(there, WALL.astimezone(UTC)) == "Next break at 13:30"


def test_every_state_and_reason_has_words() -> None:
    assert all(state_text(Standing(state), WALL) for state in State)
    assert len({reason_text(reason) for reason in Reason}) == len(Reason)


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (None, "Hips: not stretched yet"),
        (0, "Hips: stretched today"),
        (1, "Hips: 1 day"),
        (4, "Hips: 4 days"),
    ],
)
def test_what_is_due_is_said_by_its_days(days: int | None, text: str) -> None:
    assert due_text("Hips", days) == text
