"""How each area stands today: when it was last stretched, and how much this week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from stretchdesk.core.progress.weeks import Dose, last_done, weeks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from stretchdesk.core.progress.records import History


class AreaState(NamedTuple):
    """Days since an area was stretched (None: never), and its counted minutes this week."""

    days: int | None
    minutes: float


@dataclass(frozen=True, slots=True)
class Lately:
    """At least what is visible of late, and the last day (`YYYY-MM-DD`) of each area and each
    stretch of all times; what was never done is absent.
    """

    history: History
    areas: Mapping[str, str]
    stretches: Mapping[str, str]


def lately_of(history: History) -> Lately:
    """The same from the whole history."""
    return Lately(history, last_done(history), last_held(history))


def late_from(today: date) -> str:
    """The day from which on the history of `Lately` is needed: this week's, and the evening before
    it, whose session may reach into Monday.
    """
    return (today - timedelta(days=today.weekday() + 1)).isoformat()


def last_held(history: History) -> dict[str, str]:
    """The last day each stretch was held at all."""
    days: dict[str, str] = {}
    for hold in history.holds:
        if hold.held_s > 0:
            days[hold.stretch] = max(hold.day, days.get(hold.stretch, hold.day))
    return days


def days_since(day: str, today: date) -> int:
    """A day in the future counts as today."""
    return max(0, (today - date.fromisoformat(day)).days)


def area_states(areas: Iterable[str], lately: Lately, today: date) -> dict[str, AreaState]:
    """The state of each area on a day."""
    (week,) = weeks(lately.history, today, 1)
    return {
        area: AreaState(
            days_since(lately.areas[area], today) if area in lately.areas else None,
            week.areas.get(area, Dose()).counted_min,
        )
        for area in areas
    }
