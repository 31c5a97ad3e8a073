"""What of the raw rows is to be seen, after deletions, undoings and corrections.

A row that was deleted, or corrected and not brought back, gives way to its replacement; of several
replacements the greatest (created_utc, id) stands in. So of a row and its corrections at most one
shows, and what belongs to a session or a hold follows it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from stretchdesk.core.progress.instants import instant
from stretchdesk.core.progress.marks import in_order
from stretchdesk.core.progress.records import History

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stretchdesk.core.progress.records import Mark


def visible(raw: History) -> History:
    """The visible state. Marks have been applied and are left out.

    A session or hold that `raw` does not have counts as visible.
    """
    deleted = _deleted(raw.marks)
    sessions = _stand_ins(raw.sessions, deleted)
    holds = _follow(_shown(raw.holds, deleted), "session", sessions)
    of_holds = _without(_stand_ins(raw.holds, deleted), {hold.id for hold in holds})
    comfort = _follow(_shown(raw.comfort, deleted), "session", sessions)
    return History(
        sessions=_shown(raw.sessions, deleted),
        session_ends=_follow(_shown(raw.session_ends, deleted), "session", sessions),
        holds=holds,
        measurements=_shown(raw.measurements, deleted),
        comfort=_follow(comfort, "hold", of_holds),
        breaks=_shown(raw.breaks, deleted),
        goals=_shown(raw.goals, deleted),
    )


def stand_ins(rows: Sequence[Any], marks: Sequence[Mark]) -> dict[str, str | None]:
    """For each row of one table, the id of the row that shows in its place, if any."""
    return _stand_ins(rows, _deleted(marks))


def deleted_last(rows: Sequence[Any], marks: Sequence[Mark]) -> dict[str, str]:
    """For each row of one table, the row of its line of corrections that was deleted last: shown
    again, it stands in for all of them, if none of them shows now.

    Rows that replace each other in a circle, which can never show, are left out.
    """
    corrections = _Corrections.of(rows, _deleted(marks))
    said = {mark.row: n for n, mark in enumerate(in_order(marks))}
    lines = ((row.id, corrections.original(row.id)) for row in rows)
    return {
        row: max(corrections.line(first), key=lambda one: said.get(one, -1))
        for row, first in lines
        if first is not None
    }


def _deleted(marks: Sequence[Mark]) -> dict[str, bool]:
    """For each row with marks, what the latest says."""
    return {m.row: m.deleted for m in in_order(marks)}


@dataclass(frozen=True, slots=True)
class _Corrections:
    """The rows of one table by id, the winning replacement of each, and the marks."""

    rows: Mapping[str, Any]
    winners: Mapping[str, str]
    deleted: Mapping[str, bool]

    @classmethod
    def of(cls, rows: Sequence[Any], deleted: Mapping[str, bool]) -> _Corrections:
        replacing = [row for row in rows if _replaces(row) is not None]
        replacing.sort(key=lambda row: (instant(row.created_utc), row.id))
        winners = {row.replaces: row.id for row in replacing}
        return cls({row.id: row for row in rows}, winners, deleted)

    def original(self, row: str) -> str | None:
        """The first in the chain of replacements; None in a circle. It may be missing."""
        seen: set[str] = set()
        while row in self.rows and (earlier := _replaces(self.rows[row])) is not None:
            if row in seen:
                return None
            seen.add(row)
            row = earlier
        return row

    def stand_in(self, row: str | None) -> str | None:
        """The row that shows for this original, if any."""
        while row is not None and self._gives_way(row):
            row = self.winners.get(row)
        return row

    def line(self, row: str | None) -> Iterator[str]:
        """A row, its winning replacement, the winning one of that, and so on."""
        while row is not None:
            if row in self.rows:
                yield row
            row = self.winners.get(row)

    def _gives_way(self, row: str) -> bool:
        return self.deleted.get(row, row in self.winners or row not in self.rows)


def _replaces(row: Any) -> str | None:
    return getattr(row, "replaces", None)


def _stand_ins(rows: Sequence[Any], deleted: Mapping[str, bool]) -> dict[str, str | None]:
    """For each row, the id of the row that shows in its place: itself, another or none."""
    corrections = _Corrections.of(rows, deleted)
    return {row.id: corrections.stand_in(corrections.original(row.id)) for row in rows}


def _shown(rows: Sequence[Any], deleted: Mapping[str, bool]) -> tuple[Any, ...]:
    stand_ins = _stand_ins(rows, deleted)
    return tuple(row for row in rows if stand_ins[row.id] == row.id)


def _without(stand_ins: Mapping[str, str | None], shown: set[str]) -> dict[str, str | None]:
    return {row: other if other in shown else None for row, other in stand_ins.items()}


def _follow(
    rows: Sequence[Any], owner: str, stand_ins: Mapping[str, str | None]
) -> tuple[Any, ...]:
    """The rows whose owner shows, moved to the row that stands in for it."""
    owners = [(row, getattr(row, owner)) for row in rows]
    now = [(row, old, stand_ins.get(old, old)) for row, old in owners]
    return tuple(
        row if new == old else replace(row, **{owner: new})
        for row, old, new in now
        if old is None or new is not None
    )
