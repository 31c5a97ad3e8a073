"""Where the reminders stand: what the tray, the command line and the card show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """The first of these that holds, in this order."""

    IN_SESSION = "in_session"
    PAUSED = "paused"
    OFF_HOURS = "off_hours"
    QUIET = "quiet"
    AWAY = "away"
    DUE = "due"
    WORKING = "working"


class Reason(StrEnum):
    """Why a reminder that would be due is held back."""

    OFF = "off"
    PAUSED = "paused"
    OFF_HOURS = "off_hours"
    DO_NOT_DISTURB = "do_not_disturb"
    FULL_SCREEN = "full_screen"
    CAMERA = "camera"
    MICROPHONE = "microphone"
    BATTERY = "battery"
    LOCKED = "locked"
    ASLEEP = "asleep"
    AWAY = "away"
    TYPING = "typing"
    JUST_SHOWN = "just_shown"


@dataclass(frozen=True, slots=True)
class Standing:
    """Instants are UTC seconds. `progress` is 0–1 from the last break to the next.

    `idle_s` is None where nobody can tell; `micro_at` is None without micro-stretches.
    """

    state: State
    next_at: float | None = None
    micro_at: float | None = None
    reason: Reason | None = None
    paused_until: float | None = None
    idle_s: float | None = None
    progress: float = 0.0
