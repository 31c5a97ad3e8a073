"""When a person works: several ranges a weekday, past midnight, days off, holidays.

Everything is meant by the clock on the wall, so that a change to summer time moves nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_MIN = 24 * 60
_LOOK_AHEAD_DAYS = 400
_SPAN = re.compile(r"([a-z]{3}) (\d\d:\d\d)-(\d\d:\d\d)")
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From one minute of a weekday (0 = Monday) to another; past midnight if it ends earlier."""

    weekday: int
    start_min: int
    end_min: int

    @classmethod
    def read(cls, text: str) -> Span:
        """Of `mon 09:00-17:30`. Raises ValueError."""
        found = _SPAN.fullmatch(text)
        if not found or found[1] not in WEEKDAYS:
            raise ValueError(text)
        span = cls(WEEKDAYS.index(found[1]), minute_of(found[2]), minute_of(found[3]))
        if span.start_min in {span.end_min, _DAY_MIN}:
            raise ValueError(text)
        return span

    def __str__(self) -> str:
        return f"{WEEKDAYS[self.weekday]} {clock(self.start_min)}-{clock(self.end_min)}"

    def covers(self, minute: int) -> bool:
        """Whether a minute of its own weekday lies in it; later ones are of the next day."""
        end_min = self.end_min + (_DAY_MIN if self.end_min < self.start_min else 0)
        return self.start_min <= minute < end_min


@dataclass(frozen=True, slots=True)
class Hours:
    """Without spans: always. `days_off` are weekdays, `holidays` first and last days."""

    spans: tuple[Span, ...] = ()
    days_off: frozenset[int] = frozenset()
    holidays: tuple[tuple[date, date], ...] = ()

    @classmethod
    def of(cls, spans: Iterable[str], days_off: Iterable[str], holidays: Iterable[str]) -> Hours:
        """From their texts. Raises ValueError."""
        return cls(
            tuple(sorted(map(Span.read, spans))),
            frozenset(map(WEEKDAYS.index, days_off)),
            tuple(map(read_holiday, holidays)),
        )

    def are_on(self, wall: datetime) -> bool:
        """Whether the person works at this time on the wall."""
        minute = wall.hour * 60 + wall.minute
        return self._covers(wall.date(), minute) or (
            bool(self.spans) and self._covers(wall.date() - timedelta(days=1), minute + _DAY_MIN)
        )

    def next_start(self, wall: datetime) -> datetime | None:
        """When work begins the next time after this; None if it does not within a year."""
        return next((at for at in self._starts(wall) if at > wall), None)

    def _covers(self, day: date, minute: int) -> bool:
        return any(span.covers(minute) for span in self._spans_of(day))

    def _spans_of(self, day: date) -> list[Span]:
        weekday = day.weekday()
        free = any(first <= day <= last for first, last in self.holidays)
        if free or weekday in self.days_off:
            return []
        spans = self.spans or (Span(weekday, 0, _DAY_MIN),)
        return [span for span in spans if span.weekday == weekday]

    def _starts(self, wall: datetime) -> Iterator[datetime]:
        for n in range(_LOOK_AHEAD_DAYS):
            day = wall.date() + timedelta(days=n)
            for span in self._spans_of(day):
                at = time(*divmod(span.start_min, 60))
                yield datetime.combine(day, at, wall.tzinfo)


ALWAYS = Hours()


def minute_of(text: str) -> int:
    """Minutes after midnight of `09:30`; `24:00` is the day's end. Raises ValueError."""
    if not _CLOCK.fullmatch(text):
        raise ValueError(text)
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def clock(minute: int) -> str:
    """`09:30` of minutes after midnight."""
    return f"{minute // 60:02}:{minute % 60:02}"


def read_holiday(text: str) -> tuple[date, date]:
    """First and last day of `2026-12-24` or `2026-12-24/2027-01-01`. Raises ValueError."""
    first, _, last = text.partition("/")
    days = date.fromisoformat(first), date.fromisoformat(last or first)
    if days[0] > days[1]:
        raise ValueError(text)
    return days
