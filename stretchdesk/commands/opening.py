"""The program without any command: as little as possible is loaded on the way to its window."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from stretchdesk.core.errors import StretchDeskError
from stretchdesk.data.paths import Paths
from stretchdesk.qt_loading import load_qt
from stretchdesk.system.single_instance import claim, knock

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from stretchdesk.core.session.own_routine import OwnRoutine
    from stretchdesk.core.session.request import Request

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")


def open_window(args: Namespace) -> int:
    """The window, or with `--tray` the tray; a second start brings the first one forward."""
    if args.tray:
        return run_or_ask(args, {"do": "tray"})
    token = next(filter(None, map(os.environ.get, _TOKENS)), "")
    return run_or_ask(args, {"do": "open", "token": token})


def run_or_ask(
    args: Namespace, asked: Mapping[str, Any], start: Request | OwnRoutine | None = None
) -> int:
    """Run the program, or ask the one that runs already."""
    paths = Paths.of(args.profile)
    door = claim(paths.profile)
    if door is None:
        answer = knock(paths.profile, asked)
        if answer and not answer.get("ok"):
            raise StretchDeskError(str(answer.get("text")))
        return 0
    try:
        need_display()
        load_qt()
        from stretchdesk.start import run

        return run(paths, door, start, tray=args.tray)
    finally:
        door.close()


def need_display() -> None:
    """Raises StretchDeskError where no window can be opened."""
    if sys.platform.startswith("linux") and not any(map(os.environ.get, DISPLAYS)):
        raise StretchDeskError(
            "There is no display to open a window on. To see the program in pictures: "
            "stretchdesk demo --out DIR"
        )
