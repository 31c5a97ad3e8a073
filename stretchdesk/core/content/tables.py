"""What each content table may hold: one row per key."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from stretchdesk.core.content.catalogue import (
    Area,
    Caution,
    Effect,
    FlexibilityTest,
    Guidance,
    HoldRange,
    Kind,
    Measuring,
    Norm,
    Position,
    Stretch,
)
from stretchdesk.core.content.fields import (
    Choice,
    Flag,
    Id,
    Many,
    Number,
    Record,
    Ref,
    Rule,
    Text,
    Whole,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stretchdesk.core.content.fields import Field

_VIEWS = (
    "front", "front-right", "right", "back-right", "back", "back-left", "left", "front-left",
    "above", "above-front-right", "above-front-left",
)  # fmt: skip
_SUPPORTS = ("mat", "chair", "desk", "wall", "towel", "doorway", "step")
_SECONDS = Whole(5, 300)
_LENGTH = Number(-360, 360)

_HOLD = Record(
    HoldRange,
    {"min": _SECONDS, "default": _SECONDS, "max": _SECONDS},
    rules=(
        Rule(
            ("default", "min", "max"),
            lambda default, low, high: low <= default <= high,
            "must lie between min and max",
        ),
    ),
)

_NORM = Record(
    Norm,
    {
        "sex": Choice(("m", "f", "any")),
        "age": Text(40),
        "statistic": Choice(("mean", "median", "good", "short_below")),
        "value": _LENGTH,
        "sd": Number(0, 360),
        "side": Choice(("left", "right")),
    },
    optional=("sd", "side"),
)


def _never_on_the_floor(key: str) -> Rule:
    return Rule(
        (key, "position"),
        lambda claimed, position: not claimed or position is not Position.FLOOR,
        "must be false for a floor position",
    )


def _apart(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    return not set(first) & set(second)


_STRETCH = Record(
    Stretch,
    {
        "id": Id(),
        "name": Text(60),
        "kind": Choice(tuple(Kind)),
        "seed": Flag(),
        "primary": Many(Ref("areas"), 1, 4),
        "secondary": Many(Ref("areas"), 0, 6),
        "muscles": Many(Text(40), 1, 8),
        "position": Choice(tuple(Position)),
        "support": Many(Choice(_SUPPORTS), 0, 4),
        "desk_friendly": Flag(),
        "discreet": Flag(),
        "per_side": Flag(),
        "effect": Choice(tuple(Effect)),
        "hold": _HOLD,
        "difficulty": Whole(1, 3),
        "cue": Text(80, words=12),
        "steps": Many(Text(110), 3, 3),
        "mistake": Text(140),
        "easier": Text(140),
        "contraindications": Many(Ref("cautions"), 0, 17),
        "caution": Many(Ref("cautions"), 0, 17),
        "view": Choice(_VIEWS),
        "source": Text(600),
        "other_side": Many(Ref("areas"), 1, 10),
        "close_up": Flag(),
    },
    rules=(
        Rule(("secondary", "primary"), _apart, "must not repeat a primary area"),
        Rule(("caution", "contraindications"), _apart, "must not repeat a contraindication"),
        _never_on_the_floor("desk_friendly"),
        _never_on_the_floor("discreet"),
        Rule(
            ("other_side", "primary", "secondary", "per_side"),
            lambda crossed, primary, secondary, sided: (
                sided and {*crossed} <= {*primary, *secondary}
            ),
            "must be some of the areas of a stretch with sides",
        ),
    ),
    optional=("source", "other_side", "close_up"),
)

_TEST = Record(
    FlexibilityTest,
    {
        "id": Id(),
        "name": Text(60),
        "battery": Choice(("desk", "floor")),
        "areas": Many(Ref("areas"), 1, 4),
        "unit": Choice(("cm", "deg")),
        "better": Choice(("higher", "lower")),
        "sign": Text(200),
        "per_side": Flag(),
        "solo": Flag(),
        "tools": Many(Text(60), 0, 4),
        "score": Choice(("best", "mean")),
        "min": _LENGTH,
        "max": _LENGTH,
        "step": Number(0.1, 10),
        "smallest_real_change": Number(0.1, 90),
        "basis": Choice(("published", "transferred", "assumed")),
        "contraindications": Many(Ref("cautions"), 0, 17),
        "steps": Many(Text(160), 3, 3),
        "source": Text(600),
        "view": Choice(_VIEWS),
        "core": Flag(),
        "inputs": Many(Id(), 2, 2),
        "input_names": Many(Text(40), 2, 2),
        "norms": Many(_NORM, 0, 40),
        "other_side": Many(Ref("areas"), 1, 4),
        "close_up": Flag(),
    },
    rules=(
        Rule(("max", "min"), lambda high, low: low < high, "must be greater than min"),
        Rule(
            ("inputs", "unit"),
            lambda inputs, unit: unit == "deg",
            "need the unit deg: two readings give an angle",
        ),
        Rule(
            ("input_names", "inputs"),
            lambda names, inputs: bool(names) == bool(inputs),
            "must name the two inputs",
        ),
    ),
    optional=("core", "inputs", "input_names", "norms", "other_side", "close_up"),
)

# Tables of entries, each entry with an id.
ENTRIES: Mapping[str, Record] = MappingProxyType(
    {
        "areas": Record(
            Area,
            {
                "id": Id(),
                "name": Text(60),
                "group": Ref("aliases"),
                "synonyms": Many(Text(40), 0, 12),
            },
            optional=("synonyms",),
        ),
        "cautions": Record(Caution, {"id": Id(), "name": Text(60), "why": Text(140)}),
        "stretches": _STRETCH,
        "tests": _TEST,
    }
)

# Tables that stand alone.
SINGLES: Mapping[str, Record] = MappingProxyType(
    {
        "guidance": Record(
            Guidance,
            {
                **dict.fromkeys(
                    ("warm_up", "breathing", "no_bouncing", "discomfort", "hold", "frequency"),
                    Text(110),
                ),
                "source": Text(600),
            },
            optional=("source",),
        ),
        "measuring": Record(
            Measuring,
            {
                "practice_trials": Whole(0, 5),
                "trials": Whole(1, 9),
                "retest_days": Whole(1, 365),
                "min_days_between": Whole(1, 365),
                "rules": Many(Text(80), 0, 10),
            },
        ),
    }
)

# A word that stands for several areas.
ALIAS: Field = Many(Ref("areas"), 1, 13)

_TRANSLATED = {
    "areas": ("name", "synonyms"),
    "cautions": ("name", "why"),
    "stretches": ("name", "muscles", "cue", "steps", "mistake", "easier"),
    "tests": ("name", "sign", "tools", "input_names", "steps"),
    "guidance": tuple(SINGLES["guidance"].fields),
    "measuring": ("rules",),
}


def _translation(record: Record, keys: tuple[str, ...]) -> Record:
    return Record(dict, {key: record.fields[key] for key in keys}, optional=keys)


# The keys of each table that have words in them, all optional, read into a dict.
TRANSLATIONS: Mapping[str, Record] = MappingProxyType(
    {
        table: _translation({**ENTRIES, **SINGLES}[table], keys)
        for table, keys in _TRANSLATED.items()
    }
)
