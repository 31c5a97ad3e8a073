"""Drives a session: asks the clock, tells the player, writes down what ended."""

from __future__ import annotations

from enum import StrEnum
from math import ceil
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from stretchdesk.core.progress.records import Hold
from stretchdesk.core.session.checkpoint import checkpoint_of
from stretchdesk.core.session.cues import cue_between
from stretchdesk.core.session.events import Phase, SessionEnded
from stretchdesk.core.session.player import Player
from stretchdesk.core.session.recording import Recording

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.progress.records import Row
    from stretchdesk.core.session.checkpoint import Checkpoint
    from stretchdesk.core.session.events import Event, PlayerState
    from stretchdesk.core.session.recording import Note
    from stretchdesk.core.session.routine import Routine

    Command = Callable[[Player, float], tuple[Event, ...]]

TICK_MS = 100
CHECKPOINT_S = 5.0


class Feed(Protocol):
    """Takes rows, and knows whether the disk has them."""

    @property
    def pending(self) -> bool: ...

    @property
    def in_trouble(self) -> bool: ...

    def append(self, *rows: Row) -> None: ...


class _Session(NamedTuple):
    player: Player
    recording: Recording


class Pain(StrEnum):
    """What to do about a stretch that hurts."""

    GENTLER = "gentler"
    NEXT = "next"
    STOP = "stop"


