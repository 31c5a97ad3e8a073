"""The menu in the tray: all that can be done about breaks, by mouse and by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from stretchdesk.core.breaks.offer import Kind, Skip
from stretchdesk.core.breaks.standing import State
from stretchdesk.core.settings import choices

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QAction

    from stretchdesk.core.breaks.offer import Offer
    from stretchdesk.core.breaks.standing import Standing


class TrayMenu(QMenu):
    """Its head is there at once, for hosts that ask; the rest is built when it is first opened."""

    start_requested = Signal(int)
    snooze_requested = Signal()
    skip_requested = Signal(str)
    pause_requested = Signal(str)
    """30m, 1h, 2h or tomorrow."""
    date_requested = Signal()
    resume_requested = Signal()
    log_requested = Signal()
    open_requested = Signal()
    settings_requested = Signal()
    quit_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.head = self.addAction("")
        self.head.setEnabled(False)
        self.is_built = False
        self._due = ""
        self._paused = False
        self._offer: Offer | None = None
        self.aboutToShow.connect(self._build)

    def show_standing(self, standing: Standing, text: str, due: str) -> None:
        """`text` is how the reminders stand; `due` is the area that is, or nothing."""
        self.head.setText(text)
        self._due, self._paused = due, standing.state is State.PAUSED
        self._follow()

    def show_offer(self, offer: Offer | None) -> None:
        """An offer that waits for an answer, or none."""
        self._offer = offer
        self._follow()

    def _follow(self) -> None:
        if not self.is_built:
            return
        offer = self._offer
        micro = offer is not None and offer.kind is Kind.MICRO
        self.micro.setVisible(micro)
        if offer is not None:
            self.micro.setText(self.tr("Start {n} s").format(n=offer.size_s))
            minutes = max(1, round(offer.snooze_s / 60))
            self.snooze.setText(self.tr("Snooze {n} min").format(n=minutes))
        self.snooze.setVisible(offer is not None and offer.snooze_s > 0)
        self.skip.menuAction().setVisible(offer is not None and offer.may_skip)
        start = self.tr("Start now")
        self.start.setTitle(f"{start} · {self._due}" if self._due else start)
        self.resume.setVisible(self._paused)

    def _build(self) -> None:
        if self.is_built:
            return
        self.is_built = True
        self.addSeparator()
        self.micro = self._entry("", self._start_micro)
        lengths = {n: self.tr("{n} min").format(n=n) for n in choices("break_minutes")}
        self.start = self._choice(lengths, self._start)
        self.snooze = self._entry("", self.snooze_requested)
        self.skip = self._choice(
            {
                Skip.NOT_NOW.value: self.tr("Not now"),
                Skip.DID_IT.value: self.tr("Did it already"),
            },
            self._skip,
        )
        self.skip.setTitle(self.tr("Skip"))
        self.addSeparator()
        self._add_pauses()
        self._entry(self.tr("Log a break…"), self.log_requested)
        self.addSeparator()
        self._entry(self.tr("Open StretchDesk"), self.open_requested)
        self._entry(self.tr("Settings"), self.settings_requested)
        self._entry(self.tr("Quit"), self.quit_requested)
        self._follow()

    def _add_pauses(self) -> None:
        lengths = {
            "30m": self.tr("30 min"),
            "1h": self.tr("1 h"),
            "2h": self.tr("2 h"),
            "tomorrow": self.tr("Until tomorrow"),
            "date": self.tr("Until a date…"),
        }
        self.pause = self._choice(lengths, self._pause)
        self.pause.setTitle(self.tr("Pause"))
        self.resume = self._entry(self.tr("Resume"), self.resume_requested)

    def _entry(self, text: str, does: SignalInstance | Callable[[], None]) -> QAction:
        entry = self.addAction(text)
        entry.triggered.connect(does)
        return entry

    def _choice(self, texts: Mapping[Any, str], does: Callable[[QAction], None]) -> QMenu:
        """A menu whose entries carry a value."""
        menu = self.addMenu("")
        for value, text in texts.items():
            menu.addAction(text).setData(value)
        menu.triggered.connect(does)
        return menu

    def _start(self, entry: QAction) -> None:
        self.start_requested.emit(entry.data())

    def _start_micro(self) -> None:
        self.start_requested.emit(0)

    def _skip(self, entry: QAction) -> None:
        self.skip_requested.emit(entry.data())

    def _pause(self, entry: QAction) -> None:
        if entry.data() == "date":
            self.date_requested.emit()
        else:
            self.pause_requested.emit(entry.data())
