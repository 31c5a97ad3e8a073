"""What the commands' arguments have in common."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[[argparse.Namespace], str | int]


def common_options() -> argparse.ArgumentParser:
    """Options that every command takes, before or after its name.

    Suppressed defaults: else a command's parser would reset what was given before its name.
    """
    options = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    options.add_argument("--profile", metavar="DIR", type=folder, help="keep everything in DIR")
    options.add_argument("--debug", action="store_true", help="show where a failure arose")
    return options


class Commands:
    """The commands of a parser, each with an example."""

    def __init__(self, parser: argparse.ArgumentParser, *before: str) -> None:
        """`before` are the words before the command; without any, there need not be a command."""
        self._parser = parser
        self._parsers = parser.add_subparsers(
            title="commands", metavar="COMMAND", required=bool(before)
        )
        self._before = ("stretchdesk", *before)
        self._examples: list[str] = []

    def add(self, name: str, run: Run, text: str, example: str) -> argparse.ArgumentParser:
        """A command; `run` returns the text to print, or an exit code when it printed itself."""
        example = " ".join([*self._before, name, example]).strip()
        self.show(example)
        parser = self._add(name, text, epilog=f"example: {example}")
        parser.set_defaults(run=run)
        return parser

    def add_group(self, name: str, text: str) -> Commands:
        """A command that has commands of its own."""
        raw = argparse.RawDescriptionHelpFormatter
        return Commands(self._add(name, text, formatter_class=raw), *self._before[1:], name)

    def show(self, *examples: str) -> None:
        """Put examples under the help."""
        self._examples += examples
        self._parser.epilog = "\n  ".join(["examples:", *self._examples])

    def _add(self, name: str, text: str, **options: Any) -> argparse.ArgumentParser:
        described = f"{text[0].upper()}{text[1:]}."
        return self._parsers.add_parser(
            name, help=text, description=described, parents=[common_options()], **options
        )


def folder(text: str) -> Path:
    if not text:  # an unset shell variable must not mean the current folder
        raise argparse.ArgumentTypeError("name a folder")
    return Path(text).expanduser()


def names(text: str) -> tuple[str, ...]:
    """`hips, lower_back` as a tuple of names; at least one."""
    found = tuple(part.strip() for part in text.split(",") if part.strip())
    if not found:
        raise argparse.ArgumentTypeError("name at least one")
    return found


def whole(low: int, high: int) -> Callable[[str], int]:
    """Reads a whole number within limits."""

    def read(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = low - 1
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {low} to {high}")
        return value

    return read


def number(text: str) -> float:
    """A number; the true minus sign of our own output is taken too."""
    try:
        return float(text.replace("−", "-"))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number") from None


def is_number(text: str) -> bool:
    try:
        number(text)
    except argparse.ArgumentTypeError:
        return False
    return True


def readings(text: str) -> dict[str, float]:
    """`heel=62,leg=88` by name."""
    found = {}
    for part in names(text):
        name, equals, value = part.partition("=")
        if not equals or name.strip() in found:
            raise argparse.ArgumentTypeError(f"{part!r} is not one NAME=NUMBER each")
        found[name.strip()] = number(value)
    return found


def instant(text: str) -> datetime:
    """An ISO 8601 date and time; without a zone it is local."""
    try:
        at = datetime.fromisoformat(text)
        return at.astimezone() if at.tzinfo is None else at
    except (ValueError, OverflowError, OSError):
        example = "2026-11-22T18:30"
        raise argparse.ArgumentTypeError(f"{text!r} is not a time such as {example}") from None


def now() -> datetime:
    """This instant in the local zone."""
    return datetime.now(UTC).astimezone()
