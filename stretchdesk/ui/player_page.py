"""The player: the figure large, what to do in a few words, the time left, what comes next."""

from __future__ import annotations

from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QFontMetrics,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from stretchdesk.core.body.book import has_pose
from stretchdesk.core.body.figure import figure_of
from stretchdesk.core.session.breathing import EXHALE_S, INHALE_S, breath
from stretchdesk.core.session.events import Phase, PlayerState
from stretchdesk.core.session.routine import Side, Step
from stretchdesk.ui.buttons import PlainButton, PrimaryButton
from stretchdesk.ui.controls import label
from stretchdesk.ui.player_tools import PlayerTools
from stretchdesk.ui.ring import Ring
from stretchdesk.ui.theme import GAP, MARGIN, Size, font, larger, set_quiet
from stretchdesk.ui.turning_figure import TurningFigure

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent

    from stretchdesk.core.body.book import PoseBook
    from stretchdesk.core.body.figure import Figure
    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.settings import Settings

_LOOK_S = 1.2
"""Seconds the entry pose is shown before the figure moves into the hold."""
_NAME_LINES = 3
_CUE_CHARACTERS = 64
"""What a cue has at most; the text of an easier variation may have more."""
_MOST_MAGNIFIED = 2.0
_COMFORTABLE_LINES = 52
_ROOMY_LINES = 36
"""Lines of body text that the page is high when all its texts may be large."""


