"""Small multiples stand in two columns where there is room, and in one where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QScrollArea, QWidget

from stretchdesk.ui.multiples import Multiples
from tests.ui.parts import let_paint

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only


@pytest.mark.parametrize("count", [1, 3])
def test_two_columns_become_one_and_two_again(qtbot: QtBot, count: int) -> None:
    multiples, page = Multiples(), QScrollArea()
    qtbot.addWidget(page)
    page.setFrameShape(QScrollArea.Shape.NoFrame)
    page.setWidgetResizable(True)
    page.setWidget(multiples)
    widgets = [QWidget() for _ in range(count)]
    for widget in widgets:
        widget.setMinimumSize(400, 50)
    multiples.show_widgets(widgets)
    page.show()

    def lefts(width: int) -> list[int]:
        page.resize(width, 400)
        let_paint()
        return [widget.x() for widget in widgets]

    assert lefts(700) == [0] * count
    assert lefts(900) == [0, 466, 0][:count]
    assert lefts(700) == [0] * count
    assert multiples.minimumSizeHint().width() == 400
