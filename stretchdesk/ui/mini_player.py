"""The small player: always on top, to stretch by while something else is read or watched."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPen, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stretchdesk.core.session.events import Phase
from stretchdesk.ui.buttons import TextButton
from stretchdesk.ui.controls import label
from stretchdesk.ui.session_words import phase_text, shown_step, spoken
from stretchdesk.ui.stage_figure import StageFigure
from stretchdesk.ui.theme import CORNER, GAP, Size, theme_of

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QMoveEvent, QPaintEvent

    from stretchdesk.core.body.book import PoseBook
    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.session.events import PlayerState
    from stretchdesk.core.settings import Settings

_FIGURE_PX = 144
_WIDTH = 320


class MiniPlayer(QWidget):
    """Shows PlayerStates while it is visible. It can be dragged by anything but its buttons."""

    pause_requested = Signal()
    large_requested = Signal()
    moved = Signal(int, int)
    """Where its corner is now, on the screen."""

    def __init__(self, catalogue: Catalogue, book: PoseBook) -> None:
        super().__init__(
            None,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        # A window of its own: it stays when the program's is minimised, and ends with it.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowTitle("StretchDesk")
        self._catalogue = catalogue
        self.figure = StageFigure(catalogue, book)
        self.figure.setFixedSize(_FIGURE_PX, _FIGURE_PX)
        self.figure.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.figure.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._seconds = label(Size.DISPLAY, bold=True)
        self._name = label(Size.BODY, bold=True)
        self._phase = label(Size.SMALL)
        self.pause = TextButton(self.tr("Pause"))
        self.large = TextButton(self.tr("Large"))
        self.pause.clicked.connect(self.pause_requested)
        self.large.clicked.connect(self.large_requested)
        for key, signal in (
            (Qt.Key.Key_Space, self.pause_requested),
            (Qt.Key.Key_N, self.large_requested),
            (Qt.Key.Key_Escape, self.large_requested),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(signal)
        self._held: QPoint | None = None
        self._lay_out()

    def use_content(self, catalogue: Catalogue, book: PoseBook) -> None:
        """For the session that is followed from now on."""
        self._catalogue = catalogue
        self.figure.use_content(catalogue, book)

    def use(self, settings: Settings) -> None:
        self.figure.use(settings)

    def show_state(self, state: PlayerState) -> None:
        """Draw one instant of the session; nothing is drawn while nobody sees it."""
        if not self.isVisible() or state.phase is Phase.DONE:
            return
        self.figure.follow(state)
        phase = self.tr("Paused") if state.paused else phase_text(state.phase)
        self._seconds.setText(str(ceil(state.remaining_s - 1e-6)))
        self._name.setText(spoken(shown_step(state), self._catalogue))
        # It grows for a long name, and does not jump back.
        self.setFixedHeight(max(self.minimumHeight(), self._row.totalHeightForWidth(_WIDTH)))
        self._phase.setText(phase)
        self.pause.setText(self.tr("Go on") if state.paused else self.tr("Pause"))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.pause)
        buttons.addWidget(self.large)
        buttons.addStretch(1)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for text in (self._phase, self._seconds, self._name):
            texts.addWidget(text)
        texts.addStretch(1)
        texts.addLayout(buttons)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(GAP, GAP, GAP + GAP // 2, GAP)
        row.setSpacing(GAP)
        row.addWidget(self.figure)
        row.addLayout(texts, 1)
        self.setFixedWidth(_WIDTH)

    # Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            # Where a window may not place itself, the desktop moves it.
            handle = self.windowHandle()
            if not (handle and handle.startSystemMove()):
                self._held = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self.move(event.globalPosition().toPoint() - self._held)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._held = None

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        if self.isVisible():
            self.moved.emit(self.x(), self.y())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self.palette())
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.paper)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.line, 1))
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, CORNER / 2, CORNER / 2)
