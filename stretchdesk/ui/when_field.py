"""A day and a time of day that do not lie ahead."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QTimeEdit, QWidget

from stretchdesk.ui.calm_wheel import calm_wheel
from stretchdesk.ui.theme import GAP, set_height

if TYPE_CHECKING:
    from datetime import date, timezone

_LAST_MINUTE = QTime(23, 59)


class WhenField(QWidget):
    """Shows `latest` to begin with."""

    def __init__(self, latest: datetime, zone: timezone | None = None) -> None:
        """`latest` is now, with its zone; `zone` that of all days, None for the system's."""
        super().__init__()
        self._zone = zone
        self._latest = latest.astimezone(zone) if zone else latest
        self.day = day_field(self._latest)
        self.day.setAccessibleName(self.tr("Day"))
        self.time = QTimeEdit()
        self.time.setDisplayFormat("HH:mm")
        self.time.setAccessibleName(self.tr("When it began"))
        calm_wheel(self.time)
        set_height(self.time)
        self.day.dateChanged.connect(self._follow)
        self.show_value(self._latest)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.day)
        row.addWidget(self.time)

    def show_value(self, at: datetime) -> None:
        """Show an instant, which carries its zone."""
        self.day.setDate(_date(at))
        self._follow(self.day.date())
        self.time.setTime(QTime(at.hour, at.minute))

    def value(self) -> datetime:
        """With the zone of that day."""
        day, time = self.day.date(), self.time.time()
        at = datetime(day.year(), day.month(), day.day(), time.hour(), time.minute())  # noqa: DTZ001
        if self._zone or day == _date(self._latest):
            return at.replace(tzinfo=self._zone or self._latest.tzinfo)
        return at.astimezone()

    def _follow(self, day: QDate) -> None:
        """Nothing lies ahead: today ends now."""
        today = day == _date(self._latest)
        now = QTime(self._latest.hour, self._latest.minute)
        self.time.setMaximumTime(now if today else _LAST_MINUTE)


def day_field(latest: date) -> QDateEdit:
    """A day up to `latest`, which it shows."""
    field = QDateEdit(_date(latest))
    field.setMaximumDate(field.date())
    field.setDisplayFormat("d MMM yyyy")
    field.setCalendarPopup(True)
    calm_wheel(field)
    set_height(field)
    return field


def _date(at: date) -> QDate:
    return QDate(at.year, at.month, at.day)
