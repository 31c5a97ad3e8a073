"""The progress page asks for a history when it is looked at, and costs nothing before."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QScrollArea, QWidget

from stretchdesk.core.errors import StretchDeskError
from stretchdesk.core.progress.overview import Span, overview
from stretchdesk.core.progress.past import past
from stretchdesk.core.progress.records import History
from stretchdesk.core.settings import Settings
from stretchdesk.data.pack_files import load_catalogue
from stretchdesk.ui.figure_cache import FigureCache
from stretchdesk.ui.occasions import day_number
from stretchdesk.ui.progress_page import ProgressPage
from stretchdesk.ui.progress_section import takes_focus
from stretchdesk.ui.saving import save_picture
from stretchdesk.ui.theme import theme_of
from tests.core.rows import end, goal, hold, session, taken
from tests.ui.parts import book, let_paint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.progress.records import Measurement

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
FULL = History(
    sessions=(session("2026-11-17"),),
    session_ends=(end(14 * 60),),
    holds=(hold("2026-11-17", 210),),
    measurements=(taken("2026-11-01", 9.0, "fingertip_floor"),),
)
LAZY = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from PySide6.QtWidgets import QApplication
from stretchdesk.data.pack_files import load_book, load_catalogue
from stretchdesk.ui.figure_cache import FigureCache
from stretchdesk.ui.saving import save_picture
from stretchdesk.ui.progress_page import ProgressPage
app = QApplication([])
content = load_catalogue(Path("assets"))
figures = FigureCache(content, load_book(Path("assets")))
page = ProgressPage(content, figures, lambda: datetime.now(UTC), str)
heavy = {"pyqtgraph", "numpy"}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
page.show()
assert heavy <= set(sys.modules)
"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(ROOT / "assets")


@pytest.fixture
def page(qtbot: QtBot, catalogue: Catalogue) -> Iterator[ProgressPage]:
    page = ProgressPage(catalogue, FigureCache(catalogue, book()), lambda: NOW, lambda: "new")
    qtbot.addWidget(page)
    page.resize(700, 600)
    QCursor.setPos(0, 0)
    yield page
    page.close()


def show(page: ProgressPage, history: History, span: Span = Span.QUARTER) -> None:
    tests = page._catalogue.tests
    page.show_overview(overview(past(history), tests, NOW.date(), span))
    settle(page)


def settle(page: ProgressPage) -> None:
    """Let the lower parts follow the upper ones."""
    let_paint()
    while page._column is not None and page._column._turn.isActive():
        let_paint()


def texts(page: ProgressPage) -> str:
    """All text a person sees, top to bottom."""
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_asks_for_the_history_each_time_it_is_shown(qtbot: QtBot, page: ProgressPage) -> None:
    for _ in range(2):
        with qtbot.waitSignal(page.overview_wanted, timeout=0):
            page.show()
        page.hide()


def test_asks_again_only_while_it_is_looked_at(qtbot: QtBot, page: ProgressPage) -> None:
    with qtbot.assertNotEmitted(page.overview_wanted):
        page.refresh()
    page.show()
    with qtbot.waitSignal(page.overview_wanted, timeout=0):
        page.refresh()


def test_charts_are_loaded_only_when_the_page_is_shown() -> None:
    run = subprocess.run([sys.executable, "-c", LAZY], cwd=ROOT, check=False)  # noqa: S603  # our own program

    assert run.returncode == 0


def test_an_empty_history_invites(page: ProgressPage) -> None:
    page.show()
    show(page, History())

    assert "Three minutes from the Stretch page are a good start." in texts(page)
    assert "Nothing measured yet. Start with the desk set: a chair" in texts(page)
    assert page._column.flexibility.measure_button.isVisible()
    assert not page._column.week.area_choice.isVisible()


def test_the_week_is_held_against_its_goal(page: ProgressPage) -> None:
    page.show()
    show(page, FULL)
    assert "This week: 1 of 3 sessions · 14 of 36 min" in texts(page)

    show(page, History(goals=(goal("2026-W40", 2, 20),)))
    assert "This week: 0 of 2 sessions · 0 of 20 min" in texts(page)


def test_a_history_that_came_early_is_shown_later(page: ProgressPage) -> None:
    show(page, FULL)
    page.show()
    settle(page)

    assert "Week of 16 November · All areas: 3.5 min" in texts(page)
    assert "1 November 2026 · 9 cm" in texts(page)


def test_tells_which_minutes_of_this_week_it_shows(page: ProgressPage) -> None:
    show(page, FULL)
    assert page.minutes_this_week("hamstrings") == 0

    page.show()

    assert page.minutes_this_week("hamstrings") == 3.5
    assert page.minutes_this_week("neck") == 0


def test_an_area_is_chosen_from_the_list(page: ProgressPage) -> None:
    page.show()
    show(page, FULL)

    page._column.week.area_choice.setCurrentText("Back of the thighs")

    assert "Back of the thighs: 3.5 min (left 3.5, right 3.5)" in texts(page)


def test_a_button_turns_charts_to_tables_and_back(page: ProgressPage) -> None:
    page.show()
    show(page, FULL)
    for section, chart in (
        (page._column.week, page._column.week.chart),
        (page._column.flexibility, page._column.flexibility._charts["fingertip_floor"]),
    ):
        section._switch.click()
        assert chart.table.isVisible()
        assert section._switch.text() == "Show as chart"
        section._switch.click()
        assert chart.plot.isVisible()


def test_a_test_that_is_gone_leaves_the_page(page: ProgressPage) -> None:
    page.show()
    show(page, FULL)

    show(page, History())

    assert page._column.flexibility._charts == {}


def test_what_is_measured_leaves_as_one_row(page: ProgressPage) -> None:
    rows: list[Measurement] = []
    page.measurement_entered.connect(rows.append)
    page.show()
    show(page, History())

    page._column.flexibility.measure_button.click()
    dialog = page._dialog
    assert dialog.isVisible()
    dialog.choice.sets["desk"].start.click()
    assert dialog.test.name.text() == "Chair sit-and-reach"
    QTest.keyClicks(dialog.test.form.first_entry, "4.5")
    dialog.save.click()
    dialog.close()

    assert [(row.id, row.test, row.day, row.value) for row in rows] == [
        ("new", "chair_sit_reach", "2026-11-22", 4.5)
    ]


def test_the_wheel_over_a_chart_is_left_to_the_page(page: ProgressPage) -> None:
    page.show()
    show(page, FULL)
    QApplication.processEvents()
    plot = page._column.week.chart.plot
    middle = plot.rect().center()
    assert page.childAt(plot.mapTo(page, middle)) is plot
    wheel = QWheelEvent(
        QPointF(middle), QPointF(plot.mapToGlobal(middle)), QPoint(0, 0), QPoint(0, -240),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip

    QApplication.sendEvent(plot, wheel)

    assert not wheel.isAccepted()


def test_one_choice_of_weeks_is_asked_for_and_shown_everywhere(
    qtbot: QtBot, page: ProgressPage
) -> None:
    page.show()
    with qtbot.waitSignal(page.overview_wanted, timeout=0) as wanted:
        page._column.span.pills["4w"].click()
    assert wanted.args == [Span.MONTH]

    show(page, FULL, Span.MONTH)

    charts = page._column.week.chart, page._column.goal.chart
    assert [chart.table.selected_text().count("\n") for chart in charts] == [4, 4]


def test_a_test_is_seen_from_the_first_week_shown_and_judged_by_all(page: ProgressPage) -> None:
    days = ("2025-01-01", "2025-02-01", "2025-03-01", "2026-11-01", "2026-11-15")
    rows = tuple(taken(day, 9.0 - n, "fingertip_floor") for n, day in enumerate(days))
    page.show()

    show(page, History(measurements=rows), Span.MONTH)
    QApplication.processEvents()

    chart = page._column.flexibility._charts["fingertip_floor"]
    assert chart.plot.seen[0] == pytest.approx(day_number("2026-10-26"), abs=1)
    assert len(chart.table.selected_text().splitlines()) == 6


def test_an_area_taken_on_the_body_is_charted_and_the_other_way_round(page: ProgressPage) -> None:
    page.show()
    show(page, FULL)
    week, body = page._column.week, page._column.body

    body.map._buttons["hamstrings"].click()
    assert week.area_choice.currentData() == "hamstrings"

    week.area_choice.setCurrentIndex(0)
    assert not body.map._buttons["hamstrings"].isChecked()
    assert body.map._buttons["hamstrings"].accessibleDescription() == "0.3 min a week"


def test_a_part_that_cannot_be_shown_is_not_tried_for_ever(
    qtbot: QtBot, page: ProgressPage
) -> None:
    page.show()
    column = page._column
    column._waiting[column.comfort] = [lambda: 1 / 0]
    column._turn.start()
    with qtbot.captureExceptions() as raised:
        settle(page)
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]


def test_the_page_fits_the_smallest_window(page: ProgressPage) -> None:
    page.show()
    show(page, FULL)
    QApplication.processEvents()

    assert page.findChild(QScrollArea).horizontalScrollBar().maximum() == 0


def test_a_quiet_line_reminds_to_measure_again(page: ProgressPage) -> None:
    page.show()
    show(page, FULL)
    assert "Last measured 21 days ago" in texts(page)
    fresh = (taken("2026-11-20", 9.0, "fingertip_floor"),)
    show(page, History(measurements=fresh))
    assert "Last measured" not in texts(page)


def test_the_dialog_knows_what_was_measured_and_what_was_answered(page: ProgressPage) -> None:
    page.show()
    page.use(Settings(unit="in", cautions=("ankle_injury",)))
    rows = tuple(taken(f"2026-11-{day:02}", 9.0, "fingertip_floor") for day in (1, 20))
    show(page, History(measurements=rows))

    page.measure()
    dialog = page._dialog
    assert dialog is not None
    dialog.choice.sets["desk"].rows["fingertip_floor"].click()

    assert dialog.test.form.how.text() == "Measure 3 times."
    assert dialog.test.form.unit == "in"
    assert dialog.choice.sets["desk"].rows["knee_to_wall"].accessibleDescription() != ""
    dialog.close()


def test_the_page_on_method_quotes_how_often_it_errs(page: ProgressPage) -> None:
    page.show()
    show(page, FULL)

    page._column.flexibility.method_button.click()

    (dialog,) = page.findChildren(QDialog)
    assert "1.5 of 100 people who did not change" in texts_of(dialog)
    assert "18 of 100 if their error is half as large again" in texts_of(dialog)
    dialog.close()


def texts_of(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_tables_are_copied_whole(page: ProgressPage) -> None:
    page.show()
    show(page, FULL)
    flexibility = page._column.flexibility
    flexibility._switch.click()

    flexibility.take_button.click()

    lines = QApplication.clipboard().text().splitlines()
    assert "\t" in lines[0]
    assert any("9" in line for line in lines[1:])
    assert flexibility.take_button.text() == "Copied"
    flexibility._switch.click()
    flexibility._switch.click()
    assert flexibility.take_button.text() == "Copy"


def test_tab_walks_down_the_page(page: ProgressPage) -> None:
    page.show()
    show(page, FULL)
    earlier = taken("2026-11-01", 9.0, "chair_sit_reach", side="left")
    show(page, replace(FULL, measurements=(*FULL.measurements, earlier)))
    walked: list[int] = []
    stop: QWidget = page._column.log
    while not walked or stop is not page._column.log:
        if stop.isVisible() and takes_focus(stop) and stop.parent() is not page._column.body.map:
            walked.append(round(stop.mapTo(page._column, QPoint()).y(), -1))
        stop = stop.nextInFocusChain()

    assert walked == sorted(walked)
    assert len(walked) > 20


def test_buttons_of_one_name_say_which_part_they_are_of(page: ProgressPage) -> None:
    page.show()
    show(page, FULL)
    parts = (page._column.week, page._column.goal, page._column.flexibility, page._column.body)

    said = {part._switch.accessibleDescription() for part in parts}

    assert said == {part.heading.text() for part in parts}
    assert len(said) == 4


def test_a_table_shows_that_it_has_the_focus(page: ProgressPage) -> None:
    page.show()
    show(page, FULL)
    page._column.week._switch.click()
    table = page._column.week.chart.table
    picture = table.viewport().grab().toImage()

    page.activateWindow()
    table.setFocus()

    ink = theme_of(page.palette()).ink
    assert picture.pixelColor(0, 15) != ink
    assert table.viewport().grab().toImage().pixelColor(0, 15) == ink


def test_a_click_on_a_bar_charts_its_area_and_another_all(page: ProgressPage) -> None:
    page.show()
    show(page, FULL)
    body, week = page._column.body, page._column.week
    at = QPoint(5, body.bars._head_px() + 5)
    first = next(iter(body.bars._means))

    QTest.mouseClick(body.bars, Qt.MouseButton.LeftButton, pos=at)
    assert week.area_choice.currentData() == first
    QTest.mouseClick(body.bars, Qt.MouseButton.LeftButton, pos=at)
    assert week.area_choice.currentData() is None


def test_the_report_gives_the_focus_back(page: ProgressPage) -> None:
    page.show()
    show(page, FULL)
    page.activateWindow()
    page._column.report_button.setFocus()

    page._column.report_button.click()
    page.show_reported()

    assert page.focusWidget() is page._column.report_button


@pytest.mark.parametrize(
    ("form", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")]
)
def test_charts_are_saved(page: ProgressPage, tmp_path: Path, form: str, begins: bytes) -> None:
    page.show()
    show(page, FULL)
    week = page._column.week
    path = tmp_path / f"weeks.{form}"

    save_picture(week, week.charts.geometry(), str(path), "Weeks", week.period)

    assert path.read_bytes().startswith(begins)
    assert path.stat().st_size > 2000


def test_a_saved_chart_says_what_it_is_and_of_when(page: ProgressPage, tmp_path: Path) -> None:
    page.show()
    show(page, FULL, Span.MONTH)
    week, path = page._column.week, tmp_path / "weeks.svg"

    save_picture(week, week.charts.geometry(), str(path), "Weekly minutes", week.period)

    assert ">Weekly minutes</text>" in path.read_text()
    assert ">26 October – 22 November 2026</text>" in path.read_text()
    assert page._column.flexibility.period == "Up to 22 November 2026"


def test_an_svg_has_marks_as_shapes_and_its_lines_right_on_them(
    page: ProgressPage, tmp_path: Path
) -> None:
    page.show()
    show(page, FULL)
    flexibility, path = page._column.flexibility, tmp_path / "flexibility.svg"

    save_picture(flexibility, flexibility.charts.geometry(), str(path), "", "")

    text = path.read_text()
    assert "<image" not in text
    numbers = re.findall(r"[\d.]+", " ".join(re.findall(r' (?:d|points)="([^"]*)"', text)))
    assert max(map(float, numbers)) < 100_000  # of six digits, one for parts


def test_a_file_that_cannot_be_written_is_said(page: ProgressPage) -> None:
    page.show()
    show(page, FULL)

    with pytest.raises(StretchDeskError, match="Choose another folder"):
        save_picture(page, page.rect(), "/nowhere/weeks.png", "", "")
