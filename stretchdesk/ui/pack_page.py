"""What a pack that was opened would bring, or why it cannot be added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stretchdesk.ui.buttons import PlainButton, PrimaryButton
from stretchdesk.ui.labels import QuietLabel, text_label
from stretchdesk.ui.problem_text import ProblemText
from stretchdesk.ui.routine_list import RoutineList
from stretchdesk.ui.theme import GAP, MARGIN, Size
from stretchdesk.ui.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.content.problem import Problem
    from stretchdesk.core.packs.pack import Pack
    from stretchdesk.ui.figure_cache import FigureCache


class PackPage(QWidget):
    """Made for one file; `show_pack` or `show_problems` fills it."""

    add_requested = Signal()
    back_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = text_label(size=Size.TITLE, bold=True)
        self.facts = QuietLabel()
        self.back = PlainButton(self.tr("Back"))
        self.back.clicked.connect(self.back_requested)
        self.add = PrimaryButton(self.tr("Add"))
        self.add.clicked.connect(self.add_requested)
        self.add.hide()
        for text in (self.title, self.facts):
            text.setTextFormat(Qt.TextFormat.PlainText)
        self._inside = QVBoxLayout()
        self._lay_out()

    def show_pack(
        self, pack: Pack, catalogue: Catalogue, figures: FigureCache, *, is_there: bool
    ) -> None:
        """Its stretches with their figures; one whose id `is_there` already cannot be added."""
        about = pack.about
        self.title.setText(about.name)
        facts = [" · ".join(filter(None, (about.version, about.author, about.licence)))]
        names = ", ".join(routine.name for routine in pack.routines)
        facts += [self.tr("With routines: {names}").format(names=names)] if names else []
        if is_there:
            text = self.tr("A pack {id} is installed already. To replace it, remove it first.")
            facts.append(text.format(id=about.id))
        self.facts.setText("\n".join(facts))
        self.stretches = RoutineList(catalogue, figures)
        self.stretches.setAccessibleName(self.tr("Stretches of the pack"))
        self.stretches.show_stretches(pack.stretches)
        self._inside.addWidget(self.stretches)
        self.add.setVisible(not is_there)
        (self.back if is_there else self.add).setDefault(True)

    def show_problems(self, name: str, problems: Sequence[Problem]) -> None:
        """Everything that is wrong with the file of that name."""
        self.title.setText(self.tr("{name} cannot be added").format(name=name))
        count = counted(len(problems), self.tr("1 problem"), self.tr("{n} problems"))
        self.facts.setText(
            self.tr("{count}, each with its file, table and key").format(count=count)
        )
        self.problems = ProblemText(name, problems)
        self._inside.addWidget(self.problems)
        self.back.setDefault(True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * GAP)
        column.setSpacing(GAP)
        column.addWidget(self.title)
        column.addWidget(self.facts)
        column.addLayout(self._inside, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.add)
        column.addSpacing(GAP)
        column.addLayout(foot)
