"""Words that follow a number."""

from __future__ import annotations


def counted(n: int, one: str, many: str) -> str:
    """`one` for 1, else `many` with the number in place of {n}; both translated already."""
    return one if n == 1 else many.format(n=n)
