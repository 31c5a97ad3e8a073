"""The quick way to a window: shown first, filled when the rest of the program is loaded."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from stretchdesk.core.errors import StretchDeskError
from stretchdesk.data.paths import Paths
from stretchdesk.front import open_front
from stretchdesk.ui.first_paint import until_painted
from stretchdesk.ui.look import dress
from stretchdesk.wiring.base import Base
from stretchdesk.wiring.clocks import system_clocks

if TYPE_CHECKING:
    from pathlib import Path

    from stretchdesk.core.session.own_routine import OwnRoutine
    from stretchdesk.core.session.request import Request

    Start = Request | OwnRoutine

_DESKTOP_START = ("GIO_LAUNCHED_DESKTOP_FILE", "DESKTOP_STARTUP_ID", "XDG_ACTIVATION_TOKEN")
"""Set by desktops that start a program without a terminal: nobody would see its last line."""


def run(profile: Path | None, start: Start | None) -> int:
    """Open the window, start a routine at once if one is asked for; the exit code."""
    application = QApplication(["stretchdesk"])
    application.setApplicationDisplayName("StretchDesk")
    application.setDesktopFileName("stretchdesk")
    dress(application)
    try:
        return _run(application, Paths.of(profile), start)
    except StretchDeskError as error:
        if any(name in os.environ for name in _DESKTOP_START):
            from stretchdesk.ui.questions import tell_failure

            tell_failure(str(error))
        raise


def _run(application: QApplication, paths: Paths, start: Start | None) -> int:
    window = open_front(paths)
    window.show()
    until_painted(window)
    if not window.isVisible():  # closed at once
        return 0
    from stretchdesk.app import App

    app = App(Base(paths, system_clocks()), window)
    window.closing.connect(app.close)
    app.show()
    if start:
        app.start(start)
    return application.exec()
