"""Where the program can be found while its window is away: in the tray, or in a small window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QSystemTrayIcon

from stretchdesk.system.tray_host import TrayHost
from stretchdesk.ui.break_words import state_text

if TYPE_CHECKING:
    from stretchdesk.core.breaks.standing import Standing
    from stretchdesk.ui.resting_window import RestingWindow
    from stretchdesk.wiring.base import Base
    from stretchdesk.wiring.reminders import Reminders

GRACE_MS = 15_000
"""At the start of a session the tray may come after us."""


class Resting(QObject):
    """Nobody should have to wonder whether the program is still there."""

    def __init__(self, base: Base, reminders: Reminders, parent: QObject) -> None:
        super().__init__(parent)
        self._base = base
        self._reminders = reminders
        self._window: RestingWindow | None = None
        self._host = TrayHost(parent=self)
        self._host.appeared.connect(self._move_to_tray)
        reminders.clock.changed.connect(self._tell)

    @property
    def has_tray(self) -> bool:
        return QSystemTrayIcon.isSystemTrayAvailable()

    def rest_soon(self) -> None:
        """At the start of a session, without a window."""
        QTimer.singleShot(GRACE_MS, self, self.rest)

    def rest(self) -> None:
        """Be found; in the tray, the program is already."""
        if self.has_tray or self._base.is_closed:
            return
        self._window = self._window or self._furnish()
        self._tell(self._reminders.clock.standing())
        self._window.showMinimized()

    def close(self) -> None:
        if self._window:
            self._window.hide()
            self._window.deleteLater()
            self._window = None

    def _furnish(self) -> RestingWindow:
        from stretchdesk.ui.resting_window import RestingWindow

        window = RestingWindow(self._reminders.tray.menu)
        window.open_requested.connect(self._reminders.open_requested)
        window.quit_requested.connect(self._reminders.quit_requested)
        return window

    def _move_to_tray(self) -> None:
        self._reminders.tray.recreate()
        self.close()

    def _tell(self, standing: Standing) -> None:
        if self._window:
            self._window.show_text(state_text(standing, self._base.clocks.wall()))
