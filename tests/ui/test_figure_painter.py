"""The one painter: where things land, in which colours, and what tells the muscle."""

from __future__ import annotations

from math import hypot

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from stretchdesk.core.body.figure import figure_of
from stretchdesk.core.body.shapes import Shape
from stretchdesk.ui.figure_painter import coat, fitted, paint, picture
from stretchdesk.ui.theme import Theme, theme_of, warm_palette
from tests.ui.parts import book, catalogue, colours

pytestmark = pytest.mark.usefixtures("qapp")

SQUARE = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
WIDE = [(0.0, 0.0), (2.0, 0.0), (2.0, 1.0), (0.0, 1.0)]


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return theme_of(warm_palette(dark=request.param))


def painted(shapes: list[Shape], theme: Theme) -> QImage:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(theme.paper)
    with QPainter(image) as painter:
        paint(painter, shapes, fitted((0, 0, 1, 1), QRectF(10, 10, 80, 80)), theme)
    return image


def test_a_box_is_centred_and_up_stays_up() -> None:
    to = fitted((0, 0, 2, 1), QRectF(0, 0, 100, 100))

    assert to.map(QPointF(0, 0)) == QPointF(0, 75)
    assert to.map(QPointF(2, 1)) == QPointF(100, 25)


def test_a_box_without_size_is_not_divided_by() -> None:
    to = fitted((0, 0, 0, 0), QRectF(0, 0, 10, 10))
    assert hypot(*to.map(QPointF(0, 0)).toTuple()) < 10


def test_a_shape_is_filled_where_it_lies_and_nowhere_else(theme: Theme) -> None:
    image = painted([Shape("skin", "", [SQUARE])], theme)

    assert image.pixelColor(50, 50) == theme.figure["skin"]
    assert image.pixelColor(5, 50) == theme.paper


def test_later_shapes_cover_earlier_ones(theme: Theme) -> None:
    image = painted([Shape("skin", "", [SQUARE]), Shape("hair", "", [SQUARE])], theme)
    assert image.pixelColor(50, 50) == theme.figure["hair"]


def test_overlapping_fills_unite(theme: Theme) -> None:
    image = painted([Shape("skin", "", [SQUARE, SQUARE])], theme)
    assert image.pixelColor(50, 50) == theme.figure["skin"]


def test_an_edge_lies_under_its_fill_in_a_darker_line(theme: Theme) -> None:
    inner = [(0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9)]
    image = painted([Shape("skin", "", [inner], [SQUARE])], theme)

    fill, line, _ = coat("skin", 0, theme)
    assert image.pixelColor(50, 50) == fill
    assert image.pixelColor(13, 50).name() == line.name()
    assert line.lightness() < fill.lightness()


def test_the_target_muscle_is_hatched_not_only_coloured(theme: Theme) -> None:
    greys = {}
    for role in ("primary:hamstrings_left", "secondary:calves_left", "skin"):
        image = painted([Shape(role, "", [SQUARE])], theme)
        inside = colours(image, QRectF(30, 30, 40, 40).toRect())
        lightness = [QColor(name).lightness() for name in inside]
        greys[role.partition(":")[0]] = max(lightness) - min(lightness)

    assert greys["primary"] >= 20
    assert greys["secondary"] == greys["skin"] == 0


def test_what_lies_behind_is_shaded(theme: Theme) -> None:
    near, far = (coat("skin", shade, theme)[0].lightness() for shade in (0, 8))
    assert far < near


def test_the_shadow_lets_the_ground_through(theme: Theme) -> None:
    image = painted([Shape("shadow", "", [SQUARE])], theme)
    seen = image.pixelColor(50, 50)
    assert seen.lightness() < theme.paper.lightness()
    assert seen != QColor("black")


def test_the_painter_is_left_as_it_was(theme: Theme) -> None:
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        painter.setPen(Qt.GlobalColor.red)
        paint(
            painter, [Shape("skin", "", [SQUARE])], fitted((0, 0, 1, 1), QRectF(0, 0, 9, 9)), theme
        )
        assert painter.pen().color() == QColor(Qt.GlobalColor.red)
        assert painter.transform().isIdentity()


def test_a_picture_has_a_clear_ground_and_a_margin(theme: Theme) -> None:
    image = picture([Shape("skin", "", [WIDE])], (200, 100), theme)

    assert image.pixelColor(0, 0).alpha() == image.pixelColor(2, 50).alpha() == 0
    assert image.pixelColor(100, 50) == theme.figure["skin"]


def test_a_picture_is_as_fine_as_asked(theme: Theme) -> None:
    image = picture([Shape("skin", "", [SQUARE])], (60, 40), theme, dpr=2.0)
    assert (image.width(), image.height(), image.devicePixelRatio()) == (120, 80, 2.0)
    assert image.pixelColor(60, 40) == theme.figure["skin"]


def test_a_small_figure_does_not_look_large(theme: Theme) -> None:
    wide = [
        sum(image.pixelColor(x, 50).alpha() > 0 for x in range(100))
        for least in (0.0, 2.0)
        for image in [picture([Shape("skin", "", [SQUARE])], (100, 100), theme, least=least)]
    ]
    assert wide == pytest.approx([90, 45], abs=1)


@pytest.mark.parametrize("name", [n for n, s in catalogue().stretches.items() if s.seed])
def test_each_of_the_seven_shows_its_muscles(name: str, theme: Theme) -> None:
    stretch = catalogue().stretches[name]
    figure = figure_of(stretch, "right", book())
    seen = colours(picture(figure.shapes(figure.motion.end), (160, 160), theme))

    lit = {
        coat(f"{strength}:x", shade, theme)[0].name()
        for strength in ("primary", "secondary")
        for shade in range(9)
    }
    assert lit & set(seen)
