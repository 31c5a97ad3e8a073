"""When it hurts: where, how much, and how to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QSlider, QVBoxLayout

from stretchdesk.core.session.recording import Note
from stretchdesk.core.session.routine import Side
from stretchdesk.engine.player_driver import Pain
from stretchdesk.ui.buttons import PlainButton, PrimaryButton
from stretchdesk.ui.controls import row_of
from stretchdesk.ui.fields import DropDown
from stretchdesk.ui.labels import QuietLabel, text_label
from stretchdesk.ui.theme import GAP, MARGIN, Size, set_height
from stretchdesk.ui.tick_box import TickBox

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from stretchdesk.core.content.catalogue import Area

MOST, USUAL = 10, 3


class PainDialog(QDialog):
    """Closed without a choice, nothing is noted and the session stays paused."""

    noted = Signal(object, object)
    """The Note, and how to go on as a Pain."""

    def __init__(
        self, areas: Mapping[str, Area], first: str, side: Side, parent: QWidget | None = None
    ) -> None:
        """`first` is the area most likely meant, `side` the one that is stretched."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("This hurts"))
        self.area = DropDown()
        for area in areas.values():
            self.area.addItem(area.name, area.id)
        self.area.setCurrentIndex(max(0, self.area.findData(first)))
        self.side = DropDown()
        for one, text in (
            (Side.BOTH, self.tr("Both sides, or the middle")),
            (Side.LEFT, self.tr("Left")),
            (Side.RIGHT, self.tr("Right")),
        ):
            self.side.addItem(text, one)
        self.side.setCurrentIndex(self.side.findData(side))
        self.score = QSlider(Qt.Orientation.Horizontal)
        self.score.setRange(0, MOST)
        self.score.setPageStep(1)
        self.score.setTickPosition(QSlider.TickPosition.TicksBelow)
        self._told = text_label("", Size.LEAD, bold=True)
        self.sharp = TickBox(self.tr("It is sharp, numb or tingling"))
        self.note = QLineEdit()
        self.note.setMaxLength(200)
        self.gentler = PrimaryButton(self.tr("Try it gentler"))
        self.next = PlainButton(self.tr("Next stretch"))
        self.stop = PlainButton(self.tr("Stop here"))
        self._advice = QuietLabel("", Size.BODY)
        self._connect()
        self._lay_out()
        self.score.setValue(USUAL)
        self._advise()

    def _connect(self) -> None:
        self.score.valueChanged.connect(self._tell_score)
        self.sharp.toggled.connect(self._advise)
        self.gentler.clicked.connect(self._go_gentler)
        self.next.clicked.connect(self._go_next)
        self.stop.clicked.connect(self._go_home)

    def _tell_score(self, score: int) -> None:
        self._told.setText(self.tr("{n} of {most}").format(n=score, most=MOST))
        self.score.setAccessibleDescription(self._told.text())

    def _advise(self) -> None:
        """Sharp pain, numbness and tingling end the stretch; there is no gentler one then."""
        sharp = self.sharp.isChecked()
        self.gentler.setEnabled(not sharp)
        (self.next if sharp else self.gentler).setDefault(True)
        self._advice.setText(
            self.tr("Leave this stretch. If it stays, see a doctor or physiotherapist.")
            if sharp
            else self.tr("A stretch may pull a little; it must not hurt.")
        )

    def _go_gentler(self) -> None:
        self._note(Pain.GENTLER)

    def _go_next(self) -> None:
        self._note(Pain.NEXT)

    def _go_home(self) -> None:
        self._note(Pain.STOP)

    def _note(self, then: Pain) -> None:
        sharp = [self.tr("sharp, numb or tingling")] if self.sharp.isChecked() else []
        text = ": ".join(
            [*sharp, *([self.note.text().strip()] if self.note.text().strip() else [])]
        )
        side = str(self.side.currentData())
        note = Note("pain", self.score.value(), self.area.currentData(), side, text)
        self.accept()
        self.noted.emit(note, then)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GAP)
        grid.setVerticalSpacing(GAP)
        for row, (text, field) in enumerate((
            (self.tr("Where"), self.area),
            (self.tr("Side"), self.side),
            (self.tr("How much"), self.score),
            (self.tr("Note"), self.note),
        )):  # fmt: skip
            name = text_label(text)
            name.setWordWrap(False)
            name.setBuddy(field)
            set_height(field)
            grid.addWidget(name, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self._told, 2, 2)
        grid.setColumnStretch(1, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * GAP)
        rows.setSpacing(2 * GAP)
        rows.addLayout(grid)
        rows.addWidget(self.sharp)
        rows.addWidget(self._advice)
        rows.addStretch(1)
        rows.addLayout(row_of((self.gentler, self.next, self.stop)))
