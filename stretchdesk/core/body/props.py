"""Furniture of fixed size: boxes, the surfaces one can lean on, and where they stand.

A prop's own frame has z up and y the way that a person at it faces: forward from a chair, towards
a desk, a wall, through a doorway, up a step. Lengths are fractions of stature; a chair seat at 42
cm, a desk at 72 cm and a door of two metres, for a person of 1.72 m. Tape and ruler are marked off
every 5 cm.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from stretchdesk.core.body.vectors import Mat, Vec, add, apply, scale, turn

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Box:
    """A box along the prop's axes: its middle and half its sizes."""

    name: str
    centre: Vec
    half: Vec


@dataclass(frozen=True, slots=True)
class Edge:
    """A line that a hand can hold, and the direction from which the palm comes."""

    start: Vec
    end: Vec
    normal: Vec


@dataclass(frozen=True, slots=True)
class Kind:
    """What a prop consists of: its boxes, the plane that it is leaned on, edges to hold.

    `at` and `shift` say which contact it stands at unless the pose says otherwise.
    """

    boxes: tuple[Box, ...]
    surface: Vec
    normal: Vec
    edges: Mapping[str, Edge]
    at: str
    shift: tuple[float, float] = (0.0, 0.0)


_UP: Vec = (0.0, 0.0, 1.0)
_BACK: Vec = (0.0, -1.0, 0.0)

SEAT, DESK, STEP, CUSHION = 0.245, 0.42, 0.10, 0.05
"""Heights of what one sits, leans, stands or lies on."""

_DOOR = 1.16


_MARK = 0.029
"""From mark to mark of a tape or a ruler."""


def _marked(way: Vec, half: Vec, first: int, last: int) -> tuple[Box, ...]:
    """Pieces in a row, from the first mark to the last."""
    middles = ((n + 0.5) * _MARK for n in range(first, last))
    return tuple(Box(f"piece_{n}", scale(way, at), half) for n, at in enumerate(middles))


def _pair(name: str, centre: Vec, half: Vec) -> tuple[Box, Box]:
    x, y, z = centre
    return Box(f"{name}_left", (-x, y, z), half), Box(f"{name}_right", centre, half)


def _sides(name: str, start: Vec, end: Vec, normal: Vec) -> dict[str, Edge]:
    """The same edge at the left and at the right."""
    right = Edge(start, end, normal)
    left = Edge(*((-x, y, z) for x, y, z in (start, end, normal)))
    return {f"{name}left": left, f"{name}right": right}


