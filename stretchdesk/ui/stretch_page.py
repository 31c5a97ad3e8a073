"""Home: the body map on the left, the routine that follows from the choice on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stretchdesk.core.progress.dose import TARGET_MIN
from stretchdesk.ui.body_map import BodyMap
from stretchdesk.ui.controls import Legend, label
from stretchdesk.ui.group_chips import GroupChips
from stretchdesk.ui.theme import GAP, MARGIN, Size, set_quiet
from stretchdesk.ui.words import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QEvent

    from stretchdesk.core.content.catalogue import Area, Catalogue
    from stretchdesk.core.progress.recency import AreaState
    from stretchdesk.engine.routine_builder import Proposal
    from stretchdesk.ui.routine_pane import RoutinePane


class StretchPage(QWidget):
    """What to stretch. `map` and `chips` say what is chosen, `routine` shows what follows.

    The body is there at once; `furnish` brings what has to be read from files first.
    """

    routine: RoutinePane

    def __init__(self) -> None:
        super().__init__()
        self._areas: Mapping[str, Area] = {}
        self._states: dict[str, str] = {}
        self.map = BodyMap()
        self.chips = GroupChips()
        self._pointed = label(Size.BODY)
        self._right = QVBoxLayout()
        self.map.area_pointed_at.connect(self._name_area)
        self._lay_out()
        self._name_area("")
        self._dress()

    def furnish(self, catalogue: Catalogue, routine: RoutinePane) -> None:
        """Areas that can be chosen, and the routine beside them."""
        self._areas = catalogue.areas
        self.map.add_areas(catalogue.areas)
        self.chips.show_groups(catalogue.aliases)
        self.routine = routine
        self._right.addWidget(routine)
        self.setFocusProxy(routine.start)
        self.setFocus()
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            enter = QShortcut(QKeySequence(key), self)
            enter.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            enter.activated.connect(routine.start.click)

    # --- what is shown ---

    def show_proposal(self, proposal: Proposal) -> None:
        """The chosen areas and settings, and the routine for them."""
        self.map.show_selection(proposal.request.areas)
        self.chips.show_areas(proposal.request.areas)
        self.routine.show_proposal(proposal)

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
            when=when if state.days else self.tr("today"), minutes=minutes, target=TARGET_MIN
        )

    def _name_area(self, area: str) -> None:
        if not area:
            self._pointed.setText(self.tr("Click where it is stiff."))
            return
        name, state = self._areas[area].name, self._states.get(area)
        self._pointed.setText(f"{name}: {state}" if state else name)

    # --- layout ---

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self._pointed)
        left.addWidget(self.map, 1)
        left.addWidget(Legend(self.tr("stretched today"), self.tr("a week ago or more")))
        left.addWidget(self.chips)
        page = QHBoxLayout(self)
        page.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        page.setSpacing(MARGIN)
        page.addLayout(left, 11)
        page.addLayout(self._right, 10)

    def _dress(self) -> None:
        set_quiet(self._pointed)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == event.Type.PaletteChange:
            self._dress()
        super().changeEvent(event)
