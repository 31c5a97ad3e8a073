"""Which copies of the history stay: many of late, few of long ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

DAYS, WEEKS, MONTHS = 7, 4, 12


def kept(taken: Iterable[datetime], now: datetime) -> set[datetime]:
    """Of copies taken at these instants: all of the last 7 days, and the newest of each of the
    last 4 weeks and of the last 12 months, today's included. All carry a zone; days are in `now`'s.
    """
    days = {at: at.astimezone(now.tzinfo).date() for at in sorted(taken)}
    today = now.date()
    stay = {at for at, day in days.items() if (today - day).days < DAYS}
    for span, count in ((_week, WEEKS), (_month, MONTHS)):
        newest = {span(day): at for at, day in days.items()}
        stay |= {at for number, at in newest.items() if span(today) - number < count}
    return stay


def _week(day: date) -> int:
    return (day.toordinal() - 1) // 7  # 1 January of year 1 was a Monday


def _month(day: date) -> int:
    return day.year * 12 + day.month
