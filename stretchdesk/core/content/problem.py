"""What is wrong with a content file, in one line."""

from __future__ import annotations

from typing import NamedTuple


class Problem(NamedTuple):
    """One thing wrong in a content file. `str()` gives `file: table: key: text`."""

    file: str
    table: str
    key: str
    text: str

    def __str__(self) -> str:
        return ": ".join(part for part in self if part)
