"""A pose as its author writes it: anatomical angles, what it rests on, what the limbs reach.

`Pose.read` turns a table (from TOML) into a Pose or says everything that is wrong with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from stretchdesk.core.body.anatomy import AXES, SIDES
from stretchdesk.core.body.hands import SHAPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BASES = (
    "standing", "seated", "kneeling", "all_fours", "supine", "prone", "side_left", "side_right",
)  # fmt: skip
CONTACTS = MappingProxyType({
    "heel": "heel", "ball": "ball_inner", "toes": "toe_inner", "foot_top": "instep",
    "shin": "shin", "knee": "knee", "calf": "calf", "hip_side": "hip", "seat": "seat",
    "upper_back": "upper_back", "shoulder": "shoulder", "elbow": "elbow",
    "forearm": "forearm_belly", "palm": "palm_thumb", "fingertips": "middle_tip",
    "head": "cranium_back", "forehead": "brow",
})  # fmt: skip
"""What may touch the ground, and the ball of flesh that does."""

CENTRE_CONTACTS = frozenset({"head", "forehead"})
LIMBS = ("hand", "foot")
FACES = ("front", "back", "inner", "outer")
REACH_FRAMES = ("thigh", "shank", "foot", "upper_arm", "forearm")


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a hand or foot is put: flat on the floor, or on a point of the body's surface.

    `frame` is None for the floor; `along` runs from the joint (0) to the next one (1).
    """

    frame: str | None
    along: float = 0.0
    face: str = "front"


@dataclass(frozen=True, slots=True)
class Pose:
    """Joint angles in degrees that differ from anatomical standing, by name and side.

    `rests` are the contacts that decide where the body is; `anchor` stays planted in a move;
    `reach` closes limbs (`hand_left`) onto targets; `hands` are hand shapes by side.
    """

    base: str
    rests: tuple[str, ...]
    anchor: str
    angles: Mapping[str, float]
    reach: Mapping[str, Reach]
    hands: Mapping[str, str]

    def mirrored(self) -> Pose:
        """The same pose for the other side of the body."""
        return replace(
            self,
            base=_other_side(self.base),
            rests=tuple(map(_other_side, self.rests)),
            anchor=_other_side(self.anchor),
            angles={_other_side(k): _other_way(k, v) for k, v in self.angles.items()},
            reach={
                _other_side(limb): replace(r, frame=r.frame and _other_side(r.frame))
                for limb, r in self.reach.items()
            },
            hands={_other_side(f"_{side}")[1:]: shape for side, shape in self.hands.items()},
        )


def _other_side(name: str) -> str:
    for side, other in (SIDES, SIDES[::-1]):
        if name.endswith(f"_{side}"):
            return name.removesuffix(side) + other
    return name


def _other_way(name: str, degrees: float) -> float:
    """Centre joints bend and turn the other way; sided ones are signed by side already."""
    turns = name.endswith(("_side_bend", "_rotation")) and "external" not in name
    return -degrees if turns else degrees


def sided(name: str, known: Mapping[str, Any] | frozenset[str]) -> tuple[str, ...]:
    """`name` itself if known, else both its sided forms if those are; () if neither."""
    if name in known:
        return (name,)
    both = tuple(f"{name}_{side}" for side in SIDES)
    return both if both[0] in known else ()


_CONTACT_NAMES = frozenset(
    {f"{c}_{side}" for c in CONTACTS if c not in CENTRE_CONTACTS for side in SIDES}
    | CENTRE_CONTACTS
)
_LIMB_NAMES = frozenset(f"{limb}_{side}" for limb in LIMBS for side in SIDES)
_FRAME_NAMES = frozenset(f"{frame}_{side}" for frame in REACH_FRAMES for side in SIDES)


def contact_ball(contact: str) -> str:
    """The ball that touches for `heel_left`, `head` and so on."""
    for side in SIDES:
        if contact.endswith(f"_{side}"):
            return f"{CONTACTS[contact.removesuffix(f'_{side}')]}_{side}"
    return CONTACTS[contact]


