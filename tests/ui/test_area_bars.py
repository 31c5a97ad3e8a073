"""The bars beside the body: most minutes first, as long as they are many, in the map's colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from stretchdesk.ui.area_bars import AreaBars
from tests.ui.parts import catalogue, let_paint

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MEANS = {"neck": 3.0, "hamstrings": 6.0, "calves": 12.0}
RED = QColor("#FF0000")


def drawn(qtbot: QtBot, direction: Qt.LayoutDirection) -> tuple[AreaBars, list[list[int]]]:
    """The columns of each line that are red, as the bars are."""
    bars = AreaBars(catalogue().areas, lambda _minutes, _theme: RED)
    qtbot.addWidget(bars)
    bars.setLayoutDirection(direction)
    bars.resize(500, bars.sizeHint().height())
    bars.show_means(MEANS)
    bars.show()
    let_paint()
    picture, head = bars.grab().toImage(), bars._head_px()
    lines = [
        [x for x in range(500) if picture.pixelColor(x, head + 24 * n + 12) == RED]
        for n in range(len(catalogue().areas))
    ]
    return bars, lines


def test_most_minutes_come_first_and_their_bars_are_as_long(qtbot: QtBot) -> None:
    _, lines = drawn(qtbot, Qt.LayoutDirection.LeftToRight)
    lengths = [len(line) for line in lines]

    assert [round(length / lengths[2], 1) for length in lengths[:3]] == [4, 2, 1]
    assert not any(lengths[3:])


def test_from_right_to_left_bars_grow_to_the_left(qtbot: QtBot) -> None:
    _, (long, short, *_) = drawn(qtbot, Qt.LayoutDirection.RightToLeft)

    assert max(long) == max(short)
    assert min(long) < min(short)


def test_one_line_can_be_made_to_stand_out(qtbot: QtBot) -> None:
    bars, _ = drawn(qtbot, Qt.LayoutDirection.LeftToRight)
    before = bars.grab().toImage()

    bars.point_out("hamstrings")
    assert bars.grab().toImage() != before

    bars.point_out("")
    assert bars.grab().toImage() == before
