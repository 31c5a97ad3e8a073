"""The body map: every area can be found, pointed at, chosen and heard, by mouse and by keys."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest

from stretchdesk.ui.body_map import BodyMap
from stretchdesk.ui.theme import theme_of, warm_palette
from tests.ui.parts import catalogue, click, colours, let_paint

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only

AREAS = tuple(catalogue().areas)
AT_900_600 = QSize(388, 473)
"""The map's size in the smallest window; test_main_window.py holds it to that."""


@pytest.fixture
def body(qtbot: QtBot) -> BodyMap:
    body = BodyMap()
    body.add_areas(catalogue().areas)
    qtbot.addWidget(body)
    body.resize(AT_900_600)
    with qtbot.waitActive(body):
        body.show()
    return body


@pytest.fixture
def toggled(body: BodyMap) -> list[tuple[str, bool]]:
    said: list[tuple[str, bool]] = []
    body.area_toggled.connect(lambda area, on: said.append((area, on)))
    return said


def point(body: BodyMap, at: QPoint) -> None:
    """Move the pointer there."""
    QTest.mouseMove(body.windowHandle(), at)
    let_paint()


def square(body: BodyMap, area: str, side: int = 24) -> QRect:
    box = QRect(0, 0, side, side)
    box.moveCenter(body.spot(area))
    return box


@pytest.mark.parametrize("area", AREAS)
def test_a_click_chooses_an_area_in_each_body_that_shows_it(
    body: BodyMap, toggled: list[tuple[str, bool]], area: str
) -> None:
    spots = [spot for spot, size in body._spots(area) if size > 0]
    assert spots
    for spot in spots:
        click(body, spot)
        click(body, spot)

    assert toggled == [(area, True), (area, False)] * len(spots)


def test_front_and_back_part_the_body_as_anatomy_does(body: BodyMap) -> None:
    middle = body.width() / 2
    sides = {
        area: {spot.x() < middle for spot, size in body._spots(area) if size > 0} for area in AREAS
    }
    front, back = {True}, {False}
    for area in ("chest", "hip_flexors", "quads", "adductors"):
        assert sides[area] == front, area
    for area in ("spine", "lower_back", "glutes", "hamstrings"):
        assert sides[area] == back, area
    for area in ("neck", "shoulders", "forearms", "obliques", "calves"):
        assert sides[area] == front | back, area


@pytest.mark.parametrize("area", AREAS)
def test_a_square_of_24_pixels_takes_each_area_in_the_smallest_window(
    body: BodyMap, toggled: list[tuple[str, bool]], area: str
) -> None:
    def takes(at: QPoint) -> bool:
        toggled.clear()
        click(body, at)
        return [name for name, _ in toggled] == [area]

    shifts = sorted(product(range(-20, 21, 4), repeat=2), key=lambda way: abs(way[0]) + abs(way[1]))
    for dx, dy in shifts:
        middle = body.spot(area) + QPoint(dx, dy)
        corners = [middle + QPoint(x, y) for x, y in product((-12, 12), repeat=2)]
        if all(map(takes, corners)):
            inside = [middle + QPoint(x, y) for x, y in product((-12, 0, 12), repeat=2)]
            if all(map(takes, inside)):
                return
    pytest.fail(f"no square of 24 px takes {area}")


def test_a_click_just_beside_an_area_takes_it_and_one_far_off_does_not(
    body: BodyMap, toggled: list[tuple[str, bool]]
) -> None:
    inside = body.spot("hamstrings")
    outside = inside
    while body.childAt(outside) is not None:
        outside -= QPoint(1, 0)

    click(body, outside - QPoint(9, 0))
    click(body, outside - QPoint(16, 0))

    assert toggled == [("hamstrings", True)]


def test_only_the_left_button_chooses_beside_an_area(
    body: BodyMap, toggled: list[tuple[str, bool]]
) -> None:
    outside = body.spot("hamstrings")
    while body.childAt(outside) is not None:
        outside -= QPoint(1, 0)

    QTest.mouseClick(body, Qt.MouseButton.RightButton, pos=outside - QPoint(4, 0))

    assert toggled == []


def test_the_area_under_the_pointer_is_said_and_lit(qtbot: QtBot, body: BodyMap) -> None:
    said: list[str] = []
    body.area_pointed_at.connect(said.append)
    box = square(body, "chest", 8)
    point(body, QPoint(2, 2))
    before = colours(body.grab().toImage(), box)
    said.clear()

    point(body, body.spot("chest"))

    assert said[-1] == "chest"
    assert colours(body.grab().toImage(), box) != before
    point(body, QPoint(2, 2))
    assert said[-1] == ""
    assert colours(body.grab().toImage(), box) == before


