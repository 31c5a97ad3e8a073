"""The clock of breaks: it looks, tells, remembers and never stops."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from stretchdesk.core.breaks.offer import Close, HoldBack, Offer, Outcome, Skip
from stretchdesk.core.breaks.standing import Reason, State
from stretchdesk.core.settings import Settings
from tests.engine.desk import Room

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QApplication

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def room() -> Room:
    return Room()


def heard(signal: SignalInstance) -> list[Any]:
    found: list[Any] = []
    signal.connect(found.append)
    return found


def test_it_offers_a_break_when_one_is_due(room: Room) -> None:
    clock = room.clock()
    offers, standings = heard(clock.offered), heard(clock.changed)

    room.work(clock, 50)

    assert [type(one) for one in offers] == [Offer]
    assert standings[0].state is State.WORKING
    assert standings[-1].state is State.DUE


def test_it_tells_only_what_can_be_seen_to_change(room: Room) -> None:
    clock = room.clock()
    standings = heard(clock.changed)

    room.work(clock, 10, then_pause=False)

    assert len(standings) <= 25


def test_it_says_that_a_break_is_near_once(room: Room) -> None:
    clock = room.clock()
    told: list[float] = []
    clock.near.connect(lambda: told.append(room.now))

    room.work(clock, 50, then_pause=False)

    assert told == [pytest.approx(50 * 60 - 29, abs=2)]


def test_camera_and_microphone_are_asked_only_before_a_break(room: Room) -> None:
    clock = room.clock()

    room.work(clock, 49, then_pause=False)
    assert ("quiet", True) not in room.asked
    room.work(clock, 1)

    assert 5 <= room.asked.count(("quiet", True)) <= 9


def test_films_are_asked_for_only_while_nobody_types_and_not_each_second(room: Room) -> None:
    clock = room.clock()
    room.work(clock, 5, then_pause=False)
    assert ("sits", None) not in room.asked

    for _ in range(120):
        room.now += 1
        room.idle_s += 1
        clock.tick()

    assert room.asked.count(("sits", None)) <= 5


@pytest.mark.parametrize("source", ["idle_s", "sits", "quiet"])
def test_a_source_that_fails_is_known_to_and_stops_nothing(room: Room, source: str) -> None:
    setattr(room, source, OSError("gone"))
    clock = room.clock()
    offers = heard(clock.offered)

    room.work(clock, 50)
    for _ in range(60):
        room.now += 1
        room.idle_s = room.idle_s + 1 if source == "sits" else room.idle_s
        clock.tick()

    assert offers
    assert list(clock._senses.failures.values()) == ["OSError('gone')"]


def test_when_a_tick_fails_the_next_break_is_planned_anew_and_the_pause_stays(room: Room) -> None:
    clock = room.clock()
    troubles = heard(clock.trouble)
    clock.pause(room.wall() + timedelta(hours=1))
    room.work(clock, 49)

    now, room.now = room.now, float("nan")  # a clock that says nothing
    with pytest.raises(ValueError, match="NaN"):
        room.wall()
    clock._senses._now = lambda: now
    clock._senses._wall = _failing_once(room)
    clock.tick()
    room.now = now

    assert troubles == ["Reminders were planned anew: OSError('no time')."]
    assert clock.standing().reason is Reason.PAUSED


def _failing_once(room: Room) -> Any:
    failures = [OSError("no time")]

    def wall() -> Any:
        if failures:
            raise failures.pop()
        room.now = 49 * 60
        return room.wall()

    return wall


def test_answers_end_the_offer(room: Room) -> None:
    clock = room.clock()
    ends = heard(clock.ended)
    room.work(clock, 50)

    assert clock.snooze()
    room.work(clock, 5)
    assert clock.skip(Skip.DID_IT)
    room.work(clock, 50)
    clock.start()

    assert [(end.outcome, end.reason) for end in ends] == [
        (Outcome.SNOOZED, None), (Outcome.SKIPPED, Skip.DID_IT), (Outcome.STARTED, None),
    ]  # fmt: skip
    assert not clock.snooze()


def test_no_snooze_beyond_the_limit_and_no_skip_either(room: Room) -> None:
    clock = room.clock(Settings(snoozes_most=0, skips_a_day=0))
    room.work(clock, 50)

    assert not clock.snooze()
    assert not clock.skip(Skip.NOT_NOW)
    assert clock.offer


def test_a_reminder_that_is_asked_for_comes_at_once(room: Room) -> None:
    clock = room.clock()
    offers = heard(clock.offered)

    clock.ask()

    assert offers[0].asked


def test_what_holds_a_break_back_is_told(room: Room) -> None:
    room.quiet = ("full_screen",)
    clock = room.clock()
    held = heard(clock.held_back)

    room.work(clock, 60)

    assert [(type(one), one.reason) for one in held] == [(HoldBack, "full_screen")]
    assert clock.standing().state is State.QUIET


def test_what_this_person_does_not_mind_holds_nothing_back(room: Room) -> None:
    room.quiet = ("full_screen",)
    clock = room.clock(Settings(quiet_full_screen=False))

    room.work(clock, 50)

    assert clock.offer


def test_a_session_stops_the_reminders(room: Room) -> None:
    clock = room.clock()
    ends = heard(clock.ended)
    room.work(clock, 50)

    clock.set_in_session(True)

    assert [end.outcome for end in ends] == [Outcome.STARTED]
    assert clock.standing().state is State.IN_SESSION


def test_another_start_goes_on_from_what_was_remembered(room: Room) -> None:
    clock = room.clock()
    room.work(clock, 30)
    clock.stop()

    later = room.clock()

    at = later.standing().next_at
    assert at
    assert at - room.wall().timestamp() == pytest.approx(20 * 60, abs=10)


def test_what_was_worked_is_kept_now_and_then_and_not_while_nobody_is_there(room: Room) -> None:
    clock = room.clock()
    room.work(clock, 5)
    kept = room.kept["breaks"]
    assert kept["wall_s"] >= room.wall().timestamp() - 125

    for _ in range(600):
        room.now += 1
        room.idle_s += 1
        clock.tick()

    assert room.kept["breaks"]["wall_s"] <= kept["wall_s"] + 125


def test_a_day_of_damage_in_the_state_begins_anew(room: Room) -> None:
    room.kept["breaks"] = {"due_at": "soon"}

    assert room.clock().standing().state is State.WORKING


def test_changed_settings_are_at_work_at_once(room: Room) -> None:
    clock = room.clock()
    room.work(clock, 30)

    clock.use(Settings(break_every_min=30))
    room.work(clock, 0.1)

    assert clock.offer


def test_it_goes_by_itself_once_begun(qapp: QApplication, room: Room) -> None:
    clock = room.clock()
    clock.begin()
    assert clock._timer.isActive()
    assert clock._timer.interval() == 1000
    clock.stop()
    assert not clock._timer.isActive()
    del qapp


def test_the_reminder_that_was_there_goes_when_all_begins_anew(room: Room) -> None:
    clock = room.clock()
    ends = heard(clock.ended)
    room.work(clock, 50)
    clock._senses._wall = _failing_once(room)

    clock.tick()

    assert [type(end) for end in ends] == [Close]
    assert clock.offer is None
