"""The figure of a session: it stands, moves into the hold and breathes as the session goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchdesk.core.body.book import has_pose
from stretchdesk.core.body.figure import figure_of
from stretchdesk.core.session.breathing import EXHALE_S, INHALE_S, Breath, breath
from stretchdesk.core.session.events import Phase
from stretchdesk.ui.session_words import shown_step, spoken
from stretchdesk.ui.turning_figure import TurningFigure

if TYPE_CHECKING:
    from stretchdesk.core.body.book import PoseBook
    from stretchdesk.core.body.figure import Figure
    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.session.events import PlayerState
    from stretchdesk.core.session.routine import Step
    from stretchdesk.core.settings import Settings

_LOOK_S = 1.2
"""Seconds the entry pose is shown before the figure moves into the hold."""


class StageFigure(TurningFigure):
    """Follows one PlayerState after another."""

    def __init__(self, catalogue: Catalogue, book: PoseBook) -> None:
        super().__init__(rounds=0)
        self.use_content(catalogue, book)
        self._inhale_s, self._exhale_s = INHALE_S, EXHALE_S
        self._shown: tuple[int, bool] | None = None

    def use_content(self, catalogue: Catalogue, book: PoseBook) -> None:
        """For the next session."""
        self._catalogue, self._book = catalogue, book

    def use(self, settings: Settings) -> None:
        """Breathe as the person has chosen."""
        self._inhale_s, self._exhale_s = float(settings.breath_in_s), float(settings.breath_out_s)

    def forget(self) -> None:
        """A new session begins: nothing of the last one stays."""
        self._shown = None

    def breath_of(self, state: PlayerState) -> Breath:
        """The breath at an instant of a hold."""
        return breath(state.phase_s - state.remaining_s, self._inhale_s, self._exhale_s)

    def follow(self, state: PlayerState) -> None:
        """The entry pose first, then the way into the hold, then the breath."""
        step = shown_step(state)
        if self._shown != (state.index, step.easier):
            self._shown = state.index, step.easier
            self.show_figure(self._figure_of(step), spoken(step, self._catalogue))
        passed_s = state.phase_s - state.remaining_s
        if state.phase is Phase.HOLD:
            self._hold(state, passed_s)
        elif state.phase is not Phase.REST and passed_s >= min(_LOOK_S, state.phase_s / 3):
            self.move_to_hold()

    def _hold(self, state: PlayerState, passed_s: float) -> None:
        if not self.is_moving:
            self.show_hold()
        self.show_breath(self.breath_of(state).fullness)
        if not state.paused:
            self.show_cycle(passed_s)

    def _figure_of(self, step: Step) -> Figure | None:
        """In its easier variation where that is wanted and drawn; none for what is not drawn."""
        if step.stretch not in self._book:
            return None
        easier = step.easier and has_pose(self._book, step.stretch, "easier")
        stretch = self._catalogue.stretches[step.stretch]
        return figure_of(stretch, step.side, self._book, easier=easier)
