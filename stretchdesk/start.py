"""The quick way to a window: shown first, filled when the rest of the program is loaded."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from stretchdesk.core.errors import StretchDeskError
from stretchdesk.ui.look import dress
from stretchdesk.wiring.clocks import system_clocks

if TYPE_CHECKING:
    from stretchdesk.core.session.own_routine import OwnRoutine
    from stretchdesk.core.session.request import Request
    from stretchdesk.data.paths import Paths
    from stretchdesk.system.single_instance import Door

    Start = Request | OwnRoutine

_DESKTOP_START = ("GIO_LAUNCHED_DESKTOP_FILE", "DESKTOP_STARTUP_ID", "XDG_ACTIVATION_TOKEN")
"""Set by desktops that start a program without a terminal: nobody would see its last line."""


def run(paths: Paths, door: Door, start: Start | None = None, *, tray: bool = False) -> int:
    """Open the window, or stay in the tray; start a routine if one is asked for. The exit code."""
    application = QApplication(["stretchdesk"])
    application.setApplicationDisplayName("StretchDesk")
    application.setDesktopFileName("stretchdesk")
    application.setQuitOnLastWindowClosed(False)
    dress(application)
    try:
        return _in_tray(application, paths, door) if tray else _run(application, paths, door, start)
    except StretchDeskError as error:
        if any(name in os.environ for name in _DESKTOP_START):
            from stretchdesk.ui.questions import tell_failure

            tell_failure(str(error))
        raise


def _run(application: QApplication, paths: Paths, door: Door, start: Start | None) -> int:
    from stretchdesk.front import open_front
    from stretchdesk.ui.first_paint import until_painted

    window = open_front(paths)
    window.show()
    until_painted(window)
    if not window.isVisible():  # closed at once
        return 0
    from stretchdesk.resident import Resident
    from stretchdesk.wiring.base import Base

    resident = Resident(Base(paths, system_clocks()), door)
    resident.furnish(window)
    if start:
        resident.start(start)
    resident.begin()
    return application.exec()


def _in_tray(application: QApplication, paths: Paths, door: Door) -> int:
    from stretchdesk.resident import Resident
    from stretchdesk.wiring.base import Base

    paths.prepare()
    resident = Resident(Base(paths, system_clocks()), door)
    resident.begin()
    return application.exec()
