"""Drives a session: asks the clock, tells the player, writes down what ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from stretchdesk.core.progress.records import Hold
from stretchdesk.core.session.player import Phase, Player, SessionEnded
from stretchdesk.core.session.recording import Recording

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.progress.records import Row
    from stretchdesk.core.session.player import Event
    from stretchdesk.core.session.routine import Routine

    Command = Callable[[Player, float], tuple[Event, ...]]

TICK_MS = 100


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


class PlayerDriver(QObject):
    """Plays one routine at a time.

    `clock` gives seconds that go on during sleep, `wall` the time with the person's zone,
    `new_id` a fresh id for each row.
    """

    state_changed = Signal(object)
    """A PlayerState."""
    held = Signal(object)
    """A Hold that has just ended; its row is queued."""
    ended = Signal(object)
    """A SessionEnded; the session's rows are queued by then."""

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
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
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
        self._session = _Session(player, recording)
        self._feed.append(recording.begin(routine, source, self._wall()))
        self._show(player)

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

    def leave(self) -> None:
        """End the session and keep what was held."""
        self._do(Player.leave)

    def discard(self) -> None:
        """End the session and hide its rows."""
        self._do(Player.leave, keep=False)

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
        if ends:
            self._session = None
        self._show(player)
        for end in ends:
            self.ended.emit(end)

    def _show(self, player: Player) -> None:
        state = player.state
        if state.paused or state.phase is Phase.DONE:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
        self.state_changed.emit(state)
