"""The dialogs about health, each built when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from stretchdesk.core.content.catalogue import Caution, Stretch
    from stretchdesk.core.content.safety import LeftOut
    from stretchdesk.ui.health_questions import HealthQuestions


class HealthDialogs(QObject):
    """Opens them over a window and passes on what is answered or asked for there."""

    answered = Signal(object)
    """The ids of the cautions that apply, as a tuple."""
    skipped = Signal()
    questions_requested = Signal()
    open_requested = Signal(str)
    """The id of a stretch that is left out."""

    def __init__(self, cautions: Mapping[str, Caution], window: QWidget) -> None:
        super().__init__(window)
        self._cautions = cautions
        self._window = window
        self._questions: HealthQuestions | None = None

    def show_questions(self, answers: Collection[str], *, asked: bool) -> None:
        """The questions with the answers so far; `asked` once answered or skipped."""
        if self._questions is None:
            from stretchdesk.ui.health_questions import HealthQuestions

            self._questions = HealthQuestions(self._cautions, self._window)
            self._questions.answered.connect(self.answered)
            self._questions.skipped.connect(self.skipped)
        self._questions.show_answers(answers, asked=asked)
        self._questions.open()

    def show_left_out(self, left_out: Sequence[LeftOut], stretches: Mapping[str, Stretch]) -> None:
        """What the answers leave out, with the reasons."""
        from stretchdesk.ui.left_out_list import LeftOutList

        shown = LeftOutList(left_out, stretches, self._window)
        shown.open_requested.connect(self.open_requested)
        shown.questions_requested.connect(self.questions_requested)
        shown.finished.connect(shown.deleteLater)
        shown.open()
