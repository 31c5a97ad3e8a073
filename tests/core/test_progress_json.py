"""`progress --json` against a recomputation from raw rows that shares no code with it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from stretchdesk.core.progress.progress_json import progress_json
from stretchdesk.core.progress.records import History
from tests.core.rows import FLEXIBILITY_TEST, end, goal, hold, session, taken

TODAY = date(2027, 1, 5)
# day, session, kind, side, held seconds, primary, secondary
RAW = [
    ("2026-12-24", "a", "warmup", "both", 90, "hamstrings", "calves"),
    ("2026-12-24", "a", "stretch", "left", 45, "hamstrings", "calves"),
    ("2026-12-24", "a", "stretch", "right", 40, "hamstrings", "calves"),
    ("2026-12-31", "b", "stretch", "both", 61, "calves", "hamstrings"),
    ("2027-01-01", "b", "stretch", "both", 30, "spine", "calves"),
    ("2027-01-03", "c", "stretch", "both", 59, "spine", "obliques"),
    ("2027-01-04", "d", "stretch", "left", 100, "glutes", "spine"),
]
ENDS = {"a": 230.0, "c": 70.0}
VALUES = {"left": (-4.0, -3.5, -4.5, 1.0, 2.0), "right": (1.0, 2.0)}
TESTS = {"reach": replace(FLEXIBILITY_TEST, per_side=True)}


def history() -> History:
    first_day = {name: day for day, name, *_ in reversed(RAW)}
    # The instant is most of a day away from `day`: the person travels, the week stays.
    holds = tuple(
        replace(
            hold(day, held, (first,), (second,), side, kind, of), started_utc=f"{day}T23:59:00Z"
        )
        for day, of, kind, side, held, first, second in RAW
    )
    return History(
        sessions=tuple(session(day, name) for name, day in first_day.items()),
        session_ends=tuple(end(active, of) for of, active in ENDS.items()),
        holds=holds,
        measurements=tuple(
            taken(f"2026-12-{1 + n:02}", value, side=side)
            for side, values in VALUES.items()
            for n, value in enumerate(values)
        ),
        goals=(goal("2026-W50", 4, 48),),
    )


def week_of(day: str) -> str:
    """Monday to Sunday, named after the year its Thursday lies in; counted from 4 January."""
    at = date.fromisoformat(day)
    thursday = at + timedelta(days=3 - at.weekday())
    return f"{thursday.year}-W{(thursday - date(thursday.year, 1, 1)).days // 7 + 1:02}"


def expected_week(week: str) -> dict:
    areas: dict[str, dict[str, float]] = {}
    for day, _, kind, side, held, first, second in RAW:
        if kind == "stretch" and week_of(day) == week:
            for area, share in ((first, 1), (second, 0.5)):
                cell = areas.setdefault(area, {"left_min": 0, "right_min": 0})
                cell["left_min"] += held * share / 60 * (side != "right")
                cell["right_min"] += held * share / 60 * (side != "left")
    for cell in areas.values():
        cell["counted_min"] = min(cell["left_min"], cell["right_min"])
    minutes = []
    for name in "abcd":
        rows = [row for row in RAW if row[1] == name]
        held = sum(row[4] for row in rows)
        if held >= 60 and week_of(rows[0][0]) == week:
            minutes.append(ENDS.get(name, held) / 60)
    return {"week": week, "sessions": len(minutes), "minutes": sum(minutes), "areas": areas}


def test_the_weeks_equal_a_recomputation_from_the_rows() -> None:
    report = progress_json(history(), TESTS, TODAY, 4)
    names = ["2026-W51", "2026-W52", "2026-W53", "2027-W01"]
    assert [week["week"] for week in report["weeks"]] == names
    for week in report["weeks"]:
        expected = expected_week(week["week"])
        assert (week["sessions"], week["minutes"]) == (
            expected["sessions"],
            pytest.approx(expected["minutes"]),
        )
        assert set(week["areas"]) == set(expected["areas"])
        for area, cell in week["areas"].items():
            assert cell == pytest.approx(expected["areas"][area])


def test_the_tests_equal_a_calculation_by_hand() -> None:
    left, right = progress_json(history(), TESTS, TODAY, 1)["tests"]
    assert left == {
        "id": "reach",
        "side": "left",
        "unit": "cm",
        "better": "higher",
        "series": [
            {"day": f"2026-12-{1 + n:02}", "value": value} for n, value in enumerate(VALUES["left"])
        ],
        "baseline": -4.0,
        "latest": 2.0,
        "change": 5.5,
        "smallest_real_change": 4.0,
        "basis": "published",
        "verdict": "better",
    }
    assert (right["side"], right["verdict"], right["latest"]) == ("right", "too_few", 2.0)
    assert right["baseline"] is right["change"] is None


def test_the_report_is_json_and_carries_the_goal_in_force() -> None:
    report = progress_json(history(), TESTS, TODAY, 2)
    assert json.loads(json.dumps(report)) == report
    assert report["goal"] == {"sessions": 4, "minutes": 48}
    assert progress_json(History(), {}, TODAY, 1) == {
        "goal": {"sessions": 3, "minutes": 36},
        "weeks": [{"week": "2027-W01", "sessions": 0, "minutes": 0.0, "areas": {}}],
        "tests": [],
    }