def test_tab_walks_through_all_areas_and_space_chooses(
    body: BodyMap, toggled: list[tuple[str, bool]]
) -> None:
    body._buttons[AREAS[0]].setFocus()
    walked = []
    for _ in AREAS:
        walked.append(body.focusWidget().area)
        QTest.keyClick(body.focusWidget(), Qt.Key.Key_Space)
        QTest.keyClick(body.focusWidget(), Qt.Key.Key_Tab)

    assert sorted(walked) == sorted(AREAS)
    assert toggled == [(area, True) for area in walked]


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        ("spine", Qt.Key.Key_Up, "neck"),
        ("lower_back", Qt.Key.Key_Down, "glutes"),
        ("glutes", Qt.Key.Key_Down, "hamstrings"),
        ("glutes", Qt.Key.Key_Left, "hip_flexors"),
        ("hip_flexors", Qt.Key.Key_Right, "glutes"),
        ("calves", Qt.Key.Key_Down, "calves"),
    ],
)
def test_an_arrow_moves_to_the_next_area_that_way(
    body: BodyMap, start: str, key: Qt.Key, end: str
) -> None:
    body._buttons[start].setFocus()

    QTest.keyClick(body._buttons[start], key)

    assert body.focusWidget().area == end


def test_arrows_alone_reach_every_area_and_stop_at_the_rim(body: BodyMap) -> None:
    keys = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
    reached, waiting = {"neck"}, ["neck"]
    while waiting:
        area = waiting.pop()
        for key in keys:
            body._buttons[area].setFocus()
            QTest.keyClick(body._buttons[area], key)
            found = body.focusWidget().area
            waiting += [found] if found not in reached else []
            reached.add(found)

    assert reached == set(AREAS)


def test_the_focus_can_be_seen_and_is_said(body: BodyMap) -> None:
    said: list[str] = []
    body._buttons["neck"].setFocus()
    body.area_pointed_at.connect(said.append)
    without = body.grab().toImage()

    body._buttons["calves"].setFocus()

    assert said[-1] == "calves"
    ink = theme_of(body.palette()).ink
    box = body._buttons["calves"].geometry()
    assert inked(body.grab().toImage(), box, ink) > inked(without, box, ink) + 40


def inked(image: QImage, box: QRect, ink: QColor) -> int:
    return sum(count for name, count in colours(image, box).items() if QColor(name) == ink)


@pytest.mark.parametrize("dark", [False, True])
def test_a_chosen_area_is_hatched_not_only_coloured(
    qapp: QApplication, body: BodyMap, dark: bool
) -> None:
    qapp.setPalette(warm_palette(dark=dark))
    box = square(body, "hamstrings", 16)
    point(body, QPoint(2, 2))
    assert len(colours(body.grab().toImage(), box)) == 1

    body.show_selection(("hamstrings",))

    greys = [QColor(name).lightness() for name in colours(body.grab().toImage(), box)]
    assert max(greys) - min(greys) >= 20


def test_a_selection_from_elsewhere_is_shown_without_an_answer(
    body: BodyMap, toggled: list[tuple[str, bool]]
) -> None:
    body.show_selection(("neck", "calves"))
    assert {area for area in AREAS if body._buttons[area].isChecked()} == {"neck", "calves"}

    body.show_selection(("calves",))
    assert {area for area in AREAS if body._buttons[area].isChecked()} == {"calves"}
    assert toggled == []


def test_an_area_stretched_lately_is_tinted(body: BodyMap) -> None:
    point(body, QPoint(2, 2))
    shades = []
    for ages in ({}, {"chest": 0}, {"chest": 4}, {"chest": 7}):
        body.show_ages(ages, {})
        (shade,) = colours(body.grab().toImage(), square(body, "chest"))
        shades.append(shade)

    never, today, lately, long_ago = shades
    assert never == long_ago
    assert len({never, today, lately}) == 3


@pytest.mark.parametrize("area", AREAS)
def test_a_screen_reader_hears_name_role_state_and_how_long_ago(body: BodyMap, area: str) -> None:
    body.show_ages({}, {area: "4 days ago"})
    heard = QAccessible.queryAccessibleInterface(body._buttons[area])

    assert heard.role() == QAccessible.Role.CheckBox
    assert heard.text(QAccessible.Text.Name) == catalogue().areas[area].name
    assert heard.text(QAccessible.Text.Description) == "4 days ago"
    assert (bool(heard.state().checkable), bool(heard.state().checked)) == (True, False)
    assert heard.state().focusable
    body.show_selection((area,))
    assert heard.state().checked


def test_light_and_dark_switch_live(qapp: QApplication, body: BodyMap) -> None:
    light = colours(body.grab().toImage())
    qapp.setPalette(warm_palette(dark=True))
    let_paint()
    dark = colours(body.grab().toImage())

    for seen, palette in ((light, warm_palette(dark=False)), (dark, warm_palette(dark=True))):
        theme = theme_of(palette)
        assert max(seen, key=seen.__getitem__) == theme.paper.name()
        assert theme.figure["hair"].name() in seen
