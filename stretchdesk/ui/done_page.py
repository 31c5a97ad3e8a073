"""The end of a session: what was done, and where to see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stretchdesk.ui.buttons import PlainButton, PrimaryButton
from stretchdesk.ui.controls import label, row_of
from stretchdesk.ui.feel_row import FeelRow
from stretchdesk.ui.routine_list import RoutineList
from stretchdesk.ui.theme import GAP, MARGIN, Size
from stretchdesk.ui.words import counted

if TYPE_CHECKING:
    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.progress.records import Hold
    from stretchdesk.ui.figure_cache import FigureCache

COLUMN_WIDTH = 640


class DonePage(QWidget):
    """A calm last page: no score, no streak."""

    progress_requested = Signal()
    close_requested = Signal()

    def __init__(self, catalogue: Catalogue, figures: FigureCache) -> None:
        super().__init__()
        self._title = label(Size.DISPLAY, bold=True)
        self._summary = label(Size.LEAD)
        self.list = RoutineList(catalogue, figures)
        self.list.setAccessibleName(self.tr("What you held"))
        self.feel = FeelRow()
        self.see = PrimaryButton(self.tr("See the week"))
        self.see.clicked.connect(self.progress_requested)
        self.close_button = PlainButton(self.tr("Back to the body map"))
        self.close_button.clicked.connect(self.close_requested)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, 2 * MARGIN, MARGIN, MARGIN)
        page.setSpacing(2 * GAP)
        for widget in (self._title, self._summary, self.list, self.feel):
            widget.setMaximumWidth(COLUMN_WIDTH)
            page.addWidget(widget)
        page.setStretch(2, 1)
        page.addLayout(row_of([self.see, self.close_button]))

    def show_session(self, active_s: float, holds: list[Hold], *, finished: bool) -> None:
        """What was held in the session that just ended."""
        self.feel.forget()
        held = [hold for hold in holds if hold.held_s >= 1]
        minutes, seconds = divmod(round(active_s), 60)
        self._title.setText(self.tr("Done") if finished else self.tr("Kept what you did"))
        self._summary.setText(
            self.tr("{holds} in {minutes}:{seconds:02} min").format(
                holds=counted(len(held), self.tr("1 hold"), self.tr("{n} holds")),
                minutes=minutes,
                seconds=seconds,
            )
        )
        self.list.show_totals(held)
