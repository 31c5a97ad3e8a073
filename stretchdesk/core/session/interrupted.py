"""A session that broke off without an end, as the next start finds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from stretchdesk.core.session.checkpoint import Checkpoint, checkpoint_from_json

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from stretchdesk.core.progress.records import History


@dataclass(frozen=True, slots=True)
class Interrupted:
    """Where to take it up, and the ids of its rows so far, the session's own first."""

    at: Checkpoint
    rows: tuple[str, ...]


def interrupted_in(
    stored: Mapping[str, Any], history: History, stretches: Container[str]
) -> Interrupted | None:
    """What a stored checkpoint and the history say; None if there is nothing to take up.

    That is so when the session has ended or is not there, or a stretch of it is away.
    """
    try:
        at = checkpoint_from_json(stored)
    except (KeyError, TypeError, ValueError):
        return None
    started = any(session.id == at.session for session in history.sessions)
    ended = any(end.session == at.session for end in history.session_ends)
    steps = (step for step in at.routine.steps if not step.is_rest)
    if not started or ended or any(step.stretch not in stretches for step in steps):
        return None
    later = at.brought_up_to(history.holds)
    holds = (hold.id for hold in history.holds if hold.session == at.session)
    notes = (row.id for row in history.comfort if row.session == at.session)
    return Interrupted(later, (at.session, *holds, *notes)) if later else None
