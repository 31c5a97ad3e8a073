from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

import pytest

from stretchdesk.core.progress.records import Comfort, Hold, Mark, Session, SessionEnd
from stretchdesk.core.session.checkpoint import (
    Checkpoint,
    checkpoint_from_json,
    checkpoint_json,
)
from stretchdesk.core.session.cues import Cue
from stretchdesk.core.session.events import Phase, PlayerState, SessionEnded
from stretchdesk.core.session.planner import Request, plan
from stretchdesk.core.session.recording import Note
from stretchdesk.engine.background import Background, InlineExecutor
from stretchdesk.engine.history_feed import HistoryFeed
from stretchdesk.engine.player_driver import Pain, PlayerDriver
from tests.engine.history import MemoryStore, today
from tests.factories import seven

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QCoreApplication

    from stretchdesk.core.progress.records import Row

CATALOGUE = seven()
ROUTINE = plan(CATALOGUE, Request(("hip_flexors",), 1))
START = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


class Rig:
    """A driver on a hand-turned clock."""

    def __init__(self) -> None:
        self.now = 0.0
        self.store = MemoryStore()
        self.feed = HistoryFeed(self.store, Background(InlineExecutor()), today)
        ids = count(1)
        self.driver = PlayerDriver(
            self.feed,
            clock=lambda: self.now,
            wall=lambda: START + timedelta(seconds=self.now),
            new_id=lambda: f"id{next(ids)}",
        )
        self.states: list[PlayerState] = []
        self.ends: list[SessionEnded] = []
        self.driver.state_changed.connect(self.states.append)
        self.driver.ended.connect(self.ends.append)

    def start(self) -> None:
        self.driver.start(ROUTINE, CATALOGUE)

    def run(self, seconds: float) -> None:
        """Let the clock go, with the ticks the timer would bring."""
        until = self.now + seconds
        while self.now < until:
            self.now = min(self.now + 1, until)
            if self.driver._timer.isActive():
                self.driver.tick()

    @property
    def rows(self) -> list[Row]:
        return self.store.rows


@pytest.fixture
def rig(qapp: QCoreApplication) -> Iterator[Rig]:
    rig = Rig()
    yield rig
    rig.driver.leave()
    rig.feed.close()


def test_a_session_is_led_through_and_written_down(rig: Rig) -> None:
    rig.start()
    rig.run(70)
    session, left, right, end = rig.rows
    assert isinstance(session, Session)
    assert (session.source, session.started_utc) == ("manual", "2026-11-22T10:00:00.000Z")
    for hold, side, started in ((left, "left", "05"), (right, "right", "40")):
        assert isinstance(hold, Hold)
        assert (hold.session, hold.side, hold.outcome) == (session.id, side, "full")
        assert hold.started_utc == f"2026-11-22T10:00:{started}.000Z"
    assert isinstance(end, SessionEnd)
    assert (end.how, end.active_s) == ("finished", 70.0)
    assert rig.ends == [SessionEnded("finished", 70.0)]
    assert rig.states[0].phase is Phase.GET_READY
    assert rig.states[-1].phase is Phase.DONE
    assert not rig.driver.is_running


def test_the_timer_runs_only_while_time_does(rig: Rig) -> None:
    timer = rig.driver._timer
    assert not timer.isActive()
    rig.start()
    assert timer.isActive()
    rig.driver.pause()
    assert not timer.isActive()
    rig.driver.resume()
    assert timer.isActive()
    rig.driver.leave()
    assert not timer.isActive()


@pytest.mark.parametrize(("at", "interval"), [(5.0, 100), (5.25, 100), (5.95, 50), (34.999, 1)])
def test_ticks_come_often_and_just_when_a_second_is_full(
    rig: Rig, at: float, interval: int
) -> None:
    rig.start()
    for second in range(1, int(at) + 1):
        rig.now = float(second)
        rig.driver.tick()
    rig.now = at
    rig.driver.tick()
    assert rig.driver._timer.interval() == pytest.approx(interval, abs=1)


def test_the_clock_s_silence_pauses_and_stops_the_timer(rig: Rig) -> None:
    rig.start()
    rig.run(10)
    rig.now += 3600
    rig.driver.tick()
    assert rig.states[-1].paused
    assert rig.states[-1].remaining_s == 25.0
    assert not rig.driver._timer.isActive()


def test_toggle_pauses_and_goes_on(rig: Rig) -> None:
    rig.driver.toggle()
    rig.start()
    rig.driver.toggle()
    assert rig.states[-1].paused
    rig.driver.toggle()
    assert not rig.states[-1].paused


