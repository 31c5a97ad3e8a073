"""The flexibility chart: up is better, values stay true, nothing is said that core does not say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stretchdesk.core.progress.flexibility import all_series
from stretchdesk.core.progress.sentences import sentence, side_sentence, trend_words
from stretchdesk.ui.flexibility_chart import FlexibilityChart
from stretchdesk.ui.occasions import Occasions, by_test, day_number
from stretchdesk.ui.theme import GAP, theme_of
from tests.core.rows import FLEXIBILITY_TEST, taken

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from stretchdesk.core.content.catalogue import FlexibilityTest
    from stretchdesk.core.progress.records import Measurement

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only

TODAY = date(2026, 11, 22)
DAYS = ("2026-09-01", "2026-09-15", "2026-10-01", "2026-10-20", "2026-11-10")
VALUES = (1.0, 2.0, 1.5, 8.0, 9.5)
SIDED = replace(FLEXIBILITY_TEST, per_side=True)
LOWER = replace(FLEXIBILITY_TEST, better="lower")
ONE = tuple(taken(day, value) for day, value in zip(DAYS, VALUES, strict=True))
BOTH = (
    *(taken(day, value, side="left") for day, value in zip(DAYS, VALUES, strict=True)),
    *(taken(day, 3.0, side="right") for day in DAYS[:4]),
)


def occasions(test: FlexibilityTest, rows: Iterable[Measurement]) -> Occasions:
    return by_test(all_series(rows, {test.id: test}))[0]


def make(qtbot: QtBot, test: FlexibilityTest, rows: Iterable[Measurement]) -> FlexibilityChart:
    chart = FlexibilityChart(occasions(test, rows), TODAY)
    qtbot.addWidget(chart)
    chart.resize(650, 400)
    QCursor.setPos(0, 0)
    chart.show()
    QApplication.processEvents()
    chart.plot.clearFocus()
    return chart


def test_up_is_better_whichever_way_the_numbers_run(qtbot: QtBot) -> None:
    for test, better, worse in ((FLEXIBILITY_TEST, 9.5, 1.0), (LOWER, 1.0, 9.5)):
        chart = make(qtbot, test, ONE)
        plot, day = chart.plot, day_number(DAYS[0])
        assert plot.place_of(day, better).y() < plot.place_of(day, worse).y()


def test_days_stand_as_far_apart_as_they_were(qtbot: QtBot) -> None:
    chart = make(qtbot, FLEXIBILITY_TEST, ONE)
    first, second, last = (chart.plot.place_of(day_number(DAYS[n]), 0).x() for n in (0, 1, 4))

    assert (second - first) / (last - first) == pytest.approx(14 / 70, abs=0.01)


def test_reads_both_sides_of_a_day_by_key_and_by_mouse(qtbot: QtBot) -> None:
    chart = make(qtbot, SIDED, BOTH)
    assert chart.reading.text() == "10 November 2026 · left 9.5 cm"

    chart.plot.setFocus()
    QTest.keyClick(chart.plot, Qt.Key.Key_Left)
    assert chart.reading.text() == "20 October 2026 · left 8 cm, right 3 cm"
    assert chart.plot.accessibleDescription() == chart.reading.text()

    x = chart.plot.place_of(day_number(DAYS[0]), 0).x()
    QTest.mouseMove(chart.plot, QPoint(round(x) + 3, 80))
    assert chart.reading.text() == "1 September 2026 · left 1 cm, right 3 cm"


def test_says_what_core_says_for_each_side(qtbot: QtBot) -> None:
    rows = (*BOTH, taken(DAYS[-1], 3.0, side="right"))
    shown = occasions(SIDED, rows)
    chart = make(qtbot, SIDED, rows)

    for series, name in zip(shown.sides, ("Left", "Right"), strict=True):
        assert f"{name} · {sentence(series, TODAY)}" in chart.sentences.text()
    assert f"left {trend_words(shown.sides[0])}" in chart.caption.text()
    difference = side_sentence(*shown.sides)
    assert difference is not None
    assert difference in chart.sentences.text()


def test_the_band_is_as_wide_as_the_measuring_error(qtbot: QtBot) -> None:
    chart = make(qtbot, FLEXIBILITY_TEST, ONE)
    picture = chart.plot.grab().toImage()
    x = round(chart.plot.place_of(day_number(DAYS[2]) + 9, 0).x())

    def shaded(height: float) -> bool:
        y = round(chart.plot.place_of(0, height).y())
        return picture.pixelColor(x, y) != picture.pixelColor(1, 1)

    assert [height for height in (-2.8, -2.2, 5.3, 6.3) if shaded(height)] == [-2.2, 5.3]
    assert "±4 cm" in chart.caption.text()


def test_a_saved_line_is_as_wide_for_its_picture_as_the_one_on_the_screen(
    qtbot: QtBot, tmp_path: Path
) -> None:
    from stretchdesk.ui.saving import save_picture

    chart = make(qtbot, SIDED, BOTH)
    path = tmp_path / "chart.png"
    save_picture(chart, chart.rect(), str(path), "", "")
    here, saved = chart.grab().toImage(), QImage(str(path))
    between = chart.plot.place_of(day_number(DAYS[2]) + 9, 0).x()
    x = chart.plot.mapTo(chart, QPoint(round(between), 0)).x()
    line = theme_of(chart.palette()).second

    def width(picture: QImage, x: int) -> int:
        return sum(picture.pixelColor(x, y) == line for y in range(picture.height()))

    assert width(saved, 2 * (x + GAP)) >= 2 * width(here, x) > 0
    assert width(chart.grab().toImage(), x) == width(here, x)


def test_dashes_are_named_also_while_their_range_is_not_known(qtbot: QtBot) -> None:
    for count, said in (
        (2, ""),
        (3, "Dashes: trend; its range comes with 5"),
        (5, "Dashes: trend a"),
    ):
        chart = make(qtbot, FLEXIBILITY_TEST, ONE[:count])
        text = chart.caption.text()
        assert said in text
        assert ("Dashes" in text) == bool(said)


def test_too_few_occasions_have_no_band(qtbot: QtBot) -> None:
    chart = make(qtbot, FLEXIBILITY_TEST, ONE[:1])

    assert "Shaded" not in chart.caption.text()
    assert chart.sentences.text().count("Measure twice more") == 1


def test_the_table_leaves_a_side_empty_that_was_not_measured(qtbot: QtBot) -> None:
    chart = make(qtbot, SIDED, BOTH)
    table = chart.table.selected_text().splitlines()

    assert table[0] == "Day\tLeft, cm\tRight, cm"
    assert table[-2:] == ["20 October 2026\t8.0\t3.0", "10 November 2026\t9.5\t"]


def test_a_new_measurement_is_read_at_once(qtbot: QtBot) -> None:
    chart = make(qtbot, FLEXIBILITY_TEST, ONE[:4])

    chart.show_occasions(occasions(FLEXIBILITY_TEST, ONE), TODAY)

    assert chart.reading.text() == "10 November 2026 · 9.5 cm"


def test_degrees_stand_close_to_their_number(qtbot: QtBot) -> None:
    chart = make(qtbot, replace(FLEXIBILITY_TEST, unit="deg"), ONE)

    assert chart.reading.text() == "10 November 2026 · 9.5°"
    assert chart.table.selected_text().startswith("Day\tValue, °\n")
