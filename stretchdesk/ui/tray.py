"""The program in the tray: when the next break comes, and all that can be done about it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from stretchdesk.core.breaks.standing import Reason, State
from stretchdesk.ui.break_words import state_text
from stretchdesk.ui.tray_icon import STEPS, tray_icon
from stretchdesk.ui.tray_menu import TrayMenu

if TYPE_CHECKING:
    from datetime import datetime

    from stretchdesk.core.breaks.offer import Offer
    from stretchdesk.core.breaks.standing import Standing
    from stretchdesk.ui.pause_dialog import PauseDialog

_REPAINTED_AFTER = timedelta(minutes=1)
_COMING = {State.WORKING, State.DUE}
"""In these the ring runs towards a break."""


class Tray(QObject):
    """There from when it is made until `hide`."""

    start_requested = Signal(int)
    """Minutes; 0 is a micro-stretch."""
    snooze_requested = Signal()
    skip_requested = Signal(str)
    """The value of a Skip."""
    pause_requested = Signal(str)
    """30m, 1h, 2h, tomorrow, or a date such as 2026-12-24."""
    resume_requested = Signal()
    log_requested = Signal()
    open_requested = Signal()
    settings_requested = Signal()
    quit_requested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.menu = TrayMenu()
        self.destroyed.connect(self.menu.deleteLater)
        self._drawn = 0, True
        self._drawn_at: datetime | None = None
        self._wall: datetime | None = None
        self._dialog: PauseDialog | None = None
        self._image = tray_icon(0, resting=True)
        self._text = "StretchDesk"
        self.icon = self._new_icon()
        self._pass_on()

    def show_standing(self, standing: Standing, due: str, wall: datetime) -> None:
        """How the reminders stand now; `due` is the area that is, such as `Hips: 4 days`."""
        self._wall = wall
        text = state_text(standing, wall)
        if text != self._text:
            self._text = text
            self.icon.setToolTip(text)
        self.menu.show_standing(standing, text, due)
        self._draw(standing, wall)

    def show_offer(self, offer: Offer | None) -> None:
        """An offer that waits for an answer can be answered from here too."""
        self.menu.show_offer(offer)

    def recreate(self) -> None:
        """Make the icon anew: one made before the desktop had a tray is never shown."""
        self.icon.hide()
        self.icon.deleteLater()
        self.icon = self._new_icon()

    def hide(self) -> None:
        """Leave the tray."""
        self.icon.hide()

    def tell(self, title: str, text: str) -> None:
        """A short notice beside the tray."""
        self.icon.showMessage(title, text, self._image)

    def _draw(self, standing: Standing, wall: datetime) -> None:
        """Only what can be seen to have changed, and a ring that has grown not at once."""
        resting = standing.state not in _COMING or standing.reason is Reason.OFF
        wanted = (0 if resting else round(standing.progress * STEPS)), resting
        lately = self._drawn_at is not None and abs(wall - self._drawn_at) < _REPAINTED_AFTER
        if wanted == self._drawn or (lately and resting == self._drawn[1]):
            return
        self._drawn, self._drawn_at = wanted, wall
        self._image = tray_icon(wanted[0], resting=resting)
        self.icon.setIcon(self._image)

    def _new_icon(self) -> QSystemTrayIcon:
        icon = QSystemTrayIcon(self._image, self)
        icon.setToolTip(self._text)
        icon.setContextMenu(self.menu)
        icon.activated.connect(self._activate)
        icon.show()
        return icon

    def _activate(self, how: QSystemTrayIcon.ActivationReason) -> None:
        if how == QSystemTrayIcon.ActivationReason.Trigger:
            self.open_requested.emit()

    def _pass_on(self) -> None:
        self.menu.start_requested.connect(self.start_requested)
        self.menu.snooze_requested.connect(self.snooze_requested)
        self.menu.skip_requested.connect(self.skip_requested)
        self.menu.pause_requested.connect(self.pause_requested)
        self.menu.date_requested.connect(self._choose_date)
        self.menu.resume_requested.connect(self.resume_requested)
        self.menu.log_requested.connect(self.log_requested)
        self.menu.open_requested.connect(self.open_requested)
        self.menu.settings_requested.connect(self.settings_requested)
        self.menu.quit_requested.connect(self.quit_requested)

    def _choose_date(self) -> None:
        if self._wall is None:
            return
        from stretchdesk.ui.pause_dialog import PauseDialog

        self._dialog = PauseDialog(self._wall.date())
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self._dialog.chosen.connect(self.pause_requested)
        self._dialog.open()
