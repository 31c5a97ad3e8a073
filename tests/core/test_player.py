from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchdesk.core.session.checkpoint import (
    checkpoint_from_json,
    checkpoint_json,
    checkpoint_of,
)
from stretchdesk.core.session.cues import Cue, cue_between
from stretchdesk.core.session.events import Event, HoldEnded, Phase, PlayerState, SessionEnded
from stretchdesk.core.session.player import Player
from stretchdesk.core.session.routine import Routine, Side, Step, rest
from tests.core.rows import hold

if TYPE_CHECKING:
    from collections.abc import Iterable

LEFT = Step("stretch", "low_lunge", Side.LEFT, 30, "chosen")
RIGHT = replace(LEFT, side=Side.RIGHT)
FOLD = Step("stretch", "seated_forward_fold", Side.BOTH, 45, "chosen")
ROUTINE = Routine(("hips",), 2, "floor", 2, (LEFT, RIGHT, FOLD), (5, 5, 3))
# 0 get ready, 5 left, 35 switch sides, 40 right, 70 change, 73 fold, 118 done
ROUNDING = 1e-6
LEADS = {Phase.GET_READY, Phase.SWITCH_SIDES, Phase.CHANGE}


def play(player: Player, until: float, start: float = 0.0, every: float = 0.5) -> list[Event]:
    """Tick from `start` to `until`."""
    events: list[Event] = []
    now = start
    while now < until:
        now = min(until, now + every)
        events += player.tick(now)
    return events


def test_a_whole_session_leads_through_every_phase_and_ends_finished() -> None:
    player = Player(ROUTINE, 0.0)
    seen = [player.state.phase]
    events: list[Event] = []
    for now in range(1, 119):
        events += player.tick(float(now))
        if player.state.phase is not seen[-1]:
            seen.append(player.state.phase)
    hold = Phase.HOLD
    assert seen == [
        *(Phase.GET_READY, hold, Phase.SWITCH_SIDES, hold, Phase.CHANGE, hold, Phase.DONE),
    ]
    assert events == [
        HoldEnded(1, LEFT, 5.0, 30.0, "full"),
        HoldEnded(2, RIGHT, 40.0, 30.0, "full"),
        HoldEnded(3, FOLD, 73.0, 45.0, "full"),
        SessionEnded("finished", 118.0),
    ]


def test_the_state_is_all_a_widget_needs() -> None:
    player = Player(ROUTINE, 100.0)
    assert player.state == PlayerState(
        phase=Phase.GET_READY,
        paused=False,
        index=0,
        steps=3,
        step=LEFT,
        next_step=RIGHT,
        phase_s=5.0,
        remaining_s=5.0,
        progress=0.0,
        active_s=0.0,
        remaining_total_s=118.0,
    )
    play(player, 183.0, start=100.0)
    assert player.state == PlayerState(
        phase=Phase.HOLD,
        paused=False,
        index=2,
        steps=3,
        step=FOLD,
        next_step=None,
        phase_s=45.0,
        remaining_s=35.0,
        progress=10 / 45,
        active_s=83.0,
        remaining_total_s=35.0,
    )


def test_the_last_state_stays_when_done() -> None:
    player = Player(ROUTINE, 0.0)
    play(player, 119.0)
    done = player.state
    assert (done.phase, done.step, done.next_step) == (Phase.DONE, FOLD, None)
    assert (done.remaining_s, done.remaining_total_s, done.active_s) == (0.0, 0.0, 118.0)
    for command in (player.tick, player.pause, player.resume, player.next, player.back):
        assert command(130.0) == ()
    assert player.leave(130.0) == ()
    assert player.state == done


def test_a_late_tick_ends_several_phases_at_their_own_instants() -> None:
    player = Player(ROUTINE, 0.0)
    play(player, 69.0)
    assert player.tick(74.0) == (HoldEnded(2, RIGHT, 40.0, 30.0, "full"),)
    assert (player.state.phase, player.state.remaining_s) == (Phase.HOLD, 44.0)


def test_a_silence_of_more_than_five_seconds_pauses_at_the_last_instant_seen() -> None:
    player = Player(ROUTINE, 0.0)
    play(player, 15.0)
    assert player.tick(3600.0) == ()
    assert player.state.paused
    assert player.state.remaining_s == 20.0
    player.resume(4000.0)
    assert not player.state.paused
    assert play(player, 4020.0, start=4000.0) == [HoldEnded(1, LEFT, 5.0, 30.0, "full")]


def test_a_clock_running_backwards_takes_nothing_away() -> None:
    player = Player(ROUTINE, 100.0)
    play(player, 110.0, start=100.0)
    assert player.tick(50.0) == ()
    assert (player.state.remaining_s, player.state.active_s) == (25.0, 10.0)
    player.tick(111.0)
    assert (player.state.remaining_s, player.state.active_s) == (24.0, 11.0)


