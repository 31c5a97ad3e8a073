"""The camera: orthographic, turned round the body and raised."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin
from types import MappingProxyType

from stretchdesk.core.body.vectors import Mat, Vec, cross


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the eye is, in degrees: azimuth 0 in front, 90 at the right; elevation 90 above."""

    azimuth: float
    elevation: float

    @property
    def axes(self) -> Mat:
        """Rows: the world's direction to the right of the picture, up in it, and to the eye."""
        a, e = radians(self.azimuth), radians(self.elevation)
        eye: Vec = (sin(a) * cos(e), cos(a) * cos(e), sin(e))
        right: Vec = (-cos(a), sin(a), 0.0)
        return right + cross(eye, right) + eye

    def turned(self, azimuth: float, elevation: float) -> Camera:
        """The camera moved by so many degrees, never below the floor nor over the top."""
        raised = max(0.0, min(89.0, self.elevation + elevation))
        return Camera((self.azimuth + azimuth) % 360.0, raised)

    def mirrored(self) -> Camera:
        """The view of the other side that shows the same picture, mirrored."""
        return Camera(-self.azimuth % 360.0, self.elevation)


VIEWS = MappingProxyType({
    "front": Camera(0, 8),
    "front-right": Camera(50, 14),
    "right": Camera(90, 8),
    "back-right": Camera(130, 14),
    "back": Camera(180, 8),
    "back-left": Camera(230, 14),
    "left": Camera(270, 8),
    "front-left": Camera(310, 14),
    "above": Camera(90, 68),
    "above-front-right": Camera(20, 38),
    "above-front-left": Camera(340, 38),
})  # fmt: skip
"""The views that content names."""


def read_view(text: str) -> Camera:
    """A view by name, or `AZIMUTH,ELEVATION` in degrees. ValueError says what is allowed."""
    if text in VIEWS:
        return VIEWS[text]
    try:
        azimuth, elevation = (float(part) for part in text.split(","))
    except ValueError:
        raise ValueError(f"view {text!r}: one of {', '.join(VIEWS)} or AZIMUTH,ELEVATION") from None
    if not (-360 <= azimuth <= 360 and 0 <= elevation <= 90):
        raise ValueError(f"view {text!r}: azimuth -360…360, elevation 0…90")
    return Camera(azimuth % 360.0, min(elevation, 89.0))
