"""The progress page: weeks against their lines, flexibility, and the way to measure it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from stretchdesk.core.progress.overview import Span
from stretchdesk.ui.measure_dialog import MeasureDialog
from stretchdesk.ui.progress_column import ProgressColumn
from stretchdesk.ui.scroll_bar import SlimScrollBar
from stretchdesk.ui.theme import GAP, MARGIN
from stretchdesk.ui.undo_bar import UndoBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from PySide6.QtGui import QHideEvent, QShowEvent

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.progress.days import Day
    from stretchdesk.core.progress.overview import Overview
    from stretchdesk.core.settings import Settings
    from stretchdesk.engine.history_editor import Done
    from stretchdesk.ui.figure_cache import FigureCache


class ProgressPage(QWidget):
    """Built when it is first shown: charts cost a third of a second that a start must not pay."""

    overview_wanted = Signal(object)
    """The Overview of a Span is to be shown."""
    report_wanted = Signal(object)
    """The Report of a Span is to be made."""
    measurement_entered = Signal(object)
    """A new Measurement, to be written."""
    entries_requested = Signal()
    """All that was recorded is to be looked through."""
    log_requested = Signal()
    """Stretching that was done elsewhere is to be written down."""
    undo_requested = Signal()
    """What was logged is to be taken back."""

    def __init__(
        self,
        catalogue: Catalogue,
        figures: FigureCache,
        wall: Callable[[], datetime],
        new_id: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        """`wall` gives the time with its zone, `new_id` an id for a new row."""
        super().__init__(parent)
        self._catalogue = catalogue
        self._figures = figures
        self._wall = wall
        self._new_id = new_id
        self._span = Span.QUARTER
        self._overview: Overview | None = None
        self._column: ProgressColumn | None = None
        self._dialog: MeasureDialog | None = None
        self._undo_bar: UndoBar | None = None
        self._settings: Settings | None = None

    def minutes_this_week(self, area: str) -> float:
        """Counted minutes the chart shows for an area; 0 before there is a chart."""
        return 0.0 if self._column is None else self._column.week.chart.minutes_this_week(area)

    def refresh(self) -> None:
        """Ask for the numbers again, if anybody is looking."""
        if self.isVisible():
            self.overview_wanted.emit(self._span)

    def show_overview(self, overview: Overview) -> None:
        """Chart these numbers; before the page was first shown, keep them until then."""
        self._overview = overview
        if self._column is not None:
            self._column.show_overview(overview)
        if self._dialog is not None:
            self._dialog.show_series(overview.series)

    def show_days(self, days: Sequence[Day]) -> None:
        """Show the days of the last twelve months, once the page was shown."""
        if self._column is not None:
            self._column.show_days(days)

    def show_reported(self) -> None:
        """The report that was asked for is there."""
        if self._column is not None:
            self._column.show_reported()

    def show_done(self, done: Done) -> None:
        """Say what was logged or taken back, until the page is left."""
        if self._undo_bar is not None:
            self._undo_bar.show_done(done)

    def use(self, settings: Settings) -> None:
        """Measure in the person's unit, and go by the health answers."""
        self._settings = settings
        if self._dialog is not None:
            self._dialog.use(settings)

    def measure(self) -> None:
        """Open the measuring dialog."""
        if self._dialog is None:
            self._dialog = MeasureDialog(
                self._catalogue, self._figures, self._wall, self._new_id, self
            )
            self._dialog.measured.connect(self.measurement_entered)
            if self._settings is not None:
                self._dialog.use(self._settings)
            if self._overview is not None:
                self._dialog.show_series(self._overview.series)
        self._dialog.open()

    def _build(self) -> None:
        self._column = ProgressColumn(self._catalogue, self._span)
        self._column.flexibility.measure_requested.connect(self.measure)
        self._column.span_chosen.connect(self._choose)
        self._column.report_requested.connect(self._ask_for_report)
        self._column.entries.clicked.connect(self.entries_requested)
        self._column.log.clicked.connect(self.log_requested)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its parts have it; keys come here from them
        area.setVerticalScrollBar(SlimScrollBar())
        area.setWidget(self._column)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(area)
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        foot.addWidget(self._make_undo_bar())
        rows.addLayout(foot)
        area.show()
        if self._overview is not None:
            self._column.show_overview(self._overview)

    def _make_undo_bar(self) -> UndoBar:
        bar = self._undo_bar = UndoBar(keeps_room=False)
        bar.undo_requested.connect(self.undo_requested)
        self.entries_requested.connect(bar.hide)  # the list takes back what is done from then on
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self.undo_requested)
        return bar

    def _ask_for_report(self) -> None:
        self.report_wanted.emit(self._span)

    def _choose(self, span: Span) -> None:
        self._span = span
        self.refresh()

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._column is None:
            self._build()
        self.overview_wanted.emit(self._span)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._undo_bar is not None:
            self._undo_bar.hide()
