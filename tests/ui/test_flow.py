"""Controls stand side by side while they fit, and on further lines when they do not."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from stretchdesk.ui.flow import Flow
from tests.ui.parts import let_paint

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only


@pytest.fixture
def row(qtbot: QtBot) -> QWidget:
    row = QWidget()
    row.setLayout(Flow([QPushButton(text) for text in ("One", "Another", "A rather long one")]))
    qtbot.addWidget(row)
    row.show()
    return row


def buttons(row: QWidget, width: int) -> list[QPushButton]:
    row.resize(width, row.layout().heightForWidth(width))
    let_paint()
    return row.findChildren(QPushButton)


def test_what_fits_stands_in_one_line(row: QWidget) -> None:
    one, two, three = buttons(row, 600)
    assert one.y() == two.y() == three.y()
    assert one.geometry().right() < two.x() < two.geometry().right() < three.x()


@pytest.mark.parametrize("width", [120, 200, 260, 400])
def test_nothing_is_squeezed_cut_off_or_covered(row: QWidget, width: int) -> None:
    width = max(width, row.layout().minimumSize().width())
    found = buttons(row, width)
    for button in found:
        assert button.width() >= button.sizeHint().width()
        assert button.height() >= button.sizeHint().height()
        assert row.rect().contains(button.geometry())
    for one, other in pairwise(found):
        assert not one.geometry().intersects(other.geometry())
        assert (one.y(), one.x()) < (other.y(), other.x())


def test_where_reading_begins_at_the_right_it_begins_there(row: QWidget) -> None:
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    one, two, _ = buttons(row, 600)
    assert one.geometry().right() == row.rect().right()
    assert two.geometry().right() < one.x()


def test_a_line_in_too_much_room_stands_in_the_middle(row: QWidget) -> None:
    row.resize(600, 200)
    let_paint()
    one = row.findChild(QPushButton)
    assert abs(one.geometry().center().y() - row.rect().center().y()) <= 1
