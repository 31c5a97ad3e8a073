"""A set of flexibility tests to choose from: all of it one after the other, or one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stretchdesk.core.progress.batteries import minutes, tools
from stretchdesk.ui.labels import QuietLabel, text_label
from stretchdesk.ui.measure_row import MeasureRow
from stretchdesk.ui.theme import GAP, Size
from stretchdesk.ui.tick_box import TickBox
from stretchdesk.ui.words import counted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from stretchdesk.core.content.catalogue import Catalogue, Caution, FlexibilityTest
    from stretchdesk.core.progress.batteries import Battery, Counts
    from stretchdesk.ui.figure_cache import FigureCache


class MeasureSet(QWidget):
    """What health answers are against is marked, and not among those taken in a row."""

    chosen = Signal(str, object)
    """Its name, and a tuple of the tests to take one after the other; or of the one pressed."""

    def __init__(
        self,
        battery: Battery,
        name: str,
        catalogue: Catalogue,
        figures: FigureCache,
        start: QPushButton,
    ) -> None:
        """`start` is the button that begins it."""
        super().__init__()
        self._battery = battery
        self._cautions: Mapping[str, Caution] = catalogue.cautions
        self._measuring = catalogue.measuring
        self._counts: Counts = {}
        self._answers: AbstractSet[str] = frozenset()
        self.name = name
        self.start = start
        self.facts = QuietLabel(size=Size.SMALL)
        self.rows = {test.id: MeasureRow(test, figures) for test in (*battery.core, *battery.extra)}
        self.extra = TickBox(self.tr("With the extra tests"))
        self.extra.setVisible(bool(battery.extra))
        self._lay_out()
        for row in self.rows.values():
            row.chosen.connect(self._choose_one)
        self.extra.toggled.connect(self._tell_facts)
        start.clicked.connect(self._choose_all)
        self._tell_facts()

    @property
    def taken(self) -> tuple[FlexibilityTest, ...]:
        """What is taken in a row."""
        return self._battery.taken(self._answers, extra=self.extra.isChecked())

    def show_person(self, counts: Counts, answers: AbstractSet[str]) -> None:
        """What was taken before, and what health answers are against."""
        self._counts, self._answers = counts, answers
        for row in self.rows.values():
            names = [
                self._cautions[tag].name for tag in row.test.contraindications if tag in answers
            ]
            said = self.tr("Left out: {names}").format(names="; ".join(names))
            row.show_against(said if names else "")
        self._tell_facts()

    def _tell_facts(self) -> None:
        taken = self.taken
        self.start.setEnabled(bool(taken))
        if not taken:
            self.facts.setText(self.tr("Your health answers leave all of them out."))
            return
        number = counted(len(taken), self.tr("1 test"), self.tr("{n} tests"))
        about = minutes(taken, self._measuring, self._counts)
        said = self.tr("{tests} · about {minutes} min · you need: {tools}")
        self.facts.setText(said.format(tests=number, minutes=about, tools=", ".join(tools(taken))))

    def _choose_all(self) -> None:
        self.chosen.emit(self.name, self.taken)

    def _choose_one(self, test: FlexibilityTest) -> None:
        self.chosen.emit(self.name, (test,))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(text_label(self.name, Size.LEAD, bold=True), 1)
        head.addWidget(self.start)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP // 2)
        rows.addLayout(head)
        rows.addWidget(self.facts)
        for test in self._battery.core:
            rows.addWidget(self.rows[test.id])
        rows.addSpacing(GAP)
        rows.addWidget(self.extra, 0, Qt.AlignmentFlag.AlignLeft)
        for test in self._battery.extra:
            rows.addWidget(self.rows[test.id])
        rows.addStretch(1)