class PlayerPage(QWidget):
    """Shows one PlayerState after another; the buttons only ask."""

    pause_requested = Signal()
    next_requested = Signal()
    back_requested = Signal()
    leave_requested = Signal()
    full_screen_requested = Signal()

    def __init__(self, catalogue: Catalogue, book: PoseBook) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._book = book
        self._shown: tuple[tuple[int, bool], Phase] | None = None
        self.step: Step | None = None
        """The one held or next, a rest apart."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.figure = TurningFigure(rounds=0)
        self.figure.setToolTip(self.tr("Drag it, or Shift and the arrow keys: it turns."))
        self._inhale_s, self._exhale_s, self._paces = INHALE_S, EXHALE_S, True
        self.ring = Ring()
        self.ring.setAccessibleName(self.tr("Time left"))
        self._phase = label(Size.LEAD)
        self._name = label(Size.DISPLAY, bold=True)
        self._side = label(Size.TITLE)
        self._cue = label(Size.LEAD)
        self._breath = label(Size.LEAD)
        self._next = label(Size.BODY)
        self._place = label(Size.SMALL)
        self.pause = PrimaryButton(self.tr("Pause"))
        self.back = PlainButton(self.tr("Back"))
        self.next = PlainButton(self.tr("Next"))
        self.leave = PlainButton(self.tr("Leave"))
        self.tools = PlayerTools(self)
        self._connect()
        self._lay_out()
        self._dress()

    def use_content(self, catalogue: Catalogue, book: PoseBook) -> None:
        """For the next session."""
        self._catalogue, self._book = catalogue, book

    def use(self, settings: Settings) -> None:
        """Breathe as the person has chosen."""
        self._inhale_s, self._exhale_s = float(settings.breath_in_s), float(settings.breath_out_s)
        self._paces = settings.pacer

    def show_state(self, state: PlayerState) -> None:
        """Draw one instant of the session."""
        if state.phase is Phase.DONE:
            return
        if self._shown != ((state.index, state.step.easier), state.phase):
            self._enter(state)
        holding = state.phase in {Phase.HOLD, Phase.REST}
        self.ring.show_time(ceil(state.remaining_s - 1e-6), state.progress, holding=holding)
        self.pause.setText(self.tr("Go on") if state.paused else self.tr("Pause"))
        self._phase.setText(self.tr("Paused") if state.paused else self._phase_text(state))
        self._animate(state)

    def forget(self) -> None:
        """A new session begins: nothing of the last one stays."""
        self._shown = None

    def _enter(self, state: PlayerState) -> None:
        """Texts and figure of a new step or phase; a rest shows what comes after it."""
        step = state.next_step if state.step.is_rest and state.next_step else state.step
        self.step = step
        what = state.index, state.step.easier
        fresh = self._shown is None or self._shown[0] != what
        self._shown = what, state.phase
        stretch = self._catalogue.stretches[step.stretch]
        if fresh:
            self.figure.show_figure(self._figure_of(step), self._spoken(step))
        self._name.setText(stretch.name)
        self._side.setText(self._side_text(step))
        self._side.setVisible(step.side is not Side.BOTH)
        easier = self.tr("Easier: {text}").format(text=stretch.easier)
        self._cue.setText(easier if step.easier else stretch.cue)
        self.tools.show_step(easier=step.easier, rests=state.step.is_rest)
        self._fit_sizes()
        self._next.setText(self._next_text(state))
        self._place.setText(self.tr("{n} of {total}").format(n=state.index + 1, total=state.steps))
        self._announce(f"{self._phase_text(state)}: {self._spoken(step)}")

    def _figure_of(self, step: Step) -> Figure | None:
        """In its easier variation where that is wanted and drawn; none for what is not drawn."""
        if step.stretch not in self._book:
            return None
        easier = step.easier and has_pose(self._book, step.stretch, "easier")
        stretch = self._catalogue.stretches[step.stretch]
        return figure_of(stretch, step.side, self._book, easier=easier)

    def _animate(self, state: PlayerState) -> None:
        """The entry pose first, then the way into the hold, then the breath."""
        passed_s = state.phase_s - state.remaining_s
        if state.phase is not Phase.HOLD:
            if passed_s >= min(_LOOK_S, state.phase_s / 3):
                self.figure.move_to_hold()
            self._breath.setText(self._catalogue.guidance.discomfort)
            return
        if not self.figure.is_moving:
            self.figure.show_hold()
        now = breath(passed_s, self._inhale_s, self._exhale_s)
        self.figure.show_breath(now.fullness)
        if not state.paused:
            self.figure.show_cycle(passed_s)
        says = (
            self.tr("Breathe in by the nose")
            if now.phase == "in"
            else self.tr("Breathe out by the mouth")
        )
        self._breath.setText(says if self._paces else "")

    def _phase_text(self, state: PlayerState) -> str:
        return {
            Phase.GET_READY: self.tr("Get ready"),
            Phase.SWITCH_SIDES: self.tr("Switch sides"),
            Phase.CHANGE: self.tr("Next stretch"),
            Phase.HOLD: self.tr("Hold"),
            Phase.REST: self.tr("Rest"),
            Phase.DONE: self.tr("Done"),
        }[state.phase]

    def _side_text(self, step: Step) -> str:
        return {
            Side.BOTH: "",
            Side.LEFT: self.tr("Left side"),
            Side.RIGHT: self.tr("Right side"),
        }[step.side]

    def _spoken(self, step: Step) -> str:
        name = self._catalogue.stretches[step.stretch].name
        side = self._side_text(step)
        return f"{name}, {side}" if side else name

    def _next_text(self, state: PlayerState) -> str:
        if state.next_step is None:
            return self.tr("Last one")
        return self.tr("Next: {name}").format(name=self._spoken(state.next_step))

    def _announce(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _connect(self) -> None:
        for button, signal in (
            (self.pause, self.pause_requested),
            (self.back, self.back_requested),
            (self.next, self.next_requested),
            (self.leave, self.leave_requested),
        ):
            button.clicked.connect(signal)
        for key, signal in (
            (Qt.Key.Key_Space, self.pause_requested),
            (Qt.Key.Key_Left, self.back_requested),
            (Qt.Key.Key_Right, self.next_requested),
            (Qt.Key.Key_Escape, self.leave_requested),
            (Qt.Key.Key_F11, self.full_screen_requested),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(signal)
        for key, turn in self.figure.key_turns().items():
            shortcut = QShortcut(QKeySequence(Qt.Modifier.SHIFT | key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.figure.turn, *turn))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._phase, 1)
        top.addWidget(self._place)
        side = QVBoxLayout()
        side.setSpacing(GAP)
        side.addLayout(top)
        for text in (self._name, self._side, self._cue):
            side.addWidget(text)
        side.addWidget(self.ring, 1)
        for text in (self._breath, self._next):
            side.addWidget(text)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.tools, 1)
        for button in (self.back, self.pause, self.next):
            buttons.addWidget(button)
        page = QGridLayout(self)
        page.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        page.setHorizontalSpacing(MARGIN)
        page.setVerticalSpacing(GAP)
        page.addWidget(self.figure, 0, 0)
        page.addLayout(side, 0, 1)
        page.addLayout(buttons, 1, 0, 1, 2)
        page.setRowStretch(0, 1)
        page.setColumnStretch(0, 2)
        page.setColumnStretch(1, 1)

    def _fit_sizes(self) -> None:
        """Where the font leaves few lines, the largest texts and the ring step back."""
        low = self.height() < _ROOMY_LINES * self.fontMetrics().lineSpacing()
        k = self._magnified
        self._name.setFont(self._name_font(Size.TITLE if low else Size.DISPLAY))
        self._breath.setFont(larger(font(Size.BODY if low else Size.LEAD), k))
        long = len(self._cue.text()) > _CUE_CHARACTERS
        self._cue.setFont(larger(font(Size.BODY if low and long else Size.LEAD), k))
        for text, size in (
            (self._phase, Size.LEAD),
            (self._side, Size.LEAD if low else Size.TITLE),
            (self._next, Size.BODY),
            (self._place, Size.SMALL),
        ):
            text.setFont(larger(font(size), k))
        # Two lines, so that the ring does not move when the words change.
        self._breath.setMinimumHeight(2 * self._breath.fontMetrics().lineSpacing())
        self.ring.setMinimumHeight(72 if low else 160)

    def _name_font(self, wished: Size) -> QFont:
        """The wished size, or a smaller one for a name that would take many lines."""
        large = larger(font(wished, bold=True), self._magnified)
        metrics = QFontMetrics(large)
        room = QRect(0, 0, self._name.width(), self.height())
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self._name.text())
        many = needed.height() > _NAME_LINES * metrics.lineSpacing()
        return larger(font(Size.LEAD, bold=True), self._magnified) if many else large

    @property
    def _magnified(self) -> float:
        """On a high page texts grow, to be read from the mat: two metres away."""
        lines = self.height() / self.fontMetrics().lineSpacing()
        return max(1.0, min(_MOST_MAGNIFIED, lines / _COMFORTABLE_LINES))

    def _dress(self) -> None:
        for text in (self._place, self._phase, self._next, self._breath):
            set_quiet(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_sizes()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == event.Type.PaletteChange:
            self._dress()
        super().changeEvent(event)
