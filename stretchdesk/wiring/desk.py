"""The settings with their page, built when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from stretchdesk.core.progress.instants import Moment, iso_week
from stretchdesk.core.progress.records import Goal
from stretchdesk.wiring.house import new_id

if TYPE_CHECKING:
    from pathlib import Path

    from stretchdesk.core.settings import Settings
    from stretchdesk.ui.settings_page import SettingsPage
    from stretchdesk.wiring.house import House


class Desk(QObject):
    """Opens the page; what is chosen there is at work at once."""

    health_requested = Signal()
    voice_requested = Signal()
    backup_requested = Signal()
    restore_requested = Signal()
    export_requested = Signal()
    import_requested = Signal()
    opened = Signal(object)
    """The SettingsPage, each time that it is opened."""
    autostart_chosen = Signal(object, bool)
    """The SettingsPage, and whether to start with the session."""

    def __init__(self, house: House, profile: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._profile = profile
        self._page: SettingsPage | None = None
        self._goal = _goal_of(house.preferences.settings)
        house.window.settings_wanted.connect(self.open)
        house.preferences.changed.connect(self._show)

    def open(self) -> None:
        """The page as it was left."""
        if self._page is None:
            self._page = self._furnish()
        self._show(self._house.preferences.settings)
        self._house.window.show_settings(self._page)
        self.opened.emit(self._page)

    def show_backed_up(self, text: str) -> None:
        """What became of the copy that was asked for."""
        if self._page:
            self._page.show_backed_up(text)

    def show_exported(self, text: str) -> None:
        """What became of an export."""
        if self._page:
            self._page.show_exported(text)

    def show_imported(self, text: str) -> None:
        """What became of an import."""
        if self._page:
            self._page.show_imported(text)

    def _furnish(self) -> SettingsPage:
        from stretchdesk.ui.settings_page import SettingsPage

        page = SettingsPage(self._house.catalogue, self._house.book, str(self._profile))
        page.health_requested.connect(self.health_requested)
        page.voice_requested.connect(self.voice_requested)
        page.backup_requested.connect(self.backup_requested)
        page.restore_requested.connect(self.restore_requested)
        page.export_requested.connect(self.export_requested)
        page.import_requested.connect(self.import_requested)
        page.folder_requested.connect(self._open_folder)
        page.chosen.connect(self._house.preferences.choose)
        page.autostart_chosen.connect(lambda on: self.autostart_chosen.emit(page, on))
        page.undo_requested.connect(self._house.preferences.undo)
        return page

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._profile)))

    def _show(self, settings: Settings) -> None:
        if self._page:
            self._page.show_settings(settings, can_undo=self._house.preferences.can_undo)
        if _goal_of(settings) != self._goal:
            self._goal = _goal_of(settings)
            self._record_goal(settings)

    def _record_goal(self, settings: Settings) -> None:
        """From this week on; the weeks before keep theirs."""
        wall = self._house.clocks.wall()
        row = Goal(
            id=new_id(),
            from_week=iso_week(wall.date()),
            sessions=settings.goal_sessions,
            minutes=settings.goal_minutes,
            days_off=settings.days_off,
            set_utc=Moment(wall, wall).utc,
        )
        self._house.feed.append(row)
        self._house.feed.request()


def _goal_of(settings: Settings) -> tuple[object, ...]:
    return settings.goal_sessions, settings.goal_minutes, settings.days_off
