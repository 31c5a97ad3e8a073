"""Home: the body map on the left, the routine that follows from the choice on the right."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from stretchdesk.core.content.catalogue import Position
from stretchdesk.core.progress.weeks import Dose, last_done, weeks
from stretchdesk.ui.body_map import BodyMap
from stretchdesk.ui.controls import Chip, Choice, Legend, PrimaryButton, label, row_of
from stretchdesk.ui.routine_list import RoutineList
from stretchdesk.ui.theme import GAP, MARGIN, Size, set_quiet
from stretchdesk.ui.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from PySide6.QtCore import QEvent

    from stretchdesk.core.body.skeleton import Posture
    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.progress.records import History
    from stretchdesk.engine.routine_builder import Proposal
    from stretchdesk.ui.figure_cache import FigureCache

MINUTES = (1, 3, 5, 10, 15)
WEEK_TARGET_MIN = 5


class StretchPage(QWidget):
    """What to stretch, and the one big Start."""

    area_chosen = Signal(str, bool)
    group_chosen = Signal(str, bool)
    minutes_chosen = Signal(int)
    place_chosen = Signal(str)
    discreet_chosen = Signal(bool)
    start_requested = Signal()

    def __init__(
        self,
        catalogue: Catalogue,
        map_posture: Posture,
        figures: FigureCache,
        wall: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._wall = wall
        self._states: dict[str, str] = {}
        self.map = BodyMap(map_posture, catalogue.areas)
        self.map.area_toggled.connect(self.area_chosen)
        self.map.area_pointed_at.connect(self._name_area)
        self.list = RoutineList(catalogue, figures)
        self.start = PrimaryButton(self.tr("Start"))
        self.start.clicked.connect(self.start_requested)
        self._chips = {group: self._chip(text) for group, text in self._groups().items()}
        self._pointed = label(Size.BODY)
        self._title = label(Size.TITLE, bold=True)
        self._summary = label(Size.BODY)
        self._notes = label(Size.SMALL)
        self._guidance = label(Size.SMALL)
        self._guidance.setText(
            f"{catalogue.guidance.warm_up} {catalogue.guidance.breathing} "
            f"{catalogue.guidance.no_bouncing} {catalogue.guidance.discomfort}"
        )
        self._minutes = self._choices([(str(m), m) for m in MINUTES])
        self._minutes.idClicked.connect(self.minutes_chosen)
        places = {
            Position.CHAIR: self.tr("Chair"),
            Position.STANDING: self.tr("Standing"),
            Position.FLOOR: self.tr("Floor"),
        }
        self._places = self._choices([(places[p], i) for i, p in enumerate(Position)])
        self._places.idClicked.connect(self._place_clicked)
        self._discreet = QCheckBox(self.tr("Discreet"))
        self._discreet.setToolTip(self.tr("Only what can be done unnoticed in an open office"))
        self._discreet.toggled.connect(self.discreet_chosen)
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
        for group, chip in self._chips.items():
            areas = set(self._catalogue.aliases[group])
            chosen = areas & set(request.areas)
            state = Qt.CheckState.Unchecked
            if chosen:
                full = chosen == areas
                state = Qt.CheckState.Checked if full else Qt.CheckState.PartiallyChecked
            chip.setCheckState(state)
        self._set_controls(proposal)
        names = [self._catalogue.areas[area].name for area in request.areas]
        self._title.setText(" · ".join(names) or self.tr("Whole body"))
        self.list.show_steps(routine.steps)
        self._summary.setText(self._summary_of(proposal))
        self._notes.setText("\n".join(routine.notes))
        self._notes.setVisible(bool(routine.notes))
        self.start.setEnabled(bool(routine.steps))

    def show_history(self, history: History) -> None:
        """Tint the map by how long ago each area was stretched."""
        today = self._wall().date()
        done = {area: date.fromisoformat(day) for area, day in last_done(history).items()}
        ages = {area: max(0, (today - day).days) for area, day in done.items()}
        (week,) = weeks(history, today, 1)
        self._states = {
            area: self._state_of(ages.get(area), week.areas.get(area, Dose()))
            for area in self._catalogue.areas
        }
        self.map.show_ages(ages, self._states)

    def _state_of(self, days: int | None, dose: Dose) -> str:
        if days is None:
            return self.tr("not stretched yet")
        when = counted(days, self.tr("yesterday"), self.tr("{n} days ago"))
        if days == 0:
            when = self.tr("today")
        minutes = f"{dose.counted_min:.1f}".removesuffix(".0")
        return self.tr("{when}, {minutes} of {target} min this week").format(
            when=when, minutes=minutes, target=WEEK_TARGET_MIN
        )

    def _summary_of(self, proposal: Proposal) -> str:
        steps = proposal.routine.steps
        if not steps:
            return self.tr("Nothing fits this choice.")
        minutes, seconds = divmod(proposal.routine.total_s, 60)
        holds = counted(len(steps), self.tr("1 hold"), self.tr("{n} holds"))
        return self.tr("{holds} · {minutes}:{seconds:02} min in all").format(
            holds=holds, minutes=minutes, seconds=seconds
        )

    def _set_controls(self, proposal: Proposal) -> None:
        request = proposal.request
        button = self._minutes.button(request.minutes)
        if button:
            button.setChecked(True)
        self._places.button(list(Position).index(request.place)).setChecked(True)
        self._discreet.blockSignals(True)
        self._discreet.setChecked(request.discreet)
        self._discreet.blockSignals(False)

    def _name_area(self, area: str) -> None:
        if not area:
            self._pointed.setText(self.tr("Click where it is stiff."))
            return
        name = self._catalogue.areas[area].name
        state = self._states.get(area)
        self._pointed.setText(f"{name}: {state}" if state else name)

    # --- what is chosen ---

    def _chip_clicked(self, on: bool) -> None:
        chip = self.sender()
        for group, candidate in self._chips.items():
            if candidate is chip:
                self.group_chosen.emit(group, on)

    def _place_clicked(self, index: int) -> None:
        self.place_chosen.emit(list(Position)[index].value)

    # --- layout ---

    def _groups(self) -> dict[str, str]:
        names = {
            "hips": self.tr("Hips"),
            "legs": self.tr("Legs"),
            "back": self.tr("Back"),
            "upper_body": self.tr("Upper body"),
        }
        return {group: names[group] for group in self._catalogue.aliases}

    def _chip(self, text: str) -> Chip:
        chip = Chip(text)
        chip.clicked.connect(self._chip_clicked)
        return chip

    def _choices(self, options: Iterable[tuple[str, int]]) -> QButtonGroup:
        group = QButtonGroup(self)
        for text, number in options:
            group.addButton(Choice(text), number)
        return group

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self._pointed)
        left.addWidget(self.map, 1)
        left.addWidget(Legend(self.tr("today"), self.tr("a week ago or more")))
        left.addLayout(row_of(self._chips.values()))
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(self._title)
        right.addLayout(self._controls())
        right.addSpacing(GAP)
        right.addWidget(self.list, 1)
        right.addWidget(self._notes)
        right.addWidget(self._guidance)
        right.addSpacing(GAP)
        foot = QHBoxLayout()
        foot.addWidget(self._summary, 1)
        foot.addWidget(self.start)
        right.addLayout(foot)
        page = QHBoxLayout(self)
        page.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        page.setSpacing(MARGIN)
        page.addLayout(left, 11)
        page.addLayout(right, 10)

    def _controls(self) -> QVBoxLayout:
        minutes = row_of(self._minutes.buttons())
        minutes.insertWidget(minutes.count() - 1, QLabel(self.tr("min")))
        places = row_of([*self._places.buttons(), self._discreet])
        both = QVBoxLayout()
        both.setSpacing(GAP)
        both.addLayout(minutes)
        both.addLayout(places)
        return both

    def _dress(self) -> None:
        for text in (self._summary, self._notes, self._guidance, self._pointed):
            set_quiet(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == event.Type.PaletteChange:
            self._dress()
        super().changeEvent(event)
