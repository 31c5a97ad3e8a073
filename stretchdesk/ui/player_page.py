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

from stretchdesk.core.session.events import Phase, PlayerState
from stretchdesk.core.session.routine import Side
from stretchdesk.ui.buttons import PlainButton, PrimaryButton
from stretchdesk.ui.controls import label
from stretchdesk.ui.player_tools import PlayerTools
from stretchdesk.ui.ring import Ring
from stretchdesk.ui.session_words import phase_text, shown_step, side_text, spoken
from stretchdesk.ui.stage_figure import StageFigure
from stretchdesk.ui.theme import GAP, MARGIN, Size, font, larger, set_quiet

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent

    from stretchdesk.core.body.book import PoseBook
    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.session.routine import Step
    from stretchdesk.core.settings import Settings

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
        self._shown: tuple[tuple[int, bool], Phase] | None = None
        self.step: Step | None = None
        """The one held or next, a rest apart."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.figure = StageFigure(catalogue, book)
        self.figure.setToolTip(self.tr("Drag it, or Shift and the arrow keys: it turns."))
        self._paces = True
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
        self._catalogue = catalogue
        self.figure.use_content(catalogue, book)

    def use(self, settings: Settings) -> None:
        """Breathe as the person has chosen."""
        self.figure.use(settings)
        self._paces = settings.pacer
        self.tools.mute.setChecked(settings.muted)
        self.ring.use(half=settings.half_cue, last=settings.last_cue)

    def show_state(self, state: PlayerState) -> None:
        """Draw one instant of the session; nothing is drawn while the window is put away."""
        if state.phase is Phase.DONE or self.window().isMinimized():
            return
        if self._shown != ((state.index, state.step.easier), state.phase):
            self._enter(state)
        holding = state.phase in {Phase.HOLD, Phase.REST}
        self.ring.show_time(ceil(state.remaining_s - 1e-6), state.progress, holding=holding)
        self.pause.setText(self.tr("Go on") if state.paused else self.tr("Pause"))
        self._phase.setText(self.tr("Paused") if state.paused else phase_text(state.phase))
        self.figure.follow(state)
        self._breath.setText(self._breath_text(state))

    def _breath_text(self, state: PlayerState) -> str:
        if state.phase is not Phase.HOLD:
            return self._catalogue.guidance.discomfort
        if not self._paces:
            return ""
        if self.figure.breath_of(state).phase == "in":
            return self.tr("Breathe in by the nose")
        return self.tr("Breathe out by the mouth")

    def forget(self) -> None:
        """A new session begins: nothing of the last one stays."""
        self._shown = None
        self.figure.forget()

    def _enter(self, state: PlayerState) -> None:
        """The texts of a new step or phase."""
        step = self.step = shown_step(state)
        self._shown = (state.index, state.step.easier), state.phase
        stretch = self._catalogue.stretches[step.stretch]
        self._name.setText(stretch.name)
        self._side.setText(side_text(step.side))
        self._side.setVisible(step.side is not Side.BOTH)
        easier = self.tr("Easier: {text}").format(text=stretch.easier)
        self._cue.setText(easier if step.easier else stretch.cue)
        self.tools.show_step(easier=step.easier, rests=state.step.is_rest)
        self._fit_sizes()
        self._next.setText(self._next_text(state))
        self._place.setText(self.tr("{n} of {total}").format(n=state.index + 1, total=state.steps))
        self._announce(f"{phase_text(state.phase)}: {spoken(step, self._catalogue)}")

    def _next_text(self, state: PlayerState) -> str:
        if state.next_step is None:
            return self.tr("Last one")
        return self.tr("Next: {name}").format(name=spoken(state.next_step, self._catalogue))

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
