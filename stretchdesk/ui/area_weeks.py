"""The weeks as a chart looks at them: minutes of the areas that were stretched."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import fsum
from typing import TYPE_CHECKING

from stretchdesk.core.progress.weeks import Dose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stretchdesk.core.content.catalogue import Area
    from stretchdesk.core.progress.weeks import Week

NOTHING = Dose()


@dataclass(frozen=True)
class AreaWeeks:
    """Weeks, oldest first, and the area that is looked at; None for all of them."""

    weeks: tuple[Week, ...]
    catalogue: Mapping[str, Area]
    chosen: str | None = None

    @cached_property
    def done(self) -> tuple[str, ...]:
        """Areas with minutes in these weeks, in catalogue order."""
        done = {area for week in self.weeks for area in week.areas}
        return tuple(area for area in self.catalogue if area in done)

    @property
    def shown(self) -> tuple[str, ...]:
        return self.done if self.chosen is None else (self.chosen,)

    def name(self, area: str) -> str:
        return self.catalogue[area].name

    def dose(self, week: Week, area: str) -> Dose:
        return week.areas.get(area, NOTHING)

    def total(self, week: Week) -> float:
        """Counted minutes of all areas of the catalogue."""
        return fsum(self.dose(week, area).counted_min for area in self.done)
