"""A history in memory that fails when told to, and rows to put into it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from stretchdesk.core.errors import HistoryError
from stretchdesk.core.progress.recency import Lately, lately_of
from stretchdesk.core.progress.records import History, Mark, Measurement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stretchdesk.core.progress.records import Row


class MemoryStore:
    """Fails the next `failures` times it is written to or read."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.failures = 0
        self.error = HistoryError("The disk does not answer.")
        self.version = 1
        self.closed = False

    def append(self, rows: Sequence[Row]) -> None:
        self._fail()
        self.rows += rows

    def read(self, since_day: str | None) -> History:
        self._fail()
        marks = tuple(row for row in self.rows if isinstance(row, Mark))
        return History(marks=tuple(m for m in marks if m.at_utc >= (since_day or "")))

    def lately(self, since_day: str) -> Lately:
        return lately_of(self.read(since_day))

    def measurements(self) -> tuple[Measurement, ...]:
        return ()

    def data_version(self) -> int:
        self._fail()
        return self.version

    def close(self) -> None:
        self.closed = True

    def _fail(self) -> None:
        if self.failures:
            self.failures -= 1
            raise self.error


def mark(row_id: str, at_utc: str = "2026-11-22T10:00:00.000Z") -> Mark:
    return Mark(row_id, "session", at_utc, deleted=True)


def today() -> date:
    """The day of the marks."""
    return date(2026, 11, 22)
