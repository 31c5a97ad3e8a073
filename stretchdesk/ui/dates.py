"""Days in the reader's language."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from stretchdesk.core.breaks.hours import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

_DAYS_OF_A_YEAR = 366


def long_day(day: date) -> str:
    """Such as `16 November`."""
    return _text(day, "d MMMM")


def full_day(day: date) -> str:
    """Such as `16 November 2026`."""
    return _text(day, "d MMMM yyyy")


def table_day(day: date) -> str:
    """Such as `16 Nov 2026`."""
    return _text(day, "d MMM yyyy")


def period(first: date, last: date) -> str:
    """Such as `31 August – 25 November 2026`."""
    begin = long_day(first) if first.year == last.year else full_day(first)
    return f"{begin} – {full_day(last)}"


def weekday(day: date) -> str:
    """Such as `Monday, 16 November 2026`."""
    return _text(day, "dddd, d MMMM yyyy")


def month_name(day: date) -> str:
    """Such as `Nov`."""
    return _text(day, "MMM")


def week_names(weeks: Sequence[str]) -> list[str]:
    """The Mondays of ISO weeks, along the bottom of a chart."""
    return day_names([first_day(week) for week in weeks])


def day_names(days: Sequence[date]) -> list[str]:
    """Ascending days along the bottom of a chart; with years if they are more than one apart."""
    form = "d MMM" if (days[-1] - days[0]).days <= _DAYS_OF_A_YEAR else "MMM yyyy"
    return [_text(day, form) for day in days]


def weekday_names() -> dict[str, str]:
    """Such as `Mon`, by the names that the settings have for them."""
    locale = QLocale()
    short = QLocale.FormatType.ShortFormat
    return {day: locale.dayName(n, short) for n, day in enumerate(WEEKDAYS, start=1)}


def first_day(week: str) -> date:
    """The Monday of an ISO week such as `2026-W47`."""
    return date.fromisoformat(f"{week}-1")


def _text(day: date, form: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), form)