def test_next_and_back_move_and_record(rig: Rig) -> None:
    rig.start()
    rig.run(15)
    rig.driver.next()
    assert rig.states[-1].index == 1
    rig.driver.back()
    assert rig.states[-1].index == 0
    hold = rig.rows[-1]
    assert isinstance(hold, Hold)
    assert (hold.outcome, hold.held_s) == ("partial", 10.0)


def test_leaving_keeps_what_was_held(rig: Rig) -> None:
    rig.start()
    rig.run(15)
    rig.driver.leave()
    assert [type(row) for row in rig.rows] == [Session, Hold, SessionEnd]
    assert rig.ends == [SessionEnded("left", 15.0)]


def test_discarding_hides_all_rows_of_the_session(rig: Rig) -> None:
    rig.start()
    rig.run(15)
    rig.driver.discard()
    session, hold, end, *marks = rig.rows
    assert [mark.row for mark in marks if isinstance(mark, Mark) and mark.deleted] == [
        row.id for row in (session, hold, end)
    ]
    assert rig.ends == [SessionEnded("left", 15.0)]


def test_each_phase_is_cued_once_with_half_time_and_the_last_three_seconds(rig: Rig) -> None:
    cues: list[Cue] = []
    rig.driver.cued.connect(cues.append)
    rig.start()
    rig.run(70)
    hold = [Cue.HOLD, Cue.HALF, Cue.THREE, Cue.TWO, Cue.ONE]
    assert cues == [Cue.GET_READY, *hold, Cue.SWITCH_SIDES, *hold, Cue.DONE]


@pytest.mark.parametrize(
    ("then", "goes_on"), [(Pain.GENTLER, True), (Pain.NEXT, False), (Pain.STOP, False)]
)
def test_pain_is_written_down_and_the_session_goes_on_as_wished(
    rig: Rig, then: Pain, *, goes_on: bool
) -> None:
    rig.start()
    rig.run(15)
    rig.driver.pause()
    rig.driver.note_pain(Note("pain", 6, "hip_flexors", "left", "a sharp one"), then)

    comfort = next(row for row in rig.rows if isinstance(row, Comfort))
    assert (comfort.kind, comfort.score, comfort.area) == ("pain", 6, "hip_flexors")
    assert (comfort.side, comfort.note) == ("left", "a sharp one")
    assert comfort.session == rig.rows[0].id
    assert rig.driver.is_running is goes_on
    assert not rig.states[-1].paused
    assert rig.states[-1].step.easier is goes_on
    holds = [row for row in rig.rows if isinstance(row, Hold)]
    ends = [row.how for row in rig.rows if isinstance(row, SessionEnd)]
    if then is Pain.NEXT:  # the one stretch there was
        assert [(hold.side, hold.held_s, hold.reason) for hold in holds] == [
            ("left", 10.0, "hurt"),
            ("right", 0.0, "hurt"),
        ]
        assert ends == ["finished"]
    if then is Pain.STOP:
        assert ends == ["hurt"]


def test_how_it_felt_is_noted_after_the_end(rig: Rig) -> None:
    rig.driver.note_feel(Note("feel", 8))
    assert rig.rows == []
    rig.start()
    rig.driver.leave()
    rig.driver.note_feel(Note("feel", 8, text="loose"))
    last = rig.rows[-1]
    assert isinstance(last, Comfort)
    assert (last.session, last.kind, last.score, last.note) == (rig.rows[0].id, "feel", 8, "loose")
    for score in (4, 6):
        rig.driver.note_feel(Note("feel", score))
    again = [row for row in rig.rows if isinstance(row, Comfort)][1:]
    assert [(row.score, row.replaces) for row in again] == [(4, last.id), (6, last.id)]


def test_a_checkpoint_is_kept_at_every_event_and_every_five_seconds(rig: Rig) -> None:
    kept: list[Checkpoint | None] = []
    rig.driver.checkpointed.connect(kept.append)
    rig.start()
    rig.run(20)
    assert [at.active_s for at in kept if at] == [0.0, 5.0, 10.0, 15.0, 20.0]
    rig.run(15)
    assert kept[-1] is not None
    assert (kept[-1].phase, kept[-1].holds_ended, kept[-1].active_s) == (Phase.SWITCH_SIDES, 1, 35)
    rig.run(40)
    assert kept[-1] is None


