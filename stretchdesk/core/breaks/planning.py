"""When the next break falls, after one was taken, put off or left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from stretchdesk.core.breaks.offer import Close

if TYPE_CHECKING:
    from stretchdesk.core.breaks.memory import Memory
    from stretchdesk.core.breaks.offer import Decision, Outcome
    from stretchdesk.core.breaks.rules import Rules
    from stretchdesk.core.breaks.senses import Senses

CARD_GAP_S = 60.0
"""No card sooner after another."""
_LOOK_AHEAD_DAYS = 60


def planned(memory: Memory, senses: Senses, rules: Rules) -> Memory:
    """The next break a whole interval from now, or at its next fixed time."""
    due_at = next_fixed(senses.wall, rules) if rules.times else senses.now + rules.work_s
    memory = replace(memory, due_at=due_at, snoozes=0, held=None, typing_from=None)
    return renewed_micro(memory, rules)


def renewed_micro(memory: Memory, rules: Rules) -> Memory:
    """The next micro-stretch a whole interval from now, if there are any."""
    at = memory.wall_s + rules.micro_every_s if rules.micro_every_s else None
    return replace(memory, micro_at=at)


def next_fixed(wall: datetime, rules: Rules) -> float:
    """UTC seconds of the next fixed time in working hours; far ahead if there is none."""
    for n in range(_LOOK_AHEAD_DAYS):
        day = wall.date() + timedelta(days=n)
        for minute in rules.times:
            at = datetime.combine(day, time(*divmod(minute, 60)), wall.tzinfo)
            if at > wall and rules.hours.are_on(at):
                return at.timestamp()
    return wall.timestamp() + _LOOK_AHEAD_DAYS * 86400


def closed(
    memory: Memory, outcome: Outcome, reason: str | None = None
) -> tuple[Memory, tuple[Decision, ...]]:
    """Without the reminder that was on the screen, if there was one."""
    if memory.offer is None:
        return memory, ()
    free_at = memory.wall_s + CARD_GAP_S
    return replace(memory, offer=None, free_at=free_at), (Close(memory.offer, outcome, reason),)
