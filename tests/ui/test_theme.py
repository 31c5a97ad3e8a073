"""The tokens: legible in both themes, sized after the system's font."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QPen
from PySide6.QtWidgets import QLabel

from stretchdesk.ui.icons import paint_icon
from stretchdesk.ui.theme import (
    AREA_COLOURS,
    Size,
    Theme,
    age_tint,
    contrast,
    font,
    legible,
    mix,
    set_quiet,
    theme_of,
    warm_palette,
)
from tests.ui.parts import catalogue, let_paint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return theme_of(warm_palette(dark=request.param))


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    before = qapp.palette()
    yield qapp
    qapp.setPalette(before)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)
    assert contrast(QColor("red"), QColor("red")) == 1


def test_text_stands_out_from_what_lies_under_it(theme: Theme) -> None:
    for text, ground in (
        (theme.ink, theme.paper),
        (theme.ink, theme.surface),
        (theme.ink, theme.hover),
        (theme.ink, mix(theme.accent, theme.paper, 0.75)),
        (theme.ink, mix(theme.muscle, theme.paper, 0.8)),
        (theme.quiet, theme.paper),
        (theme.on_accent, theme.accent),
    ):
        assert contrast(text, ground) >= 4.5, (text.name(), ground.name())


def test_graphics_stand_out_from_paper(theme: Theme) -> None:
    for colour in (theme.accent, theme.second, theme.muscle):
        assert contrast(colour, theme.paper) >= 3, colour.name()


def test_the_palette_decides_what_is_dark_and_the_accent() -> None:
    palette = warm_palette(dark=False)
    assert theme_of(palette).dark is False
    assert theme_of(warm_palette(dark=True)).dark is True
    palette.setColor(QPalette.ColorRole.Accent, QColor("#AA00AA"))
    assert theme_of(palette).accent == QColor("#AA00AA")


def test_an_area_is_tinted_less_each_day_for_a_week(theme: Theme) -> None:
    never = age_tint(None, theme)
    away = [contrast(age_tint(days, theme), theme.accent) for days in range(8)]
    assert away == sorted(away)
    assert len(set(away)) == 8
    assert age_tint(7, theme) == age_tint(300, theme) == never


def test_each_area_has_a_colour_of_its_own(theme: Theme) -> None:
    assert len(set(AREA_COLOURS)) == len(AREA_COLOURS) == len(catalogue().areas)
    for name in AREA_COLOURS:
        assert contrast(legible(QColor(name), theme), theme.paper) >= 3, name


def test_a_colour_that_is_legible_stays_as_it_is(theme: Theme) -> None:
    assert legible(theme.ink, theme).name() == theme.ink.name()


def test_sizes_follow_the_systems_font(dressed: QApplication) -> None:
    before = dressed.font()
    try:
        for points in (9.0, 18.0):
            system = dressed.font()
            system.setPointSizeF(points)
            dressed.setFont(system)
            for size in Size:
                assert font(size).pointSizeF() == pytest.approx(points * size.value, abs=0.01)
        system.setPixelSize(14)
        dressed.setFont(system)
        assert font(Size.TITLE).pixelSize() == 22
    finally:
        dressed.setFont(before)


def test_quiet_text_follows_a_new_palette(qtbot: QtBot, dressed: QApplication) -> None:
    text = QLabel("quiet")
    qtbot.addWidget(text)
    for dark in (True, False):
        dressed.setPalette(warm_palette(dark=dark))
        let_paint()
        set_quiet(text)
        shown = text.palette().color(QPalette.ColorRole.WindowText)
        assert shown == theme_of(warm_palette(dark=dark)).quiet
        assert text.palette().color(QPalette.ColorRole.Window) == dressed.palette().color(
            QPalette.ColorRole.Window
        )


@pytest.mark.parametrize("name", ["stretch", "progress"])
def test_an_icon_is_drawn_within_its_box(name: str) -> None:
    image = QImage(48, 48, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        paint_icon(painter, name, QRectF(12, 12, 24, 24), QPen(QColor("black"), 2))

    inked = [
        (x, y) for x in range(48) for y in range(48) if image.pixelColor(x, y).name() == "#000000"
    ]
    assert len(inked) > 20
    assert all(12 <= n < 36 for at in inked for n in at)


def test_an_unknown_icon_is_refused() -> None:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    with QPainter(image) as painter, pytest.raises(KeyError):
        paint_icon(painter, "unicorn", QRectF(0, 0, 8, 8), QPen())
