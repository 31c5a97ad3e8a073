"""What a person has chosen, with defaults; reading repairs bad values and says so."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from stretchdesk.core.breaks.hours import WEEKDAYS, Span, minute_of, read_holiday
from stretchdesk.core.breaks.offer import Stage
from stretchdesk.core.content.catalogue import Position
from stretchdesk.core.content.fields import is_full_id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

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
        "breaks": (False, True),
        "break_timing": ("flexible", "fixed"),
        "break_every_min": range(5, 241),
        "break_minutes": (1, 3, 5),
        "micro": (False, True),
        "micro_every_min": range(10, 61),
        "micro_s": range(20, 61),
        "snooze_min": range(1, 31),
        "snoozes_most": range(11),
        "skips_a_day": range(21),
        "typing_wait_s": range(601),
        "escalation": tuple(stage.value for stage in Stage),
        "escalate_after_s": range(30, 601),
        "quiet_dnd": (False, True),
        "quiet_full_screen": (False, True),
        "quiet_calls": (False, True),
        "quiet_battery": (False, True),
        "card_corner": ("top_left", "top_right", "bottom_left", "bottom_right"),
        "stay_in_tray": (False, True),
        "welcomed": (False, True),
    }
)
_READERS: Mapping[str, Callable[[str], object]] = MappingProxyType(
    {
        "days_off": WEEKDAYS.index,
        "hours": Span.read,
        "break_times": minute_of,
        "holidays": read_holiday,
    }
)
"""Lists of texts that have a form, and what reads one; what they are read as gives the order."""
_FORMS = MappingProxyType(
    {
        "days_off": ", ".join(WEEKDAYS),
        "hours": "spans such as mon 09:00-17:30",
        "break_times": "times such as 10:30",
        "holidays": "days such as 2026-12-24 or 2026-12-24/2027-01-01",
    }
)
_MOST_IDS = 10_000
_TEXTS = ("voice_name", "language")
_LONGEST_TEXT = 100


@dataclass(frozen=True, slots=True)
class Settings:
    """The routine last asked for, the unit of lengths, the goal per week, and ids of stretches:
    favourites, and those never to be offered. An id may be of a pack that is away just now.

    `cautions` are ids of the health questions answered with yes; `health_asked` is whether the
    person has answered or skipped them. `days_off` are weekdays without a goal or a reminder. A
    `voice_name` or `language` that is empty is the speech engine's own.

    `breaks` are reminders, by work done or at `break_times`; `micro` those between them. Without
    `hours`, all hours are working hours. `welcomed` is whether the first start is over.
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
    breaks: bool = True
    break_timing: str = "flexible"
    break_every_min: int = 50
    break_times: tuple[str, ...] = ()
    break_minutes: int = 5
    micro: bool = False
    micro_every_min: int = 20
    micro_s: int = 30
    snooze_min: int = 5
    snoozes_most: int = 3
    skips_a_day: int = 10
    typing_wait_s: int = 120
    escalation: str = Stage.LARGE.value
    escalate_after_s: int = 120
    hours: tuple[str, ...] = ()
    holidays: tuple[str, ...] = ()
    quiet_dnd: bool = True
    quiet_full_screen: bool = True
    quiet_calls: bool = True
    quiet_battery: bool = False
    card_corner: str = "bottom_right"
    stay_in_tray: bool = True
    welcomed: bool = False

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
    if key in _READERS:
        return _formed(value, key)
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


def _formed(value: object, key: str) -> tuple[tuple[str, ...], list[str]]:
    """The texts of a list that have the form of this setting, each once and in order."""
    given = value if isinstance(value, list | tuple) else []
    read = {text: found for text in given if (found := _read_formed(text, key)) is not None}
    kept = tuple(sorted(read, key=lambda text: read[text]))[:_MOST_IDS]
    strange = not isinstance(value, list | tuple) or len(kept) < len(given)
    return kept, [f"{key} holds {_FORMS[key]}: others left out"] if strange else []


def _read_formed(text: object, key: str) -> Any:
    try:
        return _READERS[key](text) if isinstance(text, str) else None
    except ValueError:
        return None


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
