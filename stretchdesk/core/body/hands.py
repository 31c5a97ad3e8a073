"""Hands: where the finger joints lie in the hand's frame for each hand shape (right hand).

The hand's frame hangs at the wrist; fingers point to -z, the palm faces +y, the thumb is at +x.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from stretchdesk.core.body.vectors import Vec, add, apply, lerp, matmul, turn


class _Digit(NamedTuple):
    """Root on the knuckle line, length, radius, and how far it fans out in degrees."""

    root: Vec
    length: float
    radius: float
    fan: float


class _Shape(NamedTuple):
    """Flexion of knuckles and middle joints in degrees, how far the fingers spread (0–1).

    `pointing` bends the index finger in its own way.
    """

    knuckle: float
    middle: float
    spread: float
    thumb: float
    pointing: tuple[float, float] | None = None

    def bends(self, digit: str) -> tuple[float, float]:
        """Knuckle and middle joint of one digit; the thumb bends less."""
        if digit == "thumb":
            return self.knuckle * 0.4, self.middle * 0.3
        return self.pointing if self.pointing and digit == "index" else (self.knuckle, self.middle)


_FINGERS = {
    "index": _Digit((0.0148, 0.001, -0.050), 0.050, 0.0064, 10),
    "middle": _Digit((0.0050, 0.001, -0.053), 0.054, 0.0066, 3),
    "ring": _Digit((-0.0050, 0.001, -0.052), 0.050, 0.0064, -5),
    "little": _Digit((-0.0145, 0.001, -0.047), 0.040, 0.0056, -14),
}
_THUMB = _Digit((0.012, 0.003, -0.020), 0.052, 0.0072, 42)
DIGITS = (*_FINGERS, "thumb")

_SHAPES = {
    "relaxed": _Shape(knuckle=18, middle=22, spread=0.15, thumb=0.45),
    "flat": _Shape(knuckle=0, middle=2, spread=0.35, thumb=0.7),
    "fan": _Shape(knuckle=0, middle=0, spread=1.0, thumb=1.1),
    "grip": _Shape(knuckle=45, middle=60, spread=0.1, thumb=0.35),
    "fist": _Shape(knuckle=80, middle=110, spread=0.0, thumb=0.1),
    "thumb": _Shape(knuckle=75, middle=105, spread=0.0, thumb=1.6),
    "point": _Shape(knuckle=75, middle=105, spread=0.0, thumb=0.2, pointing=(4, 4)),
}
SHAPES = tuple(_SHAPES)


def _digit(digit: _Digit, knuckle: float, middle: float, spread: float) -> tuple[Vec, Vec, Vec]:
    """Root, middle and tip of one digit."""
    first = matmul(turn("y", -digit.fan * spread), turn("x", knuckle))
    second = matmul(first, turn("x", middle))
    mid = add(digit.root, apply(first, (0.0, 0.0, -digit.length * 0.45)))
    tip = add(mid, apply(second, (0.0, 0.0, -digit.length * 0.55 + digit.radius)))
    return digit.root, mid, tip


@cache
def finger_balls(shape: str) -> tuple[tuple[str, Vec, float], ...]:
    """(name, centre, radius) of all finger joints of the right hand. KeyError: unknown shape."""
    s = _SHAPES[shape]
    digits = {
        name: (digit, _digit(digit, *s.bends(name), s.spread)) for name, digit in _FINGERS.items()
    }
    digits["thumb"] = (_THUMB, _digit(_THUMB, *s.bends("thumb"), s.thumb))
    return tuple(
        (f"{name}_{joint}", at, digit.radius)
        for name, (digit, points) in digits.items()
        for joint, at in zip(("root", "mid", "tip"), points, strict=True)
    )


def blended(a: str, b: str, u: float) -> tuple[tuple[str, Vec, float], ...]:
    """Finger joints a fraction `u` of the way from shape `a` to shape `b`."""
    if a == b:
        return finger_balls(a)
    return tuple(
        (name, lerp(p, q, u), radius)
        for (name, p, radius), (_, q, _) in zip(finger_balls(a), finger_balls(b), strict=True)
    )
