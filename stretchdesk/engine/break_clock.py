"""Looks at the desk once a second and tells when a reminder comes, grows and goes.

It never stops: whatever fails, the next break is planned anew and the reason told.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from stretchdesk.core.breaks import answers, policy
from stretchdesk.core.breaks.memory import restored
from stretchdesk.core.breaks.offer import Close, HoldBack, Outcome, Show
from stretchdesk.core.breaks.outlook import standing
from stretchdesk.core.breaks.rules import Rules

if TYPE_CHECKING:
    from datetime import datetime

    from stretchdesk.core.breaks.memory import Memory
    from stretchdesk.core.breaks.offer import Offer, Skip
    from stretchdesk.core.breaks.senses import Senses
    from stretchdesk.core.breaks.standing import Standing
    from stretchdesk.core.settings import Settings
    from stretchdesk.engine.desk_senses import DeskSenses

TICK_MS = 1000
NEAR_S = 30.0
OVERDUE_S = 120.0
KEEP_EVERY_S = 120.0
_NAME = "breaks"
"""Its name in the state that outlasts the program."""


class Keeper(Protocol):
    """Keeps plain values by name."""

    def get(self, name: str) -> Any: ...

    def keep(self, name: str, value: Any) -> None: ...


class BreakClock(QObject):
    """Goes from `begin` to `stop`."""

    offered = Signal(object)
    """An Offer to be shown, or to be shown grown."""
    ended = Signal(object)
    """A Close: the reminder goes."""
    held_back = Signal(object)
    """A HoldBack."""
    changed = Signal(object)
    """A Standing, when something of it that can be seen has changed."""
    near = Signal()
    """A break falls due soon."""
    trouble = Signal(str)
    """What failed, and that the next break was planned anew."""

    def __init__(
        self, senses: DeskSenses, keeper: Keeper, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._senses = senses
        self._keeper = keeper
        self._rules = Rules.of(settings)
        senses.use(settings)
        seen = senses.read(near=False)
        stored = keeper.get(_NAME)
        known = restored(stored, seen.now, seen.steady_s) if isinstance(stored, dict) else None
        self._memory = known or policy.begun(seen, self._rules)
        self._told: tuple[Any, ...] = ()
        self._kept_at = seen.now
        self._was_near = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    def begin(self) -> None:
        self._timer.start()
        self.tick()

    def stop(self) -> None:
        """Remember for the next start."""
        self._timer.stop()
        self._keep()

    @property
    def offer(self) -> Offer | None:
        """What is being offered."""
        return self._memory.offer

    def standing(self) -> Standing:
        """How things stand, asked anew."""
        return standing(self._memory, self._look(fresh=True), self._rules)

    # --- what happens ---

    def tick(self) -> None:
        """Look, decide, tell."""
        try:
            self._tell_near()
            seen = self._look()
            self._take(policy.step(self._memory, seen, self._rules), seen)
            self._watch(seen)
        except Exception as error:  # a tick that fails must not be the last
            self._begin_anew(repr(error))

    def use(self, settings: Settings) -> None:
        """Go by these settings from now on."""
        before, self._rules = self._rules, Rules.of(settings)
        self._senses.use(settings)
        if before != self._rules:
            seen = self._look()
            self._remember(answers.adjusted(self._memory, seen, before, self._rules))

    def set_in_session(self, on: bool) -> None:
        """Whether somebody is stretching."""
        self._senses.in_session = on
        self.tick()

    # --- answers ---

    def start(self) -> None:
        seen = self._look()
        self._take(answers.started(self._memory, seen, self._rules), seen)

    def snooze(self) -> bool:
        """Put off what is offered; whether that could be done."""
        seen, offer = self._look(), self.offer
        self._take(answers.snoozed(self._memory, seen), seen)
        return offer is not None and self.offer is None

    def skip(self, why: Skip) -> bool:
        """Leave out what is offered, or else the next break; whether that could be done."""
        seen, before = self._look(), self._memory
        self._take(answers.skipped(before, why, seen, self._rules), seen)
        return self._memory is not before

    def ask(self) -> None:
        """Offer a break now, whatever is against it."""
        seen = self._look()
        self._take(answers.asked(self._memory, seen, self._rules), seen)

    def pause(self, until: datetime) -> None:
        self._remember(answers.paused(self._memory, until))

    def resume(self) -> None:
        self._remember(answers.resumed(self._memory))

    # --- inside ---

    def _look(self, *, fresh: bool = False) -> Senses:
        return self._senses.read(near=self._is_near(), fresh=fresh)

    def _is_near(self) -> bool:
        memory = self._memory
        due_at = min(memory.due_at, memory.micro_at or memory.due_at)
        return memory.offer is not None or due_at - memory.wall_s <= NEAR_S

    def _tell_near(self) -> None:
        before, self._was_near = self._was_near, self._is_near()
        if self._was_near and not before:
            self.near.emit()

    def _remember(self, memory: Memory) -> None:
        """What a person has said outlasts the program at once."""
        self._memory = memory
        self.tick()
        self._keep()

    def _take(self, step: policy.Step, seen: Senses) -> None:
        self._memory, decisions = step
        for decision in decisions:
            match decision:
                case Show(offer):
                    self.offered.emit(offer)
                case Close():
                    self.ended.emit(decision)
                case HoldBack():
                    self.held_back.emit(decision)
        if decisions or self._is_worth_keeping(seen):
            self._keep()
        self._tell(standing(self._memory, seen, self._rules))

    def _tell(self, now: Standing) -> None:
        minute = None if now.next_at is None else round(now.next_at / 60)
        shown = (now.state, now.reason, minute, now.paused_until, round(now.progress * 60))
        if shown != self._told:
            self._told = shown
            self.changed.emit(now)

    def _is_worth_keeping(self, seen: Senses) -> bool:
        """Now and then while somebody works: what was worked must not be lost with the power."""
        at_work = self._memory.active_at > self._kept_at
        return at_work and abs(seen.now - self._kept_at) >= KEEP_EVERY_S

    def _keep(self) -> None:
        self._kept_at = self._memory.wall_s
        self._keeper.keep(_NAME, self._memory.stored())

    def _watch(self, seen: Senses) -> None:
        """A break long overdue without a reason: something is wrong."""
        memory = self._memory
        overdue = memory.offer is None and memory.due_at < seen.now - OVERDUE_S
        if overdue and not policy.holding(memory, seen, self._rules):
            self._begin_anew("a break was overdue")

    def _begin_anew(self, why: str) -> None:
        offer, until = self._memory.offer, self._memory.paused_until
        begun = policy.begun(self._senses.read(near=False), self._rules)
        self._memory = replace(begun, paused_until=until)
        if offer:
            self.ended.emit(Close(offer, Outcome.HELD_BACK, "failure"))
        self.trouble.emit(self.tr("Reminders were planned anew: {why}.").format(why=why))
