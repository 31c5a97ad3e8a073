"""Pictures are right: nearer hides further, and left mirrors right.

Beside the painted shapes stands a z-buffer of the same flesh. A pixel is wrong when it shows a part
that is neither the nearest there nor in a neighbouring pixel, nor as near within the thickness of
skin. Parts of one limb that flow into each other in one colour count as one.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest

from stretchdesk.core.body.anatomy import PARTS, SIDES
from stretchdesk.core.body.camera import VIEWS, Camera
from stretchdesk.core.body.order import painting_order
from stretchdesk.core.body.scene import Look, Seen, Setting, draw, mat_under
from stretchdesk.core.body.skeleton import place
from stretchdesk.core.body.vectors import quaternion, turn
from tests.core.body.bodies import FIGURES, ONE_SIDED, bent
from tests.core.body.raster import by_depth, painted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stretchdesk.core.body.book import PoseBook
    from stretchdesk.core.body.shapes import Shape
    from stretchdesk.core.body.skeleton import Posture
    from stretchdesk.core.content.catalogue import Catalogue
    from tests.core.body.raster import Label, Pixel

PX = 60
FINE_PX = 200
SKIN = 0.004
BEST_VIEW, ANY_VIEW, ON_THE_WAY = 0.01, 0.03, 0.04
ELEVATION = 8

_JOINED = {frozenset((part.name, part.joined_to)) for part in PARTS}
_ROUND = range(0, 360, 30)
_ROUND_TWO_SIDED = range(0, 181, 30)
"""Of a symmetric pose the other views are mirror images."""

VIEWS_ROUND = [
    (figure, azimuth)
    for figure in FIGURES
    for azimuth in (_ROUND if figure in ONE_SIDED else _ROUND_TWO_SIDED)
]


def wrong_share(posture: Posture, camera: Camera, px: float) -> float:
    """The share of the body's pixels that show a part which another one hides."""
    shapes = [s for s in draw(posture, camera, Look(line=0)) if s.part != "ground"]
    picture, depths = painted(shapes, px), by_depth(posture, camera, px)
    nearest = {pixel: max(labels, key=labels.__getitem__) for pixel, labels in depths.items()}
    wrong = [
        pixel
        for pixel, shown in picture.items()
        if pixel in nearest and not _allowed(shown, pixel, depths[pixel], nearest)
    ]
    return len(wrong) / len(nearest)


def _allowed(
    shown: Label, pixel: Pixel, depths: Mapping[Label, float], nearest: Mapping[Pixel, Label]
) -> bool:
    near = max((d for label, d in depths.items() if label.part == shown.part), default=-9.0)
    if _one(shown, nearest[pixel]) or near >= max(depths.values()) - SKIN:
        return True
    x, y = pixel
    around = ((x + i, y + j) for i, j in product((-1, 0, 1), repeat=2))
    return any(p in nearest and _one(shown, nearest[p]) for p in around)


def _one(a: Label, b: Label) -> bool:
    return a.part == b.part or (a.role == b.role and frozenset((a.part, b.part)) in _JOINED)


@pytest.mark.parametrize("figure", FIGURES)
def test_in_its_best_view_a_hold_is_drawn_right(
    figure: str, book: PoseBook, catalogue: Catalogue
) -> None:
    stretch = catalogue.stretches.get(figure)
    camera = VIEWS[stretch.view if stretch else "front"]
    assert wrong_share(book.motion(figure).end, camera, PX) <= BEST_VIEW


@pytest.mark.parametrize(("figure", "azimuth"), VIEWS_ROUND)
def test_all_round_a_hold_is_drawn_right(figure: str, azimuth: int, book: PoseBook) -> None:
    camera = Camera(azimuth, ELEVATION)
    assert wrong_share(book.motion(figure).end, camera, PX) <= ANY_VIEW


@pytest.mark.campaign
@pytest.mark.parametrize(("figure", "azimuth"), list(product(FIGURES, _ROUND)))
def test_all_round_and_on_the_way_a_figure_is_drawn_right_at_full_size(
    figure: str, azimuth: int, book: PoseBook
) -> None:
    motion, camera = book.motion(figure), Camera(azimuth, ELEVATION)
    assert wrong_share(motion.end, camera, FINE_PX) <= ANY_VIEW
    for u in (0.0, 0.25, 0.5, 0.75):
        assert wrong_share(motion.at(u), camera, FINE_PX) <= ON_THE_WAY


