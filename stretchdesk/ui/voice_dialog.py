"""Which voice, in which language; each can be heard before it is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout

from stretchdesk.ui.buttons import PlainButton, PrimaryButton
from stretchdesk.ui.controls import row_of
from stretchdesk.ui.fields import DropDown
from stretchdesk.ui.labels import QuietLabel, text_label
from stretchdesk.ui.theme import GAP, MARGIN, set_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


class Voices(Protocol):
    """What the speech engine has."""

    @property
    def missing(self) -> str: ...

    @property
    def languages(self) -> Sequence[str]: ...

    def names_in(self, language: str) -> Sequence[str]: ...


class VoiceDialog(QDialog):
    """Nothing is changed before it is taken."""

    taken = Signal(str, str)
    """Language and name; both may be empty, the engine's own."""
    tried = Signal(str, str)

    def __init__(self, voices: Voices, language: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Voice"))
        self._voices = voices
        self.language, self.name = DropDown(), DropDown()
        self.language.setAccessibleName(self.tr("Language"))
        self.name.setAccessibleName(self.tr("Voice"))
        self.take = PrimaryButton(self.tr("Take it"))
        self.attempt = PlainButton(self.tr("Try it"))
        self.take.clicked.connect(self._take)
        self.attempt.clicked.connect(self._try)
        self._fill_languages(language)
        self._fill_names(name)
        self.language.currentIndexChanged.connect(lambda _: self._fill_names(""))
        self._lay_out()

    @property
    def _chosen(self) -> tuple[str, str]:
        return self.language.currentData() or "", self.name.currentData() or ""

    def _fill_languages(self, chosen: str) -> None:
        self.language.addItem(self.tr("The system's"), "")
        for code in self._voices.languages:
            locale = QLocale(code)
            self.language.addItem(f"{locale.nativeLanguageName()} ({code})".strip(), code)
        self.language.setCurrentIndex(max(0, self.language.findData(chosen)))

    def _fill_names(self, chosen: str) -> None:
        self.name.clear()
        self.name.addItem(self.tr("The usual one"), "")
        for name in self._voices.names_in(self.language.currentData() or ""):
            self.name.addItem(name, name)
        self.name.setCurrentIndex(max(0, self.name.findData(chosen)))

    def _take(self) -> None:
        self.taken.emit(*self._chosen)
        self.accept()

    def _try(self) -> None:
        self.tried.emit(*self._chosen)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * GAP)
        rows.setSpacing(2 * GAP)
        if self._voices.missing:
            said = self.tr("Nothing can be spoken here: {why}. Sessions go on with signs to see.")
            rows.addWidget(text_label(said.format(why=self._voices.missing)))
            close = PrimaryButton(self.tr("Close"))
            close.clicked.connect(self.reject)
            rows.addLayout(row_of((close,)))
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GAP)
        grid.setVerticalSpacing(GAP)
        for n, (text, box) in enumerate(
            ((self.tr("Language"), self.language), (self.tr("Voice"), self.name))
        ):
            set_height(box)
            grid.addWidget(QuietLabel(text), n, 0)
            grid.addWidget(box, n, 1)
        grid.setColumnStretch(1, 1)
        rows.addLayout(grid)
        rows.addLayout(row_of((self.take, self.attempt)))
