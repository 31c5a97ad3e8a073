"""What is wrong with a content file, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 200


class Problem(NamedTuple):
    """One thing wrong in a content file. `str()` gives `file: table: key: text` on one line."""

    file: str
    table: str
    key: str
    text: str

    def __str__(self) -> str:
        return printable(": ".join(part for part in self if part))


def printable(text: str) -> str:
    """Names in a file may hold what would steer a terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def shortened(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The first of the problems and how many more there are: a hostile file has no end of them."""
    rest = problems[_MOST:]
    more = [Problem(rest[0].file, "", "", f"has {len(rest)} more problems")] if rest else []
    return (*problems[:_MOST], *more)
