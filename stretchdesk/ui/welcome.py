"""The first start: what the program does, when to remind, and what it may do by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from stretchdesk.core.body.figure import figure_of
from stretchdesk.core.breaks.hours import WEEKDAYS, minute_of
from stretchdesk.core.settings import Settings, choices
from stretchdesk.ui.buttons import PlainButton, PrimaryButton
from stretchdesk.ui.choice_row import ChoiceRow
from stretchdesk.ui.dates import weekday_names
from stretchdesk.ui.entry_list import TimeField
from stretchdesk.ui.labels import Hairline, QuietLabel, text_label
from stretchdesk.ui.setting_controls import Number, SomeOf
from stretchdesk.ui.theme import GAP, MARGIN, Size
from stretchdesk.ui.turning_figure import TurningFigure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stretchdesk.core.body.book import PoseBook
    from stretchdesk.core.content.catalogue import Catalogue

_SHOWN = "chair_side_bend"
_FIGURE = QSize(220, 260)
_WIDTH = 640
_OFFICE_DAYS = WEEKDAYS[:5]
_OFFICE = "09:00", "17:00"


class Welcome(QDialog):
    """Three screens. Skip and Esc leave everything as it is."""

    completed = Signal(dict, bool)
    """The settings that were chosen, by key, and whether to start with the session."""
    health_requested = Signal()
    """After `completed`, if the questions are to be answered now."""

    def __init__(self, catalogue: Catalogue, book: PoseBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("StretchDesk")
        self.reminding = _Reminding()
        self.starting = _Starting()
        self.screens = QStackedWidget()
        for screen in (_About(catalogue, book), self.reminding, self.starting):
            self.screens.addWidget(screen)
        self.place = QuietLabel(size=Size.SMALL)
        self.back = PlainButton(self.tr("Back"))
        self.skip = PlainButton(self.tr("Skip"))
        self.next = PrimaryButton("")
        self.next.setDefault(True)
        self.next.clicked.connect(self._go_on)
        self.back.clicked.connect(self._go_back)
        self.skip.clicked.connect(self.reject)
        self.rejected.connect(self._leave)
        self._lay_out()
        self._show(0)

    def _show(self, n: int) -> None:
        last = self.screens.count() - 1
        self.screens.setCurrentIndex(n)
        self.place.setText(self.tr("{n} of {all}").format(n=n + 1, all=last + 1))
        self.back.setVisible(n > 0)
        self.next.setText(self.tr("Done") if n == last else self.tr("Next"))
        self.next.setFocus()

    def _go_back(self) -> None:
        self._show(self.screens.currentIndex() - 1)

    def _go_on(self) -> None:
        n = self.screens.currentIndex()
        if n < self.screens.count() - 1:
            self._show(n + 1)
            return
        chosen = {**self.reminding.chosen, "welcomed": True}
        self.completed.emit(chosen, self.starting.autostart.value == "yes")
        self.accept()
        if self.starting.health.value == "now":
            self.health_requested.emit()

    def _leave(self) -> None:
        self.completed.emit({"welcomed": True}, False)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, GAP + GAP // 2, MARGIN, GAP + GAP // 2)
        foot.setSpacing(GAP)
        foot.addWidget(self.place, 1)
        for button in (self.skip, self.back, self.next):
            foot.addWidget(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.screens, 1)
        rows.addWidget(Hairline())
        rows.addLayout(foot)
        self.setMinimumWidth(_WIDTH)


class _Screen(QWidget):
    """A heading with parts under it."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * GAP)
        self.rows.setSpacing(GAP)
        self.rows.addWidget(text_label(heading, Size.TITLE, bold=True))
        self.rows.addSpacing(GAP)

    def ask(self, question: str, text: str, parts: Iterable[QWidget]) -> None:
        """A question, what it is about, and what answers it."""
        self.rows.addWidget(text_label(question, bold=True))
        self.rows.addWidget(QuietLabel(text, Size.SMALL))
        for part in parts:
            self.rows.addWidget(part)
        self.rows.addSpacing(2 * GAP)


