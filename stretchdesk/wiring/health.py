"""The health questions, and what their answers leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stretchdesk.ui.health_dialogs import HealthDialogs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stretchdesk.core.content.safety import LeftOut
    from stretchdesk.core.settings import Settings
    from stretchdesk.wiring.house import House


class Health(QObject):
    """Opens the questions and keeps their answers."""

    open_requested = Signal(str)
    """The id of a stretch that is left out, to be looked at all the same."""

    def __init__(self, house: House, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self.dialogs = HealthDialogs(house.catalogue.cautions, house.window)
        preferences, dialogs, line = (
            house.preferences,
            self.dialogs,
            house.window.stretch.routine.health,
        )
        line.questions_requested.connect(self.ask)
        line.skip_requested.connect(preferences.skip_health)
        line.reasons_requested.connect(self._explain_proposal)
        line.instead_requested.connect(house.builder.choose_instead)
        dialogs.answered.connect(preferences.answer_health)
        dialogs.skipped.connect(preferences.skip_health)
        dialogs.questions_requested.connect(self.ask)
        dialogs.open_requested.connect(self.open_requested)
        preferences.changed.connect(self._show_asked)
        self._show_asked(preferences.settings)

    def ask(self) -> None:
        """The questions, with the answers so far."""
        settings = self._house.preferences.settings
        self.dialogs.show_questions(settings.cautions, asked=settings.health_asked)

    def explain(self, left_out: Sequence[LeftOut]) -> None:
        """Why stretches are left out."""
        self.dialogs.show_left_out(left_out, self._house.catalogue.stretches)

    def _explain_proposal(self) -> None:
        self.explain(self._house.builder.proposal.left_out)

    def _show_asked(self, settings: Settings) -> None:
        self._house.window.stretch.routine.health.show_asked(settings.health_asked)
