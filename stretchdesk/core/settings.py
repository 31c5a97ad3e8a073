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
        "theme": ("system", "light", "dark"),
        "motion": ("full", "still"),
        "skin": ("porcelain", "fair", "tan", "olive", "brown", "deep"),
        "hair": ("black", "brown", "blond", "red", "grey"),
        "clothes": ("teal", "blue", "plum", "rust", "grey"),
        "pacer": (False, True),
        "breath_in_s": range(2, 11),
        "breath_out_s": range(2, 13),
        "half_cue": (False, True),
        "last_cue": (False, True),
        "mini_player": (False, True),
        "chimes": (False, True),
        "voice": (False, True),
        "voice_rate": range(-5, 6),
        "volume": range(0, 101, 10),
        "muted": (False, True),
    }
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_MOST_IDS = 10_000
_TEXTS = ("voice_name", "language")
_LONGEST_TEXT = 100


@dataclass(frozen=True, slots=True)
class Settings:
    """The routine last asked for, the unit of lengths, the goal per week, and ids of stretches:
    favourites, and those never to be offered. An id may be of a pack that is away just now.

    `cautions` are ids of the health questions answered with yes; `health_asked` is whether the
    person has answered or skipped them. `days_off` are weekdays without a goal. A `voice_name` or
    `language` that is empty is the speech engine's own.
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
    days_off: tuple[str, ...] = ()
    theme: str = "system"
    motion: str = "full"
    skin: str = "tan"
    hair: str = "brown"
    clothes: str = "teal"
    pacer: bool = True
    breath_in_s: int = 4
    breath_out_s: int = 6
    half_cue: bool = True
    last_cue: bool = True
    mini_player: bool = True
    chimes: bool = True
    voice: bool = False
    voice_name: str = ""
    voice_rate: int = 0
    language: str = ""
    volume: int = 70
    muted: bool = False

    @classmethod
    def read(cls, data: Mapping[str, object]) -> tuple[Settings, list[str]]:
        """Settings from stored values, and a line for each that was repaired or left out."""
        values = asdict(cls())
        complaints = [
            f"{key!r:.60} is not a setting: left out" for key in data if key not in values
        ]
        for key in [key for key in values if key in data]:
            values[key], complaint = _read(data[key], values[key], key)
            complaints += complaint
        return cls(**values), complaints


def _read(value: object, default: object, key: str) -> tuple[Any, list[str]]:
    """The value to keep, and what was wrong."""
    if key == "days_off":
        return _weekdays(value)
    if isinstance(default, tuple):
        return _ids(value, key)
    return _text(value, key) if key in _TEXTS else _repaired(value, default, key)


def choices(key: str) -> Sequence[Any]:
    """What a setting may be, smallest first. KeyError: any text, or a list."""
    return _ALLOWED[key]


def _text(value: object, key: str) -> tuple[str, list[str]]:
    """A name that another program gave."""
    if isinstance(value, str) and len(value) <= _LONGEST_TEXT and value.isprintable():
        return value, []
    return "", [f"{key} had a value it cannot have: now empty"]


def _weekdays(value: object) -> tuple[tuple[str, ...], list[str]]:
    given = value if isinstance(value, list | tuple) else []
    kept = tuple(day for day in _WEEKDAYS if day in given)
    strange = not isinstance(value, list | tuple) or len(kept) < len(given)
    return kept, [f"days_off holds {', '.join(_WEEKDAYS)}: others left out"] if strange else []


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