def test_pauses_do_not_count() -> None:
    player = Player(ROUTINE, 0.0)
    play(player, 10.0)
    player.pause(11.0)
    assert player.tick(12.0) == ()
    assert player.pause(13.0) == ()
    player.resume(100.0)
    assert player.resume(100.5) == ()
    assert (player.state.active_s, player.state.remaining_s) == (11.5, 23.5)
    assert play(player, 124.0, start=100.5) == [HoldEnded(1, LEFT, 5.0, 30.0, "full")]


def test_resuming_before_the_pause_began_adds_nothing() -> None:
    player = Player(ROUTINE, 0.0)
    player.tick(4.0)
    player.pause(4.0)
    player.resume(1.0)
    assert player.state.active_s == 4.0


def test_a_hold_does_not_begin_before_the_last_one_is_on_disk() -> None:
    player = Player(ROUTINE, 0.0)
    play(player, 35.0)
    for now in (39.0, 40.0, 42.0, 44.0):
        assert player.tick(now, may_hold=False) == ()
    assert (player.state.phase, player.state.remaining_s) == (Phase.SWITCH_SIDES, 0.0)
    assert player.state.remaining_total_s == 78.0
    player.tick(44.5)
    assert (player.state.phase, player.state.remaining_s) == (Phase.HOLD, 30.0)
    play(player, 74.0, start=44.5)
    assert player.tick(74.5) == (HoldEnded(2, RIGHT, 44.5, 30.0, "full"),)


def test_commands_remember_that_no_hold_may_begin() -> None:
    player = Player(ROUTINE, 0.0)
    player.tick(4.0, may_hold=False)
    player.pause(6.0)
    assert player.state.phase is Phase.GET_READY


def test_next_breaks_a_hold_off_as_partial() -> None:
    player = Player(ROUTINE, 0.0)
    play(player, 15.0)
    assert player.next(16.0) == (HoldEnded(1, LEFT, 5.0, 11.0, "partial"),)
    assert (player.state.phase, player.state.index) == (Phase.SWITCH_SIDES, 1)
    assert player.state.remaining_s == 5.0


@pytest.mark.parametrize(("at", "held_s"), [(3.0, 0.0), (5.75, 0.75)])
def test_next_skips_what_was_hardly_held(at: float, held_s: float) -> None:
    player = Player(ROUTINE, 0.0)
    play(player, at)
    (event,) = player.next(at)
    assert event == HoldEnded(1, LEFT, min(at, 5.0), held_s, "skipped")
    assert player.state.step == RIGHT


def test_next_in_the_last_hold_finishes() -> None:
    player = Player(ROUTINE, 0.0)
    play(player, 80.0)
    assert player.next(80.0) == (
        HoldEnded(3, FOLD, 73.0, 7.0, "partial"),
        SessionEnded("finished", 80.0),
    )


def test_back_goes_to_the_transition_before_the_previous_step() -> None:
    player = Player(ROUTINE, 0.0)
    play(player, 80.0)
    assert player.back(80.0) == (HoldEnded(3, FOLD, 73.0, 7.0, "partial"),)
    assert (player.state.phase, player.state.step) == (Phase.SWITCH_SIDES, RIGHT)
    assert player.back(81.0) == ()
    assert player.back(82.0) == ()
    assert (player.state.phase, player.state.index) == (Phase.GET_READY, 0)
    assert play(player, 117.0, start=82.0) == [HoldEnded(4, LEFT, 87.0, 30.0, "full")]


@pytest.mark.parametrize(
    ("at", "events"),
    [
        (3.0, (SessionEnded("left", 3.0),)),
        (8.0, (HoldEnded(1, LEFT, 5.0, 3.0, "partial"), SessionEnded("left", 8.0))),
    ],
)
def test_leaving_keeps_what_was_held(at: float, events: tuple[Event, ...]) -> None:
    player = Player(ROUTINE, 0.0)
    play(player, at)
    assert player.leave(at) == events
    assert player.state.phase is Phase.DONE


def test_a_routine_without_steps_cannot_be_played() -> None:
    with pytest.raises(ValueError, match="without steps"):
        Player(replace(ROUTINE, steps=(), lead_s=()), 0.0)


def test_skipping_leaves_out_both_sides_and_says_why() -> None:
    player = Player(ROUTINE, 0.0)
    play(player, 15.0)
    assert player.skip(15.0, "done_already") == (
        HoldEnded(1, LEFT, 5.0, 10.0, "partial", "done_already"),
        HoldEnded(2, RIGHT, 15.0, 0.0, "skipped", "done_already"),
    )
    assert (player.state.phase, player.state.step) == (Phase.CHANGE, FOLD)
    assert player.skip(16.0, "never") == (
        HoldEnded(3, FOLD, 16.0, 0.0, "skipped", "never"),
        SessionEnded("finished", 16.0),
    )


