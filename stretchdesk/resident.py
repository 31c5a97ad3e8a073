"""The program while it runs: reminders that need no window, and a window when it is wanted."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from stretchdesk.system.single_instance import porter
from stretchdesk.ui.look import look_of, use
from stretchdesk.wiring.answering import Answering
from stretchdesk.wiring.reminders import Reminders
from stretchdesk.wiring.resting import Resting
from stretchdesk.wiring.sources import SystemSources

if TYPE_CHECKING:
    from stretchdesk.app import App
    from stretchdesk.core.session.own_routine import OwnRoutine
    from stretchdesk.core.session.request import Request
    from stretchdesk.core.session.routine import Routine
    from stretchdesk.system.single_instance import Door
    from stretchdesk.ui.main_window import MainWindow
    from stretchdesk.wiring.base import Base


class Resident(QObject):
    """Ends by `quit`; the window may come and go."""

    def __init__(self, base: Base, door: Door) -> None:
        super().__init__()
        self._base = base
        self._app: App | None = None
        use(look_of(base.preferences.settings))
        self._sources = SystemSources.find()
        self.reminders = Reminders(base, self._sources.asked, self)
        self._resting = Resting(base, self.reminders, self)
        self._porter = porter(door, Answering(self, base, self.reminders).answer, self)
        self.reminders.open_requested.connect(self.open)
        self.reminders.settings_requested.connect(self.open_settings)
        self.reminders.start_requested.connect(self.play)
        self.reminders.quit_requested.connect(self.quit)

    def begin(self) -> None:
        """Remind from now on."""
        self.reminders.begin()
        if self._app is None:
            self._resting.rest_soon()

    # --- the window ---

    def open(self) -> None:
        """The window, in front."""
        if self._app is None:
            self._open_first()
        else:
            self._app.window.come_back()

    def open_settings(self) -> None:
        self.open()
        self._house_of().desk.open()

    def start(self, wanted: Request | OwnRoutine) -> None:
        """Play what the command line asks for."""
        self.open()
        self._house_of().start(wanted)

    def play(self, routine: Routine) -> None:
        """Play a break."""
        self.open()
        self._house_of().sessions.play_break(routine)

    def furnish(self, window: MainWindow) -> None:
        """Put the rest of the program behind a window that is shown."""
        from stretchdesk.app import App

        app = self._app = App(self._base, window)
        app.driver.began.connect(self.reminders.session_began)
        app.driver.ended.connect(self.reminders.session_ended)
        app.show_reminding(self._sources)
        window.closing.connect(self._window_closed)
        window.quit_requested.connect(self.quit)
        app.show()

    def _open_first(self) -> None:
        from stretchdesk.front import open_front
        from stretchdesk.ui.first_paint import until_painted

        window = open_front(self._base.paths)
        window.show()
        until_painted(window)
        self.furnish(window)

    def _house_of(self) -> App:
        if self._app is None:  # `open` has made it
            raise RuntimeError("there is no window")
        return self._app

    def _window_closed(self) -> None:
        if self._app:
            self._app.leave()
        if self._stays():
            self._resting.rest()
        else:
            self.quit_soon()

    def _stays(self) -> bool:
        """Where there is no tray, only for somebody who has been told of reminders."""
        settings = self._base.preferences.settings
        wanted = settings.breaks and settings.stay_in_tray
        return wanted and (self._resting.has_tray or settings.welcomed)

    # --- the end ---

    def quit(self) -> None:
        """Write what waits, and end."""
        if self._base.is_closed:
            return
        if self._app:
            self._app.leave()
        self._resting.close()
        self.reminders.close()
        self._porter.close()
        self._sources.close()
        self._base.close()
        # `quit` would ask open windows first, and one with something typed may refuse: too late.
        QCoreApplication.exit()

    def quit_soon(self) -> None:
        """End when who asked for it has been answered."""
        QTimer.singleShot(0, self, self.quit)

    def bring_forward(self, token: str) -> None:
        """Somebody has started the program again; `token` lets its window come to the front."""
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        self.open()