def read_pose(table: object) -> tuple[Pose | None, tuple[tuple[str, str], ...]]:
    """A pose from a parsed TOML table, or None and its problems as (key, text)."""
    if not isinstance(table, dict):
        return None, (("", "must be a table"),)
    reader = _Reader(table)
    pose = Pose(
        base=reader.base(),
        rests=tuple(reader.rests()),
        anchor=reader.anchor(),
        angles=dict(reader.angles()),
        reach=dict(reader.reach()),
        hands=dict(reader.hands()),
    )
    reader.refuse_unknown()
    return (None if reader.problems else pose), tuple(reader.problems)


class _Reader:
    """Reads one pose table and gathers everything wrong with it."""

    KEYS = ("base", "rests", "anchor", "joints", "reach", "hands")

    def __init__(self, table: dict[str, object]) -> None:
        self.table = table
        self.problems: list[tuple[str, str]] = []

    def _wrong(self, key: str, text: str) -> None:
        self.problems.append((key, text))

    def _sub(self, key: str) -> dict[str, object]:
        value = self.table.get(key, {})
        if isinstance(value, dict):
            return value
        self._wrong(key, "must be a table")
        return {}

    def refuse_unknown(self) -> None:
        for key in self.table:
            if key not in self.KEYS:
                self._wrong(str(key)[:40], f"unknown key; known are {', '.join(self.KEYS)}")

    def base(self) -> str:
        base = self.table.get("base")
        if base not in BASES:
            self._wrong("base", f"must be one of {', '.join(BASES)}")
        return str(base)

    def rests(self) -> Iterator[str]:
        names = self.table.get("rests")
        if not isinstance(names, list) or not names or len(names) > len(_CONTACT_NAMES):
            self._wrong("rests", "must list what touches the ground, such as ['heel', 'ball']")
            return
        for name in names:
            found = sided(name, _CONTACT_NAMES) if isinstance(name, str) else ()
            if not found:
                self._wrong("rests", f"unknown contact {str(name)[:40]!r}")
            yield from found

    def anchor(self) -> str:
        anchor = self.table.get("anchor")
        if not isinstance(anchor, str) or anchor not in _CONTACT_NAMES:
            self._wrong("anchor", "must be one contact with its side, such as 'heel_left'")
        return str(anchor)

    def angles(self) -> Iterator[tuple[str, float]]:
        for key, value in self._sub("joints").items():
            names = sided(key, AXES)
            if not names:
                self._wrong(key[:40], "unknown joint angle")
            elif isinstance(value, bool) or not isinstance(value, int | float):
                self._wrong(key, "must be a number of degrees")
            else:
                yield from self._within(names, value)

    def _within(self, names: tuple[str, ...], degrees: float) -> Iterator[tuple[str, float]]:
        axis = AXES[names[0]]
        low, high = axis.low - axis.margin, axis.high + axis.margin
        if not low <= degrees <= high:  # nan is not, either
            self._wrong(names[0], f"{str(degrees)[:40]}° is beyond the joint's {low:g}…{high:g}°")
            return
        for name in names:
            yield name, float(degrees)

    def reach(self) -> Iterator[tuple[str, Reach]]:
        for key, value in self._sub("reach").items():
            limbs, target = sided(key, _LIMB_NAMES), _read_reach(value)
            if not limbs:
                self._wrong(key[:40], "only hand and foot, with or without side, can reach")
            elif target is None:
                self._wrong(key, "must be 'floor' or like 'thigh_left@0.8:front'")
            else:
                yield from ((limb, target) for limb in limbs)

    def hands(self) -> Iterator[tuple[str, str]]:
        for key, value in self._sub("hands").items():
            sides = SIDES if key == "both" else (key,)
            if sides[0] not in SIDES or value not in SHAPES:
                self._wrong(key[:40], f"must be left, right or both = {', '.join(SHAPES)}")
            else:
                yield from ((side, str(value)) for side in sides)


def _read_reach(value: object) -> Reach | None:
    if value == "floor":
        return Reach(None)
    if not isinstance(value, str) or len(value) > 40:
        return None
    frame, _, rest = value.partition("@")
    along, _, face = rest.partition(":")
    if frame not in _FRAME_NAMES or face not in FACES:
        return None
    try:
        fraction = float(along)
    except ValueError:
        return None
    return Reach(frame, fraction, face) if 0.0 <= fraction <= 1.0 else None
