"""Reads and writes the few things of a desktop entry that are needed, by its specification."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_GROUP = "[Desktop Entry]"
_PLAIN = re.compile(r"[\w@%+:,./=-]+", re.ASCII)
_ESCAPED_IN_QUOTES = re.compile(r'(["`$\\])')


def entry(values: Mapping[str, str]) -> str:
    """The text of a file with these keys; values are escaped."""
    lines = [f"{key}={_escaped(value)}" for key, value in values.items()]
    return "\n".join((_GROUP, *lines, ""))


def facts(text: str) -> dict[str, str]:
    """The keys of the main group with their values as they are written."""
    found: dict[str, str] = {}
    group = ""
    for line in map(str.strip, text.split("\n")):
        if line.startswith("["):
            group = line
        elif group == _GROUP and "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            found[key.strip()] = value.strip()
    return found


def command_line(arguments: Sequence[str]) -> str:
    """The value of `Exec` that starts exactly this."""
    return " ".join(map(_quoted, arguments))


def _quoted(argument: str) -> str:
    argument = argument.replace("%", "%%")  # else it asks for a file or a URL
    if _PLAIN.fullmatch(argument):
        return argument
    escaped = _ESCAPED_IN_QUOTES.sub(r"\\\1", argument)
    return f'"{escaped}"'


def _escaped(value: str) -> str:
    for character, written in (("\\", r"\\"), ("\n", r"\n"), ("\t", r"\t"), ("\r", r"\r")):
        value = value.replace(character, written)
    return value
