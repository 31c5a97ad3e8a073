"""What a file would bring into the history."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stretchdesk.core.progress.comparing import EntryCounts
from stretchdesk.core.progress.records import Comfort, Measurement, Session

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stretchdesk.core.content.problem import Problem
    from stretchdesk.core.progress.records import Row


@dataclass(frozen=True, slots=True)
class Arrival:
    """`rows` are all that is new, `added` those of them that a person counts; `known` rows are
    there already. With `problems` it comes in only if the good rows may come alone.
    """

    file: str
    added: EntryCounts
    rows: int
    known: int
    aside: str = ""
    problems: tuple[Problem, ...] = ()
    good_may_come: bool = False

    @property
    def may_come(self) -> bool:
        return self.rows > 0 and (self.good_may_come or not self.problems)


def counts_of(rows: Iterable[Row]) -> EntryCounts:
    """Sessions, measurements and notes among rows."""
    kinds = Counter(map(type, rows))
    return EntryCounts(kinds[Session], kinds[Measurement], kinds[Comfort])
