"""The window without any command: as little as possible is loaded on the way to it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from stretchdesk.core.errors import StretchDeskError
from stretchdesk.qt_loading import load_qt

if TYPE_CHECKING:
    from argparse import Namespace

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def open_window(args: Namespace) -> int:
    need_display()
    load_qt()
    from stretchdesk.start import run

    return run(args.profile, None)


def need_display() -> None:
    """Raises StretchDeskError where no window can be opened."""
    if sys.platform.startswith("linux") and not any(map(os.environ.get, DISPLAYS)):
        raise StretchDeskError(
            "There is no display to open a window on. To see the program in pictures: "
            "stretchdesk demo --out DIR"
        )
