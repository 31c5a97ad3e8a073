"""Stretching that was done elsewhere: which areas, how long, when."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from stretchdesk.ui.buttons import PlainButton, PrimaryButton
from stretchdesk.ui.choice_row import ChoiceRow
from stretchdesk.ui.controls import foot_of
from stretchdesk.ui.labels import QuietLabel, text_label
from stretchdesk.ui.setting_controls import Number, SomeOf
from stretchdesk.ui.theme import GAP, MARGIN, Size
from stretchdesk.ui.when_field import WhenField

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from stretchdesk.core.content.catalogue import Area

_MOST_MIN = 180
_USUAL_MIN = 5
_WIDTH = 520


class LogDialog(QDialog):
    """Asks about today or an earlier day; nothing can be logged that lies ahead."""

    logged = Signal(object, int, object)
    """A tuple of areas, minutes, and the datetime it began."""

    def __init__(
        self, areas: Mapping[str, Area], wall: datetime, parent: QWidget | None = None
    ) -> None:
        """`wall` is now, with its zone."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Log stretching"))
        self._wall = wall
        self._chosen: tuple[str, ...] = ()
        self.areas = SomeOf({area.id: area.name for area in areas.values()})
        self.minutes = Number(1, _MOST_MIN, self.tr(" min"))
        self.minutes.show_value(_USUAL_MIN)
        self.minutes.setAccessibleName(self.tr("How long"))
        texts = {"now": self.tr("Just now"), "earlier": self.tr("Earlier, on")}
        self.when = ChoiceRow(self.tr("When"), texts)
        self.at = WhenField(wall)
        self.at.setEnabled(False)
        self.save = PrimaryButton(self.tr("Log"))
        self.save.setDefault(True)
        self.save.setEnabled(False)
        self.cancel = PlainButton(self.tr("Cancel"))
        self._lay_out()
        self.areas.chosen.connect(self._choose)
        self.when.changed.connect(self._follow_when)
        self.save.clicked.connect(self._log)
        self.cancel.clicked.connect(self.reject)

    @property
    def began(self) -> datetime:
        """When the break began: so long before now, or when the person says."""
        if self.when.value == "now":
            return self._wall - timedelta(minutes=self.minutes.value())
        return self.at.value()

    def _choose(self, areas: tuple[str, ...]) -> None:
        self._chosen = areas
        self.save.setEnabled(bool(areas))

    def _follow_when(self) -> None:
        self.at.setEnabled(self.when.value == "earlier")

    def _log(self) -> None:
        self.logged.emit(self._chosen, self.minutes.value(), self.began)
        self.accept()

    def _lay_out(self) -> None:
        when = QHBoxLayout()
        when.setSpacing(GAP)
        when.addWidget(self.when)
        when.addWidget(self.at)
        when.addStretch(1)
        long = QHBoxLayout()
        long.addWidget(self.minutes)
        long.addStretch(1)
        foot = foot_of((self.cancel, self.save))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * GAP)
        rows.setSpacing(GAP)
        rows.addWidget(text_label(self.tr("Log stretching"), Size.TITLE, bold=True))
        rows.addWidget(QuietLabel(self.tr("What you stretched"), Size.SMALL))
        rows.addWidget(self.areas)
        rows.addSpacing(GAP)
        rows.addWidget(QuietLabel(self.tr("How long"), Size.SMALL))
        rows.addLayout(long)
        rows.addSpacing(GAP)
        rows.addWidget(QuietLabel(self.tr("When"), Size.SMALL))
        rows.addLayout(when)
        rows.addSpacing(2 * GAP)
        rows.addStretch(1)
        rows.addLayout(foot)
        self.resize(_WIDTH, self.heightForWidth(_WIDTH))
