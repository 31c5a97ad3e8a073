"""When a reminder comes, grows and goes: one step from what is remembered and what is seen.

Ticks may come late, twice or never; what is decided is the same. Time away counts: as long as a
break, it is one; shorter, it puts the next one off by as much. Only the clock that nobody sets
tells how much time has passed; a set clock moves all deadlines along.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from stretchdesk.core.breaks.memory import Memory
from stretchdesk.core.breaks.offer import HoldBack, Kind, Offer, Outcome, Show, Stage
from stretchdesk.core.breaks.planning import closed, next_fixed, planned, renewed_micro
from stretchdesk.core.breaks.senses import AWAY_S
from stretchdesk.core.breaks.standing import Reason

if TYPE_CHECKING:
    from stretchdesk.core.breaks.offer import Decision
    from stretchdesk.core.breaks.rules import Rules
    from stretchdesk.core.breaks.senses import Senses

    Step = tuple[Memory, tuple[Decision, ...]]

TYPING_PAUSE_S = 3.0
"""So long without a key or move is a pause in typing."""
IGNORED_S = 600.0
"""A card that nobody answers for so long goes, and comes again as if it had been put off."""
MICRO_IGNORED_S = 60.0
MICRO_CLEAR_S = 300.0
"""A break that comes so soon takes the place of a micro-stretch."""
_SET_CLOCK_S = 2.0


def begun(senses: Senses, rules: Rules) -> Memory:
    """Nothing is remembered: the first break falls after a whole interval of work."""
    now = senses.now
    return planned(Memory(now, senses.steady_s, now, now, absent_to=now), senses, rules)


def step(memory: Memory, senses: Senses, rules: Rules) -> Step:
    """What is remembered from now on, and what is to be done."""
    memory, decisions = _absence(_at(memory, senses), senses, rules)
    if not decisions:
        memory, decisions = _rest(memory, senses, rules)
    if decisions:
        return memory, decisions
    if memory.offer:
        return _followed(memory, senses, rules, memory.offer)
    return _due(memory, senses, rules)


def obstacle(memory: Memory, senses: Senses, rules: Rules) -> Reason | None:
    """What is against any reminder now, whether one is due or not."""
    if not rules.on:
        return Reason.OFF
    if memory.paused_until is not None:
        return Reason.PAUSED
    if not rules.hours.are_on(senses.wall):
        return Reason.OFF_HOURS
    if senses.asleep:
        return Reason.ASLEEP
    return Reason.LOCKED if senses.locked else senses.quiet


def _at(memory: Memory, senses: Senses) -> Memory:
    """At this instant; a pause that is over is forgotten."""
    now, passed_s = senses.now, max(0.0, senses.steady_s - memory.steady_s)
    drift_s = now - memory.wall_s - passed_s
    if abs(drift_s) > _SET_CLOCK_S:
        memory = memory.moved(drift_s)
    over = memory.paused_until is not None and memory.paused_until <= now
    until = None if over else memory.paused_until
    return replace(memory, wall_s=now, steady_s=senses.steady_s, paused_until=until)


def _absence(memory: Memory, senses: Senses, rules: Rules) -> Step:
    """Allow for time away: up to a new sign of life, and since the latest one."""
    sign = senses.last_sign(waiting=memory.offer is not None)
    back: tuple[Decision, ...] = ()
    # A sign is never earlier than what was seen before, whatever a source claims.
    if sign is not None and sign > memory.active_at:
        # A short absence puts off only from when it was seen, and said, to be one.
        if memory.absent_to > memory.active_at or sign - memory.active_at >= rules.break_s:
            memory, back = _away(memory, sign, senses, rules)
        memory = replace(memory, active_at=sign)
    memory, away = _away(memory, senses.now, senses, rules)
    return memory, back + away


def _away(memory: Memory, until: float, senses: Senses, rules: Rules) -> Step:
    """Nobody was there up to then."""
    away_s = until - memory.active_at
    if away_s < AWAY_S and not senses.locked:
        return memory, ()
    memory = _put_off(memory, until, rules)
    if away_s >= rules.break_s:
        memory, decisions = closed(memory, Outcome.AWAY)
        return planned(memory, senses, rules), decisions
    if away_s < AWAY_S:
        return memory, ()
    micro = memory.offer is not None and memory.offer.kind is Kind.MICRO
    memory, decisions = closed(memory, Outcome.AWAY) if micro else (memory, ())
    return renewed_micro(memory, rules), decisions


def _put_off(memory: Memory, until: float, rules: Rules) -> Memory:
    """Later by time away; breaks at fixed times, and what was due before, stay where they are."""
    away_s = max(0.0, until - max(memory.active_at, memory.absent_to))
    stays = rules.times or memory.due_at <= until - away_s
    return replace(
        memory,
        absent_to=max(memory.absent_to, until),
        due_at=memory.due_at + (0 if stays else away_s),
        grows_from=memory.grows_from + away_s,
    )


def _rest(memory: Memory, senses: Senses, rules: Rules) -> Step:
    """In a session and outside working hours, the next break is a whole interval ahead."""
    if senses.in_session:
        memory, decisions = closed(memory, Outcome.STARTED)
        return planned(memory, senses, rules), decisions
    if not memory.offer and not (rules.on and rules.hours.are_on(senses.wall)):
        return planned(memory, senses, rules), ()
    if rules.times and memory.due_at > senses.now and not memory.snoozes:
        memory = replace(memory, due_at=next_fixed(senses.wall, rules))
    return memory, ()


def _followed(memory: Memory, senses: Senses, rules: Rules, offer: Offer) -> Step:
    """The reminder on the screen: withdrawn, ignored, grown, or as it was."""
    against = obstacle(memory, senses, rules)
    if against and (not offer.asked or senses.locked or senses.asleep):
        memory, decisions = closed(memory, Outcome.HELD_BACK, against)
        return replace(memory, held=against), decisions
    seen_s = senses.now - memory.grows_from
    if offer.kind is Kind.MICRO:
        if seen_s < MICRO_IGNORED_S:
            return memory, ()
        memory, decisions = closed(memory, Outcome.IGNORED)
        return renewed_micro(memory, rules), decisions
    if seen_s >= IGNORED_S:
        return _ignored(memory, senses, rules, offer)
    stage = max(offer.stage, _stage(seen_s, rules), key=tuple(Stage).index)
    if stage is offer.stage:
        return memory, ()
    grown = replace(offer, stage=stage)
    return replace(memory, offer=grown), (Show(grown),)


def _ignored(memory: Memory, senses: Senses, rules: Rules, offer: Offer) -> Step:
    memory, decisions = closed(memory, Outcome.IGNORED)
    if offer.snooze_s:
        due_at, snoozes = senses.now + offer.snooze_s, memory.snoozes + 1
        return replace(memory, due_at=due_at, snoozes=snoozes), decisions
    return planned(memory, senses, rules), decisions


def _stage(seen_s: float, rules: Rules) -> Stage:
    stages = rules.stages
    return stages[min(int(max(0.0, seen_s) / rules.escalate_after_s), len(stages) - 1)]


def due_kind(memory: Memory, now: float) -> Kind | None:
    """What is due; a break takes the place of a micro-stretch."""
    if memory.due_at <= now:
        return Kind.BREAK
    micro = memory.micro_at is not None and memory.micro_at <= now
    return Kind.MICRO if micro and memory.due_at - now > MICRO_CLEAR_S else None


def holding(memory: Memory, senses: Senses, rules: Rules) -> Reason | None:
    """Why a break that is due is not shown now."""
    against = obstacle(memory, senses, rules)
    if against:
        return against
    if senses.now - memory.active_at >= AWAY_S:
        return Reason.AWAY
    if senses.now < memory.free_at:
        return Reason.JUST_SHOWN
    typing = senses.idle_s is not None and senses.idle_s < TYPING_PAUSE_S
    from_s = senses.now if memory.typing_from is None else memory.typing_from
    waits = typing and senses.now - from_s < rules.typing_wait_s
    return Reason.TYPING if waits else None


def _due(memory: Memory, senses: Senses, rules: Rules) -> Step:
    kind = due_kind(memory, senses.now)
    if kind is None:
        return memory, ()
    reason = holding(memory, senses, rules)
    if reason is None:
        return shown(memory, offer_of(kind, memory, senses, rules))
    from_s = senses.now if memory.typing_from is None else memory.typing_from
    memory = replace(memory, typing_from=from_s if reason is Reason.TYPING else None)
    tell = kind is Kind.BREAK and reason not in {memory.held, *_PASSING}
    if not tell:
        return memory, ()
    record = HoldBack(kind, round(rules.break_s), senses.now, reason)
    return replace(memory, held=reason), (record,)


_PASSING = frozenset({Reason.TYPING, Reason.JUST_SHOWN, Reason.AWAY, Reason.LOCKED, Reason.ASLEEP})
"""Not worth a row in the history: soon over, or a break in itself."""


def offer_of(kind: Kind, memory: Memory, senses: Senses, rules: Rules) -> Offer:
    """What is offered now."""
    micro = kind is Kind.MICRO
    again = memory.snoozes < rules.most_snoozes and not micro
    skips = memory.skips if memory.day == senses.wall.date().isoformat() else 0
    return Offer(
        kind=kind,
        size_s=rules.micro_s if micro else round(rules.break_s),
        since_s=senses.now,
        snoozes=0 if micro else memory.snoozes,
        snooze_s=rules.snooze_s * (memory.snoozes + 1) if again else 0,
        may_skip=micro or skips < rules.skips_a_day,
    )


def shown(memory: Memory, offer: Offer) -> Step:
    """With this on the screen."""
    memory = replace(memory, offer=offer, grows_from=offer.since_s, typing_from=None, held=None)
    return memory, (Show(offer),)
