"""What is seen of a plot's days: zooming and moving with mouse and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stretchdesk.ui.plot_scale import within, zoomed
from stretchdesk.ui.readable_plot import ReadablePlot
from tests.ui.parts import let_paint

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only

WEEKS = 52
RED = QColor("#FF0000")
ENDS = st.tuples(st.floats(0, 400), st.floats(3, 500)).map(lambda pair: (pair[0], sum(pair)))


@pytest.fixture
def plot(qtbot: QtBot) -> ReadablePlot:
    plot = ReadablePlot(half=0.5)
    qtbot.addWidget(plot)
    plot.resize(700, 240)
    QCursor.setPos(0, 0)
    plot.show()
    let_paint()
    plot.begin(range(WEEKS), [f"{n} Nov" for n in range(WEEKS)])
    plot.frame(0, 10, -0.6, WEEKS - 0.4, down=False)
    plot.setFocus()
    return plot


def wide(plot: ReadablePlot) -> float:
    return plot.seen[1] - plot.seen[0]


def turn_wheel(plot: ReadablePlot, modifiers: Qt.KeyboardModifier) -> bool:
    """One step forward in the middle; whether the plot took it."""
    at = QPointF(plot.rect().center())
    wheel = QWheelEvent(
        at, QPointF(plot.mapToGlobal(at)), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(plot, wheel)
    return wheel.isAccepted()


def test_plus_and_minus_zoom_about_the_week_that_is_read(plot: ReadablePlot) -> None:
    whole = wide(plot)
    plot.go_to(20)
    before = plot.place_of(20, 0).x()

    QTest.keyClicks(plot, "++")
    assert wide(plot) == pytest.approx(whole * 0.64)
    assert plot.place_of(20, 0).x() == pytest.approx(before, abs=1)

    QTest.keyClicks(plot, "-")
    assert wide(plot) == pytest.approx(whole * 0.8)


def test_0_and_a_double_click_show_all_again(plot: ReadablePlot) -> None:
    whole = plot.seen
    QTest.keyClicks(plot, "+++0")
    assert plot.seen == whole

    QTest.keyClicks(plot, "+++")
    QTest.mouseDClick(plot, Qt.MouseButton.LeftButton, pos=QPoint(300, 60))
    assert plot.seen == whole


def test_ctrl_and_the_wheel_zoom_and_the_wheel_alone_is_the_pages(plot: ReadablePlot) -> None:
    whole = wide(plot)

    assert not turn_wheel(plot, Qt.KeyboardModifier.NoModifier)
    assert wide(plot) == whole
    assert turn_wheel(plot, Qt.KeyboardModifier.ControlModifier)
    assert wide(plot) == pytest.approx(whole * 0.8)


def test_what_is_zoomed_is_moved_by_dragging(plot: ReadablePlot) -> None:
    QTest.keyClicks(plot, "+++++")
    held = plot.day_at(500)

    QTest.mousePress(plot, Qt.MouseButton.LeftButton, pos=QPoint(500, 60))
    QTest.mouseMove(plot, QPoint(560, 60))
    QTest.mouseRelease(plot, Qt.MouseButton.LeftButton, pos=QPoint(560, 60))

    assert plot.day_at(560) == pytest.approx(held, abs=0.1)


def test_shift_with_an_arrow_moves_a_quarter_as_far_as_there_are_days(plot: ReadablePlot) -> None:
    whole = plot.seen
    QTest.keyClicks(plot, "+++++")
    left, right = plot.seen

    QTest.keyClick(plot, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert plot.seen[0] == pytest.approx(left - (right - left) / 4)
    for _ in range(20):
        QTest.keyClick(plot, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert plot.seen[0] == pytest.approx(whole[0])


def test_what_is_read_comes_into_view(plot: ReadablePlot) -> None:
    QTest.keyClicks(plot, "+++++++")
    QTest.keyClick(plot, Qt.Key.Key_Home)

    left, right = plot.seen
    assert left <= 0 <= right


def test_other_days_are_seen_whole(plot: ReadablePlot) -> None:
    QTest.keyClicks(plot, "+++++")

    plot.begin(range(12), ["x"] * 12)
    plot.frame(0, 10, -0.6, 11.4, down=False)

    assert plot.seen[0] <= 0
    assert plot.seen[1] >= 11


@given(ENDS, ENDS, st.floats(0, 1), st.floats(0.1, 10))
def test_what_is_seen_never_leaves_the_whole(
    seen: tuple[float, float], whole: tuple[float, float], share: float, factor: float
) -> None:
    seen = within(seen, whole)
    about = seen[0] + share * (seen[1] - seen[0])

    left, right = zoomed(seen, whole, about, factor, 3)

    assert whole[0] - 1e-6 <= left < right <= whole[1] + 1e-6
    assert right - left >= min(3, whole[1] - whole[0]) - 1e-6


def test_of_very_many_weeks_a_bar_is_the_mean_of_four_until_one_zooms_in(qtbot: QtBot) -> None:
    plot = ReadablePlot(half=0.5)
    qtbot.addWidget(plot)
    plot.resize(700, 240)
    plot.show()
    let_paint()
    heights = [0.0, 8.0, 0.0, 8.0] * 50
    told: list[bool] = []
    plot.gathered.connect(told.append)

    plot.begin(range(200), [f"{n} Nov" for n in range(200)])
    plot.bars(heights, [0.0] * 200, RED)
    plot.frame(0, 10, -0.6, 199.4, down=False)
    let_paint()

    def is_red(week: float, height: float) -> bool:
        at = plot.place_of(week, height).toPoint()
        return plot.grab().toImage().pixelColor(at) == RED

    assert told[-1]
    assert is_red(101.5, 3.5)
    assert not is_red(101.5, 4.5)

    plot.see(98, 108)
    let_paint()
    assert not told[-1]
    assert is_red(101, 7)
    assert not is_red(102, 1)


def test_of_very_many_occasions_the_marks_are_drawn_once_one_zooms_in(qtbot: QtBot) -> None:
    plot = ReadablePlot(half=0)
    qtbot.addWidget(plot)
    plot.resize(700, 240)
    plot.show()
    let_paint()
    days = range(200)
    plot.begin(days, [f"{n} Nov" for n in days])
    plot.frame(0, 10, -0.6, 199.4, down=False)
    plot.curve(days, [5.0] * 200, "■", RED)
    let_paint()

    def thickness(day: float) -> int:
        x = round(plot.place_of(day, 5).x())
        picture = plot.grab().toImage()
        return sum(picture.pixelColor(x, y) == RED for y in range(picture.height()))

    assert thickness(100) == 1
    plot.see(95, 105)
    let_paint()
    assert thickness(100) > 4
