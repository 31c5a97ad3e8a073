"""The grid: every stretch a tile, one figure alive at most, all of it by mouse and by keyboard."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle

from stretchdesk.core.content.browsing import Filter
from stretchdesk.engine.library import Listing
from stretchdesk.ui import living_figure
from stretchdesk.ui.figure_cache import FigureCache
from stretchdesk.ui.living_figure import way_at
from stretchdesk.ui.stretch_grid import StretchGrid
from stretchdesk.ui.stretch_tile import TILE, text_metrics
from stretchdesk.ui.stretch_words import StretchWords
from stretchdesk.ui.theme import theme_of, warm_palette
from tests.factories import make_stretch
from tests.ui.parts import book, catalogue, colours, let_paint

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only

DRAWN = tuple(catalogue().limited_to(book()).stretches)
ALL = tuple(catalogue().stretches)
UNDRAWN = make_stretch("not_drawn", primary=("neck",))
SHIRT = theme_of(warm_palette(dark=False)).figure["top"].name()
SOON_MS = 3000
TIP = Qt.ItemDataRole.ToolTipRole


def listing(found: tuple[str, ...] = DRAWN, **changes: object) -> Listing:
    return replace(Listing(Filter(), found, len(ALL), frozenset(), frozenset()), **changes)


@pytest.fixture
def grid(qtbot: QtBot) -> StretchGrid:
    known = replace(catalogue(), stretches={**catalogue().stretches, UNDRAWN.id: UNDRAWN})
    figures = FigureCache(known, book())
    words = StretchWords(known.areas)
    grid = StretchGrid(known, words, figures)
    figures.setParent(grid)
    words.setParent(grid)
    qtbot.addWidget(grid)
    grid.resize(720, 480)
    grid.show_listing(listing())
    with qtbot.waitActive(grid):
        grid.show()
    grid.clearFocus()
    grid.setCurrentIndex(grid.rootIndex())
    qtbot.waitUntil(lambda: not figures.is_drawing)
    return grid


def box(grid: StretchGrid, row: int) -> QRect:
    return grid.visualRect(grid.model().index(row, 0))


def point(grid: StretchGrid, at: QPoint) -> None:
    QTest.mouseMove(grid.viewport(), at)
    let_paint()


def spoken(grid: StretchGrid, row: int) -> str:
    cell = QAccessible.queryAccessibleInterface(grid).child(row)
    return cell.text(QAccessible.Text.Name)


# --- what is seen ---


def test_every_stretch_found_is_a_tile_with_its_figure(grid: StretchGrid) -> None:
    assert grid.model().rowCount() == len(DRAWN)
    seen = grid.viewport().grab().toImage()
    for row in range(3):
        assert colours(seen, box(grid, row))[SHIRT] > 100, row


def test_a_stretch_without_poses_is_listed_and_says_so(grid: StretchGrid) -> None:
    grid.show_listing(listing((UNDRAWN.id, "low_lunge")))
    seen = grid.viewport().grab().toImage()
    quiet = theme_of(grid.palette()).quiet.name()

    assert SHIRT not in colours(seen, box(grid, 0))
    assert quiet in colours(seen, box(grid, 0).adjusted(0, 40, 0, -100))
    point(grid, box(grid, 0).center())
    assert not grid.living.is_moving


def test_tiles_fill_the_width_and_none_lies_beyond_it(grid: StretchGrid) -> None:
    grid.show_listing(listing(ALL))
    for width in range(400, 1100, 37):
        grid.resize(width, 480)
        let_paint()
        rights = [box(grid, row).right() for row in range(12)]
        room = grid.viewport().width()
        assert max(rights) < room
        assert max(rights) > room - 24, width


def test_favourites_and_what_is_never_offered_can_be_told_apart(grid: StretchGrid) -> None:
    accent = theme_of(grid.palette()).accent.name()
    marked = listing(favourites=frozenset({DRAWN[0]}), never=frozenset({DRAWN[1]}))
    grid.show_listing(marked)
    seen = grid.viewport().grab().toImage()

    assert colours(seen, box(grid, 0))[accent] > 20
    assert accent not in colours(seen, box(grid, 1))
    assert "favourite" in spoken(grid, 0)
    assert "never offered" in spoken(grid, 1)
    assert "never offered" in grid.model().index(1, 0).data(TILE).facts
    assert "favourite" not in spoken(grid, 2)


def test_what_health_answers_are_against_is_marked_by_sign_text_and_reason(
    grid: StretchGrid,
) -> None:
    row, plain = DRAWN.index("low_lunge"), DRAWN.index("seated_forward_fold")
    before = grid.viewport().grab().toImage(), grid.gridSize().height()
    answers = frozenset({"knee_injury"})
    grid.show_listing(listing(wanted=Filter(safe=False), answers=answers))
    let_paint()
    corner = QRect(box(grid, row).topLeft(), QSize(32, 32))
    ink = theme_of(grid.palette()).ink.name()
    assert colours(grid.viewport().grab().toImage(), corner)[ink] > 20
    assert ink not in colours(before[0], corner)
    name = catalogue().cautions["knee_injury"].name
    assert spoken(grid, row).endswith(f"left out: {name}")
    assert catalogue().cautions["knee_injury"].why in grid.model().index(row, 0).data(TIP)
    assert "left out" not in spoken(grid, plain)
    assert not grid.model().index(plain, 0).data(TIP)
    assert grid.gridSize().height() > before[1], "there is room for it"


def test_what_asks_for_care_is_shown_eased_and_does_not_move(
    qtbot: QtBot, grid: StretchGrid
) -> None:
    row = DRAWN.index("low_lunge")
    before = grid.viewport().grab().toImage().copy(figure_of(box(grid, row)))
    grid.show_listing(listing(answers=frozenset({"hip_replacement"})))
    let_paint()
    qtbot.waitUntil(lambda: not grid._painter._figures.is_drawing)
    let_paint()
    assert spoken(grid, row) == "Low Lunge, Hip flexors, On the floor · easier"
    assert grid.viewport().grab().toImage().copy(figure_of(box(grid, row))) != before
    point(grid, box(grid, row).center())
    assert not grid.living.is_moving


def test_each_tile_is_read_with_name_areas_and_place(grid: StretchGrid) -> None:
    assert spoken(grid, DRAWN.index("low_lunge")) == "Low Lunge, Hip flexors, On the floor"


def test_the_longest_texts_have_room_in_every_tile(grid: StretchGrid) -> None:
    grid.show_listing(listing(ALL, never=frozenset(ALL)))
    for font_size in (9, 14):
        font = grid.font()
        font.setPointSize(font_size)
        QApplication.setFont(font)
        let_paint()
        size = grid.gridSize()
        fonts = text_metrics()
        room = QRect(0, 0, size.width() - 16, 10_000)
        for row in range(grid.model().rowCount()):
            tile = grid.model().index(row, 0).data(TILE)
            needed = sum(
                metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()
                for metrics, text in zip(fonts, (tile.name, tile.facts), strict=True)
            )
            assert 128 + needed + 16 <= size.height(), tile.name


# --- what moves ---


def test_only_the_figure_pointed_at_moves(qtbot: QtBot, grid: StretchGrid) -> None:
    assert not grid.living.is_moving
    row = DRAWN.index("standing_forward_fold")
    before = grid.viewport().grab().toImage()
    point(grid, box(grid, row).center())

    assert grid.living.stretch == "standing_forward_fold"
    moved = []

    def has_moved() -> bool:
        now = grid.viewport().grab().toImage()
        moved.append(now)
        return now.copy(figure_of(box(grid, row))) != before.copy(figure_of(box(grid, row)))

    qtbot.waitUntil(has_moved, timeout=SOON_MS)
    still = figure_of(box(grid, DRAWN.index("downward_dog")))
    assert moved[-1].copy(still) == before.copy(still)

    point(grid, QPoint(grid.viewport().width() - 1, grid.viewport().height() - 1))
    assert not grid.living.is_moving


def figure_of(tile: QRect) -> QRect:
    """Where the figure is, without the corners that tell what is pointed at."""
    return tile.adjusted(24, 12, -24, -80)


def test_the_focused_figure_moves_until_the_focus_goes(grid: StretchGrid) -> None:
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    assert grid.living.stretch == DRAWN[0]
    assert grid.living.is_moving
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert grid.living.stretch == DRAWN[1]

    grid.clearFocus()
    assert not grid.living.is_moving


def test_pointing_wins_over_the_focus(grid: StretchGrid) -> None:
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    point(grid, box(grid, 2).center())
    assert grid.living.stretch == DRAWN[2]
    QApplication.sendEvent(grid, QEvent(QEvent.Type.Leave))
    assert grid.living.stretch == DRAWN[0]


def test_nothing_moves_where_nobody_looks(grid: StretchGrid) -> None:
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    point(grid, box(grid, 0).center())
    grid.hide()
    assert not grid.living.is_moving
    grid.show_listing(listing(DRAWN[1:]))
    assert not grid.living.is_moving


class Still(QProxyStyle):
    """A desktop whose person wants no motion."""

    def styleHint(self, hint, option=None, widget=None, data=None) -> int:
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, data)


def test_nothing_moves_where_no_motion_is_wanted(grid: StretchGrid) -> None:
    style = Still(grid.style().name())
    style.setParent(grid)
    grid.setStyle(style)
    point(grid, box(grid, 0).center())
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    assert not grid.living.is_moving


def test_a_figure_goes_out_of_the_hold_and_in_again_without_a_leap() -> None:
    whole = 2 * living_figure.MOVE_MS + living_figure.WAIT_MS + living_figure.HOLD_MS
    way = [way_at(ms) for ms in range(0, 2 * whole, living_figure.FRAME_MS)]

    assert way[0] == 1.0
    assert min(way) == pytest.approx(0.0, abs=1e-9)
    assert max(abs(b - a) for a, b in pairwise(way)) < 0.06
    assert way_at(whole - 1) == 1.0


def test_a_movement_goes_through_all_its_poses(qtbot: QtBot, grid: StretchGrid) -> None:
    theme = theme_of(grid.palette())
    grid.living.move("cat_cow")
    pictures = []
    for ms in range(0, 6001, 750):
        grid.living._passed_ms = ms
        pictures.append(grid.living.pixmap(64, 1.0, theme).toImage())
    assert pictures[0] == pictures[-1], "once round"
    assert all(a != b for a, b in pairwise(pictures))
    assert pictures[4] != pictures[0]
    grid.living.rest()


# --- choosing ---


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_choose_the_focused_stretch(qtbot: QtBot, grid: StretchGrid, key: Qt.Key) -> None:
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    with qtbot.waitSignal(grid.chosen, timeout=0) as chosen:
        QTest.keyClick(grid, key)
    assert chosen.args == [DRAWN[1]]


def test_a_click_chooses_what_is_under_it_even_after_scrolling(
    qtbot: QtBot, grid: StretchGrid
) -> None:
    grid.show_listing(listing(ALL))
    let_paint()
    grid.verticalScrollBar().setValue(900)
    let_paint()
    at = QPoint(80, 200)
    expected = grid.indexAt(at).data(TILE).stretch
    with qtbot.waitSignal(grid.chosen, timeout=0) as chosen:
        # A real click brings the focus first.
        QApplication.sendEvent(
            grid, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.MouseFocusReason)
        )
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == [expected]
    assert grid.verticalScrollBar().value() == 900


def test_the_focus_is_seen(grid: StretchGrid) -> None:
    ink = theme_of(grid.palette()).ink.name()
    before = colours(grid.viewport().grab().toImage(), box(grid, 0))[ink]
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    let_paint()
    assert colours(grid.viewport().grab().toImage(), box(grid, 0))[ink] > before + 300


def test_the_keyboard_stays_where_it_was_when_more_is_found(grid: StretchGrid) -> None:
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    grid.point_to("low_lunge")
    grid.show_listing(listing(("downward_dog", "low_lunge")))
    assert grid.current == "low_lunge"
    grid.show_listing(listing(("downward_dog",)))
    assert grid.current in {"", "downward_dog"}
