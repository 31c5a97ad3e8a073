"""A desk to try the reminders at: a person who types, leaves, locks, meets and sleeps."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any

from stretchdesk.core.breaks import answers, policy
from stretchdesk.core.breaks.offer import Close, Offer, Show
from stretchdesk.core.breaks.outlook import standing
from stretchdesk.core.breaks.rules import Rules
from stretchdesk.core.breaks.senses import Senses

if TYPE_CHECKING:
    from stretchdesk.core.breaks.memory import Memory
    from stretchdesk.core.breaks.offer import Decision
    from stretchdesk.core.breaks.standing import Standing

BEGAN = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@dataclass
class Desk:
    """`tick_s` is how often the policy is asked; `set_by_s` is what the clock was set by."""

    rules: Rules = field(default_factory=Rules)
    began: datetime = BEGAN
    zone: tzinfo = UTC
    tick_s: float = 1.0
    passed_s: float = 0.0
    set_by_s: float = 0.0
    input_s: float = 0.0
    seen: dict[str, Any] = field(default_factory=dict)
    decisions: list[tuple[float, Decision]] = field(default_factory=list)
    _memory: Memory | None = None
    _ticked: Senses | None = None

    @property
    def senses(self) -> Senses:
        wall = self.began + timedelta(seconds=self.passed_s + self.set_by_s)
        known = {"idle_s": self.passed_s - self.input_s, **self.seen}
        return Senses(wall.astimezone(self.zone), self.passed_s, **known)

    @property
    def memory(self) -> Memory:
        if self._memory is None:
            self._memory = policy.begun(self.senses, self.rules)
        return self._memory

    @property
    def standing(self) -> Standing:
        """At the last tick."""
        return standing(self.memory, self._ticked or self.senses, self.rules)

    @property
    def offer(self) -> Offer | None:
        return self.memory.offer

    def tick(self) -> None:
        self._ticked = self.senses
        self.take(policy.step(self.memory, self._ticked, self.rules))

    def take(self, step: policy.Step) -> None:
        self._memory, decisions = step
        self.decisions += [(self.passed_s, one) for one in decisions]

    def pass_by(self, seconds: float, *, typing: bool = False, **seen: Any) -> None:
        """So much time at the desk; `typing` until its end, else without any input."""
        _ = self.memory
        before, self.seen = self.seen, {**self.seen, **seen}
        end = self.passed_s + seconds
        while self.passed_s < end:
            self.passed_s = min(end, self.passed_s + self.tick_s)
            if typing:
                self.input_s = self.passed_s
            self.tick()
        self.seen = before

    def type_for(self, minutes: float, **seen: Any) -> None:
        self.pass_by(60 * minutes, typing=True, **seen)

    def sit_still(self, minutes: float, **seen: Any) -> None:
        self.pass_by(60 * minutes, **seen)

    def sleep(self, minutes: float) -> None:
        """The machine stands still; nobody is asked anything."""
        _ = self.memory
        self.passed_s += 60 * minutes
        self.input_s = self.passed_s

    def work_until_card(self) -> Offer:
        """Type to the end of the interval, then pause."""
        self.type_for(self.rules.work_s / 60)
        self.sit_still(0.2)
        offer = self.offer
        assert offer
        return offer

    def snooze(self) -> None:
        self.take(answers.snoozed(self.memory, self.senses))

    def start(self) -> None:
        self.take(answers.started(self.memory, self.senses, self.rules))

    def ask(self) -> None:
        self.take(answers.asked(self.memory, self.senses, self.rules))

    def pause(self, text: str) -> None:
        until = answers.pause_end(text, self.senses.wall)
        self._memory = answers.paused(self.memory, until)

    def resume(self) -> None:
        self._memory = answers.resumed(self.memory)

    def change(self, **rules: Any) -> None:
        before, self.rules = self.rules, replace(self.rules, **rules)
        self._memory = answers.adjusted(self.memory, self.senses, before, self.rules)

    @property
    def cards(self) -> list[float]:
        """When a card appeared, in minutes since the beginning."""
        shown = [(at, one.offer) for at, one in self.decisions if isinstance(one, Show)]
        return [at / 60 for at, offer in shown if offer.stage == "card"]

    @property
    def ends(self) -> list[Close]:
        return [one for _, one in self.decisions if isinstance(one, Close)]
