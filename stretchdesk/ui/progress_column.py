"""The parts of the progress page, one under the other, and the span of weeks they all show."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stretchdesk.core.progress.overview import Span
from stretchdesk.ui.adherence_section import AdherenceSection
from stretchdesk.ui.body_section import BodySection
from stretchdesk.ui.buttons import PlainButton
from stretchdesk.ui.calendar_section import CalendarSection
from stretchdesk.ui.choice_row import ChoiceRow
from stretchdesk.ui.comfort_section import ComfortSection
from stretchdesk.ui.dates import full_day, period
from stretchdesk.ui.flexibility_section import FlexibilitySection
from stretchdesk.ui.flow import Flow
from stretchdesk.ui.goal_section import GoalSection
from stretchdesk.ui.labels import Hairline, text_label
from stretchdesk.ui.theme import GAP, MARGIN, Size, set_height
from stretchdesk.ui.week_section import WeekSection

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.progress.days import Day
    from stretchdesk.core.progress.overview import Overview
    from stretchdesk.ui.progress_section import ProgressSection

COLUMN_WIDTH = 960


class ProgressColumn(QWidget):
    """Each part appears when it has something to show, one after the other from the top: the page
    is there at once, and its lower parts before anybody has scrolled to them.
    """

    span_chosen = Signal(object)
    report_requested = Signal()

    def __init__(self, catalogue: Catalogue, span: Span) -> None:
        super().__init__()
        self.setMaximumWidth(COLUMN_WIDTH)
        self._waiting: dict[ProgressSection, list[Callable[[], None]]] = {}
        self._lines: dict[ProgressSection, Hairline] = {}
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._show_next)
        self.span = self._span_choice(span)
        self.report_button = PlainButton(self.tr("Report…"))
        self.report_button.setToolTip(self.tr("One page for a physiotherapist"))
        self.report_button.clicked.connect(self._ask_for_report)
        self._report_has_focus = False
        self.log = PlainButton(self.tr("Log stretching…"))
        self.entries = PlainButton(self.tr("All entries…"))
        self.week = WeekSection(catalogue.areas)
        self.goal = GoalSection()
        self.body = BodySection(catalogue.areas)
        self.flexibility = FlexibilitySection(catalogue.measuring.retest_days)
        self.calendar = CalendarSection()
        self.comfort = ComfortSection(catalogue.areas)
        self.adherence = AdherenceSection()
        self.body.area_chosen.connect(self.week.choose_area)
        self.week.area_chosen.connect(self.body.show_chosen)
        self._lay_out()

    def show_overview(self, overview: Overview) -> None:
        """Show these weeks everywhere."""
        span = period(overview.first_day, overview.today)
        for section in (self.week, self.goal, self.body, self.comfort, self.adherence):
            section.period = span
        # A test's chart shows more where the span has too little of it.
        until = self.tr("Up to {day}").format(day=full_day(overview.today))
        self.flexibility.period = until
        steps: dict[ProgressSection, list[Callable[[], None]]] = {
            self.week: [partial(self.week.show_overview, overview)],
            self.goal: [partial(self.goal.show_overview, overview)],
            self.flexibility: self.flexibility.steps(overview),
            self.body: [partial(self.body.show_overview, overview)],
            self.comfort: [partial(self.comfort.show_overview, overview)],
            self.adherence: [partial(self.adherence.show_overview, overview)],
        }
        self._waiting |= steps
        for section in (self.week, self.goal):
            self._take_step(section)
        self._turn.start()

    def show_days(self, days: Sequence[Day]) -> None:
        """Show these days in the calendar."""
        self._waiting[self.calendar] = [partial(self.calendar.show_days, days)]
        self._turn.start()

    def show_reported(self) -> None:
        """The report that was asked for is there."""
        self.report_button.setEnabled(True)
        if self._report_has_focus:
            self.report_button.setFocus()

    def _ask_for_report(self) -> None:
        self._report_has_focus = self.report_button.hasFocus()
        self.report_button.setEnabled(False)  # ten years take a few seconds
        self.report_requested.emit()

    def _show_next(self) -> None:
        if self._waiting:
            self._take_step(next(iter(self._waiting)))
        else:
            self._turn.stop()
            self._order_tabs()

    def _order_tabs(self) -> None:
        """Down the page: charts are made one after the other, and Tab would walk them so."""
        stops = list[QWidget](self.span.pills.values())
        for section in self._lines:
            stops += section.tab_stops()
        for one, other in pairwise(stops):
            self.setTabOrder(one, other)

    def _take_step(self, section: ProgressSection) -> None:
        step, *rest = self._waiting.pop(section)
        if rest:
            self._waiting = {section: rest, **self._waiting}
        step()
        section.show()
        self._lines[section].show()

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        rows.setSpacing(2 * GAP)
        rows.addLayout(self._head())
        rows.addWidget(self.span)
        for section in (
            *(self.week, self.goal, self.flexibility, self.body),
            *(self.calendar, self.comfort, self.adherence),
        ):
            self._lines[section] = Hairline()
            for part in (section, self._lines[section]):
                part.hide()
                rows.addWidget(part)
        rows.addStretch(1)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * GAP)
        row.addWidget(text_label(self.tr("Progress"), Size.TITLE, bold=True), 1)
        buttons = (self.log, self.entries, self.report_button)
        for button in buttons:
            set_height(button)
        row.addLayout(Flow(buttons))
        return row

    def _span_choice(self, span: Span) -> ChoiceRow:
        texts: dict[str, str] = {
            Span.MONTH: self.tr("4 weeks"),
            Span.QUARTER: self.tr("12 weeks"),
            Span.YEAR: self.tr("1 year"),
            Span.ALL: self.tr("All"),
        }
        choice = ChoiceRow(self.tr("Weeks shown"), texts)
        choice.pills[span].setChecked(True)
        choice.changed.connect(self._choose)
        return choice

    def _choose(self) -> None:
        self.span_chosen.emit(Span(self.span.value))
