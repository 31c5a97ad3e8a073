"""The body map: the standing body from the front and the back, parted into the 13 areas."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from stretchdesk.core.body.anatomy import HIP_HEIGHT, PARTS, SIDES, Link
from stretchdesk.core.body.camera import Camera
from stretchdesk.core.body.muscles import Patch, patch_outline
from stretchdesk.core.body.order import painting_order
from stretchdesk.core.body.scene import Look, Seen, body
from stretchdesk.core.body.shapes import Shape, clipped, contains, convex, distance, flat
from stretchdesk.core.body.skeleton import Posture, joint_rotations
from stretchdesk.core.body.vectors import UNTURNED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stretchdesk.core.body.anatomy import Part
    from stretchdesk.core.body.shapes import Polygon

_ANGLES = {"shoulder_abduction": 16, "hip_abduction": 6, "ankle_inversion": -6}
"""With arms straight down they would cover the hips."""
MAP_VIEWS = MappingProxyType({"front": Camera(0, 0), "back": Camera(180, 0)})

_FIELDS = {
    "front": (
        Patch("chest", "trunk", 3.2, 6.95, -1, 95),
        Patch("obliques", "trunk", 1.0, 3.2, -1, 95),
        Patch("hip_flexors", "trunk", -1.0, 1.0, -1, 95),
        Patch("hip_flexors", "thigh", -0.5, 0.7, -95, 95),
        Patch("quads", "thigh", 0.7, 3.8, -5, 95),
        Patch("quads", "thigh", 3.75, 4.5, -95, 95),
        Patch("adductors", "thigh", 0.45, 3.8, -95, -5),
    ),
    "back": (
        Patch("spine", "trunk", 3.1, 6.95, 85, 181),
        Patch("obliques", "trunk", 1.0, 3.1, 85, 140),
        Patch("lower_back", "trunk", 1.0, 3.1, 140, 181),
        Patch("glutes", "trunk", -1.0, 1.0, 85, 181),
        Patch("glutes", "thigh", -0.5, 0.75, 85, 275),
        Patch("hamstrings", "thigh", 0.75, 4.5, 85, 275),
    ),
}
_NECK = {
    "front": (Patch("neck", "neck", -0.2, 0.8, -180, 180),),
    "back": (Patch("neck", "neck", -0.7, 1.1, -180, 180),),
}
_BEYOND = 1.3
"""Fields reach beyond the flesh, which bounds them."""
_FURTHER = {
    ("chest", "trunk"): 0.05, ("spine", "trunk"): 0.05,
    ("hip_flexors", "trunk"): -0.02, ("glutes", "trunk"): -0.02,
}  # fmt: skip
"""How far these reach upward, to take in the slopes of the shoulders, or down between the legs."""
"""Fields that part trunk and thighs, with the surfaces' rings and angles (see muscles.py)."""


def _links(*kinds: str) -> tuple[Link, ...]:
    return tuple(k for part in PARTS if part.name.rpartition("_")[0] in kinds for k in part.links)


_UNDER = (("calves", _links("shank", "foot")),)
_OVER = (("shoulders", _links("upper_arm")), ("forearms", _links("forearm")))
"""Limbs that belong to one area all round, under the fields and over them."""


@cache
def map_posture() -> Posture:
    """The body as the map shows it: standing, palms forward, limbs clear of the trunk."""
    angles = {f"{joint}_{side}": degrees for joint, degrees in _ANGLES.items() for side in SIDES}
    hands = dict.fromkeys(SIDES, ("flat", "flat", 0.0))
    return Posture((0.0, 0.0, HIP_HEIGHT), UNTURNED, joint_rotations(angles), hands)


def map_shapes(posture: Posture, view: str) -> list[Shape]:
    """The body in one neutral role, then its areas (`area:ID`), each as one shape.

    `view` is front or back. KeyError: another view.
    """
    camera = MAP_VIEWS[view]
    seen = Seen(posture, camera)
    base = [
        replace(shape, role=shape.role if shape.role in {"hair", "face"} else "body", shade=0.0)
        for shape in body(seen, Look(), painting_order(seen.centres, seen.radii))
    ]
    fields: dict[str, list[Polygon]] = {}
    under, over = _limbs(_UNDER, seen), _limbs(_OVER, seen)
    for area, polygon in (
        *under,
        *_fields(_FIELDS[view], seen),
        *over,
        *_fields(_NECK[view], seen),
    ):
        fields.setdefault(area, []).append(polygon)
    return base + [Shape(f"area:{area}", "map", fills) for area, fills in fields.items()]


def area_at(shapes: Iterable[Shape], x: float, y: float, reach: float) -> str | None:
    """The area under a point, the topmost first; else the nearest within `reach` statures."""
    areas = [(shape.role.partition(":")[2], shape.fills) for shape in shapes
             if shape.role.startswith("area:")]  # fmt: skip
    for area, fills in reversed(areas):
        if contains(fills, x, y):
            return area
    away, nearest = min((distance(fills, x, y), area) for area, fills in areas)
    return nearest if away <= reach else None


def _fields(patches: Iterable[Patch], seen: Seen) -> Iterable[tuple[str, Polygon]]:
    """The flesh of trunk and thighs within the fields, to its very outline."""
    flesh = {part.name: _flesh(part, seen) for part in PARTS if part.name in _PARTED}
    for patch in patches:
        for side in SIDES:
            rough = patch_outline(patch, side, seen, inset=_BEYOND) or []
            further = _FURTHER.get((patch.area, patch.surface), 0.0)
            window = convex(rough + [(x, y + further) for x, y in rough])
            for piece in flesh[patch.part(side)] if rough else ():
                field = clipped(piece, window)
                if field:
                    yield patch.area, field


_PARTED = ("trunk", "thigh_left", "thigh_right")


def _flesh(part: Part, seen: Seen) -> list[Polygon]:
    return [flat(fill) for link in part.links for fill, _ in seen.outlines(link, 0.0, frozenset())]


def _limbs(
    limbs: Iterable[tuple[str, tuple[Link, ...]]], seen: Seen
) -> Iterable[tuple[str, Polygon]]:
    for area, links in limbs:
        for link in links:
            for fill, _ in seen.outlines(link, 0.0, frozenset()):
                yield area, fill
