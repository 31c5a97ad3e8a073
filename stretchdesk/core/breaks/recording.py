"""What a reminder leaves in the history."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from stretchdesk.core.breaks.offer import Close, HoldBack, Outcome
from stretchdesk.core.progress.instants import utc_text
from stretchdesk.core.progress.records import Break

if TYPE_CHECKING:
    from collections.abc import Callable


def break_row(
    told: Close | HoldBack,
    wall: datetime,
    new_id: Callable[[], str],
    area: str | None = None,
    session: str | None = None,
) -> Break:
    """The row for what became of a break; `wall` is now, with the person's zone."""
    if isinstance(told, Close):
        at_s, size_s, snoozes = told.offer.since_s, told.offer.size_s, told.offer.snoozes
        outcome = told.outcome
    else:
        at_s, size_s, snoozes = told.at_s, told.size_s, 0
        outcome = Outcome.HELD_BACK
    offered = datetime.fromtimestamp(at_s, wall.tzinfo)
    return Break(
        id=new_id(),
        offered_utc=utc_text(offered),
        day=offered.date().isoformat(),
        size_s=size_s,
        area=area,
        outcome=outcome.value,
        reason=str(told.reason) if told.reason else None,
        snoozes=snoozes,
        session=session,
    )
