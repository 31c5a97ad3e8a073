"""The body map: the standing body from the front and the back, parted into the 13 areas."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from stretchdesk.core.body.anatomy import PARTS, SIDES, Link
from stretchdesk.core.body.camera import Camera
from stretchdesk.core.body.muscles import Patch, patch_outline
from stretchdesk.core.body.pose import Pose
from stretchdesk.core.body.scene import Look, Seen, draw
from stretchdesk.core.body.shapes import Shape, contains, distance
from stretchdesk.core.body.solve import solve

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stretchdesk.core.body.shapes import Polygon
    from stretchdesk.core.body.skeleton import Posture

_POSE = Pose(
    # With arms straight down they would cover the hips.
    base="standing",
    rests=("heel_left", "heel_right", "ball_left", "ball_right"),
    anchor="heel_right",
    angles={
        f"{joint}_{side}": degrees
        for joint, degrees in (
            ("shoulder_abduction", 16),
            ("hip_abduction", 6),
            ("ankle_inversion", -6),
        )
        for side in SIDES
    },
    reach={},
    hands=dict.fromkeys(SIDES, "flat"),
)
MAP_VIEWS = MappingProxyType({"front": Camera(0, 0), "back": Camera(180, 0)})

_FIELDS = {
    "front": (
        Patch("chest", "trunk", 3.2, 6.95, -1, 95),
        Patch("obliques", "trunk", 1.0, 3.2, -1, 95),
        Patch("hip_flexors", "trunk", -0.3, 1.0, -1, 95),
        Patch("hip_flexors", "thigh", -0.5, 0.7, -95, 95),
        Patch("quads", "thigh", 0.7, 3.8, -5, 95),
        Patch("quads", "thigh", 3.75, 4.5, -95, 95),
        Patch("adductors", "thigh", 0.45, 3.8, -95, -5),
        Patch("neck", "neck", -0.1, 0.55, -95, 95),
    ),
    "back": (
        Patch("spine", "trunk", 3.1, 6.95, 85, 181),
        Patch("obliques", "trunk", 1.0, 3.1, 85, 140),
        Patch("lower_back", "trunk", 1.0, 3.1, 140, 181),
        Patch("glutes", "seat", -0.9, 1.0, 85, 181),
        Patch("glutes", "thigh", -0.5, 0.75, 85, 275),
        Patch("hamstrings", "thigh", 0.75, 4.5, 85, 275),
        Patch("neck", "neck", -0.1, 0.95, 85, 275),
    ),
}
"""Fields that part trunk and thighs, with the surfaces' rings and angles (see muscles.py)."""

_LIMBS = (
    ("calves", ("shank", "foot")),
    ("shoulders", ("upper_arm",)),
    ("forearms", ("forearm",)),
)
_SLOPE = ("trapezius", "shoulder_cap")
"""The slope from the neck to the arm belongs to the shoulders."""


@cache
def map_posture() -> Posture:
    """The body as the map shows it: standing, palms forward, limbs clear of the trunk."""
    return solve(_POSE).posture


def map_shapes(posture: Posture, view: str) -> list[Shape]:
    """The body in one neutral role, then its areas (`area:ID`), each as one shape.

    `view` is front or back. KeyError: another view.
    """
    camera = MAP_VIEWS[view]
    base = [
        replace(shape, role=shape.role if shape.role in {"hair", "face"} else "body", shade=0.0)
        for shape in draw(posture, camera, Look())
        if shape.role != "shadow"
    ]
    seen = Seen(posture, camera)
    fields: dict[str, list[Polygon]] = {}
    for area, polygon in (*_limbs(seen), *_fields(view, seen)):
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


def _fields(view: str, seen: Seen) -> Iterable[tuple[str, Polygon]]:
    for patch in _FIELDS[view]:
        for side in SIDES:
            outline = patch_outline(patch, side, seen, rounded=False)
            if outline:
                yield patch.area, outline


def _limbs(seen: Seen) -> Iterable[tuple[str, Polygon]]:
    """Limbs that belong to one area all round, and the slope of the shoulders."""
    rows = [
        (area, link)
        for area, kinds in _LIMBS
        for part in PARTS
        if part.name.rpartition("_")[0] in kinds
        for link in part.links
    ]
    slopes = [tuple(f"{ball}_{side}" for ball in _SLOPE) for side in SIDES]
    rows += [("shoulders", Link("", (slope,))) for slope in slopes]
    for area, link in rows:
        for fill, _ in seen.outlines(link, 0.0, frozenset()):
            yield area, fill
