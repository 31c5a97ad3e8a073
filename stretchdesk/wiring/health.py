"""The health questions, and what their answers leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stretchdesk.ui.health_dialogs import HealthDialogs

if TYPE_CHECKING:
    from stretchdesk.core.settings import Settings
    from stretchdesk.wiring.house import House


class Health(QObject):
    """Opens the questions and keeps their answers."""

    open_requested = Signal(str)
    """The id of a stretch that is left out, to be looked at all the same."""

    def __init__(self, house: House, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self.dialogs = HealthDialogs(house.catalogue, house.window)
        preferences, dialogs, line = (
            house.preferences,
            self.dialogs,
            house.window.stretch.routine.health,
        )
        line.questions_requested.connect(self.ask)
        line.skip_requested.connect(preferences.skip_health)
        line.reasons_requested.connect(self._show_left_out)
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

    def _show_left_out(self) -> None:
        self.dialogs.show_left_out(self._house.builder.proposal.left_out)

    def _show_asked(self, settings: Settings) -> None:
        self._house.window.stretch.routine.health.show_asked(settings.health_asked)
