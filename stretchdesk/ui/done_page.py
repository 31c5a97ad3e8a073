"""The end of a session: what was done, and where to see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stretchdesk.ui.controls import PlainButton, PrimaryButton, label, row_of
from stretchdesk.ui.theme import GAP, MARGIN, Size, set_quiet
from stretchdesk.ui.words import counted

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.progress.records import Hold

FIGURE_PX = 96


class DonePage(QWidget):
    """A calm last page: no score, no streak."""

    progress_requested = Signal()
    close_requested = Signal()

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._title = label(Size.DISPLAY, bold=True)
        self._summary = label(Size.LEAD)
        self._stretches = label(Size.BODY)
        self.see = PrimaryButton(self.tr("See the week"))
        self.see.clicked.connect(self.progress_requested)
        self.close_button = PlainButton(self.tr("Back to the body map"))
        self.close_button.clicked.connect(self.close_requested)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        page.setSpacing(2 * GAP)
        page.addStretch(1)
        for text in (self._title, self._summary, self._stretches):
            page.addWidget(text)
        page.addLayout(row_of([self.see, self.close_button]))
        page.addStretch(2)
        set_quiet(self._stretches)

    def show_session(self, active_s: float, holds: list[Hold], *, finished: bool) -> None:
        """What was held in the session that just ended."""
        held = [hold for hold in holds if hold.held_s >= 1]
        minutes, seconds = divmod(round(active_s), 60)
        self._title.setText(self.tr("Done") if finished else self.tr("Kept what you did"))
        self._summary.setText(
            self.tr("{holds} in {minutes}:{seconds:02} min").format(
                holds=counted(len(held), self.tr("1 hold"), self.tr("{n} holds")),
                minutes=minutes,
                seconds=seconds,
            )
        )
        self._stretches.setText("\n".join(self._lines(held)))
        self.see.setFocus()

    def _lines(self, held: list[Hold]) -> list[str]:
        seconds: dict[str, float] = {}
        for hold in held:
            seconds[hold.stretch] = seconds.get(hold.stretch, 0.0) + hold.held_s
        return [
            self.tr("{name}: {seconds} s").format(
                name=self._catalogue.stretches[stretch].name, seconds=round(total)
            )
            for stretch, total in seconds.items()
        ]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == event.Type.PaletteChange:
            set_quiet(self._stretches)
        super().changeEvent(event)
