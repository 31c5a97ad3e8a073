"""Home: the body map on the left, the routine that follows from the choice on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stretchdesk.ui.body_map import BodyMap
from stretchdesk.ui.controls import Legend, PrimaryButton, label
from stretchdesk.ui.group_chips import GroupChips
from stretchdesk.ui.request_bar import RequestBar
from stretchdesk.ui.routine_list import RoutineList
from stretchdesk.ui.theme import GAP, MARGIN, Size, set_quiet
from stretchdesk.ui.words import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QEvent

    from stretchdesk.core.body.skeleton import Posture
    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.progress.recency import AreaState
    from stretchdesk.core.session.routine import Routine
    from stretchdesk.engine.routine_builder import Proposal
    from stretchdesk.ui.figure_cache import FigureCache

WEEK_TARGET_MIN = 5
_MOST_NAMED = 4
"""Areas the title names; the map shows more at a glance."""


class StretchPage(QWidget):
    """What to stretch, and the one big Start. `map`, `chips` and `bar` say what is chosen."""

    start_requested = Signal()

    def __init__(
        self,
        catalogue: Catalogue,
        map_posture: Posture,
        figures: FigureCache,
    ) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._states: dict[str, str] = {}
        self.map = BodyMap(map_posture, catalogue.areas)
        self.chips = GroupChips(catalogue.aliases)
        self.bar = RequestBar()
        self.list = RoutineList(catalogue, figures)
        self.start = PrimaryButton(self.tr("Start"))
        self._title = label(Size.TITLE, bold=True)
        self._pointed, self._summary = label(Size.BODY), label(Size.BODY)
        self._notes, self._guidance = label(Size.SMALL), label(Size.SMALL)
        facts = catalogue.guidance
        self._guidance.setText(
            f"{facts.warm_up} {facts.breathing} {facts.no_bouncing} {facts.discomfort}"
        )
        self.map.area_pointed_at.connect(self._name_area)
        self.start.clicked.connect(self.start_requested)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            enter = QShortcut(QKeySequence(key), self)
            enter.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            enter.activated.connect(self.start.click)
        self._lay_out()
        self._name_area("")
        self._dress()

    # --- what is shown ---

    def show_proposal(self, proposal: Proposal) -> None:
        """The chosen areas and settings, and the routine for them."""
        request, routine = proposal.request, proposal.routine
        self.map.show_selection(request.areas)
        self.chips.show_areas(request.areas)
        self.bar.show_request(request)
        self._title.setText(self._title_of(request.areas))
        self.list.show_steps(routine.steps)
        self._summary.setText(self._summary_of(routine))
        self._notes.setText("\n".join(routine.notes))
        self._notes.setVisible(bool(routine.notes))
        self.start.setEnabled(bool(routine.steps))

    def show_states(self, states: Mapping[str, AreaState]) -> None:
        """Tint the map by how long ago each area was stretched."""
        self._states = {area: self._state_of(state) for area, state in states.items()}
        ages = {area: state.days for area, state in states.items() if state.days is not None}
        self.map.show_ages(ages, self._states)

    def _state_of(self, state: AreaState) -> str:
        if state.days is None:
            return self.tr("not stretched yet")
        when = counted(state.days, self.tr("yesterday"), self.tr("{n} days ago"))
        minutes = f"{state.minutes:.1f}".removesuffix(".0")
        return self.tr("{when}, {minutes} of {target} min this week").format(
            when=when if state.days else self.tr("today"), minutes=minutes, target=WEEK_TARGET_MIN
        )

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

    def _name_area(self, area: str) -> None:
        if not area:
            self._pointed.setText(self.tr("Click where it is stiff."))
            return
        name, state = self._catalogue.areas[area].name, self._states.get(area)
        self._pointed.setText(f"{name}: {state}" if state else name)

    # --- layout ---

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self._pointed)
        left.addWidget(self.map, 1)
        left.addWidget(Legend(self.tr("stretched today"), self.tr("a week ago or more")))
        left.addWidget(self.chips)
        foot = QHBoxLayout()
        foot.addWidget(self._summary, 1)
        foot.addWidget(self.start)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        for widget in (self._title, self.bar):
            right.addWidget(widget)
        right.addWidget(self.list, 1)
        for text in (self._notes, self._guidance):
            right.addWidget(text)
        right.addLayout(foot)
        page = QHBoxLayout(self)
        page.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        page.setSpacing(MARGIN)
        page.addLayout(left, 11)
        page.addLayout(right, 10)

    def _dress(self) -> None:
        for text in (self._summary, self._notes, self._guidance, self._pointed):
            set_quiet(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == event.Type.PaletteChange:
            self._dress()
        super().changeEvent(event)
