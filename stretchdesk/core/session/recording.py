"""What a session leaves in the history: rows from its events."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from stretchdesk.core.progress.instants import Moment
from stretchdesk.core.progress.records import Comfort, Hold, Mark, Session, SessionEnd
from stretchdesk.core.session.events import HoldEnded
from stretchdesk.core.session.routine import routine_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.session.events import Event, SessionEnded
    from stretchdesk.core.session.routine import Routine


@dataclass(frozen=True, slots=True)
class Note:
    """`kind` is pain, feel or stiffness; `score` 0–10. `area` and `side` say where, if anywhere."""

    kind: str
    score: int
    area: str | None = None
    side: str | None = None
    text: str = ""


class Recording:
    """The rows of one session. `wall` instants carry the person's zone; `now` is on the player's
    clock. `new_id` gives a fresh id each time.
    """

    def __init__(
        self, catalogue: Catalogue, new_id: Callable[[], str], written: Sequence[str] = ()
    ) -> None:
        """A new session, or one that goes on: `written` are the ids of its rows, its own first."""
        self._catalogue = catalogue
        self._new_id = new_id
        self._written = list(written)
        self.session = written[0] if written else new_id()

    def begin(self, routine: Routine, source: str, wall: datetime) -> Session:
        """The session's own row; `source` is break or manual."""
        moment = Moment(wall, wall)
        self._written.append(self.session)
        return Session(
            id=self.session,
            plan=json.dumps(routine_json(routine), ensure_ascii=False),
            source=source,
            started_utc=moment.utc,
            day=moment.day,
            utc_offset=moment.utc_offset,
            created_utc=moment.created_utc,
        )

    def rows(
        self, events: Iterable[Event], now: float, wall: datetime
    ) -> tuple[Hold | SessionEnd, ...]:
        """One row for each event, in order; `now` and `wall` are the same instant."""
        made = tuple(
            self._hold(event, now, wall) if isinstance(event, HoldEnded) else self._end(event, wall)
            for event in events
        )
        self._written += [row.id for row in made]
        return made

    def comfort(self, note: Note, wall: datetime, replaces: str | None = None) -> Comfort:
        """A note on how it felt, in the place of an earlier one if its id is given."""
        moment = Moment(wall, wall)
        row = Comfort(
            id=self._new_id(),
            session=self.session,
            hold=None,
            area=note.area,
            side=note.side,
            kind=note.kind,
            score=note.score,
            note=note.text or None,
            taken_utc=moment.utc,
            day=moment.day,
            created_utc=moment.created_utc,
            replaces=replaces,
        )
        self._written.append(row.id)
        return row

    def discard(self, wall: datetime) -> tuple[Mark, ...]:
        """Marks that hide every row of the session so far."""
        at_utc = Moment(wall, wall).utc
        return tuple(Mark(self._new_id(), row, at_utc, deleted=True) for row in self._written)

    def _hold(self, event: HoldEnded, now: float, wall: datetime) -> Hold:
        step = event.step
        moment = Moment(_earlier(wall, now - event.started), wall)
        stretch = self._catalogue.stretches[step.stretch]
        return Hold(
            id=self._new_id(),
            session=self.session,
            n=event.n,
            stretch=step.stretch,
            kind=step.kind,
            side=str(step.side),
            started_utc=moment.utc,
            day=moment.day,
            planned_s=float(step.hold_s),
            held_s=event.held_s,
            outcome=event.outcome,
            reason=event.reason,
            easier=step.easier,
            primary=stretch.primary,
            secondary=stretch.secondary,
            created_utc=moment.created_utc,
        )

    def _end(self, event: SessionEnded, wall: datetime) -> SessionEnd:
        moment = Moment(wall, wall)
        return SessionEnd(
            id=self._new_id(),
            session=self.session,
            ended_utc=moment.utc,
            how=event.how,
            active_s=event.active_s,
            created_utc=moment.created_utc,
        )


def _earlier(wall: datetime, seconds: float) -> datetime:
    """In UTC, since local arithmetic is an hour wrong where summer time begins or ends."""
    return (wall.astimezone(UTC) - timedelta(seconds=seconds)).astimezone(wall.tzinfo)