def killed(rig: Rig, seconds: float) -> Checkpoint:
    """A session that broke off without a word, and its last checkpoint, read from plain text."""
    kept: list[Checkpoint | None] = []
    rig.driver.checkpointed.connect(kept.append)
    rig.start()
    rig.run(seconds)
    assert kept[-1]
    rig.driver._session = None
    rig.driver._timer.stop()
    return checkpoint_from_json(json.loads(json.dumps(checkpoint_json(kept[-1]))))


def test_an_interrupted_session_goes_on_where_it_stopped(rig: Rig) -> None:
    at = killed(rig, 15)
    rig.now += 600
    rig.driver.go_on(at, CATALOGUE, [rig.rows[0].id])
    assert rig.states[-1].paused
    assert rig.states[-1].remaining_s == 20.0
    rig.driver.resume()
    rig.run(60)
    session, left, right, end = rig.rows
    assert isinstance(end, SessionEnd)
    assert isinstance(left, Hold)
    assert isinstance(right, Hold)
    assert (left.session, left.n, left.held_s, right.n) == (session.id, 1, 30.0, 2)
    assert (end.session, end.how, end.active_s) == (session.id, "finished", 70.0)


@pytest.mark.parametrize("keep", [True, False])
def test_an_interrupted_session_is_kept_or_hidden(rig: Rig, *, keep: bool) -> None:
    at = killed(rig, 15)
    rig.driver.end_interrupted(at, CATALOGUE, [rig.rows[0].id], keep=keep)
    session, hold, end, *marks = rig.rows
    assert isinstance(hold, Hold)
    assert isinstance(end, SessionEnd)
    assert (hold.held_s, hold.outcome, end.how) == (10.0, "partial", "interrupted")
    hidden = [] if keep else [session.id, hold.id, end.id]
    assert [mark.row for mark in marks if isinstance(mark, Mark)] == hidden
    assert not rig.driver.is_running


def test_the_next_hold_waits_until_the_last_one_is_on_disk(rig: Rig) -> None:
    rig.start()
    rig.run(34)
    rig.driver._feed = waiting = Waiting()
    rig.run(10)
    assert isinstance(waiting.rows[0], Hold)
    assert rig.states[-1].phase is Phase.SWITCH_SIDES
    assert rig.states[-1].remaining_s == 0
    waiting.pending = False
    rig.run(1)
    assert (rig.states[-1].phase, rig.states[-1].remaining_s) == (Phase.HOLD, 30.0)


class Waiting:
    """A feed whose disk takes its time."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.pending = True
        self.in_trouble = False

    def append(self, *rows: Row) -> None:
        self.rows += rows


def test_a_disk_that_does_not_answer_stops_nobody(rig: Rig) -> None:
    rig.store.failures = 1000
    rig.start()
    rig.run(70)
    assert rig.ends == [SessionEnded("finished", 70.0)]
    assert rig.rows == []
    rig.store.failures = 0
    rig.feed.close()
    assert [type(row) for row in rig.rows] == [Session, Hold, Hold, SessionEnd]


def test_starting_anew_leaves_and_keeps_the_running_session(rig: Rig) -> None:
    rig.start()
    rig.run(15)
    rig.start()
    assert [type(row) for row in rig.rows] == [Session, Hold, SessionEnd, Session]
    assert rig.states[-1].phase is Phase.GET_READY


def test_another_session_may_begin_as_soon_as_one_is_done(rig: Rig) -> None:
    def again(state: PlayerState) -> None:
        if state.phase is Phase.DONE and not rig.driver.is_running:
            rig.driver.state_changed.disconnect(again)
            rig.start()

    rig.driver.state_changed.connect(again)
    rig.start()
    rig.driver.leave()
    assert rig.driver.is_running
    assert rig.driver._timer.isActive()


def test_an_empty_routine_is_refused_and_the_running_one_goes_on(rig: Rig) -> None:
    rig.start()
    with pytest.raises(ValueError, match="without steps"):
        rig.driver.start(plan(CATALOGUE, Request(("neck",), 3)), CATALOGUE)
    assert rig.driver.is_running


def test_without_a_session_commands_do_nothing(rig: Rig) -> None:
    for command in (
        rig.driver.tick,
        rig.driver.resume,
        rig.driver.next,
        rig.driver.back,
        rig.driver.discard,
        rig.driver.ease,
        lambda: rig.driver.skip("not_now"),
        lambda: rig.driver.lengthen(10),
        lambda: rig.driver.note_pain(Note("pain", 3), Pain.NEXT),
    ):
        command()
    assert (rig.rows, rig.states, rig.ends) == ([], [], [])
