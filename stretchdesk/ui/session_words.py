"""What is said of a session's steps and phases, on whatever player."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from stretchdesk.core.session.cues import Cue
from stretchdesk.core.session.events import Phase
from stretchdesk.core.session.routine import Side

if TYPE_CHECKING:
    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.session.events import PlayerState
    from stretchdesk.core.session.routine import Step


def shown_step(state: PlayerState) -> Step:
    """The one held or next: a rest shows what comes after it."""
    return state.next_step if state.step.is_rest and state.next_step else state.step


def phase_text(phase: Phase) -> str:
    return {
        Phase.GET_READY: _tr("Get ready"),
        Phase.SWITCH_SIDES: _tr("Switch sides"),
        Phase.CHANGE: _tr("Next stretch"),
        Phase.HOLD: _tr("Hold"),
        Phase.REST: _tr("Rest"),
        Phase.DONE: _tr("Done"),
    }[phase]


def side_text(side: Side) -> str:
    """Nothing for both."""
    return {Side.BOTH: "", Side.LEFT: _tr("Left side"), Side.RIGHT: _tr("Right side")}[side]


def spoken(step: Step, catalogue: Catalogue) -> str:
    """The stretch's name, and the side where there is one."""
    name, side = catalogue.stretches[step.stretch].name, side_text(step.side)
    return f"{name}, {side}" if side else name


def said(cue: Cue, state: PlayerState, catalogue: Catalogue) -> str:
    """What a voice says at a cue: the name and the side before a hold, then as little as helps."""
    if cue in {Cue.GET_READY, Cue.CHANGE}:
        return spoken(shown_step(state), catalogue)
    return {
        Cue.SWITCH_SIDES: _tr("Switch sides. {side}").format(side=side_text(state.step.side)),
        Cue.HOLD: _tr("Hold"),
        Cue.REST: _tr("Rest"),
        Cue.HALF: _tr("Half-time"),
        Cue.THREE: _tr("Three"),
        Cue.TWO: _tr("Two"),
        Cue.ONE: _tr("One"),
        Cue.DONE: _tr("Done"),
    }[cue]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Session", text)
