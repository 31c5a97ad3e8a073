"""The editor of working hours: any number of spans a weekday, past midnight too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stretchdesk.core.breaks.hours import WEEKDAYS, Span
from stretchdesk.ui.buttons import TextButton
from stretchdesk.ui.dates import weekday_names
from stretchdesk.ui.entry_list import TimeField
from stretchdesk.ui.flow import Flow
from stretchdesk.ui.labels import QuietLabel
from stretchdesk.ui.theme import GAP, Size, set_height

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_DAY_MIN = 24 * 60
_USUAL = 9 * 60, 17 * 60
_LUNCH_MIN, _AFTERNOON_MIN = 60, 4 * 60


class HoursEditor(QWidget):
    """Without any span, all hours are working hours."""

    chosen = Signal(object)
    """Texts of the spans, as a tuple."""

    def __init__(self) -> None:
        super().__init__()
        self.days = [DayLine(n) for n in range(len(WEEKDAYS))]
        self.state = QuietLabel()
        self.copy = TextButton(self.tr("Copy Monday to Tuesday – Friday"))
        self.always = TextButton(self.tr("Always"))
        self.copy.clicked.connect(self._copy)
        self.always.clicked.connect(self._clear)
        self._lay_out()
        self._follow()

    def show_value(self, value: Sequence[str]) -> None:
        spans = sorted(map(Span.read, value))
        for day in self.days:
            day.show_spans([span for span in spans if span.weekday == day.weekday])
        self._follow()

    @property
    def _spans(self) -> list[Span]:
        return sorted(span for day in self.days for span in day.spans)

    def _tell(self) -> None:
        self._follow()
        self.chosen.emit(tuple(map(str, self._spans)))

    def _follow(self) -> None:
        any_span = bool(self._spans)
        self.state.setText(
            self.tr("Days without hours are free.") if any_span else self.tr("Always, every day.")
        )
        self.always.setVisible(any_span)
        self.copy.setVisible(bool(self.days[0].spans))

    def _copy(self) -> None:
        for day in self.days[1:5]:
            day.show_spans(
                Span(day.weekday, span.start_min, span.end_min) for span in self.days[0].spans
            )
        self._tell()

    def _clear(self) -> None:
        for day in self.days:
            day.show_spans(())
        self._tell()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GAP)
        grid.setVerticalSpacing(GAP // 2)
        for n, (day, name) in enumerate(zip(self.days, weekday_names().values(), strict=True)):
            day.setAccessibleName(name)
            day.add.setAccessibleName(self.tr("{day}: add hours").format(day=name))
            day.changed.connect(self._tell)
            head = QLabel(name)
            set_height(head)
            grid.addWidget(head, n, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(day, n, 1)
        grid.setColumnStretch(1, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        rows.addWidget(self.state)
        rows.addLayout(grid)
        rows.addLayout(Flow([self.copy, self.always]))


class DayLine(QWidget):
    """The spans of one weekday."""

    changed = Signal()

    def __init__(self, weekday: int) -> None:
        super().__init__()
        self.weekday = weekday
        self.edits: list[SpanEdit] = []
        self.add = TextButton(self.tr("Add"))
        set_height(self.add)
        self.add.clicked.connect(self._add)
        self._flow = Flow([])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._flow, 1)

    @property
    def spans(self) -> list[Span]:
        """Those that can be: one that ends as it begins is still being written."""
        pairs = (edit.minutes for edit in self.edits)
        return sorted(Span(self.weekday, start, end) for start, end in pairs if start != end)

    def show_spans(self, spans: Iterable[Span]) -> None:
        """Show these instead; what is just being written stays as it is."""
        wanted = list(spans)
        if wanted == self.spans:
            return
        while self.edits:
            self._drop(self.edits[-1])
        for span in wanted:
            self._show(span.start_min, span.end_min)

    def _show(self, start_min: int, end_min: int) -> SpanEdit:
        edit = SpanEdit(start_min, end_min)
        edit.setAccessibleName(self.accessibleName())
        edit.changed.connect(self.changed)
        edit.removed.connect(self._remove)
        self.edits.append(edit)
        self._flow.addWidget(edit)
        edit.follow(self.edits[-2].remove if len(self.edits) > 1 else self.add)
        edit.show()
        return edit

    def _add(self) -> None:
        """As usual, or an afternoon after what is there."""
        start, end = _USUAL
        if self.spans:
            start = (self.spans[-1].end_min + _LUNCH_MIN) % _DAY_MIN
            end = (start + _AFTERNOON_MIN) % _DAY_MIN or _DAY_MIN
        self._show(start, end).start.setFocus()
        self.changed.emit()

    def _remove(self, edit: SpanEdit) -> None:
        self._drop(edit)
        self.changed.emit()

    def _drop(self, edit: SpanEdit) -> None:
        self.edits.remove(edit)
        self._flow.removeWidget(edit)
        edit.hide()
        edit.deleteLater()


class SpanEdit(QWidget):
    """From one time to another."""

    changed = Signal()
    removed = Signal(object)
    """This."""

    def __init__(self, start_min: int, end_min: int) -> None:
        super().__init__()
        self.start, self.end = TimeField(start_min), TimeField(end_min % _DAY_MIN)
        self.start.setAccessibleName(self.tr("From"))
        self.end.setAccessibleName(self.tr("To"))
        self.remove = TextButton("×", Size.BODY)
        self.remove.setMinimumWidth(3 * GAP)
        self.remove.setAccessibleName(self.tr("Remove these hours"))
        self.remove.setToolTip(self.remove.accessibleName())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP // 2)
        for part in (self.start, QLabel("–"), self.end, self.remove):
            row.addWidget(part)
        self.start.timeChanged.connect(self._tell)
        self.end.timeChanged.connect(self._tell)
        self.remove.clicked.connect(self._ask)

    @property
    def minutes(self) -> tuple[int, int]:
        """Beginning and end; midnight as an end is the day's own."""
        return self.start.minute, self.end.minute or _DAY_MIN

    def follow(self, before: QWidget) -> None:
        """Tab reaches it after a widget, as it is read."""
        for part in (self.start, self.end, self.remove):
            QWidget.setTabOrder(before, part)
            before = part

    def _tell(self, _time: QTime) -> None:
        start, end = self.minutes
        if start != end:
            self.changed.emit()

    def _ask(self) -> None:
        self.removed.emit(self)
