"""The weeks of breaks are read out, listened to and tabulated."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stretchdesk.core.progress.overview import Span, overview
from stretchdesk.core.progress.past import past
from stretchdesk.core.progress.records import History
from stretchdesk.ui.adherence_chart import _colours
from stretchdesk.ui.adherence_section import AdherenceSection
from stretchdesk.ui.theme import contrast, theme_of, warm_palette
from tests.core.rows import offered
from tests.ui.parts import let_paint

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only

TODAY = date(2026, 11, 25)
HISTORY = History(
    breaks=(
        *(offered("2026-11-24", outcome) for outcome in ("started", "started", "snoozed")),
        offered("2026-11-24", "held_back", "camera"),
        offered("2026-11-18", "skipped", "did_it"),
        offered("2026-11-18", "ignored"),
    )
)


@pytest.fixture
def section(qtbot: QtBot) -> AdherenceSection:
    section = AdherenceSection()
    qtbot.addWidget(section)
    section.resize(760, 500)
    QCursor.setPos(0, 0)
    section.show()
    let_paint()
    return section


def test_a_week_is_read_out_in_words(section: AdherenceSection) -> None:
    section.show_overview(overview(past(HISTORY), {}, TODAY, Span.QUARTER))
    chart = section.chart
    assert chart.reading.text() == "Week of 23 November · Offered: 3"
    assert "Started&nbsp;2" in chart.legend.text()
    chart.plot.setFocus()
    QTest.keyClick(chart.plot, Qt.Key.Key_Left)
    assert chart.plot.accessibleDescription() == (
        "Week of 16 November · Offered: 2, Started 0, Away from the desk 1, Put off 0,"
        " Skipped 0, Not answered 1, Held back 0"
    )
    chart.plot.clearFocus()


def test_the_table_has_the_same_numbers(section: AdherenceSection) -> None:
    section.show_overview(overview(past(HISTORY), {}, TODAY, Span.QUARTER))
    section._switch.click()
    assert not section.chart.plot.isVisible()
    lines = section.chart.table.selected_text().splitlines()
    assert len(lines) == 13
    assert lines[0].split("\t") == [
        *("Week of", "Offered", "Started", "Away from the desk", "Put off"),
        *("Skipped", "Not answered", "Held back"),
    ]
    assert lines[-1].split("\t") == ["23 November 2026", "3", "2", "0", "1", "0", "0", "1"]


def test_without_breaks_it_says_where_reminders_are(section: AdherenceSection) -> None:
    section.show_overview(overview(past(History()), {}, TODAY, Span.QUARTER))
    assert section.invitation.isVisible()
    assert not section.chart.isVisible()
    section.show_overview(overview(past(HISTORY), {}, TODAY, Span.QUARTER))
    assert not section.invitation.isVisible()
    assert section.chart.plot.isVisible()


@pytest.mark.parametrize("dark", [False, True])
def test_every_part_stands_out_from_the_paper(dark: bool) -> None:
    theme = theme_of(warm_palette(dark=dark))
    assert all(contrast(colour, theme.paper) >= 3 for colour in _colours(theme).values())
    assert len({colour.name() for colour in _colours(theme).values()}) == 6


def test_another_palette_is_followed(section: AdherenceSection) -> None:
    section.show_overview(overview(past(HISTORY), {}, TODAY, Span.QUARTER))
    before = section.chart.legend.text()
    QApplication.setPalette(warm_palette(dark=True))
    let_paint()
    assert section.chart.legend.text() != before
