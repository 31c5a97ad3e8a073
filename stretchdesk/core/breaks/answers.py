"""What a person says to a reminder, and to reminders as a whole."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from stretchdesk.core.breaks.offer import Kind, Outcome, Skip
from stretchdesk.core.breaks.planning import closed, planned, renewed_micro
from stretchdesk.core.breaks.policy import offer_of, shown

if TYPE_CHECKING:
    from stretchdesk.core.breaks.memory import Memory
    from stretchdesk.core.breaks.policy import Step
    from stretchdesk.core.breaks.rules import Rules
    from stretchdesk.core.breaks.senses import Senses

_MORNING = time(6)
_LONGEST_PAUSE = timedelta(days=366)
_DURATION = re.compile(r"(?:(\d{1,3})h)?(?:(\d{1,4})m)?")


def started(memory: Memory, senses: Senses, rules: Rules) -> Step:
    """The break is taken now."""
    memory, decisions = closed(memory, Outcome.STARTED)
    return planned(memory, senses, rules), decisions


def snoozed(memory: Memory, senses: Senses) -> Step:
    """Put off, if it still may be."""
    offer = memory.offer
    if offer is None or not offer.snooze_s:
        return memory, ()
    memory, decisions = closed(memory, Outcome.SNOOZED)
    due_at, snoozes = senses.now + offer.snooze_s, memory.snoozes + 1
    return replace(memory, due_at=due_at, snoozes=snoozes), decisions


def skipped(memory: Memory, why: Skip, senses: Senses, rules: Rules) -> Step:
    """Leave this break out, if it still may be; without one on the screen, the next."""
    offer = memory.offer or offer_of(Kind.BREAK, memory, senses, rules)
    if not offer.may_skip:
        return memory, ()
    memory, decisions = closed(memory, Outcome.SKIPPED, why)
    if offer.kind is Kind.MICRO:
        return renewed_micro(memory, rules), decisions
    today = senses.wall.date().isoformat()
    before = memory.skips if memory.day == today else 0
    memory = replace(memory, skips=before + (why is Skip.NOT_NOW), day=today)
    return planned(memory, senses, rules), decisions


def asked(memory: Memory, senses: Senses, rules: Rules) -> Step:
    """Show a reminder now, whatever is against it."""
    if memory.offer and memory.offer.kind is Kind.BREAK:
        return memory, ()
    memory, decisions = closed(memory, Outcome.IGNORED)
    offer = replace(offer_of(Kind.BREAK, memory, senses, rules), asked=True)
    memory, more = shown(memory, offer)
    return memory, decisions + more


def paused(memory: Memory, until: datetime) -> Memory:
    """No reminders until then."""
    return replace(memory, paused_until=until.timestamp())


def resumed(memory: Memory) -> Memory:
    return replace(memory, paused_until=None)


def adjusted(memory: Memory, senses: Senses, before: Rules, rules: Rules) -> Memory:
    """By other rules from now on; work done so far counts."""
    if rules.times or before.times:
        memory = planned(memory, senses, rules) if rules.times != before.times else memory
    elif not memory.snoozes:
        due_at = memory.due_at + rules.work_s - before.work_s
        memory = replace(memory, due_at=max(senses.now, due_at))
    micro = rules.micro_every_s != before.micro_every_s
    return renewed_micro(memory, rules) if micro else memory


def pause_end(text: str, wall: datetime) -> datetime:
    """Of `30m`, `2h`, `1h30m`, `tomorrow` (6 in the morning), a date or a date and time.

    Raises ValueError, whose text says what would be understood.
    """
    try:
        end = _pause_end(text.strip().lower(), wall)
    except (ValueError, OverflowError):
        end = wall
    if not wall < end <= wall + _LONGEST_PAUSE:
        raise ValueError(
            f"{text!r} is no time to pause until. Say 30m, 2h, tomorrow, or a day such as "
            f"{(wall + timedelta(days=3)).date()}, at most a year ahead."
        )
    return end


def _pause_end(text: str, wall: datetime) -> datetime:
    found = _DURATION.fullmatch(text)
    if text and found:
        return wall + timedelta(hours=int(found[1] or 0), minutes=int(found[2] or 0))
    if text == "tomorrow":
        return datetime.combine(wall.date() + timedelta(days=1), _MORNING, wall.tzinfo)
    at = datetime.fromisoformat(text)
    return at.replace(tzinfo=wall.tzinfo) if at.tzinfo is None else at
