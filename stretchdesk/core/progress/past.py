"""What is to be known of a span of days without each hold in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stretchdesk.core.progress.tally import Tally, tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stretchdesk.core.progress.records import Break, Comfort, Goal, History, Measurement


@dataclass(frozen=True, slots=True)
class Past:
    """From some day on; measurements and goals are those of all times. Rows are oldest first."""

    counted: Tally = field(default_factory=Tally)
    measurements: tuple[Measurement, ...] = ()
    comfort: tuple[Comfort, ...] = ()
    breaks: tuple[Break, ...] = ()
    goals: tuple[Goal, ...] = ()

    @property
    def first_day(self) -> str | None:
        """The first with anything to chart by weeks."""
        return min(self._days(), default=None)

    def _days(self) -> Iterator[str]:
        yield from (day for day, _ in self.counted.held)
        yield from (day for day, _ in self.counted.sessions)
        for rows in (self.comfort, self.breaks):
            yield from (row.day for row in rows[:1])


def past(history: History) -> Past:
    """The same from a history."""
    return Past(
        tally(history), history.measurements, history.comfort, history.breaks, history.goals
    )