class _About(_Screen):
    """What the program does, with a figure that can be turned."""

    def __init__(self, catalogue: Catalogue, book: PoseBook) -> None:
        super().__init__(self.tr("Welcome"))
        lines = (
            self.tr("Click where it is stiff: a routine is ready at once, at the desk too."),
            self.tr("Follow the figure; it shows every stretch from all sides."),
            self.tr("A small card offers a break now and then; your typing goes on."),
            self.tr("Everything stays on this computer."),
        )
        texts = QVBoxLayout()
        texts.setSpacing(GAP + GAP // 2)
        texts.addStretch(1)
        for line in lines:
            texts.addWidget(text_label(line))
        texts.addStretch(1)
        figure = TurningFigure()
        figure.setFixedSize(_FIGURE)
        if _SHOWN in catalogue.stretches and _SHOWN in book:
            stretch = catalogue.stretches[_SHOWN]
            figure.show_figure(figure_of(stretch, "right", book), stretch.name)
            figure.show_hold()
        row = QHBoxLayout()
        row.setSpacing(3 * GAP)
        row.addWidget(figure)
        row.addLayout(texts, 1)
        self.rows.addLayout(row, 1)


class _Reminding(_Screen):
    """How often, and at which hours."""

    def __init__(self) -> None:
        super().__init__(self.tr("When to remind you"))
        allowed = choices("break_every_min")
        self.every = Number(allowed[0], allowed[-1], self.tr(" min"), step=5)
        self.every.show_value(Settings().break_every_min)
        self.every.setAccessibleName(self.tr("A break after"))
        texts = {
            "always": self.tr("Always"),
            "office": self.tr("Mon – Fri, 9 – 17"),
            "own": self.tr("My own hours"),
        }
        self.when = ChoiceRow(self.tr("Working hours"), texts)
        self.days = SomeOf(weekday_names())
        self.days.show_value(_OFFICE_DAYS)
        self.start, self.end = (TimeField(minute_of(text)) for text in _OFFICE)
        self.start.setAccessibleName(self.tr("From"))
        self.end.setAccessibleName(self.tr("To"))
        self._days: tuple[str, ...] = _OFFICE_DAYS
        self.days.chosen.connect(self._choose_days)
        self.when.changed.connect(self._follow)
        self.own = self._own_hours()
        self.ask(
            self.tr("A break after"),
            self.tr("Time at the desk; time away counts as a break."),
            [_beginning(self.every)],
        )
        self.ask(
            self.tr("Working hours"),
            self.tr("Reminders come only then. Several spans a day: see Settings."),
            [self.when, self.own],
        )
        self.rows.addStretch(1)
        self._follow()

    @property
    def chosen(self) -> dict[str, object]:
        """By the keys of the settings."""
        return {"break_every_min": self.every.value(), "hours": self._hours}

    @property
    def _hours(self) -> tuple[str, ...]:
        if self.when.value == "always":
            return ()
        own = self.when.value == "own" and self.start.minute != self.end.minute
        start, end = (self.start.text(), self.end.text()) if own else _OFFICE
        days = self._days if self.when.value == "own" else _OFFICE_DAYS
        return tuple(f"{day} {start}-{end}" for day in days)

    def _choose_days(self, days: tuple[str, ...]) -> None:
        self._days = days

    def _follow(self) -> None:
        self.own.setVisible(self.when.value == "own")

    def _own_hours(self) -> QWidget:
        times = _beginning(self.start, QLabel("–"), self.end)
        own = QWidget()
        rows = QVBoxLayout(own)
        rows.setContentsMargins(0, GAP, 0, 0)
        rows.setSpacing(GAP)
        rows.addWidget(self.days)
        rows.addWidget(times)
        return own


class _Starting(_Screen):
    """What happens by itself, and the health questions."""

    def __init__(self) -> None:
        super().__init__(self.tr("Two questions"))
        yes = {"no": self.tr("No"), "yes": self.tr("Yes")}
        self.autostart = ChoiceRow(self.tr("Start with the session"), yes)
        now = {"later": self.tr("Later"), "now": self.tr("Answer…")}
        self.health = ChoiceRow(self.tr("Health questions"), now)
        self.ask(
            self.tr("Start with the session?"),
            self.tr("In the tray, when you log in. Reminders come only while it runs."),
            [self.autostart],
        )
        self.ask(
            self.tr("Is there anything that could harm you?"),
            self.tr("A few health questions leave out what could. Your answers stay here."),
            [self.health],
        )
        self.rows.addStretch(1)


def _beginning(*parts: QWidget) -> QWidget:
    """Side by side from where reading begins."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return whole
