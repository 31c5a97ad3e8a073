"""How often, when and how visibly a person wants to be reminded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stretchdesk.core.breaks.hours import ALWAYS, Hours, minute_of
from stretchdesk.core.breaks.offer import Stage

if TYPE_CHECKING:
    from stretchdesk.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Rules:
    """Seconds, if not named otherwise.

    Away for `break_s` is a break. `micro_every_s` is 0 without micro-stretches. `times` are minutes
    of the day at which breaks fall; without any, they follow from work done. `snooze_s` grows by
    itself each time that a break is put off, `most_snoozes` times.
    """

    on: bool = True
    work_s: float = 3000
    break_s: float = 300
    times: tuple[int, ...] = ()
    micro_every_s: float = 0
    micro_s: int = 30
    snooze_s: int = 300
    most_snoozes: int = 3
    skips_a_day: int = 10
    typing_wait_s: float = 120
    loudest: Stage = Stage.LARGE
    escalate_after_s: float = 120
    hours: Hours = ALWAYS

    @classmethod
    def of(cls, settings: Settings) -> Rules:
        fixed = settings.break_timing == "fixed"
        return cls(
            on=settings.breaks,
            work_s=60 * settings.break_every_min,
            break_s=60 * settings.break_minutes,
            times=tuple(map(minute_of, settings.break_times)) if fixed else (),
            micro_every_s=60 * settings.micro_every_min if settings.micro else 0,
            micro_s=settings.micro_s,
            snooze_s=60 * settings.snooze_min,
            most_snoozes=settings.snoozes_most,
            skips_a_day=settings.skips_a_day,
            typing_wait_s=settings.typing_wait_s,
            loudest=Stage(settings.escalation),
            escalate_after_s=settings.escalate_after_s,
            hours=Hours.of(settings.hours, settings.days_off, settings.holidays),
        )

    @property
    def stages(self) -> tuple[Stage, ...]:
        """From the quietest to the loudest."""
        every = tuple(Stage)
        return every[: every.index(self.loudest) + 1]
