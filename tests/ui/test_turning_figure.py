"""The large figure of a stretch can be looked at from all sides, by mouse and by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from stretchdesk.core.body.figure import figure_of
from stretchdesk.core.body.shapes import bounds
from stretchdesk.ui import figure_view
from stretchdesk.ui.theme import theme_of
from stretchdesk.ui.turning_figure import TurningFigure
from tests.ui.parts import book, catalogue, colours, let_paint

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from stretchdesk.core.body.figure import Figure

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only

LEFT = Qt.MouseButton.LeftButton
SEEDS = [key for key, stretch in catalogue().stretches.items() if stretch.seed]


@pytest.fixture
def view(qtbot: QtBot) -> TurningFigure:
    view = TurningFigure()
    qtbot.addWidget(view)
    view.resize(360, 360)
    with qtbot.waitActive(view):
        view.show()
    view.show_figure(figure("low_lunge"), "Low Lunge")
    view.show_hold()
    return view


def figure(stretch: str) -> Figure:
    return figure_of(catalogue().stretches[stretch], "right", book())


def drag(view: TurningFigure, dx: int, dy: int = 0) -> None:
    middle = view.rect().center()
    QTest.mousePress(view, LEFT, pos=middle)
    QTest.mouseMove(view, middle + QPoint(dx, dy))
    QTest.mouseRelease(view, LEFT, pos=middle + QPoint(dx, dy))
    let_paint()


def test_dragging_turns_it_with_the_hand(view: TurningFigure) -> None:
    assert view.camera is None
    before = view.grab().toImage()
    drag(view, 60)
    assert view.camera.azimuth == pytest.approx((90 - 30) % 360)
    assert view.grab().toImage() != before

    drag(view, -60)
    assert view.camera.azimuth == pytest.approx(90)


def test_dragging_down_shows_it_from_above_and_never_from_below(view: TurningFigure) -> None:
    drag(view, 0, 60)
    assert view.camera.elevation == pytest.approx(38)
    drag(view, 0, -170)
    assert view.camera.elevation == 0


def test_moving_the_mouse_without_a_button_turns_nothing(view: TurningFigure) -> None:
    drag(view, 10)
    camera = view.camera
    QTest.mouseMove(view, QPoint(20, 20))
    assert view.camera == camera


def test_a_double_click_turns_it_back(view: TurningFigure) -> None:
    before = view.grab().toImage()
    drag(view, 90, 20)
    QTest.mouseDClick(view, LEFT, pos=view.rect().center())
    let_paint()

    assert view.camera is None
    assert view.grab().toImage() == before


def test_arrow_keys_turn_it_all_the_way_round_and_home_turns_it_back(view: TurningFigure) -> None:
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.camera.azimuth == pytest.approx(105)
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.camera.azimuth == pytest.approx(75)
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.camera.elevation == pytest.approx(23)
    seen = set()
    for _ in range(24):
        QTest.keyClick(view, Qt.Key.Key_Left)
        seen.add(round(view.camera.azimuth))
    assert len(seen) == 24

    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.camera is None


@pytest.mark.parametrize("stretch", SEEDS)
def test_turning_neither_cuts_it_off_nor_changes_its_size(
    view: TurningFigure, stretch: str
) -> None:
    view.show_figure(figure(stretch), stretch)
    view.show_hold()
    scales = []
    for _ in range(12):
        view.turn(30)
        to = view._to()
        left, bottom, right, top = bounds(view._shapes)
        corners = [to.map(left, top), to.map(right, bottom)]
        assert all(0 <= x <= 360 and 0 <= y <= 360 for x, y in corners)
        scales.append(to.m11())
    assert max(scales) / min(scales) < 1.15


def test_a_new_figure_is_seen_from_its_own_best_view(view: TurningFigure) -> None:
    drag(view, 90)
    view.show_figure(figure("childs_pose"), "Child's Pose")
    assert view.camera is None


def test_the_movement_can_be_seen_again_from_the_same_side(
    view: TurningFigure, qtbot: QtBot
) -> None:
    view.replay()
    assert view.is_moving
    view.turn(40)
    turned = view.camera
    view.show_hold()
    view.replay()
    assert view.is_moving
    assert view.camera == turned
    view.show_hold()


def test_what_is_not_held_goes_round_and_comes_to_rest_where_it_began(
    qtbot: QtBot, view: TurningFigure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figure_view, "MOVE_MS", 60)
    movement = figure("cat_cow")
    view.show_figure(movement, "Cat-Cow")
    rounds = view.run_on_ms / 1000 / figure_view.LEG_S / len(movement.motion.cycle)
    assert rounds >= 1
    assert rounds == int(rounds)

    view.run_on_ms = 400
    view.move_to_hold()
    with qtbot.waitSignal(view.arrived):
        pass
    assert view.is_moving
    seen = {str(bounds(view._shapes))}
    while view.is_moving:
        let_paint()
        seen.add(str(bounds(view._shapes)))
    assert len(seen) > 3


def test_the_focus_is_seen_and_the_keys_are_told(view: TurningFigure) -> None:
    ink = theme_of(view.palette()).ink.name()
    view.clearFocus()
    let_paint()
    before = colours(view.grab().toImage())[ink]
    view.setFocus()
    let_paint()
    assert colours(view.grab().toImage())[ink] > before + 1000
    assert view.accessibleName() == "Low Lunge"
    assert "arrow keys" in view.accessibleDescription()


def test_without_a_figure_it_says_so_and_cannot_be_turned(view: TurningFigure) -> None:
    view.show_figure(None, "Not drawn")
    drag(view, 60)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.camera is None
    quiet = theme_of(view.palette()).quiet.name()
    assert quiet in colours(view.grab().toImage())
    view.move_to_hold()
    assert not view.is_moving
