"""Until which day reminders are to pause."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDialog, QVBoxLayout, QWidget

from stretchdesk.ui.buttons import PlainButton, PrimaryButton
from stretchdesk.ui.controls import foot_of
from stretchdesk.ui.labels import text_label
from stretchdesk.ui.theme import GAP, MARGIN, Size

_LONGEST = timedelta(days=366)


class PauseDialog(QDialog):
    """One day from tomorrow on, within a year."""

    chosen = Signal(str)
    """The day reminders begin again, such as 2026-12-24."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Pause reminders"))
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName(self.tr("Reminders begin again on"))
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setDateRange(_qt(today + timedelta(days=1)), _qt(today + _LONGEST))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            # Qt's own red is hard to read on dark paper.
            self.calendar.setWeekdayTextFormat(weekday, QTextCharFormat())
        self.calendar.activated.connect(self._choose)
        self.pause = PrimaryButton(self.tr("Pause"))
        self.pause.setDefault(True)
        self.pause.clicked.connect(self._choose)
        self.cancel = PlainButton(self.tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self._lay_out()
        self.calendar.setFocus()

    def _choose(self) -> None:
        self.chosen.emit(self.calendar.selectedDate().toString(Qt.DateFormat.ISODate))
        self.accept()

    def _lay_out(self) -> None:
        foot = foot_of((self.cancel, self.pause))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * GAP)
        rows.setSpacing(2 * GAP)
        rows.addWidget(text_label(self.tr("Reminders begin again on"), Size.LEAD, bold=True))
        rows.addWidget(self.calendar)
        rows.addLayout(foot)


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
