"""How long, where and how openly: the choices beside the body map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QVBoxLayout, QWidget

from stretchdesk.core.content.catalogue import Position
from stretchdesk.ui.controls import row_of
from stretchdesk.ui.pills import Choice, Toggle
from stretchdesk.ui.theme import GAP

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stretchdesk.core.session.planner import Request

MINUTES = (1, 3, 5, 10, 15)


class RequestBar(QWidget):
    """Pills for minutes and place, and a tick for a discreet routine."""

    minutes_chosen = Signal(int)
    place_chosen = Signal(str)
    discreet_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        names = {
            Position.CHAIR: self.tr("Chair"),
            Position.STANDING: self.tr("Standing"),
            Position.FLOOR: self.tr("Floor"),
        }
        self._minutes = self._choices((str(minutes), minutes) for minutes in MINUTES)
        self._places = self._choices((names[place], i) for i, place in enumerate(Position))
        self._discreet = Toggle(self.tr("Discreet"))
        self._discreet.setToolTip(self.tr("Only what can be done unnoticed in an open office"))
        self._minutes.idClicked.connect(self.minutes_chosen)
        self._places.idClicked.connect(self._choose_place)
        self._discreet.clicked.connect(self.discreet_chosen)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        rows.addLayout(row_of([*self._minutes.buttons(), QLabel(self.tr("min"))]))
        rows.addLayout(row_of([*self._places.buttons(), self._discreet]))

    def show_request(self, request: Request) -> None:
        """Mark what is asked for; minutes that have no pill leave all of them unmarked."""
        pill = self._minutes.button(request.minutes)
        self._minutes.setExclusive(False)
        for button in self._minutes.buttons():
            button.setChecked(button is pill)
        self._minutes.setExclusive(True)
        self._places.button(list(Position).index(request.place)).setChecked(True)
        self._discreet.setChecked(request.discreet)

    def _choose_place(self, index: int) -> None:
        self.place_chosen.emit(list(Position)[index].value)

    def _choices(self, options: Iterable[tuple[str, int]]) -> QButtonGroup:
        group = QButtonGroup(self)
        for text, number in options:
            group.addButton(Choice(text), number)
        return group