def test_a_longer_hold_is_longer_on_the_other_side_too() -> None:
    player = Player(ROUTINE, 0.0)
    play(player, 15.0)
    player.lengthen(15.0, 10)
    assert (player.state.remaining_s, player.state.remaining_total_s) == (30.0, 123.0)
    left, right = replace(LEFT, hold_s=40), replace(RIGHT, hold_s=40)
    assert play(player, 95.0, start=15.0) == [
        HoldEnded(1, left, 5.0, 40.0, "full"),
        HoldEnded(2, right, 50.0, 40.0, "full"),
    ]
    player.lengthen(95.0, 10)
    assert player.state.step.hold_s == 55
    assert player.routine.steps[:2] == (left, right)


def test_a_shortened_hold_keeps_what_was_held() -> None:
    player = Player(ROUTINE, 0.0)
    play(player, 27.5)
    player.lengthen(27.5, -10)
    assert player.state.remaining_s == 0.5
    (event,) = play(player, 29.0, start=27.5)
    assert event == HoldEnded(1, replace(LEFT, hold_s=23), 5.0, 23.0, "full")


def test_the_easier_variation_is_recorded_for_both_sides_until_it_is_taken_back() -> None:
    player = Player(ROUTINE, 0.0)
    play(player, 15.0)
    player.ease(15.0)
    assert play(player, 70.0, start=15.0) == [
        HoldEnded(1, replace(LEFT, easier=True), 5.0, 30.0, "full"),
        HoldEnded(2, replace(RIGHT, easier=True), 40.0, 30.0, "full"),
    ]
    assert not player.state.step.easier
    player.ease(71.0)
    player.ease(71.5)
    assert player.state.step == FOLD


def test_a_rest_runs_by_itself_and_leaves_no_hold() -> None:
    routine = replace(ROUTINE, steps=(LEFT, rest(20), FOLD), lead_s=(5, 0, 3))
    player = Player(routine, 0.0)
    assert play(player, 36.0) == [HoldEnded(1, LEFT, 5.0, 30.0, "full")]
    assert (player.state.phase, player.state.remaining_s) == (Phase.REST, 19.0)
    assert player.state.next_step == FOLD
    play(player, 56.0, start=36.0)
    assert (player.state.phase, player.state.step) == (Phase.CHANGE, FOLD)
    player.back(56.0)
    assert player.state.phase is Phase.REST
    assert player.next(57.0) == ()
    assert player.state.step == FOLD


@pytest.mark.parametrize("at", [2.0, 17.0, 37.0, 71.0, 100.0])
def test_a_session_taken_up_again_ends_as_if_nothing_had_happened(at: float) -> None:
    whole, broken = Player(ROUTINE, 0.0), Player(ROUTINE, 0.0)
    before = play(broken, at)
    kept = checkpoint_of(broken, "s")
    assert kept
    stored = json.loads(json.dumps(checkpoint_json(kept)))
    again = Player(ROUTINE, 1000.0, checkpoint_from_json(stored))
    assert again.state == replace(broken.state, paused=True)
    again.resume(2000.0)
    after = play(again, 2200.0, start=2000.0)
    expected = play(whole, 118.0)
    assert [replace(event, started=0.0) if isinstance(event, HoldEnded) else event
            for event in (*before, *after)] == [
        replace(event, started=0.0) if isinstance(event, HoldEnded) else event
        for event in expected
    ]  # fmt: skip


def test_a_checkpoint_older_than_the_history_moves_past_what_is_written() -> None:
    player = Player(ROUTINE, 0.0)
    play(player, 33.0)
    kept = checkpoint_of(player, "s")
    assert kept
    written = replace(hold("2026-11-25", 30.0), n=1)
    later = kept.brought_up_to([written])
    assert later
    assert (later.index, later.phase, later.held_s, later.holds_ended) == (1, Phase.CHANGE, 0.0, 1)
    assert kept.brought_up_to([replace(written, session="other")]) is kept
    assert kept.brought_up_to([replace(written, n=3)]) is None


@pytest.mark.parametrize(
    "spoilt",
    [{"version": 2}, {"index": 3}, {"index": -1}, {"phase": "done"}, {"phase": "rest"},
     {"elapsed_s": 99.0}, {"elapsed_s": float("nan")}, {"routine": {}}, {"phase": "nap"}],
)  # fmt: skip
def test_a_checkpoint_that_makes_no_sense_is_refused(spoilt: dict[str, object]) -> None:
    player = Player(ROUTINE, 0.0)
    play(player, 20.0)
    kept = checkpoint_of(player, "s")
    assert kept
    with pytest.raises((KeyError, TypeError, ValueError)):
        checkpoint_from_json(checkpoint_json(kept) | spoilt)


