"""A desk whose sources say what a test wants, and a break clock that looks at it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from stretchdesk.core.settings import Settings
from stretchdesk.engine.break_clock import BreakClock
from stretchdesk.engine.desk_senses import DeskSenses, Sources

if TYPE_CHECKING:
    from collections.abc import Callable

BEGAN = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


class Room:
    """Every source at once; a value that is an exception is raised."""

    def __init__(self) -> None:
        self.now = 0.0
        self.idle_s: Any = 0.0
        self.sits: Any = False
        self.quiet: Any = ()
        self.locked: bool | None = False
        self.asleep = False
        self.asked: list[tuple[str, object]] = []
        self.kept: dict[str, Any] = {}

    def sources(self) -> Sources:
        class Idle:
            read = self._answer("idle_s")

        class Sitting:
            read = self._answer("sits")

        return Sources(Idle(), Sitting(), self, self)

    def _answer(self, name: str) -> Callable[[object], Any]:
        def read(_: object) -> Any:
            self.asked.append((name, None))
            value = getattr(self, name)
            if isinstance(value, Exception):
                raise value
            return value

        return read

    def refresh(self) -> None:
        """Nothing to look at."""

    def reasons(self, wanted: frozenset[str], *, devices: bool) -> tuple[str, ...]:
        self.asked.append(("quiet", devices))
        if isinstance(self.quiet, Exception):
            raise self.quiet
        return tuple(one for one in self.quiet if one in wanted)

    def wall(self) -> datetime:
        return BEGAN + timedelta(seconds=self.now)

    def get(self, name: str) -> Any:
        return self.kept.get(name)

    def keep(self, name: str, value: Any) -> None:
        self.kept[name] = value

    def clock(self, settings: Settings | None = None) -> BreakClock:
        """Not begun: a test ticks by hand."""
        senses = DeskSenses(self.sources(), lambda: self.now, self.wall)
        return BreakClock(senses, self, settings or Settings())

    def work(self, clock: BreakClock, minutes: float, *, then_pause: bool = True) -> None:
        """A tick a second; at the end a pause in typing."""
        for _ in range(round(60 * minutes)):
            self.now += 1
            self.idle_s = 0.0 if not isinstance(self.idle_s, Exception) else self.idle_s
            clock.tick()
        for _ in range(4 if then_pause else 0):
            self.now += 1
            self.idle_s = self.idle_s + 1 if isinstance(self.idle_s, float) else self.idle_s
            clock.tick()
