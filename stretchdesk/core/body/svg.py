"""Shapes as an SVG drawing; the colours come in."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from stretchdesk.core.body.shapes import Bounds, Polygon, Shape

MARGIN = 0.05
"""Of the drawing's size, on each side."""
_HATCH_GAP = 8


@dataclass(frozen=True, slots=True)
class Paint:
    """Colours of one shape, as SVG writes them; `hatch` is drawn over the fill.

    `opacity` is that of the fill, 0–1.
    """

    fill: str
    line: str
    hatch: str | None = None
    opacity: float = 1.0


def svg(
    shapes: Sequence[Shape],
    box: Bounds,
    size: int,
    title: str,
    paper: str,
    paint: Callable[[Shape], Paint],
) -> str:
    """The shapes on a square of `size` pixels coloured `paper`, filled by their `box`."""
    place = _fitted(box, size)
    paints = [paint(shape) for shape in shapes]
    hatches = sorted({p.hatch for p in paints if p.hatch})
    lines = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
            f'width="{size}" height="{size}">'
        ),
        f"<title>{escape(title)}</title>",
        *(_pattern(colour) for colour in hatches),
        f'<rect width="{size}" height="{size}" fill="{paper}"/>',
    ]
    for shape, colours in zip(shapes, paints, strict=True):
        fill = _data(shape.fills, place)
        if shape.edges:
            lines.append(_path(_data(shape.edges, place), colours.line))
        lines.append(_path(fill, colours.fill, colours.opacity))
        if colours.hatch:
            lines.append(_path(fill, f"url(#{_name(colours.hatch)})"))
    return "\n".join([*lines, "</svg>", ""])


def _fitted(box: Bounds, size: int) -> Callable[[float, float], str]:
    """How a point in unit coordinates is written in pixels, up being up."""
    left, bottom, right, top = box
    k = size * (1 - 2 * MARGIN) / max(right - left, top - bottom)
    x0, y0 = size / 2 - k * (left + right) / 2, size / 2 + k * (bottom + top) / 2
    return lambda x, y: f"{x0 + k * x:.2f} {y0 - k * y:.2f}"


def _data(polygons: Iterable[Polygon], place: Callable[[float, float], str]) -> str:
    return "".join(_curve(polygon, place) for polygon in polygons)


def _curve(polygon: Polygon, place: Callable[[float, float], str]) -> str:
    middles = [
        place((ax + bx) / 2, (ay + by) / 2)
        for (ax, ay), (bx, by) in zip(polygon, polygon[1:] + polygon[:1], strict=True)
    ]
    steps = (f"Q{place(x, y)} {end}" for (x, y), end in zip(polygon, middles, strict=True))
    return f"M{middles[-1]}{''.join(steps)}Z"


def _path(data: str, fill: str, opacity: float = 1.0) -> str:
    # The winding rule, SVG's own, unites polygons that overlap.
    through = f' fill-opacity="{opacity:.2f}"' if opacity < 1 else ""
    return f'<path d="{data}" fill="{fill}"{through}/>'


def _name(colour: str) -> str:
    return f"hatch-{colour.lstrip('#')}"


def _pattern(colour: str) -> str:
    gap = _HATCH_GAP
    return (
        f'<pattern id="{_name(colour)}" width="{gap}" height="{gap}" '
        f'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<path d="M0 0V{gap}" stroke="{colour}"/></pattern>'
    )