def test_of_cues_passed_late_only_the_last_is_due() -> None:
    player = Player(ROUTINE, 0.0)
    play(player, 19.0)
    before = player.state
    player.tick(20.0)
    assert cue_between(before, player.state) is Cue.HALF
    play(player, 31.0, start=20.0)
    before = player.state
    player.tick(33.5)
    assert cue_between(before, player.state) is Cue.TWO
    assert cue_between(player.state, player.state) is None


# any course of events

COMMANDS = ("tick", "wait", "pause", "resume", "next", "back", "skip", "longer", "shorter", "ease",
            "leave")  # fmt: skip
courses = st.lists(
    st.tuples(
        st.sampled_from(("tick",) * 12 + COMMANDS),
        st.one_of(st.floats(0, 5), st.floats(-20, 40)),
    ),
    max_size=80,
)
LEGAL = {
    Phase.HOLD: LEADS | {Phase.HOLD, Phase.DONE},
    Phase.DONE: {Phase.DONE},
    **{lead: LEADS | {lead, Phase.HOLD, Phase.DONE} for lead in LEADS},
}


def command(player: Player, name: str, now: float) -> tuple[Event, ...]:
    if name == "wait":
        return player.tick(now, may_hold=False)
    if name == "skip":
        return player.skip(now, "not_now")
    if name in {"longer", "shorter"}:
        return player.lengthen(now, 10 if name == "longer" else -10)
    method = getattr(player, name)
    events: tuple[Event, ...] = method(now)
    return events


@given(courses)
def test_whatever_happens_time_is_neither_invented_nor_lost(
    course: list[tuple[str, float]],
) -> None:
    player = Player(ROUTINE, 0.0)
    now = seen = running_s = 0.0
    events: list[Event] = []
    for name, dt in course:
        before = player.state
        now += dt
        new = command(player, name, now)
        events += new
        after = player.state
        passed_s = max(0.0, now - seen)
        seen = max(now, seen)
        running_s += 0.0 if before.paused or passed_s > 5 else passed_s
        assert after.phase in LEGAL[before.phase]
        assert 0 <= after.remaining_s <= after.phase_s
        assert 0 <= after.progress <= 1
        assert before.active_s - ROUNDING <= after.active_s <= running_s + ROUNDING
        check_clock(before, after, new)
    check_events(events, player.state)


def check_clock(before: PlayerState, after: PlayerState, new: Iterable[Event]) -> None:
    """Within one phase, the session and the phase advance together, or the phase waits at 0."""
    if after.phase is before.phase and after.index == before.index and not list(new):
        session_s = after.active_s - before.active_s
        phase_s = before.remaining_s - after.remaining_s - (before.phase_s - after.phase_s)
        waits = after.phase in LEADS and after.remaining_s == 0
        restarted = after.phase in LEADS and after.remaining_s == after.phase_s
        assert waits or restarted or session_s == pytest.approx(phase_s, abs=ROUNDING)


def check_events(events: list[Event], last: PlayerState) -> None:
    held = [event for event in events if isinstance(event, HoldEnded)]
    ends = [event for event in events if isinstance(event, SessionEnded)]
    assert [event.n for event in held] == list(range(1, len(held) + 1))
    assert all(0 <= event.held_s <= event.step.hold_s for event in held)
    assert all((event.outcome == "full") == (event.held_s == event.step.hold_s) for event in held)
    assert sum(event.held_s for event in held) <= last.active_s + ROUNDING
    assert all(a.started + a.held_s <= b.started + ROUNDING for a, b in pairwise(held))
    assert bool(ends) == (last.phase is Phase.DONE)
    assert ends in ([], [events[-1]] if events else [])


@given(
    st.lists(
        st.tuples(st.sampled_from(COMMANDS[2:10]), st.lists(st.floats(0, 4.9), min_size=1)),
        max_size=12,
    ),
    st.data(),
)
def test_the_answer_is_the_same_whenever_ticks_come(
    course: list[tuple[str, list[float]]], data: st.DataObject
) -> None:
    """The same commands at the same instants, once with more ticks between and stale ones."""
    sparse, dense = Player(ROUTINE, 0.0), Player(ROUTINE, 0.0)
    few: list[Event] = []
    many: list[Event] = []
    now = 0.0
    for name, gaps in course:
        for gap in gaps:
            extra = data.draw(st.lists(st.floats(0, 1), max_size=4).map(sorted))
            for fraction in extra:
                many += dense.tick(now + fraction * gap)
            now += gap
            many += dense.tick(now) + dense.tick(now) + dense.tick(now - 1)
            few += sparse.tick(now)
        few += command(sparse, name, now)
        many += command(dense, name, now)
    assert few == many
    assert sparse.state == dense.state
