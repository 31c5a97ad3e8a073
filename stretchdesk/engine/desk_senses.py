"""Asks what the system knows of the desk, as seldom as will do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from stretchdesk.core.breaks.senses import AWAY_S, Senses
from stretchdesk.core.breaks.standing import Reason

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from stretchdesk.core.settings import Settings

T = TypeVar("T")

SITTING_EVERY_S = 20.0
QUIET_EVERY_S = 5.0
"""Only near a break; otherwise nobody is asked whether a reminder would disturb."""


class IdleSource(Protocol):
    def read(self) -> float | None:
        """Seconds since the last input; None is unknown."""


class SittingSource(Protocol):
    def read(self) -> bool | None:
        """Whether something is being watched; None is unknown."""


class PresenceSource(Protocol):
    locked: bool | None
    asleep: bool

    def refresh(self) -> None:
        """Look again, where no word comes by itself."""


class QuietSource(Protocol):
    def reasons(self, wanted: frozenset[str], *, devices: bool) -> tuple[str, ...]:
        """Names of Reasons that speak against a reminder now."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What is asked."""

    idle: IdleSource
    sitting: SittingSource
    presence: PresenceSource
    quiet: QuietSource


class DeskSenses:
    """A source that fails is unknown; the others are asked all the same.

    `now` gives seconds that go on in sleep, `wall` the time with the person's zone.
    """

    def __init__(
        self, sources: Sources, now: Callable[[], float], wall: Callable[[], datetime]
    ) -> None:
        self._sources = sources
        self._now = now
        self._wall = wall
        self._wanted: frozenset[str] = frozenset()
        self._sitting: tuple[float, bool | None] = (float("-inf"), None)
        self._quiet: tuple[float, Reason | None] = (float("-inf"), None)
        self.failures: dict[str, str] = {}
        """What was raised last, by the name of what was asked."""
        self.in_session = False

    def use(self, settings: Settings) -> None:
        """Ask for what this person wants to be quiet for."""
        wanted = {
            Reason.DO_NOT_DISTURB: settings.quiet_dnd,
            Reason.FULL_SCREEN: settings.quiet_full_screen,
            Reason.CAMERA: settings.quiet_calls,
            Reason.MICROPHONE: settings.quiet_calls,
            Reason.BATTERY: settings.quiet_battery,
        }
        self._wanted = frozenset(reason.value for reason, on in wanted.items() if on)
        self._quiet = (float("-inf"), None)

    def read(self, *, near: bool, fresh: bool = False) -> Senses:
        """What is known now. `near` a break, reasons to be quiet are asked for; with `fresh`, too,
        but without camera and microphone.
        """
        now = self._now()
        idle_s = self._ask("idle", self._sources.idle.read)
        self._ask("presence", self._sources.presence.refresh)
        return Senses(
            wall=self._wall(),
            steady_s=now,
            idle_s=idle_s,
            locked=self._sources.presence.locked,
            sitting=self._sits(now) if idle_s is not None and idle_s >= AWAY_S / 2 else None,
            asleep=self._sources.presence.asleep,
            quiet=self._why_quiet(now, near=near, fresh=fresh),
            in_session=self.in_session,
        )

    def _sits(self, now: float) -> bool | None:
        at, known = self._sitting
        if now - at >= SITTING_EVERY_S:
            known = self._ask("sitting", self._sources.sitting.read)
            self._sitting = now, known
        return known

    def _why_quiet(self, now: float, *, near: bool, fresh: bool) -> Reason | None:
        if not (near or fresh):
            return None
        at, known = self._quiet
        if fresh or now - at >= QUIET_EVERY_S:
            known = self._ask("quiet", lambda: self._reason(devices=near))
            self._quiet = now, known
        return known

    def _reason(self, *, devices: bool) -> Reason | None:
        found = self._sources.quiet.reasons(self._wanted, devices=devices)
        return Reason(found[0]) if found else None

    def _ask(self, name: str, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except Exception as error:  # whatever a system does, the clock goes on
            self.failures[name] = repr(error)
            return None
