"""How each area stands today: when it was last stretched, and how much this week."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from stretchdesk.core.progress.weeks import Dose, last_done, weeks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stretchdesk.core.progress.records import History


class AreaState(NamedTuple):
    """Days since an area was stretched (None: never), and its counted minutes this week."""

    days: int | None
    minutes: float


def area_states(areas: Iterable[str], history: History, today: date) -> dict[str, AreaState]:
    """The state of each area on a day; a day in the future counts as today."""
    done = last_done(history)
    (week,) = weeks(history, today, 1)
    return {
        area: AreaState(
            max(0, (today - date.fromisoformat(done[area])).days) if area in done else None,
            week.areas.get(area, Dose()).counted_min,
        )
        for area in areas
    }
