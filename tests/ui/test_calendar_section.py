"""The calendar reads out each day, and the comfort chart each day's notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QCursor
from PySide6.QtTest import QTest

from stretchdesk.core.content.catalogue import Area
from stretchdesk.core.progress.days import Day
from stretchdesk.core.progress.overview import Span, overview
from stretchdesk.core.progress.past import past
from stretchdesk.core.progress.records import Comfort, History
from stretchdesk.ui.calendar_grid import level_of
from stretchdesk.ui.calendar_section import CalendarSection
from stretchdesk.ui.comfort_section import ComfortSection
from tests.ui.parts import let_paint

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only

MONDAY = date(2025, 11, 24)
TODAY = date(2026, 11, 25)
DONE = {364: Day(MONDAY, 2, 15.0), 365: Day(MONDAY, 1, 4.0, off=True), 366: Day(MONDAY, off=True)}
AREAS = {"neck": Area("neck", "Neck", "upper_body")}
NOTES = (
    Comfort("a", None, None, "neck", "left", "pain", 4, "Stiff", "", "2026-11-20", ""),
    Comfort("b", None, None, None, None, "feel", 7, None, "", "2026-11-21", ""),
)


def days() -> list[Day]:
    made = []
    for n in range(367):
        done = DONE.get(n, Day(MONDAY))
        day = MONDAY + timedelta(days=n)
        made.append(Day(day, done.sessions, done.minutes, done.off))
    return made


@pytest.fixture
def calendar(qtbot: QtBot) -> CalendarSection:
    section = CalendarSection()
    qtbot.addWidget(section)
    section.resize(800, 400)
    QCursor.setPos(0, 0)
    section.show_days(days())
    section.show()
    let_paint()
    section.grid.setFocus()
    return section


def test_arrows_walk_days_and_weeks_and_each_is_read_out(calendar: CalendarSection) -> None:
    assert calendar.reading.text() == "Wednesday, 25 November 2026 · planned day off"

    QTest.keyClick(calendar.grid, Qt.Key.Key_Up)
    assert calendar.reading.text() == (
        "Tuesday, 24 November 2026 · 1 session, 4 min · planned day off"
    )
    QTest.keyClick(calendar.grid, Qt.Key.Key_Up)
    assert calendar.reading.text() == "Monday, 23 November 2026 · 2 sessions, 15 min"
    QTest.keyClick(calendar.grid, Qt.Key.Key_Left)
    assert calendar.reading.text() == "Monday, 16 November 2026 · no session"
    QTest.keyClick(calendar.grid, Qt.Key.Key_Home)
    QTest.keyClick(calendar.grid, Qt.Key.Key_Left)
    assert calendar.grid.at == 0


def test_the_pointer_reads_the_day_under_it(calendar: CalendarSection) -> None:
    QTest.mouseMove(calendar.grid, calendar.grid.cell(364).center().toPoint())

    assert calendar.reading.text().startswith("Monday, 23 November 2026")


def test_a_screen_reader_finds_one_chart(calendar: CalendarSection) -> None:
    interface = QAccessible.queryAccessibleInterface(calendar.grid)

    assert interface.role() == QAccessible.Role.Chart
    assert interface.text(QAccessible.Text.Description) == calendar.reading.text()


def test_more_minutes_fill_more_of_a_cell() -> None:
    assert [level_of(minutes) for minutes in (0, 1, 5, 5.5, 12, 40)] == [0, 1, 1, 2, 3, 4]


def test_the_table_has_the_days_with_sessions_newest_first(calendar: CalendarSection) -> None:
    assert calendar.table.selected_text().splitlines()[1:] == [
        "24 November 2026\t1\t4",
        "23 November 2026\t2\t15",
    ]


def test_an_empty_calendar_invites(qtbot: QtBot) -> None:
    section = CalendarSection()
    qtbot.addWidget(section)
    section.show_days([Day(MONDAY)])
    section.show()

    assert section.invitation.isVisible()
    assert not section.grid.isVisible()


def test_each_kind_of_note_has_its_chart(qtbot: QtBot) -> None:
    section = ComfortSection(AREAS)
    qtbot.addWidget(section)
    section.resize(700, 400)
    section.show_overview(overview(past(History(comfort=NOTES)), {}, TODAY, Span.MONTH))
    section.show()
    let_paint()
    assert section.chart.reading.text() == "20 November 2026 · Neck (left) 4 “Stiff”"

    section.kind_choice.setCurrentIndex(1)
    section.kind_choice.activated.emit(1)

    assert section.chart.reading.text() == "21 November 2026 · Session 7"


def test_areas_differ_by_their_marks_too_and_keep_them(qtbot: QtBot) -> None:
    areas = {name: Area(name, name.title(), "upper_body") for name in "abcdefgh"}
    section = ComfortSection(areas)
    qtbot.addWidget(section)

    def marks(shown: str) -> dict[str, str]:
        notes = tuple(replace(NOTES[0], id=area, area=area) for area in shown)
        section.show_overview(overview(past(History(comfort=notes)), {}, TODAY, Span.MONTH))
        (ticks,) = section.chart.plot._right._tickLevels
        return {name[2:]: name[0] for _, name in ticks}

    assert len(set(marks("abcdf").values())) == 5
    assert len(set(marks("af").values())) == 2, "they would be alike"
    assert marks("bd")["D"] == marks("d")["D"] == marks("abcde")["D"]
    assert len(marks("abcdefgh")) == 8


def test_without_notes_it_says_how_to_make_some(qtbot: QtBot) -> None:
    section = ComfortSection(AREAS)
    qtbot.addWidget(section)
    section.show_overview(overview(past(History()), {}, TODAY, Span.MONTH))
    section.show()

    assert "one tap says how it felt" in section.invitation.text()
    assert section.invitation.isVisible()
    assert not section.chart.isVisible()
