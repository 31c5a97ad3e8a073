"""When something happened: the instant in UTC, and the day and week where the person was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache


def utc_text(at: datetime) -> str:
    """An aware instant as ISO 8601 in UTC, to the millisecond, ending in `Z`."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def instant(utc: str) -> str:
    """Sorts instants of different precision: 10:00:00Z comes before 10:00:00.5Z."""
    return utc.removesuffix("Z")


def iso_week(day: date) -> str:
    """The ISO week of a day, such as `2026-W47`. The text sorts by time."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


@lru_cache(maxsize=4096)
def week_of(day: str) -> str:
    """The ISO week of a day such as `2026-11-25`. Thousands of rows share a few days."""
    return iso_week(date.fromisoformat(day))


@dataclass(frozen=True, slots=True)
class Moment:
    """`at` is when it happened, `recorded` when it was written down; both carry a zone.

    Raises ValueError for an instant without a zone.
    """

    at: datetime
    recorded: datetime

    def __post_init__(self) -> None:
        if self.at.utcoffset() is None or self.recorded.utcoffset() is None:
            raise ValueError("an instant needs a zone")

    @property
    def utc(self) -> str:
        return utc_text(self.at)

    @property
    def created_utc(self) -> str:
        return utc_text(self.recorded)

    @property
    def day(self) -> str:
        """The calendar day where the person was, `YYYY-MM-DD`."""
        return self.at.date().isoformat()

    @property
    def utc_offset(self) -> int:
        """Minutes east of UTC."""
        return round((self.at.utcoffset() or timedelta()) / timedelta(minutes=1))
