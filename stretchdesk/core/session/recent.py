"""What a person has done lately, as far as the next routine depends on it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from stretchdesk.core.progress.dose import TARGET_MIN
from stretchdesk.core.progress.recency import area_states, days_since
from stretchdesk.core.progress.tally import SESSION_COUNTS_FROM_S

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from stretchdesk.core.progress.recency import AreaState, Lately
    from stretchdesk.core.progress.records import History

LONG_AGO_DAYS = 7


@dataclass(frozen=True, slots=True)
class Recent:
    """Each area's state and the days since each stretch was done; what is absent never was.

    `warm` is whether there has been a session today.
    """

    areas: Mapping[str, AreaState] = field(default_factory=lambda: MappingProxyType({}))
    stretches: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    warm: bool = False

    def need(self, area: str) -> float:
        """0–2: what lacks to the week's minutes, and how long ago the area had its turn."""
        state = self.areas.get(area)
        if state is None or state.days is None:
            return 2.0
        lacking = max(0.0, 1 - state.minutes / TARGET_MIN)
        return lacking + min(state.days, LONG_AGO_DAYS) / LONG_AGO_DAYS

    def is_empty(self) -> bool:
        """Whether nothing has ever been stretched."""
        return all(state.days is None for state in self.areas.values())


NOTHING = Recent()


def recent_lately(areas: Iterable[str], lately: Lately, today: date) -> Recent:
    """What was done lately says on a day; it reaches back to `late_from(today)` at least."""
    return Recent(
        area_states(areas, lately, today),
        {name: days_since(day, today) for name, day in lately.stretches.items()},
        warm=_is_warm(lately.history, today.isoformat()),
    )


def _is_warm(history: History, day: str) -> bool:
    held: defaultdict[str, float] = defaultdict(float)
    for hold in history.holds:
        if hold.day == day and hold.held_s > 0:
            held[hold.session] += hold.held_s
    done = {session for session, held_s in held.items() if held_s >= SESSION_COUNTS_FROM_S}
    return any(one.id in done and one.source != "log" for one in history.sessions)
