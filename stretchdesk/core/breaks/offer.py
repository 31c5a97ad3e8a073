"""A break that is being offered, and how a person may answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """A whole break, or half a minute between two of them."""

    BREAK = "break"
    MICRO = "micro"


class Stage(StrEnum):
    """How visible a reminder is; it grows when nobody answers, up to the stage chosen."""

    CARD = "card"
    LARGE = "large"
    FULL = "full"


class Skip(StrEnum):
    """Why a break is not taken."""

    NOT_NOW = "not_now"
    DID_IT = "did_it"


class Outcome(StrEnum):
    """What came of a break."""

    STARTED = "started"
    SNOOZED = "snoozed"
    SKIPPED = "skipped"
    IGNORED = "ignored"
    AWAY = "away"
    HELD_BACK = "held_back"


@dataclass(frozen=True, slots=True)
class Offer:
    """A reminder on the screen since `since_s` (UTC); `size_s` is how long the break is meant.

    `snoozes` is how often this break was put off already; `snooze_s` how long it would be put off
    now (0: no more), `may_skip` whether it may still be skipped today. One that was `asked` for by
    hand stays, whatever else is against reminders.
    """

    kind: Kind
    size_s: int
    since_s: float
    stage: Stage = Stage.CARD
    snoozes: int = 0
    snooze_s: int = 0
    may_skip: bool = True
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Show:
    """Put this on the screen, or show that it has grown."""

    offer: Offer


@dataclass(frozen=True, slots=True)
class Close:
    """Take the reminder away and record what became of the break; `reason` is a Reason or Skip."""

    offer: Offer
    outcome: Outcome
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class HoldBack:
    """Record that a break is due and held back; `reason` is a Reason."""

    kind: Kind
    size_s: int
    at_s: float
    reason: str


Decision = Show | Close | HoldBack
