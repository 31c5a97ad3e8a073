"""The state machine of a session: get ready, hold, switch sides or change, hold, rest … done.

Time is computed, never counted: the player keeps the instant each phase would have begun at
without pauses, so ticks may come late, twice or never. All instants are seconds of one clock
that goes on during sleep.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from stretchdesk.core.session.events import Event, HoldEnded, Phase, PlayerState, SessionEnded
from stretchdesk.core.session.routine import switches_sides

if TYPE_CHECKING:
    from stretchdesk.core.session.checkpoint import Checkpoint
    from stretchdesk.core.session.routine import Routine

# A longer silence between two ticks means that the machine slept.
SLEEP_GAP_S = 5.0
# A shorter hold is not worth counting.
SHORTEST_HOLD_S = 1.0
LONGEST_HOLD_S = 600


class Player:
    """One session. Every command first lets the time up to `now` pass, then acts.

    It begins at the start, or paused where it was interrupted. Raises ValueError for a routine
    without steps.
    """

    def __init__(self, routine: Routine, now: float, at: Checkpoint | None = None) -> None:
        if not routine.steps:
            raise ValueError("a routine without steps cannot be played")
        self._routine = routine
        self._steps = list(routine.steps)
        self._lead_s = routine.lead_s
        self._latest = now
        self._seen = now
        self._session_base = now
        self._paused = False
        self._may_hold = True
        self._waits = False
        self._holds_ended = 0
        if at is None:
            self._enter_lead(0, now)
        else:
            self._take_up(at, now)

    @property
    def state(self) -> PlayerState:
        """The session at the last instant seen."""
        later = self._index + 1
        elapsed_s = self._elapsed_s
        return PlayerState(
            phase=self._phase,
            paused=self._paused,
            index=self._index,
            steps=len(self._steps),
            step=self._steps[self._index],
            next_step=self._steps[later]
            if not self._is_done and later < len(self._steps)
            else None,
            phase_s=self._phase_s,
            remaining_s=self._phase_s - elapsed_s,
            progress=elapsed_s / self._phase_s if self._runs_step else 0.0,
            active_s=self._seen - self._session_base,
            remaining_total_s=self._phase_s - elapsed_s + self._after_phase_s(),
        )

    @property
    def routine(self) -> Routine:
        """The routine as it is played now, with what was changed on the way."""
        return replace(self._routine, steps=tuple(self._steps))

    @property
    def holds_ended(self) -> int:
        return self._holds_ended

    def tick(self, now: float, *, may_hold: bool = True) -> tuple[Event, ...]:
        """Let time pass up to `now`. While not `may_hold`, no hold begins.

        A silence of more than 5 s pauses the session at the last instant seen.
        """
        self._may_hold = may_hold
        return self._pass_time(now)

    def pause(self, now: float) -> tuple[Event, ...]:
        events = self._pass_time(now)
        self._paused = not self._is_done
        return events

    def resume(self, now: float) -> tuple[Event, ...]:
        if not self._paused:
            return self._pass_time(now)
        paused_s = self._not_earlier(now) - self._seen
        self._base += paused_s
        self._session_base += paused_s
        self._seen += paused_s
        self._paused = False
        return ()

    def next(self, now: float) -> tuple[Event, ...]:
        """On to the next step; this one counts as held so far, or as skipped."""
        events = self._pass_time(now)
        if self._is_done:
            return events
        return (*events, *self._step_ended(), *self._move_on(self._seen))

    def skip(self, now: float, reason: str) -> tuple[Event, ...]:
        """On to the next stretch, leaving out what remains of this one on all its sides."""
        events = self._pass_time(now)
        if self._is_done:
            return events
        last = self._block_end - 1
        left_out = list(self._step_ended(reason))
        while self._index < last:
            self._enter_lead(self._index + 1, self._seen)
            left_out += self._step_ended(reason)
        return (*events, *left_out, *self._move_on(self._seen))

    def back(self, now: float) -> tuple[Event, ...]:
        """To the transition before the previous step, or before the first."""
        events = self._pass_time(now)
        if self._is_done:
            return events
        events = (*events, *self._broken_off())
        self._enter_lead(max(0, self._index - 1), self._seen)
        return events

    def lengthen(self, now: float, seconds: int) -> tuple[Event, ...]:
        """Make this hold, and its other side if that is still to come, longer or shorter.

        What has been held cannot be taken back: the hold then ends soon.
        """
        events = self._pass_time(now)
        if self._is_done:
            return events
        step = self._steps[self._index]
        least = floor(self._elapsed_s) + 1 if self._runs_step else ceil(SHORTEST_HOLD_S)
        hold_s = min(max(step.hold_s + seconds, least), LONGEST_HOLD_S)
        self._change_block(hold_s=hold_s)
        return events

    def ease(self, now: float) -> tuple[Event, ...]:
        """To the easier variation on this and the sides to come, or back from it."""
        events = self._pass_time(now)
        if not self._is_done:
            self._change_block(easier=not self._steps[self._index].easier)
        return events

    def leave(self, now: float, how: str = "left") -> tuple[Event, ...]:
        """End the session here."""
        events = self._pass_time(now)
        if self._is_done:
            return events
        return (*events, *self._broken_off(), self._end(how, self._seen))

    def _take_up(self, at: Checkpoint, now: float) -> None:
        self._enter(at.phase, at.index, now - at.elapsed_s)
        self._session_base = now - at.active_s
        self._holds_ended = at.holds_ended
        self._paused = True

    @property
    def _block_end(self) -> int:
        """The index after this stretch's sides."""
        end = self._index + 1
        while end < len(self._steps) and switches_sides(self._steps[end - 1], self._steps[end]):
            end += 1
        return end

    def _change_block(self, **changes: Any) -> None:
        for i in range(self._index, self._block_end):
            self._steps[i] = replace(self._steps[i], **changes)

    @property
    def _runs_step(self) -> bool:
        """Whether the step itself runs, not the way to it."""
        return self._phase in {Phase.HOLD, Phase.REST}

    @property
    def _is_done(self) -> bool:
        return self._phase is Phase.DONE

    @property
    def _held_s(self) -> float:
        return self._elapsed_s if self._phase is Phase.HOLD else 0.0

    @property
    def _elapsed_s(self) -> float:
        return min(max(0.0, self._seen - self._base), self._phase_s)

    @property
    def _phase_s(self) -> float:
        if self._is_done:
            return 0.0
        step_s, lead_s = self._steps[self._index].hold_s, self._lead_s[self._index]
        return float(step_s if self._runs_step else lead_s)

    def _after_phase_s(self) -> float:
        if self._is_done:
            return 0.0
        later = slice(self._index + 1, None)
        total_s = sum(step.hold_s for step in self._steps[later]) + sum(self._lead_s[later])
        return total_s + (0 if self._runs_step else self._steps[self._index].hold_s)

    def _not_earlier(self, now: float) -> float:
        """`now`, or the latest instant told where the clock runs backwards."""
        self._latest = max(self._latest, now)
        return self._latest

    def _pass_time(self, now: float) -> tuple[Event, ...]:
        now = self._not_earlier(now)
        if self._paused or self._is_done:
            return ()
        if now - self._seen > SLEEP_GAP_S:
            self._paused = True
            return ()
        events: list[Event] = []
        while not self._is_done and (ends := self._base + self._phase_s) <= now:
            if self._phase is Phase.REST:
                events += self._move_on(ends)
            elif self._phase is Phase.HOLD:
                events += (self._hold_ended(self._phase_s), *self._move_on(ends))
            elif self._may_hold:
                self._enter(Phase.HOLD, self._index, now if self._waits else ends)
            else:
                self._waits = True
                break
        if not self._is_done:
            self._seen = now
        return tuple(events)

    def _enter(self, phase: Phase, index: int, at: float) -> None:
        self._phase = phase
        self._index = index
        self._entered = at
        self._base = at
        self._waits = False

    def _enter_lead(self, index: int, at: float) -> None:
        if self._steps[index].is_rest:
            phase = Phase.REST
        elif index == 0:
            phase = Phase.GET_READY
        elif switches_sides(self._steps[index - 1], self._steps[index]):
            phase = Phase.SWITCH_SIDES
        else:
            phase = Phase.CHANGE
        self._enter(phase, index, at)

    def _move_on(self, at: float) -> tuple[Event, ...]:
        if self._index + 1 == len(self._steps):
            return (self._end("finished", at),)
        self._enter_lead(self._index + 1, at)
        return ()

    def _broken_off(self) -> tuple[Event, ...]:
        return (self._hold_ended(self._held_s),) if self._phase is Phase.HOLD else ()

    def _step_ended(self, reason: str | None = None) -> tuple[Event, ...]:
        """A hold as far as it was held; a rest leaves nothing."""
        return () if self._phase is Phase.REST else (self._hold_ended(self._held_s, reason),)

    def _hold_ended(self, held_s: float, reason: str | None = None) -> HoldEnded:
        step = self._steps[self._index]
        self._holds_ended += 1
        return HoldEnded(
            n=self._holds_ended,
            step=step,
            started=self._entered if self._phase is Phase.HOLD else self._seen,
            held_s=held_s,
            outcome=_outcome(held_s, step.hold_s),
            reason=reason,
        )

    def _end(self, how: str, at: float) -> SessionEnded:
        self._enter(Phase.DONE, self._index, at)
        self._seen = at
        self._paused = False
        return SessionEnded(how, at - self._session_base)


def _outcome(held_s: float, planned_s: float) -> str:
    if held_s < SHORTEST_HOLD_S:
        return "skipped"
    return "full" if held_s >= planned_s else "partial"
