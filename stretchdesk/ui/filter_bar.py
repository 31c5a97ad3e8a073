"""What the library is looked through for: words, area, place, level, and what is on or off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stretchdesk.ui.fields import DropDown, SearchField
from stretchdesk.ui.flow import Flow
from stretchdesk.ui.pills import Toggle
from stretchdesk.ui.theme import GAP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from stretchdesk.core.content.browsing import Filter
    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.ui.stretch_words import StretchWords


class FilterBar(QWidget):
    """Says what is wished for; `show_filter` shows what holds."""

    text_changed = Signal(str)
    area_chosen = Signal(str)
    position_chosen = Signal(str)
    level_chosen = Signal(int)
    discreet_chosen = Signal(bool)
    favourites_chosen = Signal(bool)
    mine_chosen = Signal(bool)
    safe_chosen = Signal(bool)
    left_downwards = Signal()
    """The person goes on from the words to what they found."""

    def __init__(self, catalogue: Catalogue, words: StretchWords) -> None:
        super().__init__()
        self.search = _SearchField()
        self.search.setPlaceholderText(self.tr("Name, muscle or area"))
        self.search.setAccessibleName(self.tr("Search stretches"))
        groups = {
            "hips": self.tr("Hips"),
            "legs": self.tr("Legs"),
            "back": self.tr("Back"),
            "upper_body": self.tr("Upper body"),
        }
        areas = {key: area.name for key, area in catalogue.areas.items()}
        self.area = _choice(self.tr("Area"), self.tr("Any area"), groups | areas)
        self.area.insertSeparator(1 + len(groups))
        places = {str(position): text for position, text in words.positions.items()}
        self.position = _choice(self.tr("Place"), self.tr("Any place"), places)
        levels = {str(level): text for level, text in words.levels.items()}
        self.level = _choice(self.tr("Level"), self.tr("Any level"), levels)
        self.discreet = Toggle(self.tr("Discreet"))
        self.discreet.setToolTip(self.tr("Only what can be done unnoticed in an open office"))
        self.favourites = Toggle(self.tr("Favourites"))
        self.mine = Toggle(self.tr("Mine"))
        self.mine.setToolTip(self.tr("Only what came with packs that you added"))
        self.mine.setVisible(any(stretch.pack for stretch in catalogue.stretches.values()))
        self.safe = Toggle(self.tr("Safe for me"))
        self.safe.setToolTip(self.tr("Without what your health answers are against"))
        self._connect()
        self._lay_out()

    def show_filter(self, wanted: Filter, *, answered: bool) -> None:
        """Show what is looked for; with health `answered`, what is safe can be asked for."""
        if self.search.text() != wanted.text:
            self.search.setText(wanted.text)
        for choice, value in (
            (self.area, wanted.area),
            (self.position, str(wanted.position or "")),
            (self.level, str(wanted.level or "")),
        ):
            choice.setCurrentIndex(choice.findData(value))
        self.discreet.setChecked(wanted.discreet)
        self.favourites.setChecked(wanted.favourites)
        self.mine.setChecked(wanted.mine)
        self.safe.setChecked(wanted.safe)
        self.safe.setVisible(answered)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.text_changed)
        self.search.left_downwards.connect(self.left_downwards)
        self.area.activated.connect(self._choose_area)
        self.position.activated.connect(self._choose_position)
        self.level.activated.connect(self._choose_level)
        self.discreet.clicked.connect(self.discreet_chosen)
        self.favourites.clicked.connect(self.favourites_chosen)
        self.mine.clicked.connect(self.mine_chosen)
        self.safe.clicked.connect(self.safe_chosen)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self.search)
        find.setContext(Qt.ShortcutContext.WindowShortcut)
        find.activated.connect(self.search.take_over)

    def _choose_area(self) -> None:
        self.area_chosen.emit(self.area.currentData())

    def _choose_position(self) -> None:
        self.position_chosen.emit(self.position.currentData())

    def _choose_level(self) -> None:
        self.level_chosen.emit(int(self.level.currentData() or 0))

    def _lay_out(self) -> None:
        toggles = (self.discreet, self.favourites, self.mine, self.safe)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        rows.addWidget(self.search)
        rows.addLayout(Flow((self.area, self.position, self.level, *toggles)))


class _SearchField(SearchField):
    """Escape empties it; down or Enter leaves it."""

    left_downwards = Signal()

    def take_over(self) -> None:
        """Be where the keys go, ready to be written over."""
        self.setFocus()
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)


def _choice(name: str, anything: str, options: Mapping[str, str]) -> DropDown:
    choice = DropDown()
    choice.setAccessibleName(name)
    choice.addItem(anything, "")
    for value, text in options.items():
        choice.addItem(text, value)
    return choice
