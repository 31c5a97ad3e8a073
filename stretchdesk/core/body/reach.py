"""What hands and feet are put on, as authors write it: the floor, a prop, a point of the body."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isfinite
from types import MappingProxyType
from typing import TYPE_CHECKING

from stretchdesk.core.body.anatomy import SIDES
from stretchdesk.core.body.props import KINDS
from stretchdesk.core.body.spots import BONES, FACES, SEGMENTS, SPOTS, WAYS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stretchdesk.core.body.vectors import Vec

LIMBS = ("hand", "foot")
ENDS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "hand": ("hand", ""), "fingertips": ("hand", "middle_tip"), "fist": ("hand", "palm_thumb"),
    "foot": ("foot", ""), "heel": ("foot", "heel"), "ball": ("foot", "ball_inner"),
    "foot_top": ("foot", "instep"),
})  # fmt: skip
"""What reaches: the limb it ends, and the ball that touches ("" for the flat palm or sole)."""

_BONES = frozenset(f"{bone}_{side}" for bone in BONES for side in SIDES)
_NAMED = frozenset(f"{spot}_{side}" for spot in SPOTS for side in SIDES)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a hand or foot is put.

    `frame` is None for the floor or a prop; else a bone (`along` it from joint to joint, on a
    `face`), a spot, or a segment in whose frame `point` is given (x outward). `edge` of a prop is
    held at the fraction `along`, or where it is nearest. `part` is the ball that touches, if not
    palm or sole. `palm` and `fingers` say where they point, `swivel` where elbow or knee does, in
    the trunk's directions or in degrees outward.
    """

    frame: str | None
    along: float | None = 0.0
    face: str = "front"
    prop: str = ""
    edge: str = ""
    point: Vec | None = None
    part: str = ""
    palm: str = ""
    fingers: str = ""
    swivel: str | float = ""

    def mirrored(self) -> Reach:
        along = self.along
        if self.edge and along is not None and other_side(self.edge) == self.edge:
            along = 1.0 - along
        return replace(
            self, frame=self.frame and other_side(self.frame), edge=other_side(self.edge),
            along=along,
        )  # fmt: skip


def other_side(name: str) -> str:
    """The name of the same thing on the other side of the body."""
    for side, other in (SIDES, SIDES[::-1]):
        if name == side or name.endswith(f"_{side}"):
            return name.removesuffix(side) + other
    return name


def read_reach(value: object, end: str) -> Reach | None:
    """A reach from a word or a table; None if it means nothing. `end` is a key of ENDS."""
    table = {"on": value} if isinstance(value, str) else value
    if not isinstance(table, dict) or table.keys() - _KEYS:
        return None
    reach = _segment(table) if "at" in table else _target(table.get("on"))
    palm, fingers = table.get("palm", ""), table.get("fingers", "")
    swivel = table.get("elbow", table.get("knee", ""))
    if reach is None or not (_known(palm) and _known(fingers)):
        return None
    if not (_known(swivel) or _number(swivel)):
        return None
    return replace(reach, part=ENDS[end][1], palm=palm, fingers=fingers, swivel=swivel or "")


_KEYS = frozenset({"on", "at", "palm", "fingers", "elbow", "knee"})


def _known(word: object) -> bool:
    return word == "" or (isinstance(word, str) and word in WAYS)


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= 180


def _segment(table: dict[str, object]) -> Reach | None:
    on, at = table.get("on"), table["at"]
    if not isinstance(on, str) or on not in SEGMENTS or not isinstance(at, list) or len(at) != 3:
        return None
    if not all(_number(x) and isfinite(x) and abs(x) <= 1 for x in at):
        return None
    return Reach(on, point=(float(at[0]), float(at[1]), float(at[2])))


def _target(value: object) -> Reach | None:
    """`floor`, `chair`, `chair@back_top:0.5`, `ankle_left` or `thigh_left@0.8:front`."""
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    name, _, rest = value.partition("@")
    if name in KINDS:
        return _on_prop(name, rest)
    if name in _BONES:
        along, _, face = rest.partition(":")
        fraction = _fraction(along)
        known = fraction is not None and face in FACES
        return Reach(name, fraction, face) if known else None
    if rest:
        return None
    return Reach(None) if name == "floor" else Reach(name) if name in _NAMED else None


def _on_prop(name: str, rest: str) -> Reach | None:
    edge, _, along = rest.partition(":")
    fraction = _fraction(along) if along else None
    if (edge and edge not in KINDS[name].edges) or (along and fraction is None):
        return None
    return Reach(None, fraction, prop=name, edge=edge)


def _fraction(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0.0 <= value <= 1.0 else None
