"""The calendar of the last twelve months, with words and a table twin."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchdesk.core.progress.amounts import number
from stretchdesk.core.progress.days import Day
from stretchdesk.ui.calendar_grid import LEVELS_MIN, CalendarGrid, paint_cell
from stretchdesk.ui.dates import full_day, period, weekday
from stretchdesk.ui.labels import text_label
from stretchdesk.ui.progress_section import ProgressSection
from stretchdesk.ui.table_twin import TableTwin
from stretchdesk.ui.theme import GAP, Size, font, theme_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPaintEvent

_ANY_DAY = date(2026, 1, 1)


class CalendarSection(ProgressSection):
    """A day at a time; a day without is no gap in anything."""

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[Day, ...] = ()
        self.heading.setText(self.tr("Calendar"))
        self.line.setText(self.tr("The last twelve months."))
        self.invitation.setText(
            self.tr("Nothing in the last twelve months yet. The first session colours its day.")
        )
        self.reading = text_label()
        self.grid = CalendarGrid()
        self.grid.setAccessibleName(self.tr("Calendar of twelve months"))
        self.legend = CalendarLegend()
        self.table = TableTwin()
        self.table.setAccessibleName(self.tr("Days with sessions, as a table"))
        for part in (self.reading, self.grid, self.legend, self.table):
            self.charts.addWidget(part)
        self.charts.setSpacing(GAP)
        self.grid.read.connect(self._read_out)
        self.show_table(False)

    def show_days(self, days: Sequence[Day]) -> None:
        """Show these days instead, from a Monday to today."""
        self._days = tuple(days)
        self.period = period(days[0].day, days[-1].day)
        self.grid.show_days(days)
        self._read_out(self.grid.at)
        done = [day for day in reversed(days) if day.sessions]
        headers = [self.tr("Day"), self.tr("Sessions"), self.tr("Minutes")]
        self.table.show_rows(
            headers, [[full_day(d.day), str(d.sessions), number(d.minutes)] for d in done]
        )
        self.show_filled(bool(done))

    def show_filled(self, filled: bool) -> None:
        super().show_filled(filled)
        self.line.setVisible(filled)
        self.show_table(self._as_table)

    def show_table(self, shown: bool) -> None:
        super().show_table(shown)
        filled = any(day.sessions for day in self._days)
        self.table.setVisible(filled and shown)
        for part in (self.reading, self.grid, self.legend):
            part.setVisible(filled and not shown)

    def _read_out(self, at: int) -> None:
        reading = self._reading(self._days[at])
        self.reading.setText(reading)
        self.grid.say(reading)

    def _reading(self, day: Day) -> str:
        off = self.tr("planned day off") if day.off else ""
        done = self.tr("no session") if not day.off else ""
        if day.sessions == 1:
            done = self.tr("1 session, {minutes} min").format(minutes=number(day.minutes))
        elif day.sessions:
            done = self.tr("{n} sessions, {minutes} min").format(
                n=day.sessions, minutes=number(day.minutes)
            )
        return " · ".join(filter(None, (weekday(day.day), done, off)))


class CalendarLegend(QWidget):
    """The cells there are, with what they mean."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _cells(self) -> Iterator[tuple[Day, str]]:
        ends = (*(f"{end:.0f}" for end in LEVELS_MIN[1:]), "")
        for least, end in zip(LEVELS_MIN, ends, strict=True):
            words = self.tr("up to {n} min").format(n=end) if end else self.tr("more")
            yield Day(_ANY_DAY, minutes=least + 1), words
        yield Day(_ANY_DAY, off=True), self.tr("day off")

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self.palette())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(font(Size.SMALL))
            x, size = 0, 14
            for day, words in self._cells():
                paint_cell(painter, QRectF(x, (self.height() - size) / 2, size, size), day, theme)
                painter.setPen(theme.quiet)
                baseline = (self.height() + painter.fontMetrics().capHeight()) // 2
                painter.drawText(x + size + GAP, baseline, words)
                x += size + 3 * GAP + painter.fontMetrics().horizontalAdvance(words)

    def sizeHint(self) -> QSize:
        return QSize(60 * GAP, self.fontMetrics().height() + GAP)
