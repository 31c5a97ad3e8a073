"""Little figures are kept as far as there is room, the least used first to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stretchdesk.ui.figure_cache import FigureCache
from stretchdesk.ui.theme import theme_of, warm_palette
from tests.ui.parts import book, catalogue

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SIZE = 32
ONE = SIZE * SIZE * 4
A, B, C, D = tuple(catalogue().limited_to(book()).stretches)[:4]
THEME = theme_of(warm_palette(dark=False))


@pytest.fixture
def figures(qtbot: QtBot) -> FigureCache:
    """With room for three pictures."""
    del qtbot
    return FigureCache(catalogue(), book(), most_bytes=3 * ONE)


def is_there(figures: FigureCache, stretch: str) -> bool:
    return not figures.pixmap(stretch, "right", SIZE, 1.0, THEME).isNull()


def draw(qtbot: QtBot, figures: FigureCache, *stretches: str) -> None:
    for stretch in stretches:
        is_there(figures, stretch)
        qtbot.waitUntil(lambda: not figures.is_drawing)


def test_pictures_take_no_more_than_their_room(qtbot: QtBot, figures: FigureCache) -> None:
    draw(qtbot, figures, A, B, C)
    assert figures.bytes == 3 * ONE
    draw(qtbot, figures, D)
    assert figures.bytes == 3 * ONE


def test_the_one_not_looked_at_for_longest_gives_way(qtbot: QtBot, figures: FigureCache) -> None:
    draw(qtbot, figures, A, B, C)
    assert is_there(figures, A)
    draw(qtbot, figures, D)
    assert [is_there(figures, stretch) for stretch in (A, C, D)] == [True] * 3
    assert not is_there(figures, B)


def test_what_gave_way_is_drawn_again(qtbot: QtBot, figures: FigureCache) -> None:
    draw(qtbot, figures, A, B, C, D, A)
    assert is_there(figures, A)


def test_what_was_scrolled_past_is_not_drawn_any_more(qtbot: QtBot) -> None:
    figures = FigureCache(catalogue(), book())
    drawn: list[None] = []
    figures.drawn.connect(lambda: drawn.append(None))
    for size in range(8, 308):
        figures.pixmap(A, "right", size, 1.0, THEME)
    qtbot.waitUntil(lambda: not figures.is_drawing)
    assert len(drawn) < 200
    assert is_there_at(figures, 307)
    assert not is_there_at(figures, 8)


def is_there_at(figures: FigureCache, size: int) -> bool:
    return not figures.pixmap(A, "right", size, 1.0, THEME).isNull()
