"""A person's own history of a stretch: how often, when last, how long."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from stretchdesk.core.progress.practice import Practice, practised
from stretchdesk.core.progress.records import History
from tests.core.rows import hold

if TYPE_CHECKING:
    from stretchdesk.core.progress.records import Hold


def held(stretch: str, day: str, seconds: float, of: str = "s", side: str = "both") -> Hold:
    return replace(hold(day, seconds, side=side, of=of), stretch=stretch)


def test_both_sides_in_one_session_are_once_with_all_their_minutes() -> None:
    holds = (
        held("pigeon", "2026-11-20", 45, "first", "left"),
        held("pigeon", "2026-11-20", 45, "first", "right"),
        held("pigeon", "2026-11-22", 30, "second", "left"),
        held("butterfly", "2026-11-21", 60, "third"),
    )

    assert practised(History(holds=holds)) == {
        "pigeon": Practice(2, date(2026, 11, 22), pytest.approx(2.0)),
        "butterfly": Practice(1, date(2026, 11, 21), pytest.approx(1.0)),
    }


def test_what_was_skipped_or_logged_without_a_stretch_is_not_counted() -> None:
    holds = (held("pigeon", "2026-11-20", 0), held("", "2026-11-20", 300))

    assert practised(History(holds=holds)) == {}
    assert practised(History()) == {}
