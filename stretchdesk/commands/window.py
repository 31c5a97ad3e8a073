"""The commands that show the program itself: `start` and `demo`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from stretchdesk.commands.content import add_request, load_built_in, request_of
from stretchdesk.commands.opening import need_display
from stretchdesk.commands.parsing import number
from stretchdesk.core.errors import UsageError
from stretchdesk.qt_loading import load_qt

if TYPE_CHECKING:
    from argparse import Namespace

    from stretchdesk.commands.parsing import Commands


def add_commands(commands: Commands) -> None:
    example = "--areas hips --minutes 3"
    parser = commands.add("start", start, "open the window and start a routine", example)
    add_request(parser, required=False)

    text = "play a whole break without a display and save pictures of it"
    parser = commands.add("demo", demo, text, "--out pictures")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True)
    parser.add_argument("--speed", metavar="X", type=number, default=60.0, help="default: 60")


def start(args: Namespace) -> int:
    request = request_of(args, load_built_in())
    need_display()
    load_qt()
    from stretchdesk.start import run

    return run(args.profile, request)


def demo(args: Namespace) -> int:
    if not 0 < args.speed < float("inf"):
        raise UsageError("--speed is a number above 0")
    from stretchdesk.demo import run

    return run(args.out, args.profile, args.speed)
