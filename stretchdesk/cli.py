"""The command line: finds the command, prints what it made, turns failures into exit codes."""

from __future__ import annotations

import argparse
import io
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from stretchdesk import __version__
from stretchdesk.commands.opening import open_window
from stretchdesk.commands.parsing import Commands, common_options, is_number, number
from stretchdesk.core.errors import StretchDeskError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOMS = {
    "window": {"start", "demo"},
    "content": {"stretches", "routine"},
    "drawing": {"figure", "map"},
    "history": {"measure", "log", "progress"},
    "transfer": {"export", "import"},
    "backups": {"backup", "restore"},
    "packs": {"pack", "check-pack"},
    "routines": {"routines"},
    "doctor": {"doctor"},
}
"""The modules of `stretchdesk.commands` and what they offer."""

DONE, FAILED, MISUSED, STOPPED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Raises SystemExit for help and wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that cannot show "−" must not fail
            stream.reconfigure(errors="replace")
    args = _parse(argv)
    try:
        return _run(args)
    except KeyboardInterrupt:
        return STOPPED
    except Exception as error:  # never a traceback, unless asked for
        return _failed(error, debug=args.debug)


def _run(args: argparse.Namespace) -> int:
    result: str | int = args.run(args)
    if isinstance(result, int):
        return result
    try:
        print(result, flush=True)
    except OSError as error:
        # Python flushes once more at its end, and must not fail there again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise StretchDeskError(f"The output was not taken ({error.strerror}).") from error
    return DONE


def _failed(error: Exception, *, debug: bool) -> int:
    if debug:
        import traceback

        traceback.print_exception(error)
    if isinstance(error, StretchDeskError):
        line = " ".join(str(error).split())
    elif isinstance(error, ImportError):
        line = f"A library is missing ({error}). The README says how to get what Qt needs."
    else:
        line = f"something unexpected happened ({error!r:.200}); --debug shows where"
    print(f"stretchdesk: {line}", file=sys.stderr)
    return MISUSED if isinstance(error, UsageError) else FAILED


def _parse(argv: Sequence[str] | None) -> argparse.Namespace:
    words = sys.argv[1:] if argv is None else list(argv)
    parser = _parser(words)
    args, rest = parser.parse_known_args(words, argparse.Namespace(profile=None, debug=False))
    # WORKAROUND: after an option, argparse takes no more of VALUE… (python/cpython#59317).
    if rest and "values" in args and all(is_number(text) for text in rest):
        args.values += [number(text) for text in rest]
    elif rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    return args


def _rooms(words: Sequence[str]) -> list[str]:
    """The rooms a call needs: none for the window alone, all where nothing else is sure.

    What is not loaded costs no time on the way to the window.
    """
    named = [room for room, commands in ROOMS.items() if commands & set(words)]
    options = [word for word in words if word.startswith("-") and word not in {"-h", "--help"}]
    values = options.count("--profile")
    alone = len(words) == len(options) + values
    return named if named or alone else list(ROOMS)


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="stretchdesk",
        description="Click the sore area on a body and follow a drawn figure through the stretch. "
        "Without a command, the window opens.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[common_options()],
    )
    parser.add_argument("--version", action="version", version=f"StretchDesk {__version__}")
    parser.set_defaults(run=open_window)
    commands = Commands(parser)
    commands.show("stretchdesk")
    for room in _rooms(words):
        import_module(f"stretchdesk.commands.{room}").add_commands(commands)
    return parser
