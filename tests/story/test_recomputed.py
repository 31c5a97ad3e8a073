"""`progress --json` is what anybody with SQLite and a calendar gets from the raw rows.

A person stretches at home, through both changes of the clock, and while travelling, in a year with
53 weeks. The recomputation shares no code with the program: it takes the day from the instant and
the offset where the program takes the column, and weeks from the rule that the fourth of January
lies in the first.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from statistics import fmean
from typing import TYPE_CHECKING, Any

import pytest
import time_machine

from stretchdesk.core.progress.records import Mark
from stretchdesk.data.history_store import HistoryStore
from tests.story.command import run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = datetime(2027, 1, 6, 10, 0, tzinfo=UTC)
# Europe's rule, as POSIX writes it: needs no table of zones.
BERLIN = "CET-1CEST,M3.5.0,M10.5.0/3"
LOGGED = (
    # Summer time begins: the Sunday has 23 hours, and belongs to the week before.
    ("2026-03-29T01:30", "hamstrings,calves", 12), ("2026-03-29T03:30", "hamstrings", 5),
    ("2026-03-30T00:10", "calves", 7),
    # It ends: the hour from two is there twice.
    ("2026-10-25T02:30+02:00", "neck", 4), ("2026-10-25T02:30+01:00", "neck", 6),
    ("2026-10-25T23:59", "neck,chest", 3), ("2026-10-26T00:00", "chest", 8),
    # Over the date line, and far east and west of it on the same day.
    ("2026-11-08T23:30+13:00", "hamstrings", 10), ("2026-11-08T23:30-10:00", "hamstrings", 20),
    ("2026-11-09T00:30+13:00", "hamstrings", 30), ("2026-11-09T08:00+05:45", "calves", 9),
    # The turn of a year with 53 weeks: all of one week, then another year's first.
    ("2026-12-27T12:00", "spine,neck", 11), ("2026-12-28T12:00", "spine", 13),
    ("2026-12-31T23:30+14:00", "spine", 17), ("2027-01-01T00:30-11:00", "spine", 19),
    ("2027-01-03T23:59", "glutes", 21), ("2027-01-04T00:00", "glutes", 23),
    ("2027-01-05T00:15", "glutes", 0.5),
)  # fmt: skip
MEASURED = {
    "fingertip_floor": (12.0, 11.0, 13.0, 7.0, 7.0),
    "sit_reach": (-4.0, -3.0, -5.0, 1.0, -1.0),
    "chair_sit_reach": (3.0, 3.0),
}
WEEKS = 46


@pytest.fixture(autouse=True)
def _in_berlin() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", BERLIN)
        time.tzset()
        with time_machine.travel(NOW.timestamp(), tick=False):
            yield
    time.tzset()


@pytest.fixture
def lived(capsys: pytest.CaptureFixture[str], profile: Path) -> Path:
    """The profile of that person, who has deleted one session and taken one deletion back."""
    for at, areas, minutes in LOGGED:
        argv = ("log", "--areas", areas, "--minutes", minutes, "--at", at)
        assert run(capsys, *argv, "--profile", profile).code == 0
    for test, values in MEASURED.items():
        side = ("--side", "left") if test == "chair_sit_reach" else ()
        for n, value in enumerate(values):
            argv = ("measure", test, value, *side, "--at", f"2026-12-{1 + 7 * n:02}T09:00")
            assert run(capsys, *argv, "--profile", profile).code == 0
    with closing(HistoryStore(profile / "history.sqlite")) as store:
        first, second, *_ = (row.id for row in store.read().sessions)
        store.append([
            Mark("a", first, "2027-01-05T01:00:00Z", deleted=True),
            Mark("b", second, "2027-01-05T01:00:00Z", deleted=True),
            Mark("c", second, "2027-01-05T02:00:00Z", deleted=False),
        ])  # fmt: skip
    return profile


def rows(profile: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(profile / "history.sqlite")) as raw:
        return raw.execute(query).fetchall()


def day_of(utc: str, offset: int) -> date:
    return (datetime.fromisoformat(utc) + timedelta(minutes=offset)).date()


def week_of(day: date) -> str:
    """Monday to Sunday; the week of the fourth of January is the year's first."""

    def first_monday(year: int) -> date:
        fourth = date(year, 1, 4)
        return fourth - timedelta(days=fourth.weekday())

    year = max(year for year in range(day.year - 1, day.year + 2) if first_monday(year) <= day)
    return f"{year}-W{(day - first_monday(year)).days // 7 + 1:02}"


def recomputed(profile: Path) -> dict[str, dict[str, Any]]:
    """By week: how many sessions, their minutes, and those of each area."""
    marks = dict(rows(profile, "SELECT row, deleted FROM marks ORDER BY at_utc"))
    weeks: dict[str, dict[str, Any]] = {}
    ended = "sessions JOIN session_ends ON session = sessions.id"
    query = f"SELECT sessions.id, started_utc, utc_offset, active_s FROM {ended}"  # noqa: S608
    for row, utc, offset, active_s in rows(profile, query):
        if marks.get(row):
            continue
        holds = rows(profile, f"SELECT id, held_s FROM holds WHERE session = '{row}'")  # noqa: S608
        week = weeks.setdefault(week_of(day_of(utc, offset)), {"minutes": [], "areas": {}})
        if sum(held for _, held in holds) >= 60:
            week["minutes"].append(active_s / 60)
        for hold, held_s in holds:
            for (area,) in rows(profile, f"SELECT area FROM hold_areas WHERE hold = '{hold}'"):  # noqa: S608
                week["areas"].setdefault(area, []).append(held_s / 60)
    return weeks


def test_every_week_equals_a_recomputation_from_the_raw_rows(
    capsys: pytest.CaptureFixture[str], lived: Path
) -> None:
    told = run(capsys, "progress", "--weeks", WEEKS, "--json", "--profile", lived).json["weeks"]
    expected = recomputed(lived)

    assert [week["week"] for week in told[-3:]] == ["2026-W52", "2026-W53", "2027-W01"]
    assert len(expected) > 6
    assert set(expected) <= {week["week"] for week in told}
    for week in told:
        there = expected.get(week["week"], {"minutes": [], "areas": {}})
        assert week["sessions"] == len(there["minutes"]), week["week"]
        assert week["minutes"] == pytest.approx(sum(there["minutes"]))
        assert set(week["areas"]) == set(there["areas"])
        for area, minutes in there["areas"].items():
            assert list(week["areas"][area].values()) == pytest.approx(3 * [sum(minutes)])


def test_every_test_equals_a_calculation_by_hand(
    capsys: pytest.CaptureFixture[str], lived: Path
) -> None:
    told = run(capsys, "progress", "--json", "--profile", lived).json["tests"]
    by_id = {test["id"]: test for test in told}

    assert {name: [row["value"] for row in test["series"]] for name, test in by_id.items()} == {
        name: list(values) for name, values in MEASURED.items()
    }
    # 12 − 7 = 5 cm lower, which is better, and more than the 4.5 cm that were published.
    lower = by_id["fingertip_floor"]
    assert (lower["baseline"], lower["change"], lower["verdict"]) == (12.0, 5.0, "better")
    # 1 and −1 against −4: the last two lie on both sides of 0, the end of the band.
    reach = by_id["sit_reach"]
    assert (reach["baseline"], reach["change"]) == (-4.0, fmean((1.0, -1.0)) + 4)
    assert reach["verdict"] == "not_beyond_error"
    few = by_id["chair_sit_reach"]
    assert (few["side"], few["verdict"], few["baseline"], few["change"]) == (
        "left", "too_few", None, None,
    )  # fmt: skip
