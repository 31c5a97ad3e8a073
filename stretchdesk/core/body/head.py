"""Hair and a hint of face: what tells the front of the head from its back."""

from __future__ import annotations

from math import acos, cos, sin, sqrt

from stretchdesk.core.body.shapes import Polygon, Shape, counter_clockwise, hull
from stretchdesk.core.body.vectors import (
    Mat,
    Vec,
    add,
    apply,
    cross,
    dot,
    norm,
    reject,
    scale,
    unit,
)

_CENTRE: Vec = (0.0, -0.002, 0.045)
_AXES: Vec = (0.0515, 0.0655, 0.0525)
_HAIR: Vec = unit((0.0, -0.70, 0.71))
_HAIRLINE = -0.11
"""Hair covers the part of the skull's ellipsoid that lies beyond this plane across `_HAIR`."""

_EARS = ((0.0475, -0.006, 0.022), (0.0475, -0.009, 0.010))
_EYE: Vec = (0.0185, 0.0640, 0.0265)
_MOUTH = ((-0.0095, 0.0520, -0.0065), (0.0, 0.0545, -0.0100), (0.0095, 0.0520, -0.0065))
_STEPS = 8


def head_shapes(turned: Mat, at: Vec, line: float, shade: float) -> list[Shape]:
    """Face, hair and ears of a head. `turned` maps its frame to (right, up, eye)."""
    eye: Vec = (turned[6], turned[7], turned[8])  # the direction to the eye in the head's frame
    shapes = []
    marks = _face(turned, at, eye)
    if marks:
        shapes.append(Shape("face", "head", marks, (), shade))
    cap = _cap(eye)
    if cap:
        hair = _placed(cap, turned, at, 0.0)
        edges = [_placed(cap, turned, at, line)] if line else []
        shapes.append(Shape("hair", "head", [hair], edges, shade))
    for side in (-1.0, 1.0):
        if side * eye[0] > 0.12:
            ear = [_circle(turned, at, (side * x, y, z), r) for (x, y, z), r in
                   zip(_EARS, (0.0115, 0.0085), strict=True)]  # fmt: skip
            grown = [(x, y, r + line) for x, y, r in ear]
            shapes.append(Shape("skin", "head", [hull(ear, 8)], [hull(grown, 8)], shade))
    return shapes


def _circle(turned: Mat, at: Vec, p: Vec, r: float) -> tuple[float, float, float]:
    x, y, _ = add(at, apply(turned, p))
    return x, y, r


def _face(turned: Mat, at: Vec, eye: Vec) -> list[Polygon]:
    """Eyes and mouth, as far as they look to the eye."""
    marks = []
    for side in (-1.0, 1.0):
        normal = unit((side * 0.5, 0.85, 0.1))
        if dot(normal, eye) > 0.3:
            x, y, z = _EYE
            marks.append(hull([_circle(turned, at, (side * x, y, z), 0.0050)], 6))
    if eye[1] > 0.35:
        lips = [_circle(turned, at, p, 0.0016) for p in _MOUTH]
        marks += [hull(lips, 8)]
    return marks


def _cap(eye: Vec) -> list[Vec]:
    """The visible outline of the hair: the ellipsoid's rim, then the hairline. Empty if hidden.

    In coordinates where the ellipsoid is the unit sphere, hair is the cap `q·hair > hairline` and
    the visible half `q·seen > 0`; the outline is an arc of each circle.
    """
    a, b, c = _AXES
    seen = unit((eye[0] * a, eye[1] * b, eye[2] * c))
    if dot(seen, _HAIR) < 0.0 and norm(reject(seen, _HAIR)) <= -_HAIRLINE:
        return []  # all round the face no more than a hair's breadth is seen
    return _rim(seen) + _hairline(seen)


def _placed(cap: list[Vec], turned: Mat, at: Vec, grow: float) -> Polygon:
    """Points of the unit sphere on the picture, the ellipsoid grown by so much."""
    a, b, c = (axis + grow for axis in _AXES)
    m0, m1, m2, m3, m4, m5 = turned[:6]
    x0, y0, _ = add(at, apply(turned, _CENTRE))
    m0, m1, m2, m3, m4, m5 = m0 * a, m1 * b, m2 * c, m3 * a, m4 * b, m5 * c
    return counter_clockwise(
        [(x0 + m0 * x + m1 * y + m2 * z, y0 + m3 * x + m4 * y + m5 * z) for x, y, z in cap]
    )


def _rim(seen: Vec) -> list[Vec]:
    """The part of the visible rim that carries hair."""
    aside = reject(_HAIR, seen)
    length = max(norm(aside), 1e-6)
    e1 = unit(aside) if norm(aside) > 1e-6 else unit(cross(seen, (1.0, 0.0, 0.0)))
    e2 = cross(seen, e1)
    reach = acos(max(-1.0, min(1.0, _HAIRLINE / length)))
    return [_around(e1, e2, reach * (2 * k / _STEPS - 1)) for k in range(_STEPS + 1)]


def _hairline(seen: Vec) -> list[Vec]:
    """The visible part of the hairline."""
    aside = reject(seen, _HAIR)
    length = norm(aside)
    radius = sqrt(1.0 - _HAIRLINE * _HAIRLINE)
    limit = -_HAIRLINE * dot(_HAIR, seen) / (radius * length) if length > 1e-6 else 2.0
    if limit >= 1.0:
        return []
    f1 = scale(aside, 1.0 / length)
    f2 = cross(_HAIR, f1)
    reach = acos(max(-1.0, limit))
    return [
        add(scale(_HAIR, _HAIRLINE), scale(_around(f1, f2, reach * (2 * k / _STEPS - 1)), radius))
        for k in range(_STEPS + 1)
    ]


def _around(e1: Vec, e2: Vec, angle: float) -> Vec:
    return add(scale(e1, cos(angle)), scale(e2, sin(angle)))
