"""What is to be measured: the sets side by side, each test in them to be taken alone, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from stretchdesk.core.progress import batteries
from stretchdesk.ui.buttons import PlainButton, PrimaryButton
from stretchdesk.ui.labels import QuietLabel, text_label
from stretchdesk.ui.measure_set import MeasureSet
from stretchdesk.ui.measure_words import rules
from stretchdesk.ui.scroll_page import ScrollPage
from stretchdesk.ui.theme import GAP, MARGIN, Size, font

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from PySide6.QtGui import QResizeEvent

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.progress.batteries import Counts
    from stretchdesk.ui.figure_cache import FigureCache

_SET_CHARACTERS = 44
"""Sets narrower than so many characters stand one below the other."""


class MeasureChoice(QWidget):
    """The first set has the page's primary button."""

    chosen = Signal(str, object)
    """The name of a set and a tuple of its tests, to be taken one after the other."""

    def __init__(self, catalogue: Catalogue, figures: FigureCache) -> None:
        super().__init__()
        names = {"desk": self.tr("Desk set"), "floor": self.tr("Floor set")}
        self.sets: dict[str, MeasureSet] = {}
        for one in batteries.batteries(catalogue.tests.values()):
            name = names[one.id]
            text = self.tr("Start")
            start = PlainButton(text) if self.sets else PrimaryButton(text)
            start.setFont(font(Size.BODY, bold=not self.sets))
            start.setAccessibleName(self.tr("Start: {name}").format(name=name))
            self.sets[one.id] = MeasureSet(one, name, catalogue, figures, start)
            self.sets[one.id].chosen.connect(self.chosen)
        self._rules = QuietLabel(self._how(catalogue), Size.SMALL)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()

    def show_person(self, counts: Counts, answers: AbstractSet[str]) -> None:
        """What was taken before, and what health answers are against."""
        for one in self.sets.values():
            one.show_person(counts, answers)

    def begin(self) -> None:
        """Be ready to start the first set that can be started."""
        starts = [one.start for one in self.sets.values()]
        next((start for start in starts if start.isEnabled()), starts[0]).setFocus()
        self._scroll.verticalScrollBar().setValue(0)

    def _how(self, catalogue: Catalogue) -> str:
        counted = self.tr(
            "Minutes are reckoned, not timed: {read} s to read up on a test, {trial} s for each"
            " reading, {practice} s for each practice; warming up comes on top."
        ).format(
            read=batteries.READ_UP_S,
            trial=batteries.POSITION_S + batteries.HOLD_S + batteries.NOTE_S,
            practice=batteries.POSITION_S + batteries.HOLD_S,
        )
        return f"{rules(catalogue.measuring)} {counted}"

    # --- layout ---

    def _lay_out(self) -> None:
        self._beside.setSpacing(MARGIN)
        for one in self.sets.values():
            self._beside.addWidget(one, 1)
        inside = QWidget()
        parts = QVBoxLayout(inside)
        parts.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * GAP)
        parts.setSpacing(2 * GAP)
        parts.addWidget(text_label(self.tr("What do you want to measure?"), Size.TITLE, bold=True))
        parts.addLayout(self._beside)
        parts.addStretch(1)
        parts.addWidget(self._rules)
        self._scroll = ScrollPage()
        self._scroll.setWidget(inside)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._scroll)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = _SET_CHARACTERS * self.fontMetrics().averageCharWidth()
        beside = self.width() >= len(self.sets) * (narrow + MARGIN) + MARGIN
        way = QBoxLayout.Direction
        self._beside.setDirection(way.LeftToRight if beside else way.TopToBottom)
