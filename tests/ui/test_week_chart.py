"""The week chart shows, reads out and tabulates the numbers that core/progress/weeks gives."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QCursor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stretchdesk.core.content.catalogue import Area
from stretchdesk.core.progress.records import History
from stretchdesk.core.progress.weeks import weeks
from stretchdesk.ui.plot_scale import round_ticks, spread, thin
from stretchdesk.ui.theme import warm_palette
from stretchdesk.ui.week_chart import WeekChart
from tests.core.rows import hold

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only

TODAY = date(2026, 11, 22)
AREAS = {
    "calves": Area("calves", "Calves and ankles", "legs"),
    "hamstrings": Area("hamstrings", "Back of the thighs", "legs"),
    "neck": Area("neck", "Neck", "upper_body"),
}
HISTORY = History(
    holds=(
        hold("2026-11-17", 210, side="left"),
        hold("2026-11-18", 240, side="right"),
        hold("2026-11-17", 60, primary=("calves",)),
        hold("2026-11-10", 90),
    )
)


@pytest.fixture
def chart(qtbot: QtBot, qapp: QApplication) -> WeekChart:
    chart = WeekChart(AREAS)
    qtbot.addWidget(chart)
    chart.resize(650, 400)
    QCursor.setPos(0, 0)
    chart.show_weeks(weeks(HISTORY, TODAY, 12))
    chart.show()
    qapp.processEvents()
    chart.plot.clearFocus()
    return chart


def cells(chart: WeekChart) -> list[list[str]]:
    return [line.split("\t") for line in chart.table.selected_text().splitlines()]


def hover(chart: WeekChart, at: int) -> None:
    QApplication.processEvents()
    x = chart.plot.place_of(at, 0).x()
    QTest.mouseMove(chart.plot, QPoint(round(x), chart.plot.height() // 2))


def test_this_week_is_read_first(chart: WeekChart) -> None:
    assert chart.reading.text() == "Week of 16 November · All areas: 4.5 min"
    assert "Back&nbsp;of&nbsp;the&nbsp;thighs&nbsp;3.5" in chart.legend.text()
    assert "Neck" not in chart.legend.text()


def test_one_area_is_read_with_its_sides(chart: WeekChart) -> None:
    chart.choose("hamstrings")

    assert chart.reading.text() == (
        "Week of 16 November · Back of the thighs: 3.5 min (left 3.5, right 4)"
    )


def test_hovering_reads_the_week_under_the_pointer(chart: WeekChart) -> None:
    chart.choose("hamstrings")

    hover(chart, 10)

    assert chart.reading.text().startswith("Week of 9 November · Back of the thighs: 1.5 min")


def test_arrow_keys_move_the_week_and_stop_at_the_ends(chart: WeekChart) -> None:
    chart.plot.setFocus()

    QTest.keyClick(chart.plot, Qt.Key.Key_Right)
    assert chart.plot.at == 11
    QTest.keyClick(chart.plot, Qt.Key.Key_Left)
    assert chart.reading.text() == "Week of 9 November · All areas: 1.5 min"
    QTest.keyClick(chart.plot, Qt.Key.Key_Home)
    QTest.keyClick(chart.plot, Qt.Key.Key_Left)
    assert chart.reading.text() == "Week of 31 August · All areas: 0 min"
    QTest.keyClick(chart.plot, Qt.Key.Key_End)
    assert chart.plot.at == 11


def test_who_stops_reading_is_back_at_this_week(chart: WeekChart) -> None:
    hover(chart, 4)
    QTest.mouseMove(chart, QPoint(5, 5))
    assert chart.plot.at == 11

    chart.plot.setFocus()
    QTest.keyClick(chart.plot, Qt.Key.Key_Home)
    chart.plot.clearFocus()
    assert chart.plot.at == 11


def test_a_screen_reader_finds_one_chart_with_the_reading(chart: WeekChart) -> None:
    interface = QAccessible.queryAccessibleInterface(chart.plot)

    assert interface.role() == QAccessible.Role.Chart
    assert interface.childCount() == 0
    assert interface.text(QAccessible.Text.Name) == "Weekly minutes per area"
    assert interface.text(QAccessible.Text.Description) == (
        "Week of 16 November · All areas: 4.5 min, Calves and ankles 1, Back of the thighs 3.5"
    )


def test_bars_end_at_the_counted_minutes(chart: WeekChart, qapp: QApplication) -> None:
    chart.choose("hamstrings")
    qapp.processEvents()
    picture = chart.plot.grab().toImage()
    paper = picture.pixelColor(2, 2)

    def colour(at: int, minutes: float) -> object:
        place = chart.plot.place_of(at, minutes)
        return picture.pixelColor(round(place.x()), round(place.y()))

    assert colour(11, 3.2) == colour(11, 0.5) != paper
    assert colour(11, 3.8) == paper
    assert colour(10, 1.2) == colour(11, 0.5)
    assert colour(10, 1.8) == paper
    assert colour(9, 0.5) == paper


def test_only_a_chosen_area_is_held_against_the_three_lines(
    chart: WeekChart, qapp: QApplication
) -> None:
    def ink_at_10() -> int:
        qapp.processEvents()
        picture = chart.plot.grab().toImage()
        left, right = chart.plot.place_of(0, 10), chart.plot.place_of(8, 10)
        paper = picture.pixelColor(2, 2).lightness()
        return sum(
            abs(picture.pixelColor(x, round(left.y()) + dy).lightness() - paper) > 60
            for x in range(round(left.x()), round(right.x()))
            for dy in (-1, 0, 1)
        )

    assert ink_at_10() == 0
    chart.choose("neck")
    assert ink_at_10() > 50


def test_the_table_holds_the_same_numbers(chart: WeekChart) -> None:
    table = cells(chart)
    assert table[0] == [
        "Week of", "All areas, min", "Calves and ankles, min", "Back of the thighs, min",
    ]  # fmt: skip
    assert table[-1] == ["16 November 2026", "4.5", "1.0", "3.5"]
    assert table[-2] == ["9 November 2026", "1.5", "0.0", "1.5"]
    assert len(table) == 13

    chart.choose("hamstrings")
    assert cells(chart)[-1] == ["16 November 2026", "3.5", "4.0", "3.5"]


def test_the_table_takes_the_charts_place(chart: WeekChart) -> None:
    chart.show_table(True)

    assert chart.table.isVisible()
    assert not chart.plot.isVisible()


def test_what_is_selected_is_copied_with_its_headers(chart: WeekChart) -> None:
    chart.show_table(True)
    chart.table.selectRow(11)

    QTest.keyClick(chart.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text().splitlines() == [
        "Week of\tAll areas, min\tCalves and ankles, min\tBack of the thighs, min",
        "16 November 2026\t4.5\t1.0\t3.5",
    ]


def test_dragging_moves_nothing(chart: WeekChart) -> None:
    before = chart.plot.place_of(3, 2)

    QTest.mousePress(chart.plot, Qt.MouseButton.LeftButton, pos=QPoint(300, 60))
    QTest.mouseMove(chart.plot, QPoint(200, 60))
    QTest.mouseRelease(chart.plot, Qt.MouseButton.LeftButton, pos=QPoint(200, 60))

    assert chart.plot.place_of(3, 2) == before


def test_the_chart_follows_the_palette(chart: WeekChart, qapp: QApplication) -> None:
    old = qapp.palette()
    try:
        for dark in (True, False, True):
            qapp.setPalette(warm_palette(dark=dark))
            qapp.processEvents()
            paper = chart.grab().toImage().pixelColor(200, chart.plot.y() + 20)
            assert (paper.lightness() < 128) is dark
            assert (chart.legend.palette().windowText().color().lightness() > 128) is dark
    finally:
        qapp.setPalette(old)


def test_ticks_are_round() -> None:
    assert round_ticks(0, 17.6) == [0, 5, 10, 15]
    assert round_ticks(-9.5, 2) == [-8, -6, -4, -2, 0, 2]


def test_labels_are_moved_apart_only_where_they_touch() -> None:
    assert spread([0, 1, 10], [2, 2, 2]) == [0, 2, 10]


def test_of_days_that_crowd_the_last_is_named() -> None:
    assert thin([0, 1, 2, 3, 4], 2) == [0, 2, 4]
    assert thin([0, 3, 4], 2) == [0, 2]


def test_more_minutes_than_the_lines_get_round_numbers(chart: WeekChart) -> None:
    much = weeks(History(holds=(hold("2026-11-17", 3600),)), TODAY, 12)
    chart.choose("hamstrings")

    chart.show_weeks(much)

    assert chart.reading.text().endswith("60 min (left 60, right 60)")
    assert 0 < chart.plot.place_of(11, 60).y() < chart.plot.place_of(11, 0).y()
