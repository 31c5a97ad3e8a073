"""What the window shows of the reminders: the first start, their settings, what was found."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stretchdesk.core.errors import StretchDeskError
from stretchdesk.data.files import write_atomic
from stretchdesk.system.autostart import autostart

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from stretchdesk.system.autostart import Autostart
    from stretchdesk.ui.settings_page import SettingsPage
    from stretchdesk.ui.welcome import Welcome
    from stretchdesk.ui.welcome_bar import WelcomeBar
    from stretchdesk.wiring.base import Base
    from stretchdesk.wiring.house import House
    from stretchdesk.wiring.sources import SystemSources

_SETTINGS = {
    "quiet_dnd": ("do_not_disturb",),
    "quiet_full_screen": ("full_screen",),
    "quiet_calls": ("camera", "microphone"),
    "quiet_battery": ("battery",),
}
"""Which facts stand under which setting."""


class Reminding(QObject):
    """Asks once at the first start; keeps the settings page true."""

    health_requested = Signal()

    def __init__(self, base: Base, house: House, sources: SystemSources, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._sources = sources
        self._autostart: Autostart = autostart(_command(base.paths.profile), write_atomic)
        self._bar: WelcomeBar | None = None
        self._welcome: Welcome | None = None
        if not house.preferences.settings.welcomed:
            self._invite()

    def show_found(self, page: SettingsPage) -> None:
        """What the system tells, under the settings that depend on it."""
        found = self._sources.found()
        said = {key: _said(names, found) for key, names in _SETTINGS.items()}
        away = self.tr("Time away from the desk: {how}").format(how=found["idle"])
        page.show_found({**said, "breaks": away})
        self._show_autostart(page)

    def set_autostart(self, page: SettingsPage | None, on: bool) -> None:  # noqa: FBT001
        """Start with the session, or no longer."""
        try:
            self._autostart.set(on)
        except StretchDeskError as error:
            self._house.window.news.show_text(str(error))
        if page:
            self._show_autostart(page)

    def _show_autostart(self, page: SettingsPage) -> None:
        is_on = self._autostart.is_on()
        page.show_autostart(is_on, self._autostart.missing)

    def _invite(self) -> None:
        from stretchdesk.ui.welcome_bar import WelcomeBar

        bar = self._bar = WelcomeBar()
        bar.open_requested.connect(self._open)
        bar.skip_requested.connect(self._skip)
        self._house.window.show_above(bar)
        self._house.window.pages.currentChanged.connect(self._follow_page)

    def _follow_page(self) -> None:
        """The player has the window for itself."""
        window = self._house.window
        if self._bar:
            playing = window.has_stage and window.pages.currentWidget() is window.player
            self._bar.setVisible(not playing)

    def _open(self) -> None:
        from stretchdesk.ui.welcome import Welcome

        house = self._house
        welcome = self._welcome = Welcome(house.catalogue, house.book, house.window)
        welcome.completed.connect(self._complete)
        welcome.health_requested.connect(self.health_requested)
        welcome.finished.connect(welcome.deleteLater)
        welcome.open()

    def _skip(self) -> None:
        self._complete({"welcomed": True}, at_start=False)

    def _complete(self, chosen: Mapping[str, object], at_start: bool) -> None:  # noqa: FBT001
        for key, value in chosen.items():
            self._house.preferences.choose(key, value)
        if at_start:
            self.set_autostart(None, on=True)
        if self._bar:
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None


def _said(names: tuple[str, ...], found: Mapping[str, str]) -> str:
    return " ".join(dict.fromkeys(f"{found[name]}" for name in names if name in found))


def _command(profile: Path) -> list[str]:
    """What starts this program in the tray, for this profile."""
    frozen = getattr(sys, "frozen", False)
    program = [sys.executable] if frozen else [sys.executable, "-m", "stretchdesk"]
    return [*program, "--tray", "--profile", str(profile)]
