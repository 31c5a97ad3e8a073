"""A setting that is a list of times or days: each can be taken out, and others added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from stretchdesk.core.breaks.hours import read_holiday
from stretchdesk.ui.buttons import PlainButton
from stretchdesk.ui.calm_wheel import calm_wheel
from stretchdesk.ui.dates import full_day
from stretchdesk.ui.flow import Flow
from stretchdesk.ui.labels import QuietLabel
from stretchdesk.ui.theme import GAP, set_height

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_REMOVE = "{} ×"


class EntryList(QWidget):
    """Texts in order, shown as `say` puts them; `field` gives the text of a new one."""

    chosen = Signal(object)
    """The texts, as a tuple."""

    def __init__(
        self, field: TimeField | DaysField, nothing: str, say: Callable[[str], str]
    ) -> None:
        super().__init__()
        self.field = field
        self._say = say
        self._values: tuple[str, ...] = ()
        self._none = QuietLabel(nothing)
        self._flow = Flow([self._none])
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._remove)
        self.add = PlainButton(self.tr("Add"))
        self.add.clicked.connect(self._add)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(field)
        row.addWidget(self.add)
        row.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        rows.addLayout(row)
        rows.addLayout(self._flow)

    @property
    def entries(self) -> list[QAbstractButton]:
        """A click on one takes it out."""
        return self._group.buttons()

    def show_value(self, value: Sequence[str]) -> None:
        if tuple(value) == self._values:
            return
        self._values = tuple(value)
        for button in self.entries:
            self._group.removeButton(button)
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        before: QWidget = self.add
        for n, text in enumerate(self._values):
            before = self._show_entry(n, self._say(text), before)
        self._none.setVisible(not self._values)

    def _show_entry(self, n: int, text: str, before: QWidget) -> QWidget:
        """It is reached by Tab after `before`."""
        button = PlainButton(_REMOVE.format(text))
        set_height(button)
        button.setAccessibleName(self.tr("Remove {entry}").format(entry=text))
        button.setToolTip(button.accessibleName())
        self._group.addButton(button, n)
        self._flow.addWidget(button)
        QWidget.setTabOrder(before, button)
        button.show()
        return button

    def _add(self) -> None:
        self.chosen.emit(tuple(sorted({*self._values, self.field.text()})))

    def _remove(self, n: int) -> None:
        self.chosen.emit(self._values[:n] + self._values[n + 1 :])


class TimeField(QTimeEdit):
    """A time such as 10:30."""

    def __init__(self, minute: int = 10 * 60 + 30) -> None:
        super().__init__(QTime(*divmod(minute, 60)))
        self.setDisplayFormat("HH:mm")
        self.setKeyboardTracking(False)
        self.setAccessibleName(self.tr("Time"))
        calm_wheel(self)
        set_height(self)

    @property
    def minute(self) -> int:
        """Since midnight."""
        return self.time().hour() * 60 + self.time().minute()


class DaysField(QWidget):
    """One day, or the first and the last of several."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.last = _day_edit(), _day_edit()
        self.first.setAccessibleName(self.tr("First day"))
        self.last.setAccessibleName(self.tr("Last day"))
        self.first.dateChanged.connect(self._follow)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP // 2)
        for part in (self.first, QLabel("–"), self.last):
            row.addWidget(part)

    def text(self) -> str:
        """As the settings keep it: `2026-12-24` or `2026-12-24/2027-01-01`."""
        days = [edit.date().toString(Qt.DateFormat.ISODate) for edit in (self.first, self.last)]
        return "/".join(dict.fromkeys(days))

    def _follow(self, first: QDate) -> None:
        """The last day is never before the first."""
        self.last.setMinimumDate(first)


def days_text(value: str) -> str:
    """A holiday in the reader's language."""
    first, last = read_holiday(value)
    return full_day(first) if first == last else f"{full_day(first)} – {full_day(last)}"


def _day_edit() -> QDateEdit:
    edit = QDateEdit(QDate.currentDate())
    edit.setDisplayFormat("d MMM yyyy")
    edit.setCalendarPopup(True)
    calm_wheel(edit)
    set_height(edit)
    return edit
