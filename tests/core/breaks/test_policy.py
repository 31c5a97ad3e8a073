"""When reminders come, grow and go."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from stretchdesk.core.breaks import answers, policy
from stretchdesk.core.breaks.hours import Hours
from stretchdesk.core.breaks.memory import restored
from stretchdesk.core.breaks.offer import HoldBack, Kind, Outcome, Skip, Stage
from stretchdesk.core.breaks.rules import Rules
from stretchdesk.core.breaks.standing import Reason, State
from stretchdesk.core.settings import Settings
from tests.core.breaks.desk import BEGAN, Desk


def minutes_to_next(desk: Desk) -> float:
    at = desk.standing.next_at
    assert at is not None
    return (at - desk.senses.now) / 60


# --- work and time away ---


def test_a_card_comes_after_fifty_minutes_of_work() -> None:
    desk = Desk()

    desk.type_for(49.9)
    assert (desk.standing.state, desk.offer) == (State.WORKING, None)
    desk.type_for(0.1)
    desk.sit_still(0.1)

    assert desk.offer
    assert (desk.offer.kind, desk.offer.size_s, desk.offer.stage) == (Kind.BREAK, 300, Stage.CARD)
    assert desk.standing.state is State.DUE
    assert desk.standing.next_at is None


def test_away_as_long_as_a_break_is_a_break() -> None:
    desk = Desk()

    desk.type_for(45)
    desk.sit_still(5.1)
    assert desk.standing.state is State.AWAY
    desk.type_for(1)

    assert minutes_to_next(desk) == pytest.approx(49, abs=0.1)
    assert desk.cards == []


def test_a_shorter_absence_puts_the_break_off_by_as_much() -> None:
    desk = Desk()

    desk.type_for(20)
    desk.sit_still(4)
    desk.type_for(10)

    assert minutes_to_next(desk) == pytest.approx(20, abs=0.1)


def test_reading_for_less_than_a_minute_is_work() -> None:
    desk = Desk()

    for _ in range(20):
        desk.type_for(1)
        desk.sit_still(0.9)

    assert minutes_to_next(desk) == pytest.approx(12, abs=0.1)


@pytest.mark.parametrize("minutes", [3.0, 10.0])
def test_a_locked_screen_counts_as_away(minutes: float) -> None:
    desk = Desk()

    desk.type_for(30)
    desk.type_for(minutes, locked=True)  # somebody else's typing at the lock
    assert desk.standing.reason is Reason.LOCKED
    desk.type_for(1)

    assert minutes_to_next(desk) == pytest.approx(19 if minutes == 3 else 49, abs=0.1)


def test_sleep_is_seen_by_its_gap() -> None:
    desk = Desk()

    desk.type_for(49)
    desk.sleep(10)
    desk.tick()

    assert minutes_to_next(desk) == pytest.approx(50, abs=0.1)


def test_watching_counts_as_sitting_but_not_while_a_break_waits() -> None:
    desk = Desk()

    desk.sit_still(40, sitting=True)
    assert minutes_to_next(desk) == pytest.approx(10, abs=0.1)
    desk.sit_still(10.1, sitting=True)
    assert desk.offer
    desk.sit_still(6, sitting=True)

    assert desk.offer is None
    assert desk.ends[-1].outcome is Outcome.AWAY


def test_a_film_that_ends_is_not_a_break_taken() -> None:
    desk = Desk()

    desk.sit_still(40, sitting=True)
    desk.sit_still(0.5)

    assert minutes_to_next(desk) == pytest.approx(9.5, abs=0.1)


def test_where_idleness_is_unknown_the_card_comes_on_time() -> None:
    desk = Desk(seen={"idle_s": None})

    desk.sit_still(50.1)

    assert desk.offer


def test_an_idle_source_that_flaps_never_puts_the_break_off_for_ever() -> None:
    desk = Desk()

    for n in range(50 * 60 + 1):
        desk.pass_by(1, idle_s=0.0 if n % 2 else 1e6)
    desk.sit_still(0.1)

    assert desk.cards


def test_a_session_begins_the_interval_anew() -> None:
    desk = Desk()

    desk.type_for(45)
    desk.sit_still(3, in_session=True)
    assert desk.standing.state is State.IN_SESSION
    desk.type_for(1)

    assert minutes_to_next(desk) == pytest.approx(49, abs=0.1)


# --- typing ---


def test_the_card_waits_for_a_pause_in_typing() -> None:
    desk = Desk()

    desk.type_for(51)
    assert (desk.offer, desk.standing.reason) == (None, Reason.TYPING)
    desk.pass_by(3)

    assert desk.offer


def test_it_waits_at_most_the_time_that_is_set() -> None:
    desk = Desk(Rules(typing_wait_s=90))

    desk.type_for(60)

    assert desk.cards == [pytest.approx(51.5, abs=0.1)]


# --- the card ---


def test_a_card_that_is_ignored_grows_up_to_the_stage_chosen() -> None:
    desk = Desk(Rules(loudest=Stage.FULL))
    desk.work_until_card()

    stages = []
    for _ in range(9):
        desk.type_for(1)
        assert desk.offer
        stages.append(desk.offer.stage)

    assert stages == [*["card"], *["large"] * 2, *["full"] * 6]


def test_a_card_stays_small_if_that_is_wanted() -> None:
    desk = Desk(Rules(loudest=Stage.CARD))
    desk.work_until_card()

    desk.type_for(9)

    assert desk.offer
    assert desk.offer.stage is Stage.CARD


def test_ignored_it_goes_and_comes_again() -> None:
    desk = Desk()
    desk.work_until_card()

    desk.type_for(10)
    assert (desk.offer, desk.ends[-1].outcome) == (None, Outcome.IGNORED)
    desk.type_for(5)
    desk.sit_still(0.1)

    assert desk.offer
    assert desk.offer.snoozes == 1


def test_leaving_while_the_card_is_there_is_taking_the_break() -> None:
    desk = Desk()
    desk.work_until_card()

    desk.sit_still(5.1)

    assert desk.offer is None
    assert [(end.outcome, end.reason) for end in desk.ends] == [(Outcome.AWAY, None)]


def test_each_snooze_is_longer_and_they_end() -> None:
    desk = Desk()
    desk.work_until_card()

    lengths = []
    for _ in range(3):
        assert desk.offer
        lengths.append(desk.offer.snooze_s)
        desk.snooze()
        desk.type_for(lengths[-1] / 60)
        desk.sit_still(0.1)

    assert lengths == [300, 600, 900]
    assert desk.offer
    assert desk.offer.snooze_s == 0
    desk.snooze()
    assert desk.offer


def test_starting_ends_the_offer_and_plans_the_next() -> None:
    desk = Desk()
    desk.work_until_card()

    desk.start()

    assert desk.ends[-1].outcome is Outcome.STARTED
    assert minutes_to_next(desk) == pytest.approx(50, abs=0.1)


def test_a_skip_has_a_meaning_and_a_limit_a_day() -> None:
    desk = Desk(Rules(skips_a_day=1))
    offer = desk.work_until_card()
    assert offer.may_skip
    desk.take(answers.skipped(desk.memory, Skip.NOT_NOW, desk.senses, desk.rules))
    assert (desk.ends[-1].outcome, desk.ends[-1].reason) == (Outcome.SKIPPED, Skip.NOT_NOW)

    offer = desk.work_until_card()
    assert not offer.may_skip
    desk.take(answers.skipped(desk.memory, Skip.NOT_NOW, desk.senses, desk.rules))
    assert desk.offer == offer

    desk.sleep(24 * 60)
    desk.tick()
    assert desk.work_until_card().may_skip


def test_did_it_already_is_no_skip() -> None:
    desk = Desk(Rules(skips_a_day=1))
    desk.work_until_card()

    desk.take(answers.skipped(desk.memory, Skip.DID_IT, desk.senses, desk.rules))

    assert desk.work_until_card().may_skip


def test_skipping_without_a_card_moves_the_next_break() -> None:
    desk = Desk()
    desk.type_for(30)

    desk.take(answers.skipped(desk.memory, Skip.NOT_NOW, desk.senses, desk.rules))

    assert minutes_to_next(desk) == pytest.approx(50, abs=0.1)
    assert desk.ends == []


def test_a_card_asked_for_comes_at_once_and_stays_in_quiet_times() -> None:
    desk = Desk(Rules(hours=Hours.of(["mon 09:00-10:00"], [], [])))

    desk.ask()
    desk.type_for(1, quiet=Reason.FULL_SCREEN)

    assert desk.offer
    assert desk.offer.asked
    desk.sit_still(1, locked=True)
    assert desk.offer is None


# --- what is against it ---


@pytest.mark.parametrize(
    "quiet", [Reason.DO_NOT_DISTURB, Reason.FULL_SCREEN, Reason.CAMERA, Reason.BATTERY]
)
def test_in_quiet_times_the_card_is_held_back_with_its_reason(quiet: Reason) -> None:
    desk = Desk()

    desk.type_for(60, quiet=quiet)
    assert (desk.offer, desk.standing.state, desk.standing.reason) == (None, State.QUIET, quiet)
    held = [one for _, one in desk.decisions]
    assert [(type(one), one.reason) for one in held] == [(HoldBack, quiet)]  # type: ignore[union-attr]
    desk.sit_still(0.1)

    assert desk.offer


def test_a_card_on_the_screen_goes_when_quiet_begins_and_comes_again_after_it() -> None:
    desk = Desk()
    desk.work_until_card()

    desk.type_for(5, quiet=Reason.MICROPHONE)
    assert [(end.outcome, end.reason) for end in desk.ends] == [
        (Outcome.HELD_BACK, Reason.MICROPHONE)
    ]
    desk.sit_still(0.1)

    assert desk.offer
    assert desk.offer.snoozes == 0


def test_no_card_comes_within_a_minute_of_another() -> None:
    desk = Desk()
    desk.work_until_card()

    for _ in range(30):
        desk.pass_by(1, quiet=Reason.FULL_SCREEN)
        desk.pass_by(5, typing=True)
        desk.pass_by(4)

    gaps = [later - earlier for earlier, later in zip(desk.cards, desk.cards[1:], strict=False)]
    assert gaps
    assert min(gaps) >= 1


def test_paused_nothing_comes_until_then() -> None:
    desk = Desk()
    desk.pause("2h")

    desk.type_for(119)
    assert (desk.standing.state, desk.standing.reason) == (State.PAUSED, Reason.PAUSED)
    desk.type_for(1)
    desk.sit_still(0.1)

    assert desk.offer
    assert desk.cards == [pytest.approx(120, abs=0.2)]


def test_resuming_ends_a_pause() -> None:
    desk = Desk()
    desk.pause("tomorrow")
    desk.type_for(30)

    desk.resume()

    assert desk.standing.state is State.WORKING
    assert minutes_to_next(desk) == pytest.approx(20, abs=0.1)


def test_switched_off_it_says_so_and_on_again_it_begins_anew() -> None:
    desk = Desk(Rules(on=False))

    desk.type_for(70)
    assert (desk.standing.state, desk.standing.reason) == (State.PAUSED, Reason.OFF)
    assert desk.standing.next_at is None
    desk.change(on=True)

    assert minutes_to_next(desk) == pytest.approx(50, abs=0.1)


def test_outside_working_hours_nothing_comes_and_they_begin_with_a_whole_interval() -> None:
    desk = Desk(Rules(hours=Hours.of(["wed 10:00-12:00"], [], [])))

    desk.type_for(59)
    assert desk.standing.state is State.OFF_HOURS
    assert minutes_to_next(desk) == pytest.approx(51)
    desk.type_for(50)
    desk.sit_still(0.1)
    assert desk.cards == []
    desk.type_for(1)
    desk.sit_still(0.1)

    assert desk.cards == [pytest.approx(110, abs=0.5)]


# --- micro-stretches ---


def test_between_breaks_there_are_micro_stretches() -> None:
    desk = Desk(Rules(micro_every_s=1200))

    desk.type_for(20)
    desk.sit_still(0.1)
    assert desk.offer
    assert (desk.offer.kind, desk.offer.size_s, desk.offer.snooze_s) == (Kind.MICRO, 30, 0)
    desk.sit_still(0.9)
    desk.type_for(0.2)
    assert desk.offer is None
    desk.type_for(20)
    desk.sit_still(0.1)
    assert desk.offer
    desk.start()
    assert minutes_to_next(desk) == pytest.approx(50, abs=0.1)


def test_a_break_that_is_near_takes_the_place_of_a_micro_stretch() -> None:
    desk = Desk(Rules(micro_every_s=46 * 60))

    desk.type_for(50)
    desk.sit_still(0.1)

    assert desk.offer
    assert desk.offer.kind is Kind.BREAK
    assert len(desk.cards) == 1


# --- fixed times ---


def test_breaks_at_fixed_times_stay_there_whatever_is_done_before() -> None:
    desk = Desk(Rules(times=(10 * 60 + 30, 15 * 60)))

    desk.type_for(60)
    desk.sit_still(20)
    desk.type_for(10)
    desk.sit_still(0.1)

    assert desk.cards == [pytest.approx(90, abs=0.2)]
    desk.start()
    at = desk.standing.next_at
    assert at == datetime.fromisoformat("2026-11-25T15:00:00Z").timestamp()


# --- clocks ---


@pytest.mark.parametrize("hours", [-30, -1, 1, 30])
def test_a_clock_that_is_set_changes_nothing(hours: int) -> None:
    desk = Desk()
    desk.type_for(20)

    desk.set_by_s = 3600 * hours
    desk.type_for(5)

    assert minutes_to_next(desk) == pytest.approx(25, abs=0.1)


@pytest.mark.parametrize("tick_s", [1, 7, 30])
def test_late_ticks_decide_the_same(tick_s: float) -> None:
    desk = Desk(tick_s=tick_s)

    desk.type_for(20)
    desk.sit_still(4)
    desk.type_for(31)
    desk.sit_still(1)
    desk.start()

    assert desk.cards == [pytest.approx(54.7, abs=0.9)]


def test_the_same_tick_twice_decides_nothing_more() -> None:
    desk = Desk()
    desk.work_until_card()
    before = (desk.memory, list(desk.decisions))

    desk.tick()

    assert (desk.memory, desk.decisions) == before


# --- across a restart ---


def test_a_restart_goes_on_where_it_was() -> None:
    desk = Desk()
    desk.type_for(30)
    stored = desk.memory.stored()

    later = restored(stored, desk.senses.now + 20, 5.0)
    assert later
    senses = replace(desk.senses, wall=desk.senses.wall + timedelta(seconds=20), steady_s=5.0)
    memory, _ = policy.step(later, replace(senses, idle_s=0.0), desk.rules)

    assert memory.due_at - senses.now == pytest.approx(20 * 60 - 20)


def test_a_night_between_is_a_break() -> None:
    desk = Desk()
    desk.type_for(45)
    later = restored(desk.memory.stored(), desk.senses.now + 8 * 3600, 5.0)
    assert later
    senses = replace(desk.senses, wall=desk.senses.wall + timedelta(hours=8), steady_s=5.0)

    memory, decisions = policy.step(later, replace(senses, idle_s=0.0), desk.rules)

    assert memory.due_at - senses.now == pytest.approx(3000)
    assert decisions == ()


def test_a_pause_outlasts_a_restart() -> None:
    desk = Desk()
    desk.pause("tomorrow")

    later = restored(desk.memory.stored(), desk.senses.now + 60, 1.0)

    assert later
    assert later.paused_until == desk.memory.paused_until


@pytest.mark.parametrize("stored", [{}, {"due_at": 1}, {**Desk().memory.stored(), "due_at": "x"}])
def test_nonsense_is_not_restored(stored: dict[str, object]) -> None:
    assert restored(stored, BEGAN.timestamp(), 0.0) is None


# --- what a person says ---


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("30m", "2026-11-25T09:30:00+00:00"),
        ("1h", "2026-11-25T10:00:00+00:00"),
        ("1h30m", "2026-11-25T10:30:00+00:00"),
        ("tomorrow", "2026-11-26T06:00:00+00:00"),
        ("2026-12-01", "2026-12-01T00:00:00+00:00"),
        ("2026-11-25T12:15", "2026-11-25T12:15:00+00:00"),
    ],
)
def test_how_long_to_pause(text: str, end: str) -> None:
    assert answers.pause_end(text, BEGAN).isoformat() == end


@pytest.mark.parametrize(
    "text", ["", "0m", "soon", "2026-11-25", "2026-13-01", "2028-01-01", "-1h", "9999h", "1"]
)
def test_what_is_no_time_to_pause_is_said(text: str) -> None:
    with pytest.raises(ValueError, match="Say 30m, 2h, tomorrow"):
        answers.pause_end(text, BEGAN)


def test_the_rules_follow_the_settings() -> None:
    assert Rules.of(Settings()) == Rules()
    chosen = Settings(
        break_timing="fixed", break_times=("10:30",), micro=True, escalation="full",
        hours=("mon 22:00-02:00",), holidays=("2026-12-24/2026-12-26",),
    )  # fmt: skip
    rules = Rules.of(chosen)
    assert (rules.times, rules.micro_every_s, rules.loudest) == ((630,), 1200, Stage.FULL)
    assert rules.hours.are_on(datetime.fromisoformat("2026-11-24T01:59:00Z"))


def test_another_interval_counts_the_work_done_so_far() -> None:
    desk = Desk()
    desk.type_for(30)

    desk.change(work_s=2400)
    assert minutes_to_next(desk) == pytest.approx(10, abs=0.1)
    desk.change(work_s=600)

    assert minutes_to_next(desk) == pytest.approx(0, abs=0.1)
