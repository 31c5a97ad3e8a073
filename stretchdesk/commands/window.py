"""The commands that show the program itself: `start` and `demo`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from stretchdesk.commands.content import add_request, load_built_in, request_of
from stretchdesk.commands.opening import run_or_ask
from stretchdesk.commands.parsing import number
from stretchdesk.commands.routines import find_routine
from stretchdesk.core.errors import UsageError
from stretchdesk.core.session.request import Request
from stretchdesk.core.session.wanted import wanted_json

if TYPE_CHECKING:
    from argparse import Namespace

    from stretchdesk.commands.parsing import Commands
    from stretchdesk.core.session.own_routine import OwnRoutine


def add_commands(commands: Commands) -> None:
    example = "--areas hips --minutes 3"
    parser = commands.add("start", start, "open the window and start a routine", example)
    add_request(parser, required=False)
    parser.add_argument(
        "--routine",
        metavar="NAME|FILE",
        help="one of yours or of a pack, or a file it was saved as",
    )

    text = "play a whole break without a display and save pictures of it"
    parser = commands.add("demo", demo, text, "--out pictures")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True)
    parser.add_argument("--speed", metavar="X", type=number, default=60.0, help="default: 60")


def start(args: Namespace) -> int:
    wanted = _wanted(args)
    return run_or_ask(args, {"do": "start", "wanted": wanted_json(wanted)}, wanted)


def _wanted(args: Namespace) -> Request | OwnRoutine:
    request = request_of(args, load_built_in())
    if args.routine is None:
        return request
    if request != Request():
        raise UsageError("--routine stands alone: the routine says what to stretch and how long")
    return find_routine(args.routine, args.profile)


def demo(args: Namespace) -> int:
    if not 0 < args.speed < float("inf"):
        raise UsageError("--speed is a number above 0")
    from stretchdesk.demo import run

    return run(args.out, args.profile, args.speed)
