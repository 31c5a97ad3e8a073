"""Text for terminals."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells under each other, two blanks apart."""
    widths = [max(map(len, cells)) for cells in zip_longest(*rows, fillvalue="")]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip()
        for row in rows
    )


def clock(seconds: float) -> str:
    """`4:05`."""
    return f"{round(seconds) // 60}:{round(seconds) % 60:02}"
