"""Deleting, correcting and undoing, as rows to insert: no row that is there ever changes.

A correction is a new row that `replaces` the old one, and a mark that hides it. What takes an edit
back is again marks, so that two histories that were edited apart can still be merged.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from math import fsum
from typing import TYPE_CHECKING, TypeVar

from stretchdesk.core.progress.instants import Moment, utc_text
from stretchdesk.core.progress.marks import in_order
from stretchdesk.core.progress.records import (
    Comfort,
    History,
    Hold,
    Mark,
    Measurement,
    Session,
    SessionEnd,
)
from stretchdesk.core.progress.weeks import log_plan, logged_hold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from stretchdesk.core.progress.records import Row

Correctable = TypeVar("Correctable", Session, SessionEnd, Hold, Measurement, Comfort)


def later(now: str, known: str) -> str:
    """`now`, or just after the instant `known` where a clock has been set back."""
    if not known or datetime.fromisoformat(known) < datetime.fromisoformat(now):
        return now
    return utc_text(datetime.fromisoformat(known) + timedelta(milliseconds=1))


@dataclass(frozen=True, slots=True)
class SessionChange:
    """What is to be corrected in a session: `began` carries the zone.

    `minutes` are active ones, None to leave them; `areas` are for what was logged.
    """

    began: datetime
    minutes: float | None = None
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit. `at_utc` must be later than any mark of what it is about."""

    at_utc: str
    new_id: Callable[[], str]

    def hide(self, *rows: str) -> tuple[Mark, ...]:
        """Delete rows by id. What belongs to a session goes with it."""
        return tuple(Mark(self.new_id(), row, self.at_utc, deleted=True) for row in rows)

    def show(self, *rows: str) -> tuple[Mark, ...]:
        """Bring rows back by id."""
        return tuple(Mark(self.new_id(), row, self.at_utc, deleted=False) for row in rows)

    def bring_back(self, row: str, raw: History) -> tuple[Mark, ...]:
        """Show a deleted row and what was deleted in the same instant, as a discarded session's.

        `raw` has all rows that belong to it.
        """
        marks = {mark.row: mark for mark in in_order(raw.marks)}
        at_utc = marks[row].at_utc if row in marks else None
        with_it = {one for one, mark in marks.items() if mark.deleted and mark.at_utc == at_utc}
        tables = (raw.sessions, raw.session_ends, raw.holds, raw.measurements, raw.comfort)
        replaced = {one.replaces for rows in tables for one in rows if one.id in with_it}
        return self.show(*sorted(with_it - replaced))

    def undo(self, rows: Sequence[Row]) -> tuple[Mark, ...]:
        """Take back the rows of an edit; what had been visible is again."""
        marks = [row for row in rows if isinstance(row, Mark)]
        added = [row for row in rows if not isinstance(row, Mark)]
        ids = {row.id for row in added}
        # Corrections too: else one would show again, were its original deleted.
        hidden = (row.id for row in added if getattr(row, "session", None) not in ids)
        return (
            *self.hide(*hidden, *(mark.row for mark in marks if not mark.deleted)),
            *self.show(*(mark.row for mark in marks if mark.deleted)),
        )

    def correct(self, old: Correctable, new: Correctable) -> tuple[Row, ...]:
        """Put `new` in the place of `old`; its id and origin do not matter. Nothing if equal."""
        same = replace(new, id=old.id, created_utc=old.created_utc, replaces=old.replaces)
        if same == old:
            return ()
        row = replace(new, id=self.new_id(), created_utc=self.at_utc, replaces=old.id)
        return row, *self.hide(old.id)

    def correct_session(self, shown: History, change: SessionChange) -> tuple[Row, ...]:
        """Correct the one session in `shown`. What belongs to it moves with it."""
        (session,) = shown.sessions
        move = _Move(change.began, change.began - datetime.fromisoformat(session.started_utc))
        moved = move.session(session)
        if session.source == "log" and (change.minutes is not None or change.areas):
            there = sorted(shown.holds, key=lambda hold: hold.n)
            areas = change.areas or tuple(area for hold in there for area in hold.primary)
            split = _minutes(shown) if change.minutes is None else change.minutes
            moved = replace(moved, plan=log_plan(areas, split))
            holds = self._logged(there, moved, split, areas)
        else:
            holds = self._holds(shown, move)
        return (
            *self.correct(session, moved),
            *self._ends(shown, move, change.minutes),
            *holds,
            *self._notes(shown, move),
        )

    def _ends(self, shown: History, move: _Move, minutes: float | None) -> Iterator[Row]:
        (session,) = shown.sessions
        over = utc_text(move.began + timedelta(minutes=minutes or 0))
        for end in shown.session_ends:
            moved = replace(end, ended_utc=move.utc(end.ended_utc))
            if minutes is not None:
                # What was logged had no pauses.
                ended_utc = over if session.source == "log" else moved.ended_utc
                moved = replace(moved, ended_utc=ended_utc, active_s=minutes * 60)
            yield from self.correct(end, moved)
        if not shown.session_ends and minutes is not None:
            made = self.at_utc
            yield SessionEnd(self.new_id(), session.id, over, "left", minutes * 60, made)

    def _holds(self, shown: History, move: _Move) -> Iterator[Row]:
        for hold in shown.holds:
            started_utc = move.utc(hold.started_utc)
            day = move.day(hold.started_utc, hold.day)
            yield from self.correct(hold, replace(hold, started_utc=started_utc, day=day))

    def _notes(self, shown: History, move: _Move) -> Iterator[Row]:
        for note in shown.comfort:
            moved = replace(
                note, taken_utc=move.utc(note.taken_utc), day=move.day(note.taken_utc, note.day)
            )
            yield from self.correct(note, moved)

    def _logged(
        self, holds: Sequence[Hold], session: Session, minutes: float, areas: Sequence[str]
    ) -> Iterator[Row]:
        """One hold per area; those that are there are corrected in order."""
        made = replace(session, created_utc=self.at_utc)
        held_s = minutes * 60 / len(areas) if areas else 0.0
        for n, area in enumerate(areas):
            new = logged_hold(made, n, area, held_s, self.new_id())
            if n < len(holds):
                yield from self.correct(holds[n], new)
            else:
                yield new
        yield from self.hide(*(hold.id for hold in holds[len(areas) :]))


@dataclass(frozen=True, slots=True)
class _Move:
    """To `began`, by so much time; a session that stays keeps the days it has."""

    began: datetime
    by: timedelta

    def utc(self, utc: str) -> str:
        return utc_text(datetime.fromisoformat(utc) + self.by) if self.by else utc

    def day(self, utc: str, day: str) -> str:
        if not self.by:
            return day
        zone = timezone(self.began.utcoffset() or timedelta())
        return (datetime.fromisoformat(utc) + self.by).astimezone(zone).date().isoformat()

    def session(self, session: Session) -> Session:
        if not self.by:
            return session
        to = Moment(self.began, self.began)
        return replace(session, started_utc=to.utc, day=to.day, utc_offset=to.utc_offset)


def _minutes(shown: History) -> float:
    """Active minutes of a session; without an end those held."""
    if shown.session_ends:
        return shown.session_ends[-1].active_s / 60
    return fsum(hold.held_s for hold in shown.holds) / 60
