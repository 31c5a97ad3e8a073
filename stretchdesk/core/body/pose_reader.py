"""From a parsed TOML table to a Pose, or to everything that is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from stretchdesk.core.body.anatomy import AXES, PARTS, SIDES
from stretchdesk.core.body.hands import SHAPES
from stretchdesk.core.body.pose import (
    BASES,
    CENTRE_CONTACTS,
    CONTACT_NAMES,
    END_NAMES,
    SPOT_NAMES,
    Pose,
    contact_ball,
    sided,
)
from stretchdesk.core.body.props import BANDS, KINDS, TOPS, Placement
from stretchdesk.core.body.reach import ENDS, Reach, read_reach

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEAN, _SHIFT = 90.0, 2.0
_PROP_EXAMPLE = (
    f"must be one of {', '.join(KINDS)} like {{ at = 'seat', shift = [0, 0.04], turn = 0 }}, "
    "or towel or stick = { through = ['palm_left', 'sole_right'] }"
)
_PART_NAMES = frozenset((*(part.name for part in PARTS), *KINDS))


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
        lean=reader.lean(),
        props=dict(reader.props()),
        touches=dict(reader.touches()),
    )
    reader.refuse_unknown()
    reader.refuse_missing(pose)
    return (None if reader.problems else pose), tuple(reader.problems)


class _Reader:
    """Reads one pose table and gathers everything wrong with it."""

    KEYS = ("base", "rests", "anchor", "joints", "reach", "hands", "lean", "props", "touches")

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

    def refuse_missing(self, pose: Pose) -> None:
        """Nothing can rest on, or reach for, a prop that does not stand anywhere."""
        used = {contact.partition("@")[2] for contact in pose.rests}
        used |= {reach.prop for reach in pose.reach.values()}
        for prop in sorted(used - pose.props.keys() - {""}):
            self._wrong("props", f"must say where the {prop} stands, such as {prop} = {{}}")

    def base(self) -> str:
        base = self.table.get("base")
        if isinstance(base, str) and base in BASES:
            return base
        self._wrong("base", f"must be one of {', '.join(BASES)}")
        return ""

    def rests(self) -> Iterator[str]:
        names = self.table.get("rests")
        if not isinstance(names, list) or not names or len(names) > len(CONTACT_NAMES):
            self._wrong("rests", "must list what touches the ground, such as ['heel', 'ball']")
            return
        for value in names:
            written = value if isinstance(value, str) else ""
            name, at, prop = written.partition("@")
            found = sided(name, CONTACT_NAMES)
            if not found:
                self._wrong("rests", f"unknown contact {written[:40]!r}")
            elif at and prop not in TOPS:
                self._wrong("rests", f"{written[:40]!r} must rest on one of {', '.join(TOPS)}")
            else:
                yield from (one + at + prop for one in found)

    def anchor(self) -> str:
        anchor = self.table.get("anchor")
        if isinstance(anchor, str) and anchor in CONTACT_NAMES - CENTRE_CONTACTS:
            return anchor
        self._wrong("anchor", "must be one contact with its side, such as 'heel_left'")
        return ""

    def angles(self) -> Iterator[tuple[str, float]]:
        for key, value in self._sub("joints").items():
            names = sided(key, AXES)
            if not names:
                self._wrong(key[:40], "unknown joint angle")
            elif not _is_number(value):
                self._wrong(key, "must be a number of degrees")
            else:
                yield from self._within(names, value)

    def _within(self, names: tuple[str, ...], degrees: float) -> Iterator[tuple[str, float]]:
        axis = AXES[names[0]]
        low, high = axis.low - axis.margin, axis.high + axis.margin
        if not low <= degrees <= high:  # nan is not, either
            # Python refuses to write out the largest whole numbers.
            written = f"{degrees:g}° " if isinstance(degrees, float) or abs(degrees) < 1e6 else ""
            self._wrong(names[0], f"{written}is beyond the joint's {low:g}…{high:g}°")
            return
        for name in names:
            yield name, float(degrees)

    def reach(self) -> Iterator[tuple[str, Reach]]:
        for key, value in self._sub("reach").items():
            ends = sided(key, END_NAMES)
            if not ends:
                self._wrong(key[:40], f"only {', '.join(ENDS)}, with or without side, can reach")
                continue
            for end in ends:
                stem, _, side = end.rpartition("_")
                target = read_reach(value, stem)
                if target is None:
                    self._wrong(key, "must be 'floor', a prop, a spot like 'ankle_left', or like "
                                "'thigh_left@0.8:front'")  # fmt: skip
                    break
                yield f"{ENDS[stem][0]}_{side}", target

    def hands(self) -> Iterator[tuple[str, str]]:
        for key, value in self._sub("hands").items():
            sides = SIDES if key == "both" else (key,)
            if sides[0] not in SIDES or value not in SHAPES:
                self._wrong(key[:40], f"must be left, right or both = {', '.join(SHAPES)}")
            else:
                yield from ((side, str(value)) for side in sides)

    def lean(self) -> tuple[float, float]:
        value = self.table.get("lean", 0)
        pair: list[object] = value if isinstance(value, list) else [value, 0]
        tipped = [float(x) for x in pair if _is_number(x) and abs(x) <= _LEAN]
        if len(pair) != 2 or len(tipped) != 2:
            self._wrong("lean", "must be degrees forward, or [forward, right]")
            return 0.0, 0.0
        return tipped[0], tipped[1]

    def props(self) -> Iterator[tuple[str, Placement]]:
        for name, value in self._sub("props").items():
            read = _read_band if name in BANDS else _read_placement
            placement = read(name, value) if name in {*BANDS, *KINDS} else None
            if placement is None:
                self._wrong(name[:40], _PROP_EXAMPLE)
            else:
                yield name, placement

    def touches(self) -> Iterator[tuple[str, str]]:
        for pair, why in self._sub("touches").items():
            names = pair.split()
            if len(names) != 2 or set(names) - _PART_NAMES or not isinstance(why, str) or not why:
                self._wrong(pair[:40], "must be two parts, such as 'thigh_left forearm_right', and "
                            "the reason why they touch")  # fmt: skip
            else:
                yield pair, why


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _read_placement(name: str, value: object) -> Placement | None:
    if not isinstance(value, dict) or value.keys() - {"at", "shift", "turn"}:
        return None
    kind, at = KINDS[name], value.get("at")
    shift, turned = value.get("shift", [0, 0] if at else list(kind.shift)), value.get("turn", 0)
    names = sided(at or kind.at, CONTACT_NAMES) if isinstance(at or kind.at, str) else ()
    numbers = [*shift, turned] if isinstance(shift, list) and len(shift) == 2 else []
    if not names or not numbers or not all(map(_is_number, numbers)):
        return None
    if not all(abs(x) <= limit for x, limit in zip(numbers, (_SHIFT, _SHIFT, 360), strict=True)):
        return None
    return Placement(
        tuple(map(contact_ball, names)), (float(shift[0]), float(shift[1])), float(turned)
    )


def _read_band(_: str, value: object) -> Placement | None:
    through = value.get("through") if isinstance(value, dict) and len(value) == 1 else None
    if not isinstance(through, list) or not 2 <= len(through) <= 8:
        return None
    if not all(isinstance(name, str) and name in SPOT_NAMES for name in through):
        return None
    return Placement(through=tuple(through))
