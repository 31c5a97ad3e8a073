"""The parts of the progress page, one under the other, and the span of weeks they all show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stretchdesk.core.progress.overview import Span
from stretchdesk.ui.adherence_section import AdherenceSection
from stretchdesk.ui.choice_row import ChoiceRow
from stretchdesk.ui.flexibility_section import FlexibilitySection
from stretchdesk.ui.goal_section import GoalSection
from stretchdesk.ui.labels import Hairline, text_label
from stretchdesk.ui.theme import GAP, MARGIN, Size
from stretchdesk.ui.week_section import WeekSection

if TYPE_CHECKING:
    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.progress.overview import Overview

COLUMN_WIDTH = 960


class ProgressColumn(QWidget):
    """Hidden until there is something to show."""

    span_chosen = Signal(object)

    def __init__(self, catalogue: Catalogue, span: Span) -> None:
        super().__init__()
        self.setMaximumWidth(COLUMN_WIDTH)
        self.span = self._span_choice(span)
        self.week = WeekSection(catalogue.areas)
        self.goal = GoalSection()
        self.flexibility = FlexibilitySection()
        self.adherence = AdherenceSection()
        self._sections = (self.week, self.goal, self.flexibility, self.adherence)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        rows.setSpacing(2 * GAP)
        rows.addLayout(self._head())
        for section in self._sections:
            rows.addWidget(section)
            rows.addWidget(Hairline())
        rows.addStretch(1)
        for part in self._parts():
            part.hide()

    def show_overview(self, overview: Overview) -> None:
        for section in self._sections:
            section.show_overview(overview)
        for part in self._parts():
            part.show()

    def _parts(self) -> list[QWidget]:
        return [part for part in self.children() if isinstance(part, QWidget)]

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * GAP)
        row.addWidget(text_label(self.tr("Progress"), Size.TITLE, bold=True))
        row.addWidget(self.span)
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