KINDS: Mapping[str, Kind] = MappingProxyType({
    "chair": Kind(
        (
            Box("seat", (0, 0, SEAT - 0.012), (0.125, 0.125, 0.012)),
            Box("back", (0, -0.117, 0.425), (0.112, 0.009, 0.075)),
            *_pair("post", (0.100, -0.117, 0.2975), (0.009, 0.008, 0.0525)),
            *_pair("leg_front", (0.110, 0.110, 0.1105), (0.012, 0.012, 0.1105)),
            *_pair("leg_back", (0.110, -0.110, 0.1105), (0.012, 0.012, 0.1105)),
        ),
        (0, 0, SEAT), _UP,
        {
            "back_top": Edge((-0.112, -0.117, 0.50), (0.112, -0.117, 0.50), _UP),
            "seat_front": Edge((-0.115, 0.105, SEAT), (0.115, 0.105, SEAT), _UP),
            **_sides("back_", (0.112, -0.117, 0.36), (0.112, -0.117, 0.49), (1, 0, 0)),
            **_sides("seat_", (0.125, -0.11, SEAT - 0.012), (0.125, 0.11, SEAT - 0.012), (1, 0, 0)),
        },
        "seat", (0, 0.045),
    ),
    "desk": Kind(
        (
            Box("top", (0, 0.20, DESK - 0.012), (0.36, 0.20, 0.012)),
            *_pair("leg_near", (0.335, 0.030, 0.198), (0.012, 0.012, 0.198)),
            *_pair("leg_far", (0.335, 0.370, 0.198), (0.012, 0.012, 0.198)),
        ),
        (0, 0, DESK), _UP,
        {"edge": Edge((-0.34, 0.035, DESK), (0.34, 0.035, DESK), _UP)},
        "palm", (0, -0.04),
    ),
    "wall": Kind(
        (Box("wall", (0, 0.015, 0.55), (0.40, 0.015, 0.55)),), (0, 0, 0), _BACK, {}, "palm",
    ),
    "doorway": Kind(
        (
            *_pair("jamb", (0.300, 0.03, _DOOR / 2), (0.026, 0.03, _DOOR / 2)),
            Box("lintel", (0, 0.03, _DOOR + 0.02), (0.326, 0.03, 0.02)),
        ),
        (0, 0, 0), _BACK,
        {
            **_sides("", (0.300, 0, 0), (0.300, 0, _DOOR), _BACK),
            **_sides("inside_", (0.274, 0.03, 0), (0.274, 0.03, _DOOR), (-1, 0, 0)),
        },
        "forearm",
    ),
    "step": Kind(
        (Box("step", (0, 0.14, STEP / 2), (0.20, 0.14, STEP / 2)),), (0, 0, STEP), _UP, {}, "ball",
    ),
    "cushion": Kind(
        (Box("cushion", (0, 0, CUSHION / 2), (0.11, 0.085, CUSHION / 2)),), (0, 0, CUSHION), _UP,
        {}, "seat",
    ),
    "tape": Kind(
        _marked((0, 1, 0), (0.012, _MARK / 2, 0.002), -6, 7), (0, 0, 0), _BACK, {}, "heel",
    ),
    "ruler": Kind(
        _marked(_UP, (0.010, 0.003, _MARK / 2), 0, 8), (0, 0, 0), _BACK, {}, "fingertips",
    ),
})  # fmt: skip

TOPS = MappingProxyType({name: k.surface[2] for name, k in KINDS.items() if k.normal is _UP})
"""How high the props that can carry the body are."""

TOWEL, STICK = "towel", "stick"
BANDS = (TOWEL, STICK)
"""What runs through points of the body instead of standing somewhere; a stick goes on beyond."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a prop stands: at a contact (the mean of both sides) moved by `shift` (right, ahead),
    turned left by `turn` degrees; both in the directions that the pose's base faces.

    Towel and stick run `through` points of the body instead.
    """

    at: tuple[str, ...] = ()
    shift: tuple[float, float] = (0.0, 0.0)
    turn: float = 0.0
    through: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prop:
    """A prop that stands somewhere in the world, turned about the vertical."""

    name: str
    origin: Vec
    turned: Mat

    @property
    def kind(self) -> Kind:
        return KINDS[self.name]

    def point(self, v: Vec) -> Vec:
        """A point of the prop's frame in the world."""
        return add(self.origin, apply(self.turned, v))

    def direction(self, v: Vec) -> Vec:
        return apply(self.turned, v)

    def mirrored(self) -> Prop:
        m, (x, y, z) = self.turned, self.origin
        return replace(self, origin=(-x, y, z),
                       turned=(m[0], -m[1], m[2], -m[3], m[4], m[5], *m[6:]))  # fmt: skip


def stand(name: str, placement: Placement, touch: tuple[Vec, float]) -> Prop:
    """The prop where it touches a ball of flesh: its centre and radius, before the shift.

    What stands upright touches the ball's side, what lies under it its middle.
    """
    (x, y, _), radius = touch
    turned = turn("z", placement.turn)
    if KINDS[name].normal is not _UP:
        x, y, _ = add((x, y, 0.0), apply(turned, (0.0, radius, 0.0)))
    return Prop(name, (x + placement.shift[0], y + placement.shift[1], 0.0), turned)
