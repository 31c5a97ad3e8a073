"""The numbers behind the charts as `progress --json` prints them (shape version 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stretchdesk.core.progress.flexibility import all_series
from stretchdesk.core.progress.instants import iso_week
from stretchdesk.core.progress.weeks import goal_for, weeks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from stretchdesk.core.content.catalogue import FlexibilityTest
    from stretchdesk.core.progress.flexibility import Series
    from stretchdesk.core.progress.records import History
    from stretchdesk.core.progress.weeks import Week


def progress_json(
    history: History, tests: Mapping[str, FlexibilityTest], today: date, count: int
) -> dict[str, Any]:
    """The goal of this week, the last `count` weeks and every measured test, ready for JSON."""
    goal = goal_for(history.goals, iso_week(today))
    return {
        "goal": {"sessions": goal.sessions, "minutes": goal.minutes},
        "weeks": [_week_json(week) for week in weeks(history, today, count)],
        "tests": [_series_json(series) for series in all_series(history.measurements, tests)],
    }


def _week_json(week: Week) -> dict[str, Any]:
    return {
        "week": week.week,
        "sessions": week.sessions,
        "minutes": week.minutes,
        "areas": {
            area: {
                "left_min": dose.left_min,
                "right_min": dose.right_min,
                "counted_min": dose.counted_min,
            }
            for area, dose in week.areas.items()
        },
    }


def _series_json(series: Series) -> dict[str, Any]:
    return {
        "id": series.test.id,
        "side": series.side,
        "unit": series.test.unit,
        "better": series.test.better,
        "series": [{"day": row.day, "value": row.value} for row in series.occasions],
        "baseline": series.baseline,
        "latest": series.latest,
        "change": series.change,
        "smallest_real_change": series.smallest_real_change,
        "basis": series.basis,
        "verdict": series.verdict.value,
    }
