"""Whole months at a desk: random days, and what must hold in each of their moments."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from random import Random
from time import process_time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchdesk.core.breaks import answers
from stretchdesk.core.breaks.hours import Hours
from stretchdesk.core.breaks.memory import restored
from stretchdesk.core.breaks.offer import Close, Show, Skip, Stage
from stretchdesk.core.breaks.planning import CARD_GAP_S
from stretchdesk.core.breaks.rules import Rules
from stretchdesk.core.breaks.standing import Reason, State
from tests.core.breaks.desk import Desk

if TYPE_CHECKING:
    from stretchdesk.core.breaks.offer import Decision

OFFICE = [f"{day} 08:00-18:30" for day in ("mon", "tue", "wed", "thu", "fri")]
RULES = (
    Rules(),
    Rules(hours=Hours.of(OFFICE, [], ["2026-12-24/2026-12-27"]), loudest=Stage.FULL),
    Rules(micro_every_s=1200, typing_wait_s=0, most_snoozes=0, skips_a_day=0),
    Rules(times=(600, 690, 855, 1000), hours=Hours.of([*OFFICE, "fri 22:00-03:00"], [], [])),
    Rules(work_s=600, break_s=60, escalate_after_s=30),
)
ZONES = tuple(map(ZoneInfo, ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC")))
CLEAR = {(locked, False, None) for locked in (None, False)}
AUTUMN = datetime(2026, 10, 23, 6, 0, tzinfo=UTC)
"""Summer time ends in Europe on the third day, in America nine days later."""


class Month:
    """Lives at a desk, and looks at every tick whether what must hold does hold."""

    def __init__(self, seed: int, rules: Rules, tick_s: float, began: datetime = AUTUMN) -> None:
        self.random = Random(seed)  # noqa: S311
        zone = self.random.choice(ZONES)
        self.desk = Desk(rules, began, zone, tick_s)
        self.cards: list[float] = []
        self.open = 0
        self.silent_s = 0.0
        _ = self.desk.memory

    def live(self, days: float) -> None:
        """One spell after another; what they are is weighted by how often they happen."""
        spells = {
            self.type: 30, self.think: 14, self.leave: 6, self.lock: 3, self.meet: 4, self.film: 2,
            self.sleep: 2, self.answer: 20, self.lie: 3, self.set_clock: 1, self.travel: 1,
            self.stretch: 2, self.pause: 1, self.restart: 1,
        }  # fmt: skip
        end = self.desk.passed_s + 86400 * days
        while self.desk.passed_s < end:
            (spell,) = self.random.choices(list(spells), list(spells.values()))
            spell()

    # --- spells ---

    def type(self) -> None:
        self.spell(900, typing=True)

    def think(self) -> None:
        self.spell(50)

    def leave(self) -> None:
        self.spell(1200)

    def lock(self) -> None:
        self.spell(1800, locked=True)

    def meet(self) -> None:
        self.spell(2400, typing=True, quiet=self.random.choice([Reason.CAMERA, Reason.BATTERY]))

    def film(self) -> None:
        self.spell(3600, sitting=True)

    def sleep(self) -> None:
        self.spell(30, asleep=True)
        self.desk.sleep(self.random.choice([0.2, 2, 20, 600]))
        self.tick()

    def lie(self) -> None:
        """The source of idleness fails, or says what cannot be."""
        for _ in range(self.random.randrange(60)):
            self.desk.seen = {"idle_s": self.random.choice([None, 0.0, 1e9, -5.0])}
            self.forward(typing=True)
        self.desk.seen = {}

    def set_clock(self) -> None:
        self.desk.set_by_s += self.random.choice([-7200, -86400, -3, 3, 1800, 400000])

    def travel(self) -> None:
        self.desk.zone = self.random.choice(ZONES)

    def stretch(self) -> None:
        if self.desk.offer:
            self.desk.start()
            self.looked()
        self.spell(300, in_session=True)

    def answer(self) -> None:
        desk = self.desk
        if desk.offer and self.random.random() < 0.5:
            desk.snooze()
        elif desk.offer:
            why = self.random.choice(list(Skip))
            desk.take(answers.skipped(desk.memory, why, desk.senses, desk.rules))
        self.looked()

    def pause(self) -> None:
        self.desk.pause(self.random.choice(["30m", "2h", "tomorrow"]))

    def restart(self) -> None:
        """The program is killed and started again."""
        desk = self.desk
        self.open -= desk.offer is not None
        stored = desk.memory.stored()
        desk.passed_s += self.random.choice([1, 40])
        senses = desk.senses
        desk._memory = restored(stored, senses.now, senses.steady_s)
        assert desk._memory
        # A card may have been on the screen when the program was killed.
        self.cards.clear()

    # --- what must hold ---

    def spell(self, longest_s: float, *, typing: bool = False, **seen: object) -> None:
        self.desk.seen = dict(seen)
        end = self.desk.passed_s + self.random.uniform(1, longest_s)
        while self.desk.passed_s < end:
            self.forward(typing=typing)
        self.desk.seen = {}

    def forward(self, *, typing: bool) -> None:
        desk = self.desk
        desk.passed_s += desk.tick_s
        if typing:
            desk.input_s = desk.passed_s
        self.tick()

    def tick(self) -> None:
        self.desk.tick()
        self.looked()
        self.never_silent()

    def looked(self) -> None:
        desk = self.desk
        for _, decision in desk.decisions:
            self.judge(decision)
        desk.decisions.clear()

    def judge(self, decision: Decision) -> None:
        if isinstance(decision, Show) and decision.offer.stage is Stage.CARD:
            senses = self.desk.senses
            assert (senses.locked, senses.asleep, senses.quiet) in CLEAR
            assert not senses.in_session
            assert self.desk.rules.hours.are_on(senses.wall)
            assert self.desk.memory.paused_until is None
            now = self.desk.passed_s
            assert not self.cards or now - self.cards[-1] >= CARD_GAP_S
            self.cards = [now]
            self.open += 1
        if isinstance(decision, Close):
            self.open -= 1
            self.cards = [self.desk.passed_s]
        assert self.open in {0, 1}

    def never_silent(self) -> None:
        """No time without a card or a reason is longer than an interval and the waiting."""
        desk, standing = self.desk, self.desk.standing
        rules, offer = desk.rules, desk.offer
        seen = desk.senses
        assert not offer or (seen.locked, seen.asleep, seen.quiet) in CLEAR
        assert standing.next_at is None or standing.next_at >= seen.now
        assert standing.next_at or offer or standing.state is State.IN_SESSION
        if standing.state is State.DUE:
            assert offer or standing.reason
        taken = desk.memory.due_at - seen.now >= rules.work_s - 1
        working = standing.state is State.WORKING and not taken
        self.silent_s = self.silent_s + desk.tick_s if working else 0.0
        if not rules.times:
            assert self.silent_s <= rules.work_s + rules.typing_wait_s + 2 * desk.tick_s


@given(seed=st.integers(0, 2**32), rules=st.sampled_from(RULES), tick_s=st.sampled_from([1, 7, 30]))
@settings(max_examples=15)
def test_on_random_days_no_card_disturbs_and_nothing_goes_silent(
    seed: int, rules: Rules, tick_s: float
) -> None:
    Month(seed, rules, tick_s).live(days=0.03 * tick_s)


@given(seed=st.integers(0, 2**32))
@settings(max_examples=10)
def test_on_every_day_of_mere_work_cards_come(seed: int) -> None:
    month = Month(seed, replace(RULES[0], typing_wait_s=30), 20)
    desk = month.desk

    for _ in range(20):
        month.spell(2000, typing=True)
        month.answer()

    assert month.cards
    assert desk.standing.state in {State.WORKING, State.DUE}


@pytest.mark.campaign
@pytest.mark.parametrize("rules", RULES)
def test_a_year_takes_less_than_ten_seconds(rules: Rules) -> None:
    began = process_time()
    Month(7, rules, 180).live(days=365)
    assert process_time() - began < 10


@pytest.mark.campaign
@pytest.mark.parametrize("seed", range(100))
def test_a_hundred_months(seed: int) -> None:
    Month(seed, RULES[seed % len(RULES)], [5, 15, 30][seed % 3]).live(days=30)
