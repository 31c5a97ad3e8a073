"""What a copy of the history holds beside the history as it is now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stretchdesk.core.progress.records import History

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stretchdesk.core.progress.records import Row


@dataclass(frozen=True, slots=True)
class EntryCounts:
    """How many of each that a person would miss."""

    sessions: int = 0
    measurements: int = 0
    notes: int = 0

    def __bool__(self) -> bool:
        return bool(self.sessions or self.measurements or self.notes)


@dataclass(frozen=True, slots=True)
class Comparison:
    """`gone` would no longer show with the copy in place, `back` would show again.

    `now` is None if the present history cannot be read. Days are those of the latest row.
    """

    copy: EntryCounts
    copy_day: str | None
    now: EntryCounts | None
    now_day: str | None
    gone: EntryCounts
    back: EntryCounts


def compared(copy: History, now: History | None) -> Comparison:
    """Of two visible states; only sessions, measurements and notes are looked at."""
    present = now or History()
    return Comparison(
        copy=_counts(copy),
        copy_day=_last_day(copy),
        now=None if now is None else _counts(now),
        now_day=_last_day(present),
        gone=_without(present, copy),
        back=_without(copy, present),
    )


def _tables(history: History) -> tuple[Sequence[Row], Sequence[Row], Sequence[Row]]:
    return history.sessions, history.measurements, history.comfort


def _counts(history: History) -> EntryCounts:
    return EntryCounts(*map(len, _tables(history)))


def _last_day(history: History) -> str | None:
    days = {row.day for row in history.sessions} | {row.day for row in history.measurements}
    return max(days | {row.day for row in history.comfort}, default=None)


def _without(history: History, other: History) -> EntryCounts:
    """What is only in the one."""
    ids = [{row.id for row in rows} for rows in _tables(other)]
    return EntryCounts(*(
        sum(row.id not in there for row in rows)
        for rows, there in zip(_tables(history), ids, strict=True)
    ))  # fmt: skip
