"""What was measured, and when it is worth measuring again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from stretchdesk.ui.dates import long_day
from stretchdesk.ui.labels import paragraphs, text_label
from stretchdesk.ui.theme import GAP, MARGIN, Size

if TYPE_CHECKING:
    from collections.abc import Sequence


class MeasureDone(QWidget):
    """The last page."""

    def __init__(self, retest_days: int) -> None:
        super().__init__()
        self._retest_days = retest_days
        self.saved = text_label(size=Size.LEAD)
        self.again = text_label()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * GAP)
        rows.setSpacing(2 * GAP)
        rows.addWidget(text_label(self.tr("Saved"), Size.TITLE, bold=True))
        rows.addWidget(self.saved)
        rows.addWidget(self.again)
        rows.addStretch(1)

    def show_saved(self, lines: Sequence[str], today: date) -> None:
        """A line for each test that was saved."""
        self.saved.setText(paragraphs(lines))
        day = long_day(today + timedelta(days=self._retest_days))
        said = self.tr(
            "Measure again from {day} on: sooner, a gain is usually smaller than the measuring"
            " error."
        )
        self.again.setText(said.format(day=day))
