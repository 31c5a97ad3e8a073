"""What the occasions of a flexibility test say, in plain words and the test's own sign."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from stretchdesk.core.progress.amounts import amount, signed
from stretchdesk.core.progress.flexibility import BASELINE_OCCASIONS, Verdict, side_difference

if TYPE_CHECKING:
    from stretchdesk.core.progress.flexibility import Series

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# Three or four points cannot give an interval that holds in 95 of 100 cases, however far apart
# the slopes between them are: the widest holds in 67 and in 92.
INTERVAL_OCCASIONS = 5
WEEKS_A_MONTH = 365.25 / 12 / 7


def sentence(series: Series, today: date) -> str:
    """What may be said of a change."""
    if series.change is None:
        missing = BASELINE_OCCASIONS - len(series.occasions)
        times = "once" if missing == 1 else "twice"
        return f"Measure {times} more to tell a change from measuring error"
    change = amount(series.direction * series.change, series.test.unit, signed)
    working = _working(series)
    if series.verdict is Verdict.NOT_BEYOND_ERROR:
        return f"{change}: cannot be told from measuring error yet{working}"
    since = _spoken_day(date.fromisoformat(series.occasions[0].day), today)
    verdict = "better" if series.verdict is Verdict.BETTER else "worse"
    return f"{change} since {since}: {verdict} by more than measuring error{working}"


def trend_words(series: Series) -> str | None:
    """The change of a month and its range; None while that cannot be said."""
    trend = series.trend
    if trend is None or len(series.occasions) < INTERVAL_OCCASIONS:
        return None
    low, high = (signed(slope * WEEKS_A_MONTH) for slope in (trend.low, trend.high))
    middle = amount(trend.per_week * WEEKS_A_MONTH, series.test.unit, signed)
    return f"{middle} ({low} to {high})"


def side_sentence(left: Series, right: Series) -> str | None:
    """Which side is better; None unless they differ beyond measuring error."""
    difference = side_difference(left, right)
    if difference is None:
        return None
    better, worse = ("left", "right") if difference > 0 else ("right", "left")
    apart = amount(abs(difference), left.test.unit)
    wider = max(left, right, key=lambda series: series.smallest_real_change)
    return (
        f"The {better} side is better than the {worse} by {apart}: "
        f"more than measuring error{_working(wider)}"
    )


def _working(series: Series) -> str:
    return "" if series.basis == "published" else " (working value)"


def _spoken_day(day: date, today: date) -> str:
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"