class PlayerDriver(QObject):
    """Plays one routine at a time.

    `clock` gives seconds that go on during sleep, `wall` the time with the person's zone,
    `new_id` a fresh id for each row.
    """

    began = Signal(str)
    """The id of a session that has begun, or goes on."""
    state_changed = Signal(object)
    """A PlayerState."""
    held = Signal(object)
    """A Hold that has just ended; its row is queued."""
    ended = Signal(object)
    """A SessionEnded; the session's rows are queued by then."""
    cued = Signal(object)
    """A Cue that falls due now."""
    checkpointed = Signal(object)
    """A Checkpoint to be kept, or None when there is nothing more to take up."""

    def __init__(
        self,
        feed: Feed,
        clock: Callable[[], float],
        wall: Callable[[], datetime],
        new_id: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self._clock = clock
        self._wall = wall
        self._new_id = new_id
        self._session: _Session | None = None
        self._last: Recording | None = None
        self._felt: str | None = None
        self._seen: PlayerState | None = None
        self._kept_at = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)

    @property
    def is_running(self) -> bool:
        """Whether there is a session, paused or not."""
        return self._session is not None

    def start(self, routine: Routine, catalogue: Catalogue, source: str = "manual") -> None:
        """Begin a session; one that still runs is left, and kept.

        Raises ValueError for a routine without steps.
        """
        player = Player(routine, self._clock())
        self.leave()
        recording = Recording(catalogue, self._new_id)
        self._feed.append(recording.begin(routine, source, self._wall()))
        self._begin(player, recording)

    def go_on(self, at: Checkpoint, catalogue: Catalogue, written: Sequence[str]) -> None:
        """Take up an interrupted session, paused; `written` are the ids of its rows so far."""
        self.leave()
        player = Player(at.routine, self._clock(), at)
        self._begin(player, Recording(catalogue, self._new_id, written))

    def end_interrupted(
        self, at: Checkpoint, catalogue: Catalogue, written: Sequence[str], *, keep: bool
    ) -> None:
        """Close an interrupted session: keep what was held, or hide all of it."""
        player = Player(at.routine, self._clock(), at)
        self._session = _Session(player, Recording(catalogue, self._new_id, written))
        self._do(lambda player, now: player.leave(now, "interrupted"), keep=keep)

    def tell(self) -> None:
        """Say again how the session stands."""
        if self._session:
            self._show(self._session.player)

    def tick(self) -> None:
        """Look at the clock. The next hold waits for the last one's row, unless the disk fails."""
        may_hold = self._feed.in_trouble or not self._feed.pending
        self._do(lambda player, now: player.tick(now, may_hold=may_hold))

    def pause(self) -> None:
        self._do(Player.pause)

    def resume(self) -> None:
        self._do(Player.resume)

    def toggle(self) -> None:
        """Pause, or go on."""
        if self._session:
            self._do(Player.resume if self._session.player.state.paused else Player.pause)

    def next(self) -> None:
        self._do(Player.next)

    def back(self) -> None:
        self._do(Player.back)

    def skip(self, reason: str) -> None:
        """On to the next stretch; `reason` is not_now, done_already or never."""
        self._do(lambda player, now: player.skip(now, reason))

    def lengthen(self, seconds: int) -> None:
        """Make this hold longer, or shorter."""
        self._do(lambda player, now: player.lengthen(now, seconds))

    def ease(self) -> None:
        """To the easier variation, or back."""
        self._do(Player.ease)

    def note_pain(self, note: Note, then: Pain) -> None:
        """Write down where it hurts and how much, and go on as the person wishes."""
        if self._session is None:
            return
        self._feed.append(self._session.recording.comfort(note, self._wall()))
        if then is Pain.STOP:
            self._do(lambda player, now: player.leave(now, "hurt"))
        elif then is Pain.NEXT:
            self._do(lambda player, now: player.skip(now, "hurt"))
            self.resume()
        else:
            if not self._session.player.state.step.easier:
                self.ease()
            self.resume()

    def note_feel(self, note: Note) -> None:
        """Write down how the session was that has just ended; a later word replaces the first."""
        if self._last is not None:
            row = self._last.comfort(note, self._wall(), self._felt)
            self._felt = self._felt or row.id
            self._feed.append(row)

    def leave(self) -> None:
        """End the session and keep what was held."""
        self._do(Player.leave)

    def discard(self) -> None:
        """End the session and hide its rows."""
        self._do(Player.leave, keep=False)

    def _begin(self, player: Player, recording: Recording) -> None:
        self._session = _Session(player, recording)
        self._seen = None
        self.began.emit(recording.session)
        self._show(player)
        self._keep_checkpoint(player, recording)

    def _do(self, command: Command, *, keep: bool = True) -> None:
        if not self._session:
            return
        player, recording = self._session
        now, wall = self._clock(), self._wall()
        events = command(player, now)
        rows: list[Row] = [*recording.rows(events, now, wall)]
        if not keep:
            rows += recording.discard(wall)
        self._feed.append(*rows)
        for hold in [row for row in rows if isinstance(row, Hold)]:
            self.held.emit(hold)
        self._report(player, events)

    def _report(self, player: Player, events: tuple[Event, ...]) -> None:
        ends = [event for event in events if isinstance(event, SessionEnded)]
        if ends and self._session:
            self._last, self._felt = self._session.recording, None
            self._session = None
            self.checkpointed.emit(None)
        elif self._session and (events or self._is_checkpoint_due(player)):
            self._keep_checkpoint(player, self._session.recording)
        self._show(player)
        for end in ends:
            self.ended.emit(end)

    def _is_checkpoint_due(self, player: Player) -> bool:
        return player.state.paused or self._clock() - self._kept_at >= CHECKPOINT_S

    def _keep_checkpoint(self, player: Player, recording: Recording) -> None:
        self._kept_at = self._clock()
        self.checkpointed.emit(checkpoint_of(player, recording.session))

    def _show(self, player: Player) -> None:
        state = player.state
        if state.paused or state.phase is Phase.DONE:
            self._timer.stop()
        else:
            self._timer.start(_next_tick_ms(state.remaining_s))
        cue = cue_between(self._seen, state)
        self._seen = state
        self.state_changed.emit(state)
        if cue:
            self.cued.emit(cue)


def _next_tick_ms(remaining_s: float) -> int:
    """Soon, and just when a second is full: phases end and numbers change on time."""
    return min(TICK_MS, ceil(remaining_s % 1 * 1000) or TICK_MS)
