"""Where the reminders stand, from what is remembered and seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchdesk.core.breaks.planning import next_fixed
from stretchdesk.core.breaks.policy import due_kind, holding, obstacle
from stretchdesk.core.breaks.senses import AWAY_S
from stretchdesk.core.breaks.standing import Reason, Standing, State

if TYPE_CHECKING:
    from stretchdesk.core.breaks.memory import Memory
    from stretchdesk.core.breaks.rules import Rules
    from stretchdesk.core.breaks.senses import Senses

_STATES = {
    Reason.OFF: State.PAUSED,
    Reason.PAUSED: State.PAUSED,
    Reason.OFF_HOURS: State.OFF_HOURS,
    Reason.LOCKED: State.AWAY,
    Reason.ASLEEP: State.AWAY,
    Reason.AWAY: State.AWAY,
}
"""What else is against a reminder is quiet."""


def standing(memory: Memory, senses: Senses, rules: Rules) -> Standing:
    """What the tray, the command line and the card show at this instant."""
    if senses.in_session:
        return Standing(State.IN_SESSION, idle_s=senses.idle_s)
    state, reason = _state(memory, senses, rules)
    next_at = _next_at(memory, senses, rules)
    return Standing(
        state=state,
        next_at=next_at,
        micro_at=memory.micro_at if next_at else None,
        reason=reason,
        paused_until=memory.paused_until,
        idle_s=senses.idle_s,
        progress=_progress(memory, senses, rules),
    )


def _state(memory: Memory, senses: Senses, rules: Rules) -> tuple[State, Reason | None]:
    reason = obstacle(memory, senses, rules)
    if reason:
        return _STATES.get(reason, State.QUIET), reason
    if not memory.offer and senses.now - memory.active_at >= AWAY_S:
        return State.AWAY, Reason.AWAY
    if memory.offer:
        return State.DUE, None
    if due_kind(memory, senses.now):
        return State.DUE, holding(memory, senses, rules)
    return State.WORKING, None


def _next_at(memory: Memory, senses: Senses, rules: Rules) -> float | None:
    """When the next reminder is to be expected; None while one is there, or none will come."""
    if memory.offer or not rules.on:
        return None
    at = max(memory.due_at, senses.now, memory.paused_until or 0.0)
    if rules.hours.are_on(senses.wall):
        return at
    if rules.times:
        return max(at, next_fixed(senses.wall, rules))
    start = rules.hours.next_start(senses.wall)
    return max(at, start.timestamp() + rules.work_s) if start else None


def _progress(memory: Memory, senses: Senses, rules: Rules) -> float:
    if memory.offer:
        return 1.0
    return min(1.0, max(0.0, 1 - (memory.due_at - senses.now) / rules.work_s))
