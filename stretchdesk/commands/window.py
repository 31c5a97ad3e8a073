"""The commands that show the program itself: the window, `start` and `demo`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from stretchdesk.commands.content import add_request, load, request_of
from stretchdesk.commands.parsing import number
from stretchdesk.core.errors import StretchDeskError, UsageError

if TYPE_CHECKING:
    from argparse import Namespace

    from stretchdesk.commands.parsing import Commands

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def add_commands(commands: Commands) -> None:
    example = "--areas hips --minutes 3"
    parser = commands.add("start", start, "open the window and start a routine", example)
    add_request(parser, required=False)

    text = "play a whole break without a display and save pictures of it"
    parser = commands.add("demo", demo, text, "--out pictures")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True)
    parser.add_argument("--speed", metavar="X", type=number, default=60.0, help="default: 60")


def open_window(args: Namespace) -> int:
    _need_display()
    from stretchdesk.app import run

    return run(args.profile, None)


def start(args: Namespace) -> int:
    request = request_of(args, load())
    _need_display()
    from stretchdesk.app import run

    return run(args.profile, request)


def demo(args: Namespace) -> int:
    if not 0 < args.speed < float("inf"):
        raise UsageError("--speed is a number above 0")
    from stretchdesk.demo import run

    return run(args.out, args.profile, args.speed)


def _need_display() -> None:
    if sys.platform.startswith("linux") and not any(map(os.environ.get, DISPLAYS)):
        raise StretchDeskError(
            "There is no display to open a window on. To see the program in pictures: "
            "stretchdesk demo --out DIR"
        )
