"""Break reminders: the clock, the card and the tray; they need no window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from stretchdesk.core.breaks.answers import pause_end
from stretchdesk.core.breaks.offer import HoldBack, Kind, Outcome, Skip
from stretchdesk.core.breaks.recording import break_row
from stretchdesk.core.errors import ContentError
from stretchdesk.core.progress.instants import Moment
from stretchdesk.core.progress.weeks import log_rows
from stretchdesk.engine.break_clock import BreakClock
from stretchdesk.engine.desk_senses import DeskSenses
from stretchdesk.ui.tray import Tray
from stretchdesk.wiring.due import Due
from stretchdesk.wiring.house import new_id

if TYPE_CHECKING:
    from datetime import datetime

    from stretchdesk.core.breaks.offer import Close, Offer
    from stretchdesk.core.breaks.standing import Standing
    from stretchdesk.engine.desk_senses import Sources
    from stretchdesk.ui.log_dialog import LogDialog
    from stretchdesk.wiring.base import Base
    from stretchdesk.wiring.card import Card

LEARN_AFTER_MS = 1500
"""What is due is read when the start is over."""


class Reminders(QObject):
    """Goes from `begin` to `close`."""

    start_requested = Signal(object)
    """A Routine to be played now."""
    open_requested = Signal()
    settings_requested = Signal()
    quit_requested = Signal()

    def __init__(self, base: Base, sources: Sources, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._base = base
        self._area: str | None = None
        self._due_text = ""
        self._started: Close | None = None
        self._log: LogDialog | None = None
        senses = DeskSenses(sources, base.clocks.now, base.clocks.wall)
        self.clock = BreakClock(senses, base.state, base.preferences.settings, self)
        self.due = Due(base, self)
        self.card: Card | None = None
        self.tray = Tray(self)
        self._connect()

    def _connect(self) -> None:
        clock, tray = self.clock, self.tray
        clock.offered.connect(self._show)
        clock.ended.connect(self._end)
        clock.held_back.connect(self._record)
        clock.changed.connect(self._tell)
        clock.trouble.connect(self._warn)
        self._base.feed.trouble.connect(self._warn)
        clock.near.connect(self._base.back_up)  # days pass while the program runs
        self._hear(tray)
        tray.pause_requested.connect(self._pause)
        tray.resume_requested.connect(clock.resume)
        tray.log_requested.connect(self._ask_what_was_done)
        tray.open_requested.connect(self.open_requested)
        tray.settings_requested.connect(self.settings_requested)
        tray.quit_requested.connect(self.quit_requested)
        self._base.preferences.changed.connect(clock.use)
        self.due.changed.connect(self._tell_again)

    def begin(self) -> None:
        """From now on reminders come."""
        self.clock.begin()
        QTimer.singleShot(LEARN_AFTER_MS, self, self._learn)

    def close(self) -> None:
        self.clock.stop()
        if self._started:
            self._write(self._started)
        if self.card:
            self.card.close()
        self.tray.hide()

    # --- what others may ask ---

    def start(self, minutes: int) -> None:
        """Take a break of so many minutes now; 0 is a micro-stretch."""
        routine = self.due.routine(minutes)
        if not routine.steps:  # the window says why
            self.open_requested.emit()
            return
        self.clock.start()
        self.start_requested.emit(routine)

    def session_began(self, session: str) -> None:
        """Somebody stretches; a break that was offered is taken."""
        self.clock.set_in_session(True)
        if self._started:
            self._write(self._started, session)
            self._started = None

    def session_ended(self) -> None:
        self.clock.set_in_session(False)

    # --- what happens ---

    def _learn(self) -> None:
        if not self._base.is_closed:
            self._base.back_up()
            self._base.feed.watch(self._base.paths.profile)
            self._base.feed.request()

    def _show(self, offer: Offer) -> None:
        minutes = 0 if offer.kind is Kind.MICRO else round(offer.size_s / 60)
        try:
            first = self.due.first(minutes)
        except ContentError as error:
            self._warn(str(error))
            return
        self._area = (self.due.areas or first.primary)[0]
        self.card = self.card or self._make_card()
        self.card.show(offer, self.due.title(self._area), first)
        self.tray.show_offer(offer)

    def _make_card(self) -> Card:
        from stretchdesk.wiring.card import Card

        card = Card(self._base, self)
        self._hear(card)
        card.unseen.connect(self._warn)
        return card

    def _hear(self, part: Card | Tray) -> None:
        """The card and the tray are answered alike."""
        part.start_requested.connect(self.start)
        part.snooze_requested.connect(self.clock.snooze)
        part.skip_requested.connect(self._skip)

    def _end(self, close: Close) -> None:
        if self.card:
            self.card.hide()
        self.tray.show_offer(None)
        if close.outcome is Outcome.STARTED:
            self._started = close
        else:
            self._write(close)

    def _record(self, held_back: HoldBack) -> None:
        self._write(held_back)

    def _write(self, told: Close | HoldBack, session: str | None = None) -> None:
        area = self._area if not isinstance(told, HoldBack) else None
        wall = self._base.clocks.wall()
        self._base.feed.append(break_row(told, wall, new_id, area, session))

    def _tell(self, standing: Standing) -> None:
        self.tray.show_standing(standing, self._due_text, self._base.clocks.wall())

    def _tell_again(self) -> None:
        self._due_text = self.due.text
        self._tell(self.clock.standing())

    def _skip(self, why: str) -> None:
        self.clock.skip(Skip(why))

    def _pause(self, text: str) -> None:
        self.clock.pause(pause_end(text, self._base.clocks.wall()))

    def _warn(self, text: str) -> None:
        self.tray.tell("StretchDesk", text)

    def _ask_what_was_done(self) -> None:
        from stretchdesk.ui.log_dialog import LogDialog

        dialog = self._log = LogDialog(self._base.content.catalogue.areas, self._base.clocks.wall())
        dialog.logged.connect(self._log_break)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _log_break(self, areas: tuple[str, ...], minutes: int, began: datetime) -> None:
        moment = Moment(began, self._base.clocks.wall())
        self._base.feed.append(*log_rows(areas, minutes, moment, new_id))
        self._base.feed.request()
