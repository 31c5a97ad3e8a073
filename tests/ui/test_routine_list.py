"""The routine's rows: what to do, for how long, with a little figure that comes when drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt

from stretchdesk.core.session.planner import Request, plan
from stretchdesk.core.session.routine import Side, Step
from stretchdesk.ui.figure_cache import FigureCache
from stretchdesk.ui.routine_list import FIGURE_PX, RoutineList
from stretchdesk.ui.theme import theme_of, warm_palette
from tests.factories import make_catalogue, make_stretch
from tests.ui.parts import book, catalogue, colours, let_paint

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only

LUNGE = [Step("stretch", "low_lunge", side, 45, "") for side in (Side.LEFT, Side.RIGHT)]
FOLD = Step("stretch", "seated_forward_fold", Side.BOTH, 60, "")


@pytest.fixture
def rows(qtbot: QtBot) -> RoutineList:
    figures = FigureCache(catalogue(), book())
    rows = RoutineList(catalogue(), figures)
    figures.setParent(rows)
    qtbot.addWidget(rows)
    rows.resize(400, 300)
    rows.show()
    return rows


def spoken(rows: RoutineList) -> list[str]:
    role = Qt.ItemDataRole.AccessibleTextRole
    return [rows.item(n).data(role) for n in range(rows.count())]


def figure_box(row: int) -> QRect:
    return QRect(4, 4 + row * (FIGURE_PX + 8), FIGURE_PX, FIGURE_PX)


def test_both_sides_of_a_stretch_are_one_row(rows: RoutineList) -> None:
    rows.show_steps([*LUNGE, FOLD])

    assert spoken(rows) == [
        "Low Lunge, 45 s a side, Hip flexors",
        "Seated Forward Fold, 60 s, Back of the thighs",
    ]


def test_a_repeat_is_a_row_again(rows: RoutineList) -> None:
    rows.show_steps([FOLD, FOLD, *LUNGE, *LUNGE])
    assert [text.partition(",")[0] for text in spoken(rows)] == [
        "Seated Forward Fold",
        "Seated Forward Fold",
        "Low Lunge",
        "Low Lunge",
    ]


def test_every_planned_hold_is_in_some_row(rows: RoutineList) -> None:
    for area in catalogue().areas:
        steps = plan(catalogue(), Request((area,), 5)).steps
        rows.show_steps(steps)
        sides = [2 if "a side" in text else 1 for text in spoken(rows)]
        assert sum(sides) == len(steps), area


def test_new_steps_replace_the_rows(rows: RoutineList) -> None:
    rows.show_steps(LUNGE)
    rows.show_steps([FOLD])
    assert len(spoken(rows)) == 1
    rows.show_steps([])
    assert spoken(rows) == []


def test_the_little_figure_comes_after_the_text(qtbot: QtBot, rows: RoutineList) -> None:
    muscle = theme_of(rows.palette()).muscle.name()
    rows.show_steps([FOLD])
    first = rows.viewport().grab().toImage()
    assert not rows.is_drawn()
    assert len(colours(first, figure_box(0))) == 1
    assert len(colours(first)) > 5

    qtbot.waitUntil(rows.is_drawn)
    let_paint()

    assert muscle in colours(rows.viewport().grab().toImage(), figure_box(0))


def test_a_figure_is_drawn_once_for_each_theme(
    qtbot: QtBot, qapp: QApplication, rows: RoutineList
) -> None:
    drawn: list[None] = []
    rows._figures.drawn.connect(lambda: drawn.append(None))
    rows.show_steps([FOLD, FOLD])
    pictures = []
    for dark in (False, True, False):
        qapp.setPalette(warm_palette(dark=dark))
        let_paint()
        rows.viewport().grab()
        qtbot.waitUntil(rows.is_drawn)
        pictures.append(rows.viewport().grab().toImage())

    assert len(drawn) == 2
    assert pictures[0] == pictures[2] != pictures[1]


def test_every_stretch_with_poses_has_a_figure_on_each_side() -> None:
    figures = FigureCache(catalogue(), book())
    theme = theme_of(warm_palette(dark=False))
    for name, stretch in catalogue().limited_to(book()).stretches.items():
        for side in ("left", "right") if stretch.per_side else ("right",):
            assert figures.pixmap(name, side, 40, 1.0, theme).isNull()
            while figures.is_drawing:
                let_paint()
            assert figures.pixmap(name, side, 40, 1.0, theme).width() == 40


def test_a_stretch_without_poses_waits_for_no_figure() -> None:
    undrawn = make_catalogue([make_stretch("not_drawn")])
    figures = FigureCache(undrawn, book())
    theme = theme_of(warm_palette(dark=False))

    assert figures.pixmap("not_drawn", "right", 40, 1.0, theme).isNull()
    assert not figures.is_drawing


def test_a_figure_is_as_fine_as_the_screen() -> None:
    figures = FigureCache(catalogue(), book())
    theme = theme_of(warm_palette(dark=False))
    figures.pixmap("low_lunge", "right", 40, 2.0, theme)
    while figures.is_drawing:
        let_paint()
    picture = figures.pixmap("low_lunge", "right", 40, 2.0, theme)
    assert (picture.width(), picture.devicePixelRatio()) == (80, 2.0)
    assert figures.pixmap("low_lunge", "right", 40, 1.0, theme).isNull()
    while figures.is_drawing:
        let_paint()
