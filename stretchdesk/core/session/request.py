"""What a person asks the planner for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stretchdesk.core.content.catalogue import Position

if TYPE_CHECKING:
    from stretchdesk.core.content.catalogue import Stretch

ONE_MINUTE_HIGH_S = 80
LEVEL_FACTORS = {1: 2 / 3, 2: 1.0, 3: 4 / 3}


@dataclass(frozen=True, slots=True)
class Request:
    """Area ids (none = the whole catalogue), 1–60 minutes, level 1–3, caution ids to avoid.

    `never` are ids of stretches that the person does not want. Another `seed` brings others of
    equal worth.
    """

    areas: tuple[str, ...] = ()
    minutes: int = 5
    place: Position = Position.FLOOR
    discreet: bool = False
    level: int = 2
    avoid: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    seed: int = 0

    @property
    def target_s(self) -> int:
        """Seconds asked for."""
        return self.minutes * 60

    @property
    def low_s(self) -> int:
        """The fewest seconds that still count as what was asked."""
        return self.minutes * 54

    @property
    def high_s(self) -> int:
        """The most seconds that still count; two sides of 30 s must fit in one minute."""
        return ONE_MINUTE_HIGH_S if self.minutes == 1 else self.minutes * 63

    def hold_s(self, stretch: Stretch) -> int:
        """Seconds this level holds a stretch when time does not press."""
        wished = round(stretch.hold.default * LEVEL_FACTORS[self.level])
        return min(max(wished, stretch.hold.min), stretch.hold.max)
