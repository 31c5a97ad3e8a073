"""Shapes as SVG: whole, in order, the right way up."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from stretchdesk.core.body.shapes import Shape, bounds
from stretchdesk.core.body.svg import Paint, svg

NS = "{http://www.w3.org/2000/svg}"
LOW = Shape("skin", "a", [[(0, 0), (1, 0), (1, 0.5)]], [[(0, 0), (1, 0), (1, 1)]])
HIGH = Shape("primary:quads", "b", [[(0, 1), (1, 1), (0.5, 2)]])
PAINTS = {
    "skin": Paint("#111111", "#222222", opacity=0.5),
    "primary:quads": Paint("#333333", "#444444", hatch="#555555"),
}


def drawing() -> ET.Element:
    text = svg(
        [LOW, HIGH],
        bounds([LOW, HIGH]),
        100,
        "Fold <& reach>",
        "#ffffff",
        lambda shape: PAINTS[shape.role],
    )
    return ET.fromstring(text)  # noqa: S314 (our own text)


def test_the_title_and_the_paper_are_there() -> None:
    root = drawing()
    assert root.findtext(f"{NS}title") == "Fold <& reach>"
    assert root.find(f"{NS}rect").get("fill") == "#ffffff"  # type: ignore[union-attr]
    assert root.get("viewBox") == "0 0 100 100"


def test_shapes_are_painted_in_order_edge_fill_hatch() -> None:
    paths = drawing().findall(f"{NS}path")
    assert [path.get("fill") for path in paths] == [
        "#222222",
        "#111111",
        "#333333",
        "url(#hatch-555555)",
    ]
    assert [path.get("fill-opacity") for path in paths] == [None, "0.50", None, None]
    (pattern,) = drawing().findall(f"{NS}pattern")
    assert pattern.get("id") == "hatch-555555"


def test_up_is_up_and_all_lies_within_the_margin() -> None:
    low, high = (
        [float(n) for n in re.findall(r"-?[\d.]+", str(path.get("d")))][1::2]
        for path in drawing().findall(f"{NS}path")[1:3]
    )
    assert min(low) > max(high) - 0.01
    assert (min(high), max(low)) == (5, 95)
