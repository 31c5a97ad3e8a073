"""Each week's sessions stand beside the goal of that week."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stretchdesk.core.progress.overview import Span, overview
from stretchdesk.core.progress.past import past
from stretchdesk.core.progress.records import Goal, History
from stretchdesk.ui.goal_section import GoalSection
from tests.core.rows import end, goal, hold, session
from tests.ui.parts import let_paint

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only

TODAY = date(2026, 11, 25)
HISTORY = History(
    sessions=(session("2026-11-17"),),
    session_ends=(end(14 * 60),),
    holds=(hold("2026-11-17", 210),),
    goals=(goal("2026-W40", 2, 20), Goal("g", "2026-W48", 4, 40, ("sat", "sun"), "2026")),
)


def shown(qtbot: QtBot, history: History) -> GoalSection:
    section = GoalSection()
    qtbot.addWidget(section)
    section.resize(700, 400)
    section.show_overview(overview(past(history), {}, TODAY, Span.QUARTER))
    section.show()
    let_paint()
    return section


def test_a_week_is_read_with_its_goal_and_its_days_off(qtbot: QtBot) -> None:
    section = shown(qtbot, HISTORY)
    chart = section.chart
    assert chart.reading.text() == "This week: 0 of 4 sessions · 0 of 40 min · days off: Sat, Sun"

    chart.plot.setFocus()
    QTest.keyClick(chart.plot, Qt.Key.Key_Left)

    assert chart.reading.text() == "Week of 16 November · 1 of 2 sessions · 14 of 20 min"
    assert chart.plot.accessibleDescription() == chart.reading.text()


def test_the_goal_is_a_line_at_each_weeks_own_height(qtbot: QtBot) -> None:
    section = shown(qtbot, HISTORY)
    plot = section.chart.plot
    picture = plot.grab().toImage()

    def inked(at: float, minutes: float) -> bool:
        place = plot.place_of(at, minutes).toPoint()
        paper = picture.pixelColor(2, 2).lightness()
        return any(
            abs(picture.pixelColor(place.x() + dx, place.y() + dy).lightness() - paper) > 80
            for dx in range(-6, 7)
            for dy in (-1, 0, 1)
        )

    assert inked(9, 20)
    assert not inked(9, 40)
    assert inked(11, 40)
    assert not inked(11, 20)


def test_the_table_holds_the_same(qtbot: QtBot) -> None:
    section = shown(qtbot, HISTORY)
    lines = section.chart.table.selected_text().splitlines()

    assert lines[0].split("\t")[1:] == [
        "Sessions", "Goal, sessions", "Minutes", "Goal, min", "Days off",
    ]  # fmt: skip
    assert lines[-2].split("\t") == ["16 November 2026", "1", "2", "14", "20", ""]
    assert lines[-1].split("\t")[-1] == "Sat, Sun"


def test_without_a_session_the_goal_is_told_and_nothing_charted(qtbot: QtBot) -> None:
    section = shown(qtbot, History())

    assert section.line.text() == "This week: 0 of 3 sessions · 0 of 36 min"
    assert section.invitation.isVisible()
    assert not section.chart.isVisible()
