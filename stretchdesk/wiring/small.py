"""The small player: there while the window is minimised during a session, if that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication

from stretchdesk.ui.theme import MARGIN

if TYPE_CHECKING:
    from stretchdesk.core.session.events import SessionEnded
    from stretchdesk.engine.player_driver import PlayerDriver
    from stretchdesk.ui.mini_player import MiniPlayer
    from stretchdesk.wiring.house import House

_PLACE = "mini_player"
"""Its name in the state that outlasts a crash."""


class Small(QObject):
    """Made when it is first wanted."""

    def __init__(self, house: House, driver: PlayerDriver, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._driver = driver
        self._player: MiniPlayer | None = None
        house.window.minimised.connect(self._follow_window)
        house.window.closing.connect(self._hide)
        driver.ended.connect(self._come_back)

    def _follow_window(self, minimised: bool) -> None:  # noqa: FBT001
        wanted = self._house.preferences.settings.mini_player and self._driver.is_running
        if minimised and wanted:
            self._show()
        else:
            self._hide()
            self._driver.tell()

    def _come_back(self, _end: SessionEnded) -> None:
        if self._player and self._player.isVisible():
            self._house.window.come_back()

    def _hide(self) -> None:
        if self._player:
            self._player.hide()

    def _show(self) -> None:
        if self._player is None:
            self._player = self._furnish()
        self._player.use_content(self._house.catalogue, self._house.book)
        self._player.figure.forget()
        self._player.show()
        self._driver.tell()
        self._player.move(self._place(self._player))

    def _furnish(self) -> MiniPlayer:
        from stretchdesk.ui.mini_player import MiniPlayer

        player = MiniPlayer(self._house.catalogue, self._house.book)
        player.use(self._house.preferences.settings)
        self._house.preferences.changed.connect(player.use)
        self._driver.state_changed.connect(player.show_state)
        player.pause_requested.connect(self._driver.toggle)
        player.large_requested.connect(self._house.window.come_back)
        player.moved.connect(self._remember)
        self.destroyed.connect(player.deleteLater)
        return player

    def _remember(self, x: int, y: int) -> None:
        self._house.state.keep(_PLACE, [x, y])

    def _place(self, player: MiniPlayer) -> QPoint:
        """Where it was left, if that is still on a screen; else in a corner."""
        left = self._house.state.get(_PLACE)
        if isinstance(left, list) and len(left) == 2 and all(type(n) is int for n in left):
            at = QPoint(*left)
            if QGuiApplication.screenAt(at + QPoint(MARGIN, MARGIN)):
                return at
        room = self._house.window.screen().availableGeometry()
        size = player.size()
        return room.bottomRight() - QPoint(size.width() + MARGIN, size.height() + MARGIN)
