"""The large figure: moves once, breathes in the hold, and rests when nobody looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect

from stretchdesk.core.body.camera import VIEWS
from stretchdesk.core.body.figure import BREATH_STEPS, Figure, figure_of
from stretchdesk.core.body.shapes import bounds
from stretchdesk.ui import figure_view
from stretchdesk.ui.figure_view import FigureView
from stretchdesk.ui.theme import theme_of, warm_palette
from tests.ui.parts import book, catalogue, colours, let_paint

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only

SEVEN = [name for name, stretch in catalogue().stretches.items() if stretch.seed]


@pytest.fixture
def view(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> FigureView:
    monkeypatch.setattr(figure_view, "MOVE_MS", 150)
    view = FigureView()
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.show()
    view.show_figure(figure("standing_forward_fold"), "Standing Forward Fold")
    return view


def figure(name: str, side: str = "right") -> Figure:
    return figure_of(catalogue().stretches[name], side, book())


def shown(view: FigureView) -> tuple[float, float, float, float]:
    return bounds(view._shapes)


def test_it_stands_in_the_entry_until_told_to_move(view: FigureView) -> None:
    start = bounds(figure("standing_forward_fold").shapes(view._figure.motion.start))

    assert not view.is_moving
    assert shown(view) == pytest.approx(start, abs=0.01)
    assert view.accessibleName() == "Standing Forward Fold"


def test_it_moves_into_the_hold_and_stops_its_timer(qtbot: QtBot, view: FigureView) -> None:
    tops = []
    view._frames.timeout.connect(lambda: tops.append(shown(view)[3]))
    view.move_to_hold()
    assert view.is_moving

    qtbot.waitUntil(lambda: not view.is_moving)

    end = bounds(figure("standing_forward_fold").shapes(view._figure.motion.end))
    assert shown(view) == pytest.approx(end, abs=0.01)
    assert tops[-1] < 0.8
    view.move_to_hold()
    assert not view.is_moving


def test_a_second_wish_does_not_start_the_way_anew(qtbot: QtBot, view: FigureView) -> None:
    view.move_to_hold()
    qtbot.waitUntil(lambda: view._way > 0.2)
    before = view._way
    view.move_to_hold()
    qtbot.waitUntil(lambda: view._way != before or not view.is_moving)

    assert view._way > before
    view.show_hold()


def test_hiding_ends_the_way_and_the_timer(view: FigureView) -> None:
    view.move_to_hold()
    view.hide()

    assert not view.is_moving
    assert view._way == 1.0


def test_a_hidden_figure_starts_no_timer(view: FigureView) -> None:
    view.hide()
    view.move_to_hold()

    assert not view.is_moving
    assert view._way == 1.0


def test_it_breathes_in_the_hold_and_only_there(view: FigureView) -> None:
    entry = view.grab().toImage()
    view.show_breath(1.0)
    assert view.grab().toImage() == entry

    view.show_hold()
    empty = view.grab().toImage()
    view.show_breath(1.0)
    full = view.grab().toImage()
    view.show_breath(0.0)

    assert full != empty
    assert view.grab().toImage() == empty


def test_a_new_figure_begins_at_its_own_entry(view: FigureView) -> None:
    view.show_hold()
    view.show_breath(0.7)
    view.show_figure(figure("low_lunge"), "Low Lunge")

    start = bounds(figure("low_lunge").shapes(view._figure.motion.start))
    assert shown(view) == pytest.approx(start, abs=0.01)
    assert view.accessibleName() == "Low Lunge"


@pytest.mark.parametrize("name", SEVEN)
def test_nothing_leaves_the_picture_on_the_way(view: FigureView, name: str) -> None:
    rim = [QRect(0, 0, 300, 4), QRect(0, 296, 300, 4), QRect(0, 0, 4, 300), QRect(296, 0, 4, 300)]
    one = figure(name)
    paper = theme_of(view.palette()).paper.name()
    for way in (0.0, 0.5, 1.0):
        view.show_figure(one, name)
        view._way = way
        view._redraw()
        image = view.grab().toImage()
        assert all(set(colours(image, edge)) == {paper} for edge in rim), way


def test_the_box_holds_both_ends() -> None:
    for name in SEVEN:
        one = figure(name)
        for posture in (one.motion.start, one.motion.end):
            box = bounds(one.shapes(posture))
            assert box[0] >= one.box[0] - 1e-9
            assert box[1] >= one.box[1] - 1e-9
            assert box[2] <= one.box[2] + 1e-9
            assert box[3] <= one.box[3] + 1e-9


def test_the_figure_grows_with_the_window_and_keeps_its_line(view: FigureView) -> None:
    skin = theme_of(view.palette()).figure["skin"].name()
    small = colours(view.grab().toImage())[skin]
    view.resize(600, 600)
    assert colours(view.grab().toImage())[skin] > 3 * small


def test_light_and_dark_switch_live(qapp: QApplication, view: FigureView) -> None:
    for dark in (True, False):
        qapp.setPalette(warm_palette(dark=dark))
        let_paint()
        theme = theme_of(warm_palette(dark=dark))
        seen = colours(view.grab().toImage())
        assert max(seen, key=seen.__getitem__) == theme.paper.name()
        assert theme.figure["legs"].name() in seen


@pytest.fixture
def cat(view: FigureView) -> FigureView:
    motion = book().motion("cat_cow")
    view.show_figure(Figure(motion, VIEWS["right"], {}, on_mat=True), "Cat and Cow")
    return view


def test_a_movement_goes_on_instead_of_being_held(qtbot: QtBot, cat: FigureView) -> None:
    cat.show_cycle(1.0)
    assert not cat.is_moving, "not before it has begun"
    cat.show_hold()
    first = cat.grab().toImage()
    cat.show_cycle(figure_view.LEG_S)
    assert cat.is_moving
    qtbot.waitUntil(lambda: not cat.is_moving)
    assert cat.grab().toImage() != first, "and rests soon when nobody tells it the time"


def test_a_held_stretch_does_not_cycle_nor_does_a_hidden_movement(cat: FigureView) -> None:
    cat.show_hold()
    cat.hide()
    cat.show_cycle(1.0)
    assert not cat.is_moving
    cat.show()
    cat.show_figure(figure("low_lunge"), "Low Lunge")
    cat.show_hold()
    cat.show_cycle(1.0)
    assert not cat.is_moving


def test_the_steps_of_a_breath_are_drawn_once(qtbot: QtBot) -> None:
    view = FigureView()
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.show()
    view.show_figure(figure_of(catalogue().stretches["childs_pose"], "both", book()), "")
    view.show_hold()

    def breathe() -> list[object]:
        painted = []
        for step in range(BREATH_STEPS + 1):
            view.show_breath(step / BREATH_STEPS)
            let_paint()
            painted.append(view._kept[view._breath])
        return painted

    first = breathe()
    assert len(first) == len({id(fills) for fills in first}) == BREATH_STEPS + 1
    assert all(a is b for a, b in zip(first, breathe(), strict=True))
    view.resize(320, 300)
    let_paint()
    assert len(view._kept) == 1, "another size is drawn anew"


def test_another_figure_never_shows_what_was_kept_of_the_last(qtbot: QtBot) -> None:
    view = FigureView()
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.show()
    pictures = []
    for stretch in ("childs_pose", "seated_forward_fold"):
        view.show_figure(figure_of(catalogue().stretches[stretch], "both", book()), "")
        assert view._kept == {}
        view.show_hold()
        let_paint()
        pictures.append(view.grab().toImage())
    assert pictures[0] != pictures[1]
