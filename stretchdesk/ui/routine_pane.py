"""The right half of home: the routine that follows from the choice, and the one big Start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stretchdesk.ui.buttons import PrimaryButton, TextButton
from stretchdesk.ui.controls import label
from stretchdesk.ui.health_line import HealthLine
from stretchdesk.ui.request_bar import RequestBar
from stretchdesk.ui.routine_edit_list import RoutineEditList
from stretchdesk.ui.routine_tools import RoutineTools
from stretchdesk.ui.theme import GAP, Size, set_quiet
from stretchdesk.ui.words import counted

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.session.fitting import Block
    from stretchdesk.core.session.routine import Routine
    from stretchdesk.engine.routine_builder import Proposal
    from stretchdesk.ui.figure_cache import FigureCache

_MOST_NAMED = 4
"""Areas the title names; the map shows more at a glance."""


class RoutinePane(QWidget):
    """What will be played; `bar` says how it is wished for."""

    start_requested = Signal()
    routines_requested = Signal()
    """The own routines."""

    def __init__(self, catalogue: Catalogue, figures: FigureCache) -> None:
        super().__init__()
        self._catalogue = catalogue
        self.bar = RequestBar()
        self.list = RoutineEditList(catalogue, figures)
        self.tools = RoutineTools()
        self.start = PrimaryButton(self.tr("Start"))
        self.routines = TextButton(self.tr("My routines"))
        self._title = label(Size.TITLE, bold=True)
        self._summary = label(Size.BODY)
        self._notes, self.guidance = label(Size.SMALL), label(Size.SMALL)
        self.health = HealthLine(len(catalogue.cautions))
        facts = catalogue.guidance
        self.guidance.setText(
            f"{facts.warm_up} {facts.breathing} {facts.no_bouncing} {facts.discomfort}"
        )
        self._blocks: tuple[Block, ...] = ()
        self.start.clicked.connect(self.start_requested)
        self.routines.clicked.connect(self.routines_requested)
        self.list.picked.connect(self._show_row)
        undo = QShortcut(QKeySequence.StandardKey.Undo, self)
        undo.activated.connect(self.tools.undo_requested)
        self._lay_out()
        self._dress()

    def show_proposal(self, proposal: Proposal) -> None:
        """The settings, and the routine for them."""
        request, routine = proposal.request, proposal.routine
        self.bar.show_request(request)
        self._blocks = proposal.draft.blocks
        self._title.setText(self._title_of(routine.areas))
        self.list.show_blocks(self._blocks)
        self.tools.show_routine(edited=proposal.edited, empty=not self._blocks)
        self._summary.setText(self._summary_of(routine))
        self._notes.setText("\n".join(routine.notes))
        self._notes.setVisible(bool(routine.notes))
        self.health.show_left_out(len(proposal.left_out), instead=bool(proposal.instead))
        self.start.setEnabled(bool(routine.steps))

    def _show_row(self, row: int) -> None:
        block = self._blocks[row] if 0 <= row < len(self._blocks) else None
        name = block.stretch.name if block else None
        self.tools.show_row(name, locked=block is not None and block.locked)

    def _title_of(self, areas: tuple[str, ...]) -> str:
        if len(areas) > _MOST_NAMED:
            return self.tr("{n} areas").format(n=len(areas))
        names = [self._catalogue.areas[area].name for area in areas]
        return " · ".join(names) or self.tr("Whole body")

    def _summary_of(self, routine: Routine) -> str:
        if not routine.steps:
            return self.tr("Nothing fits this choice.")
        minutes, seconds = divmod(routine.total_s, 60)
        holds = counted(len(routine.steps), self.tr("1 hold"), self.tr("{n} holds"))
        return self.tr("{holds} · {minutes}:{seconds:02} min in all").format(
            holds=holds, minutes=minutes, seconds=seconds
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.routines, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.addWidget(self._summary, 1)
        foot.addWidget(self.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.list, 1)
        column.addWidget(self.tools)
        for below in (self._notes, self.health, self.guidance):
            column.addWidget(below)
        column.addLayout(foot)

    def _dress(self) -> None:
        for text in (self._summary, self._notes, self.guidance):
            set_quiet(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == event.Type.PaletteChange:
            self._dress()
        super().changeEvent(event)