def test_the_measure_sees_a_body_painted_in_the_wrong_order() -> None:
    """Else a silent measure would pass everything."""
    posture = bent()
    shapes = draw(posture, Camera(90, 8), Look(line=0))
    nearest = {
        pixel: max(labels, key=labels.__getitem__)
        for pixel, labels in by_depth(posture, Camera(90, 8), PX).items()
    }
    backwards = painted(reversed(shapes), PX)
    both = backwards.keys() & nearest.keys()
    assert sum(not _one(backwards[p], nearest[p]) for p in both) > 0.1 * len(nearest)


@pytest.mark.parametrize(("azimuth", "last"), [(90, "right"), (270, "left")])
def test_the_limb_towards_the_eye_is_painted_last(azimuth: int, last: str) -> None:
    seen = Seen(bent(), Camera(azimuth, 0))
    names = painting_order(seen.centres, seen.radii)
    assert sorted(names) == sorted(part.name for part in PARTS)
    far = SIDES[last == "left"]
    for kind in ("upper_arm", "forearm"):
        assert names.index(f"{kind}_{far}") < names.index("trunk") < names.index(f"{kind}_{last}")
    for kind in ("thigh", "shank", "foot"):
        assert names.index(f"{kind}_{far}") < names.index(f"{kind}_{last}")


def test_far_limbs_are_shaded() -> None:
    shades = {s.part: s.shade for s in draw(bent(), Camera(90, 0), Look())}
    assert shades["thigh_left"] == pytest.approx(1)
    assert shades["thigh_right"] == shades["trunk"] == 0
    assert {s.shade for s in draw(bent(), Camera(0, 0), Look())} == {0}


@pytest.mark.parametrize("figure", FIGURES)
def test_the_other_side_from_its_own_view_is_the_mirror_image(
    figure: str, book: PoseBook, catalogue: Catalogue
) -> None:
    stretch = catalogue.stretches.get(figure)
    camera = VIEWS[stretch.view if stretch else "front-right"]
    right = draw(book.motion(figure, "right").end, camera, Look(lit={"quads_right": "primary"}))
    left = draw(
        book.motion(figure, "left").end, camera.mirrored(), Look(lit={"quads_left": "primary"})
    )
    shown, mirrored = painted(right, PX), painted(left, PX)
    same = sum(mirrored.get((-x - 1, y)) == _other_side(label) for (x, y), label in shown.items())
    assert same >= 0.97 * len(shown)


def _other_side(label: Label) -> Label:
    stem, _, side = label.part.rpartition("_")
    return label._replace(part=f"{stem}_{SIDES[side == 'left']}") if side in SIDES else label


def test_the_same_posture_is_drawn_the_same(book: PoseBook) -> None:
    def once() -> list[Shape]:
        return draw(book.motion("figure_four").end, VIEWS["front-right"], Look())

    assert once() == once()


def test_without_a_line_there_are_no_edges() -> None:
    assert not any(shape.edges for shape in draw(bent(), Camera(0, 0), Look(line=0)))


def test_the_chest_widens_as_the_figure_breathes_in() -> None:
    def width(breath: float) -> float:
        camera = Camera(90, 0)
        (top,) = (s for s in draw(bent(), camera, Look(breath=breath))
                  if s.part == "trunk" and s.role == "top")  # fmt: skip
        xs = [x for fill in top.fills for x, _ in fill]
        return max(xs) - min(xs)

    assert 1.01 < width(1.0) / width(0.0) < 1.06


def test_mat_and_shadow_lie_under_the_body(book: PoseBook) -> None:
    motion = book.motion("reclining_spinal_twist")
    shapes = draw(motion.end, VIEWS["above"], Look(), Setting(motion.mat))
    assert [shape.role for shape in shapes[:2]] == ["prop:mat", "shadow"]
    assert motion.mat.half_y > motion.mat.half_x, "the mat lies along the body"


def test_a_body_lying_across_has_its_mat_across() -> None:
    lying = replace(bent(), turned=quaternion(turn("y", 90)))
    mat = mat_under([lying])
    assert mat.half_x > mat.half_y


def test_a_mat_reaches_under_the_hands_and_is_folded_for_who_sits(book: PoseBook) -> None:
    childs, butterfly = (mat_under([book.motion(f).end]) for f in ("childs_pose", "butterfly"))
    hands = place(book.motion("childs_pose").end)["hand_left"][1]
    assert hands[1] < childs.y + childs.half_y
    assert 2 * max(butterfly.half_x, butterfly.half_y) < 0.75
