"""What a person has chosen, with defaults; reading repairs bad values and says so."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from stretchdesk.core.content.catalogue import Position
from stretchdesk.core.content.fields import is_full_id

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
        "health_asked": (False, True),
    }
)


_MOST_IDS = 10_000


@dataclass(frozen=True, slots=True)
class Settings:
    """The routine last asked for, the unit of lengths, the goal per week, and ids of stretches:
    favourites, and those never to be offered. An id may be of a pack that is away just now.

    `cautions` are ids of the health questions answered with yes; `health_asked` is whether the
    person has answered or skipped them.
    """

    minutes: int = 5
    place: str = Position.FLOOR.value
    discreet: bool = False
    level: int = 2
    unit: str = "cm"
    goal_sessions: int = 3
    goal_minutes: int = 36
    favourites: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    health_asked: bool = False

    @classmethod
    def read(cls, data: Mapping[str, object]) -> tuple[Settings, list[str]]:
        """Settings from stored values, and a line for each that was repaired or left out."""
        values = asdict(cls())
        complaints = [
            f"{key!r:.60} is not a setting: left out" for key in data if key not in values
        ]
        for key in [key for key in values if key in data]:
            if isinstance(values[key], tuple):
                values[key], complaint = _ids(data[key], key)
            else:
                values[key], complaint = _repaired(data[key], values[key], key)
            complaints += complaint
        return cls(**values), complaints


def _repaired(value: object, default: object, key: str) -> tuple[object, list[str]]:
    """The value if allowed, the nearest allowed one for a number, else the default."""
    allowed, repaired = _ALLOWED[key], default
    if type(value) is type(default):
        if value in allowed:
            return value, []
        if isinstance(value, int):
            repaired = min(allowed, key=lambda option: abs(int(option) - value))
    return repaired, [f"{key} had a value it cannot have: now {repaired}"]


def _ids(value: object, key: str) -> tuple[tuple[str, ...], list[str]]:
    """The ids among the values of a list, each once."""
    if not isinstance(value, list | tuple):
        return (), [f"{key} must be a list: now empty"]
    kept = tuple(dict.fromkeys(item for item in value if is_full_id(item)))[:_MOST_IDS]
    left_out = len(value) - len(kept)
    return kept, [f"{key} holds ids, each once: {left_out} left out"] if left_out else []
