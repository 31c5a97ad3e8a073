"""How it felt over time: the notes of each kind and area, a value a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stretchdesk.core.progress.records import Comfort

KINDS = ("pain", "stiffness", "feel")
"""In the order in which they are of interest."""


@dataclass(frozen=True, slots=True)
class ComfortLine:
    """One kind in one area (None: the whole session); the mean score, 0–10, of each day."""

    kind: str
    area: str | None
    days: tuple[str, ...]
    scores: tuple[float, ...]


def comfort_lines(rows: Iterable[Comfort]) -> tuple[ComfortLine, ...]:
    """Oldest day first in each; most notes first among those of a kind."""
    scores: defaultdict[tuple[str, str | None], defaultdict[str, list[int]]]
    scores = defaultdict(lambda: defaultdict(list))
    for row in rows:
        scores[row.kind, row.area][row.day].append(row.score)
    lines = [
        ComfortLine(kind, area, tuple(sorted(days)), tuple(fmean(days[d]) for d in sorted(days)))
        for (kind, area), days in scores.items()
    ]
    lines.sort(key=lambda line: (KINDS.index(line.kind), -len(line.days), line.area or ""))
    return tuple(lines)
