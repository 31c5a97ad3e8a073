"""What a person has chosen, with defaults; reading repairs bad values and says so."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from stretchdesk.core.content.catalogue import Position

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ALLOWED: Mapping[str, Sequence[Any]] = MappingProxyType(
    {
        "minutes": (1, 3, 5, 10, 15),
        "place": tuple(place.value for place in Position),
        "discreet": (False, True),
        "level": (1, 2, 3),
        "unit": ("cm", "in"),
        "goal_sessions": range(1, 22),
        "goal_minutes": range(1, 1261),
    }
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The routine last asked for, the unit of lengths, and the goal per week."""

    minutes: int = 5
    place: str = Position.FLOOR.value
    discreet: bool = False
    level: int = 2
    unit: str = "cm"
    goal_sessions: int = 3
    goal_minutes: int = 36

    @classmethod
    def read(cls, data: Mapping[str, object]) -> tuple[Settings, list[str]]:
        """Settings from stored values, and a line for each that was repaired or left out."""
        values = asdict(cls())
        complaints = [
            f"{key!r:.60} is not a setting: left out" for key in data if key not in values
        ]
        for key in [key for key in values if key in data]:
            values[key] = _repaired(data[key], values[key], _ALLOWED[key])
            if values[key] != data[key]:
                complaints.append(f"{key} had a value it cannot have: now {values[key]}")
        return cls(**values), complaints


def _repaired(value: object, default: object, allowed: Sequence[Any]) -> object:
    """The value if allowed, the nearest allowed one for a number, else the default."""
    if type(value) is not type(default):
        return default
    if value not in allowed and isinstance(value, int):
        return min(allowed, key=lambda option: abs(int(option) - value))
    return value if value in allowed else default
