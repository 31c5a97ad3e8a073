"""One flexibility test: the figure taking it, how it is taken, and the readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from stretchdesk.core.content.safety import is_left_out
from stretchdesk.ui.buttons import PlainButton, TextButton
from stretchdesk.ui.health_note import HealthNote
from stretchdesk.ui.labels import Hairline, QuietLabel, text_label
from stretchdesk.ui.measure_form import MeasureForm
from stretchdesk.ui.measure_guide import MeasureGuide
from stretchdesk.ui.scroll_page import ScrollPage
from stretchdesk.ui.theme import GAP, MARGIN, Size
from stretchdesk.ui.turning_figure import TurningFigure

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from PySide6.QtGui import QResizeEvent

    from stretchdesk.core.content.catalogue import Catalogue, FlexibilityTest
    from stretchdesk.core.progress.batteries import Counts
    from stretchdesk.ui.figure_cache import FigureCache

_FIGURE_PX = 208
_GUIDE_CHARACTERS = 44
"""A guide narrower than so many characters stands below the figure."""


class MeasurePage(QWidget):
    """Shows one test. What health answers are against is measured only if that is asked for."""

    changed = Signal()
    """What can be saved may be different now."""

    def __init__(self, catalogue: Catalogue, figures: FigureCache, test: FlexibilityTest) -> None:
        super().__init__()
        self._figures = figures
        self._test = test
        self._side: str | None = None
        self.place = QuietLabel(size=Size.SMALL)
        self.name = text_label(size=Size.TITLE, bold=True)
        self.figure = TurningFigure()
        self.figure.setMinimumSize(_FIGURE_PX, _FIGURE_PX)
        # As high as the guide beside it, no higher.
        self.figure.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.shown_side = QuietLabel(size=Size.SMALL)
        self.shown_side.setWordWrap(False)
        self.replay = TextButton(self.tr("Show the movement"))
        self.guide = MeasureGuide(catalogue.measuring, catalogue.cautions)
        self.note = HealthNote(catalogue.cautions)
        self.go_on = PlainButton(self.tr("Measure it all the same"))
        self.form = MeasureForm(test, catalogue.measuring)
        self._line = Hairline()
        self._inside = QWidget()
        self._parts = QVBoxLayout(self._inside)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._scroll = ScrollPage()
        self._lay_out()
        self.form.changed.connect(self._follow)
        self.form.entered.connect(self._show_side)
        self.form.units.changed.connect(self._use_unit)
        self.replay.clicked.connect(self.figure.replay)
        self.go_on.clicked.connect(self._open_form)

    def show_test(
        self, test: FlexibilityTest, place: str, counts: Counts, answers: AbstractSet[str]
    ) -> None:
        """Explain a test and ask for its readings; `place` says where it stands in a set."""
        self._test = test
        self.place.setText(place)
        self.place.setVisible(bool(place))
        self.name.setText(test.name)
        against = is_left_out(test, answers)
        self.note.show_test(test, answers)
        self.go_on.setVisible(against)
        self._show_form(not against)
        self.form.show_test(test, counts)
        self.guide.show_test(test, answers, self.form.unit)
        self._show_figure("left" if test.per_side else None)
        self._scroll.verticalScrollBar().setValue(0)
        self.changed.emit()

    @property
    def asks(self) -> bool:
        """Whether it is still to be decided if it is measured at all."""
        return not self.go_on.isHidden()

    def begin(self) -> None:
        """Be ready for the first reading, with the steps in sight."""
        self.form.first_entry.setFocus()
        self._scroll.verticalScrollBar().setValue(0)

    def _open_form(self) -> None:
        self.go_on.hide()
        self._show_form(True)
        self._parts.activate()
        self.form.first_entry.setFocus()
        self._follow()

    def _show_form(self, shown: bool) -> None:
        self.form.setVisible(shown)
        self._line.setVisible(shown)

    def _follow(self) -> None:
        """Have in sight what is typed."""
        self.changed.emit()
        entry = self.focusWidget()
        if entry is not None and self.form.isAncestorOf(entry):
            self._scroll.ensureWidgetVisible(entry)

    def _use_unit(self) -> None:
        self.guide.show_norms(self._test, self.form.unit)

    def _show_side(self, side: str | None) -> None:
        if side != self._side:
            self._show_figure(side)

    def _show_figure(self, side: str | None) -> None:
        """The side that is measured, going into the position."""
        self._side = side
        sides = {"left": self.tr("Left side"), "right": self.tr("Right side")}
        shown = sides.get(side or "", "")
        self.shown_side.setText(shown)
        said = f"{self._test.name}, {shown.lower()}" if shown else self._test.name
        there = self._test.id in self._figures
        figure = self._figures.figure(self._test.id, side or "both") if there else None
        self.figure.show_figure(figure, said)
        self.figure.move_to_hold()

    # --- layout ---

    def _lay_out(self) -> None:
        pictured = QVBoxLayout()
        pictured.setSpacing(GAP // 2)
        pictured.addWidget(self.figure, 1)
        below = QHBoxLayout()
        below.addWidget(self.shown_side, 1)
        below.addWidget(self.replay)
        pictured.addLayout(below)
        self._body.setSpacing(MARGIN)
        self._body.addLayout(pictured, 2)
        self._body.addWidget(self.guide, 3)
        parts = self._parts
        parts.setContentsMargins(MARGIN, 2 * GAP, MARGIN, 2 * GAP)
        parts.setSpacing(GAP)
        for part in (self.place, self.name, self.note):
            parts.addWidget(part)
        parts.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)
        parts.addLayout(self._body, 1)
        parts.addWidget(self._line)
        parts.addWidget(self.form)
        self._scroll.setWidget(self._inside)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._scroll)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        guide = _GUIDE_CHARACTERS * self.fontMetrics().averageCharWidth()
        beside = self.width() >= _FIGURE_PX + guide + 3 * MARGIN
        way = QBoxLayout.Direction
        self._body.setDirection(way.LeftToRight if beside else way.TopToBottom)
