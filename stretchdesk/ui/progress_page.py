"""The progress page: weeks against their lines, flexibility, and the way to measure it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from stretchdesk.ui.adherence_section import AdherenceSection
from stretchdesk.ui.flexibility_section import FlexibilitySection
from stretchdesk.ui.labels import Hairline, text_label
from stretchdesk.ui.measure_dialog import MeasureDialog
from stretchdesk.ui.theme import GAP, MARGIN, Size
from stretchdesk.ui.week_section import WeekSection

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from PySide6.QtGui import QShowEvent

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.progress.records import History

TESTS_TO_MEASURE = ("chair_sit_reach", "fingertip_floor")
COLUMN_WIDTH = 960


class ProgressPage(QWidget):
    """Built when it is first shown: charts cost a third of a second that a start must not pay."""

    history_wanted = Signal()
    measurement_entered = Signal(object)
    """A new Measurement, to be written."""

    def __init__(
        self,
        catalogue: Catalogue,
        wall: Callable[[], datetime],
        new_id: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        """`wall` gives the time with its zone, `new_id` an id for a new row."""
        super().__init__(parent)
        self._catalogue = catalogue
        self._wall = wall
        self._new_id = new_id
        self._history: History | None = None
        self._column: ProgressColumn | None = None
        self._dialog: MeasureDialog | None = None
        self._unit = "cm"

    def minutes_this_week(self, area: str) -> float:
        """Counted minutes the chart shows for an area; 0 before there is a chart."""
        return 0.0 if self._column is None else self._column.week.chart.minutes_this_week(area)

    def refresh(self) -> None:
        """Ask for the history again, if anybody is looking."""
        if self.isVisible():
            self.history_wanted.emit()

    def show_history(self, history: History) -> None:
        """Chart this history; before the page was first shown, keep it until then."""
        self._history = history
        if self._column is not None:
            self._column.show_history(history, self._wall().date())

    def use_unit(self, unit: str) -> None:
        """The unit of lengths to begin with, cm or in."""
        self._unit = unit
        if self._dialog is not None:
            self._dialog.use_unit(unit)

    def measure(self) -> None:
        """Open the measuring dialog."""
        if self._dialog is None:
            tests = [self._catalogue.tests[test] for test in TESTS_TO_MEASURE]
            rules = self._catalogue.measuring
            self._dialog = MeasureDialog(tests, rules, self._wall, self._new_id, self)
            self._dialog.measured.connect(self.measurement_entered)
            self._dialog.use_unit(self._unit)
        self._dialog.open()

    def _build(self) -> None:
        self._column = ProgressColumn(self._catalogue)
        self._column.flexibility.measure_requested.connect(self.measure)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(self._column)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(area)
        area.show()
        if self._history is not None:
            self.show_history(self._history)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._column is None:
            self._build()
        self.history_wanted.emit()


class ProgressColumn(QWidget):
    """The page's parts, one under the other; hidden until there is a history to show."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self.setMaximumWidth(COLUMN_WIDTH)
        self.week = WeekSection(catalogue.areas)
        self.flexibility = FlexibilitySection(catalogue.tests)
        title = text_label(self.tr("Progress"), Size.TITLE, bold=True)
        self.adherence = AdherenceSection()
        self._parts = (
            *(title, self.week, Hairline(), self.flexibility, Hairline(), self.adherence),
        )
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        rows.setSpacing(2 * GAP)
        for part in self._parts:
            part.hide()
            rows.addWidget(part)
        rows.addStretch(1)

    def show_history(self, history: History, today: date) -> None:
        """Show this history, as seen on a day."""
        self.week.show_history(history, today)
        self.flexibility.show_history(history, today)
        self.adherence.show_history(history, today)
        for part in self._parts:
            part.show()
