"""What is said about reminders: when the next one comes, and why one is held back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from stretchdesk.core.breaks.standing import Reason, State
from stretchdesk.ui.dates import long_day
from stretchdesk.ui.words import counted

if TYPE_CHECKING:
    from stretchdesk.core.breaks.standing import Standing


def state_text(standing: Standing, wall: datetime) -> str:
    """Where the reminders stand, in one line; `wall` is now, with its zone."""
    if standing.reason is Reason.OFF:
        return _tr("Reminders are off")
    if standing.state is State.PAUSED:
        return _paused_text(standing.paused_until, wall)
    if standing.state is State.WORKING:
        return _next_text(standing.next_at, wall)
    if standing.state in {State.QUIET, State.DUE} and standing.reason:
        return _held_back_text(standing.reason)
    return {
        State.IN_SESSION: _tr("Stretching now"),
        State.OFF_HOURS: _tr("Outside working hours"),
        State.QUIET: _tr("Held back"),
        State.AWAY: _tr("Away from the desk: that is a break too"),
        State.DUE: _tr("Time for a break"),
    }[standing.state]


def reason_text(reason: Reason) -> str:
    """Why a reminder is held back; it may follow a colon."""
    return {
        Reason.OFF: _tr("reminders are off"),
        Reason.PAUSED: _tr("paused"),
        Reason.OFF_HOURS: _tr("outside working hours"),
        Reason.DO_NOT_DISTURB: _tr("do not disturb is on"),
        Reason.FULL_SCREEN: _tr("something fills the screen"),
        Reason.CAMERA: _tr("the camera is in use"),
        Reason.MICROPHONE: _tr("the microphone is in use"),
        Reason.BATTERY: _tr("on battery"),
        Reason.LOCKED: _tr("the screen is locked"),
        Reason.ASLEEP: _tr("the computer was asleep"),
        Reason.AWAY: _tr("away from the desk"),
        Reason.TYPING: _tr("waiting for a pause in typing"),
        Reason.JUST_SHOWN: _tr("one was shown a moment ago"),
    }[reason]


def due_text(area_name: str, days: int | None) -> str:
    """Such as `Hips: 4 days`: how long ago an area was stretched; None is never."""
    if days is None:
        return _tr("{area}: not stretched yet").format(area=area_name)
    if days == 0:
        return _tr("{area}: stretched today").format(area=area_name)
    ago = counted(days, _tr("1 day"), _tr("{n} days"))
    return _tr("{area}: {ago}").format(area=area_name, ago=ago)


def _held_back_text(reason: Reason) -> str:
    if reason is Reason.TYPING:
        return _tr("Waiting for a pause in typing")
    return _tr("Held back: {reason}").format(reason=reason_text(reason))


def _paused_text(until: float | None, wall: datetime) -> str:
    if until is None:
        return _tr("Paused")
    return _tr("Paused until {when}").format(when=_when(until, wall))


def _next_text(at: float | None, wall: datetime) -> str:
    if at is None:
        return _tr("No break is planned")
    on_that_day = datetime.fromtimestamp(at, wall.tzinfo).date() == wall.date()
    text = _tr("Next break at {when}") if on_that_day else _tr("Next break {when}")
    return text.format(when=_when(at, wall))


def _when(at: float, wall: datetime) -> str:
    """A time on the wall, with its day if that is another one."""
    there = datetime.fromtimestamp(at, wall.tzinfo)
    time = f"{there:%H:%M}"
    if there.date() == wall.date():
        return time
    if there.date() == wall.date() + timedelta(days=1):
        return _tr("tomorrow, {time}").format(time=time)
    return _tr("{day}, {time}").format(day=long_day(there.date()), time=time)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Breaks", text)
