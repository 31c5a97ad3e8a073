"""Of copies, many of late stay and few of long ago."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from stretchdesk.core.keeping import DAYS, MONTHS, WEEKS, kept

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
AGES = st.lists(st.integers(0, 800 * 24).map(lambda hours: NOW - timedelta(hours=hours)))


@given(AGES)
def test_only_what_is_there_stays_the_newest_of_a_year_and_all_of_a_week(
    taken: list[datetime],
) -> None:
    stay = kept(taken, NOW)
    assert stay <= set(taken)
    assert {at for at in taken if (NOW.date() - at.date()).days < DAYS} <= stay
    if recent := [at for at in taken if NOW - at < timedelta(days=330)]:
        assert max(recent) in stay


@given(AGES)
def test_old_copies_stay_few_and_clearing_again_takes_none(taken: list[datetime]) -> None:
    stay = kept(taken, NOW)
    old = [at for at in stay if (NOW.date() - at.date()).days >= DAYS]
    assert len(old) <= WEEKS + MONTHS
    assert kept(stay, NOW) == stay


@given(AGES, st.integers(0, 800))
def test_what_was_cleared_away_would_not_be_wanted_later(taken: list[datetime], days: int) -> None:
    later = NOW + timedelta(days=days)
    assert kept(kept(taken, NOW), later) == kept(taken, later)


def test_a_copy_a_day_for_two_years_leaves_seven_days_four_weeks_and_twelve_months() -> None:
    stay: set[datetime] = set()
    for day in range(731):
        now = NOW + timedelta(days=day)
        stay = kept({*stay, now}, now)

    days = sorted((now.date() - at.date()).days for at in stay)
    assert days[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert len(days) <= DAYS + WEEKS + MONTHS
    assert len({at.isocalendar()[:2] for at in stay if (now - at).days < 7 * WEEKS - 7}) >= 3
    assert len({(at.year, at.month) for at in stay}) == MONTHS


def test_days_are_those_where_the_person_is() -> None:
    auckland = ZoneInfo("Pacific/Auckland")
    now = datetime(2026, 11, 25, 10, 0, tzinfo=auckland)
    early, late = (datetime(2026, 11, 18, hour, tzinfo=UTC) for hour in (10, 12))
    # There the later one is of the 19th: the last of the seven days.
    assert late in kept([early, late, now], now)
    assert early not in kept([early, late, now], now)
