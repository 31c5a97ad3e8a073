"""Shows the reminder: as a card where a window may be placed, else as a notification."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from stretchdesk.core.breaks.offer import Kind, Skip
from stretchdesk.system.notify import Notifier
from stretchdesk.ui.break_card import BreakCard, pointed_screen
from stretchdesk.ui.figure_cache import hold_drawer

if TYPE_CHECKING:
    from stretchdesk.core.breaks.offer import Offer
    from stretchdesk.core.content.catalogue import Stretch
    from stretchdesk.wiring.base import Base

PATIENCE_MS = 3000
"""A card that is not on the screen by then never will be."""


class Card(QObject):
    """Made when the first reminder comes."""

    start_requested = Signal(int)
    snooze_requested = Signal()
    skip_requested = Signal(str)
    unseen = Signal(str)
    """The title of a reminder that neither a card nor a notification could show."""

    def __init__(self, base: Base, parent: QObject) -> None:
        super().__init__(parent)
        self._base = base
        self._card: BreakCard | None = None
        self._offer: Offer | None = None
        self._title = ""
        self.notifier = Notifier(parent=self)
        self.notifier.answered.connect(self._answer)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._give_up)

    def show(self, offer: Offer, title: str, stretch: Stretch) -> None:
        """Show an offer, or how it has grown, with the figure of a stretch."""
        self._offer, self._title = offer, title
        if QGuiApplication.platformName() == "wayland":
            self._notify()
            return
        card = self._card = self._card or self._furnish()
        if not card.isVisible():
            card.place(pointed_screen(), self._base.preferences.settings.card_corner)
        self._patience.start()
        card.show_offer(offer, title, hold_drawer(stretch, self._base.content.book))

    def hide(self) -> None:
        self._offer = None
        self._patience.stop()
        self.notifier.withdraw()
        if self._card:
            self._card.hide()

    def close(self) -> None:
        self.hide()
        self.notifier.close()
        if self._card:
            self._card.deleteLater()
            self._card = None

    def _furnish(self) -> BreakCard:
        card = BreakCard()
        card.start_requested.connect(self.start_requested)
        card.snooze_requested.connect(self.snooze_requested)
        card.skip_requested.connect(self.skip_requested)
        card.painted.connect(self._patience.stop)
        return card

    def _give_up(self) -> None:
        if self._card:
            self._card.hide()
        self._notify()

    def _notify(self) -> None:
        offer = self._offer
        if offer is None:
            return
        start = self.tr("Start {n} s").format(n=offer.size_s)
        if offer.kind is Kind.BREAK:
            start = self.tr("Start {n} min").format(n=round(offer.size_s / 60))
        actions = {"start": start}
        if offer.snooze_s:
            actions["snooze"] = self.tr("Snooze")
        if offer.may_skip:
            actions["skip"] = self.tr("Skip")
        if not self.notifier.send(self.tr("Time for a break"), self._title, actions):
            self.unseen.emit(self._title)

    def _answer(self, action: str) -> None:
        offer = self._offer
        if offer is None:
            return
        if action == "snooze":
            self.snooze_requested.emit()
        elif action == "skip":
            self.skip_requested.emit(Skip.NOT_NOW.value)
        else:
            minutes = round(offer.size_s / 60) if offer.kind is Kind.BREAK else 0
            self.start_requested.emit(minutes)
