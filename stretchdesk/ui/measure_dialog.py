"""Measuring flexibility: a set of tests or one of them, taken one after the other and saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from stretchdesk.core.progress.amounts import amount
from stretchdesk.core.progress.batteries import occasions, sides
from stretchdesk.core.progress.instants import Moment
from stretchdesk.ui.buttons import PlainButton, PrimaryButton
from stretchdesk.ui.dialog_size import fitted, in_characters
from stretchdesk.ui.labels import Hairline, QuietLabel
from stretchdesk.ui.measure_choice import MeasureChoice
from stretchdesk.ui.measure_done import MeasureDone
from stretchdesk.ui.measure_page import MeasurePage
from stretchdesk.ui.theme import GAP, MARGIN, Size, font

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from stretchdesk.core.content.catalogue import Catalogue, FlexibilityTest
    from stretchdesk.core.progress.batteries import Counts
    from stretchdesk.core.progress.flexibility import Series
    from stretchdesk.core.progress.records import Measurement
    from stretchdesk.core.settings import Settings
    from stretchdesk.ui.figure_cache import FigureCache

_CHARACTERS = 142
_LINES = 46


class MeasureDialog(QDialog):
    """Leads from the choice through the tests to what was saved."""

    measured = Signal(object)
    """A new Measurement."""

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
        self._wall = wall
        self._new_id = new_id
        self._counts: Counts = {}
        self._answers: AbstractSet[str] = frozenset()
        self._set_name = ""
        self._tests: tuple[FlexibilityTest, ...] = ()
        self._at = 0
        self._saved: dict[str, dict[str | None, Measurement]] = {}
        self.setWindowTitle(self.tr("Measure"))
        self.choice = MeasureChoice(catalogue, figures)
        self.test = MeasurePage(catalogue, figures, next(iter(catalogue.tests.values())))
        self.done_page = MeasureDone(catalogue.measuring.retest_days)
        self.news = QuietLabel(size=Size.SMALL)
        self.another = PlainButton(self.tr("Measure something else"))
        self.back = PlainButton(self.tr("Back"))
        self.skip = PlainButton(self.tr("Skip"))
        self.cancel = PlainButton(self.tr("Close"))
        self.save = PrimaryButton(self.tr("Save"))
        self.save.setDefault(True)
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()

    def use(self, settings: Settings) -> None:
        """Read lengths in the person's unit, and go by the health answers."""
        self.test.form.units.choose(settings.unit)
        self._answers = frozenset(settings.cautions)
        self.choice.show_person(self._counts, self._answers)

    def show_series(self, series: Iterable[Series]) -> None:
        """What was measured before."""
        self._counts = occasions(series)
        self.choice.show_person(self._counts, self._answers)

    # --- the way through it ---

    def choose(self) -> None:
        """Choose what to measure."""
        self._tests = ()
        self.news.clear()
        self._show_page(self.choice)
        self.choice.begin()

    def _lead(self, name: str, tests: tuple[FlexibilityTest, ...]) -> None:
        self._set_name, self._tests, self._at = name, tests, 0
        self._saved.clear()
        self.news.clear()
        self._show_test()

    def _show_test(self) -> None:
        test, count = self._tests[self._at], len(self._tests)
        place = ""
        if count > 1:
            said = self.tr("{set} · {n} of {count}")
            place = said.format(set=self._set_name, n=self._at + 1, count=count)
        last = self._at + 1 == count
        self.save.setText(self.tr("Save") if last else self.tr("Save and next"))
        self.save.updateGeometry()
        if test.id in self._saved:
            self.news.setText(self.tr("Saved already: {what}").format(what=self._told(test)))
        self.test.show_test(test, place, self._counts, self._answers)
        self._show_page(self.test)
        if self.test.asks:
            self.back.setFocus()
        else:
            self.test.begin()

    def _go(self, steps: int) -> None:
        """So many tests on or back; out of them to what was saved, or to the choice."""
        self._at += steps
        if 0 <= self._at < len(self._tests):
            self._show_test()
        elif self._at > 0 and self._saved:
            lines = [self._told(test) for test in self._tests if test.id in self._saved]
            self.done_page.show_saved(lines, self._wall().date())
            self._show_page(self.done_page)
            self.save.setFocus()
        else:
            self.choose()

    def _go_back(self) -> None:
        if self._may_leave():
            self._go(-1)

    def _go_on(self) -> None:
        if self._may_leave():
            self._go(1)

    def _save(self) -> None:
        """Hand over what was measured and go on; on the last page there is only to be done."""
        if self._pages.currentWidget() is self.done_page:
            self.accept()
            return
        now = self._wall()
        rows = self.test.form.measurements(Moment(now, now), self._new_id)
        for row in rows:
            self.measured.emit(row)
            self._saved.setdefault(row.test, {})[row.side] = row
        said = self.tr("Saved. {what}").format(what=self._told(self._tests[self._at]))
        self.news.setText(said)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self._go(1)

    def _told(self, test: FlexibilityTest) -> str:
        """What was saved of it, such as `Knee to wall: left 8 cm, right 7.5 cm`."""
        said = {
            "left": self.tr("left {value}"),
            "right": self.tr("right {value}"),
            None: "{value}",
        }
        rows = [self._saved[test.id].get(side) for side in sides(test)]
        values = (said[row.side].format(value=amount(row.value, row.unit)) for row in rows if row)
        return f"{test.name}: {', '.join(values)}"

    def _may_leave(self) -> bool:
        """Whether nothing is lost, or may be."""
        if self._pages.currentWidget() is not self.test or self.test.form.is_empty:
            return True
        from stretchdesk.ui.questions import ask_to_discard_readings

        return ask_to_discard_readings(self)

    def _check(self) -> None:
        self.save.setEnabled(not self.test.asks and self.test.form.can_be_saved)

    # --- layout ---

    def _show_page(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        testing, done = page is self.test, page is self.done_page
        self.back.setVisible(testing)
        self.skip.setVisible(testing and len(self._tests) > 1)
        self.cancel.setVisible(not done)
        self.save.setVisible(page is not self.choice)
        self.another.setVisible(done)
        if done:
            self.news.clear()
            self.save.setText(self.tr("Done"))
            self.save.setEnabled(True)

    def _connect(self) -> None:
        self.choice.chosen.connect(self._lead)
        self.test.changed.connect(self._check)
        self.another.clicked.connect(self.choose)
        self.back.clicked.connect(self._go_back)
        self.skip.clicked.connect(self._go_on)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)

    def _lay_out(self) -> None:
        for page in (self.choice, self.test, self.done_page):
            self._pages.addWidget(page)
        self.save.setFont(font(Size.BODY, bold=True))
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, GAP + GAP // 2, MARGIN, GAP + GAP // 2)
        foot.setSpacing(GAP)
        for button in (self.another, self.back, self.skip):
            foot.addWidget(button)
        foot.addWidget(self.news, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.save)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._pages, 1)
        rows.addWidget(Hairline())
        rows.addLayout(foot)

    # Qt

    def open(self) -> None:
        # Left to itself, Qt allows a new window two thirds of the screen.
        self.resize(self.sizeHint())
        super().open()
        self.choose()

    def reject(self) -> None:
        if self._may_leave():
            super().reject()

    def sizeHint(self) -> QSize:
        """As large as a test is."""
        return fitted(self, in_characters(self, _CHARACTERS, _LINES))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
