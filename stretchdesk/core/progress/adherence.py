"""What came of the breaks, week by week."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from stretchdesk.core.breaks.offer import Skip
from stretchdesk.core.progress.instants import iso_week, week_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stretchdesk.core.progress.records import Break

_SHOWN = ("started", "snoozed", "skipped", "ignored")
"""Outcomes of breaks that were on the screen."""


@dataclass(frozen=True, slots=True)
class WeekOfBreaks:
    """One ISO week, such as `2026-W47`. `offered` were on the screen; all others are parts of what
    fell due. `away` were taken away from the desk, also those that a person did already.
    """

    week: str
    offered: int = 0
    started: int = 0
    away: int = 0
    snoozed: int = 0
    skipped: int = 0
    ignored: int = 0
    held_back: int = 0

    @property
    def due(self) -> int:
        """All breaks of the week."""
        parts = self.started, self.away, self.snoozed, self.skipped, self.ignored
        return sum(parts) + self.held_back


def adherence(breaks: Sequence[Break], today: date, weeks: int) -> tuple[WeekOfBreaks, ...]:
    """The last `weeks` weeks up to that of `today`, oldest first, empty ones included."""
    counts = Counter((_week(row), _came_to(row)) for row in breaks)
    offered = Counter(_week(row) for row in breaks if row.outcome in _SHOWN)
    names = [iso_week(today - timedelta(weeks=back)) for back in reversed(range(weeks))]
    return tuple(
        WeekOfBreaks(
            name,
            offered[name],
            started=counts[name, "started"],
            away=counts[name, "away"],
            snoozed=counts[name, "snoozed"],
            skipped=counts[name, "skipped"],
            ignored=counts[name, "ignored"],
            held_back=counts[name, "held_back"],
        )
        for name in names
    )


def _week(row: Break) -> str:
    return week_of(row.day)


def _came_to(row: Break) -> str:
    """Who skips a break because it is done already has taken it."""
    done = row.outcome == "skipped" and row.reason == Skip.DID_IT
    return "away" if done else row.outcome
