"""The front of the house: the window with its first page, before anything stands behind it.

A person who opens the program sees the body map as soon as it can be drawn. Content, planner,
history and the other pages are loaded while they look.
"""

from __future__ import annotations

from base64 import b64decode
from binascii import Error as NotBase64
from contextlib import suppress
from typing import TYPE_CHECKING

from stretchdesk.core.errors import StretchDeskError
from stretchdesk.data.files import read_json
from stretchdesk.ui.look import look_in, use
from stretchdesk.ui.main_window import MainWindow
from stretchdesk.ui.stretch_page import StretchPage

if TYPE_CHECKING:
    from stretchdesk.data.paths import Paths


def open_front(paths: Paths) -> MainWindow:
    """The window, not yet shown. Raises ProfileError."""
    paths.prepare()
    # Damaged files are reported later, by what reads all of them.
    with suppress(StretchDeskError):
        use(look_in(read_json(paths.settings)))
    window = MainWindow(StretchPage())
    with suppress(StretchDeskError, NotBase64, TypeError, KeyError):
        window.restoreGeometry(b64decode(read_json(paths.state)["window"]))
    return window
