"""The card that offers a break: in a corner, larger, or over every screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPropertyAnimation, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QCursor, QGuiApplication, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stretchdesk.core.breaks.offer import Skip, Stage
from stretchdesk.ui.card_panel import CardPanel
from stretchdesk.ui.look import look
from stretchdesk.ui.theme import CORNER, GAP, mix, theme_of

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QPaintEvent, QScreen

    from stretchdesk.core.breaks.offer import Offer
    from stretchdesk.ui.card_panel import Draw

_EDGE_PX = 2 * GAP
_FADE_MS = 200


def pointed_screen() -> QScreen:
    """The screen with the pointer."""
    return QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()


class CardWindow(QWidget):
    """A window with one panel in its middle. It takes the focus only where it covers a screen."""

    start_requested = Signal(int)
    """Minutes; 0 is a micro-stretch."""
    snooze_requested = Signal()
    skip_requested = Signal(str)
    """The value of a Skip."""
    smaller_requested = Signal()
    """Esc, where the offer can be neither put off nor skipped."""

    def __init__(self) -> None:
        super().__init__(
            None,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowTitle("StretchDesk")
        self.panel: CardPanel | None = None
        self._offer: Offer | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)

    def fill(self, offer: Offer, title: str, draw: Draw) -> CardPanel:
        """Put an offer in the place of the last one."""
        if self.panel is not None:
            self._row.removeWidget(self.panel)
            self.panel.hide()
            self.panel.deleteLater()
        self._offer = offer
        self.panel = CardPanel(offer, title, draw)
        self.panel.start_requested.connect(self.start_requested)
        self.panel.snooze_requested.connect(self.snooze_requested)
        self.panel.skip_requested.connect(self.skip_requested)
        self._row.addWidget(self.panel, 0, Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(title)
        return self.panel

    def lie_in(self, box: QRect, screen: QScreen) -> None:
        """Lie in front of everything on a screen, without taking the focus."""
        self._let_focus(False)
        self.setScreen(screen)
        # Else the last panel's size is still the least that the window may have.
        self._row.activate()
        self.setGeometry(box)
        self.show()

    def cover(self, screen: QScreen) -> None:
        """Cover a whole screen; keys arrive here then, so that Esc does."""
        self._let_focus(True)
        if self.panel is not None:
            self.panel.fitted(screen.size())
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def _let_focus(self, wanted: bool) -> None:
        flag = Qt.WindowType.WindowDoesNotAcceptFocus
        if bool(self.windowFlags() & flag) == wanted:
            self.setWindowState(Qt.WindowState.WindowNoState)
            self.setWindowFlag(flag, not wanted)
            self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not wanted)

    def _escape(self) -> None:
        """Put off what can be put off, else skip, else give room: nobody is locked out."""
        if self._offer is None:
            return
        if self._offer.snooze_s:
            self.snooze_requested.emit()
        elif self._offer.may_skip:
            self.skip_requested.emit(Skip.NOT_NOW.value)
        else:
            self.smaller_requested.emit()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if event.spontaneous():
            self._escape()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self.palette())
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.paper)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(mix(theme.ink, theme.paper, 0.7), 1))
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, CORNER / 2, CORNER / 2)


class _Shown(NamedTuple):
    """What is on the card now."""

    offer: Offer
    title: str
    draw: Draw
    panel: CardPanel


class BreakCard(CardWindow):
    """Shows one offer at a time; hidden, it costs nothing."""

    painted = Signal()
    """What was shown last is on the screen now."""

    def __init__(self) -> None:
        super().__init__()
        self._screen: QScreen | None = None
        self._corner = "bottom_right"
        self._others: list[CardWindow] = []
        self._shown: _Shown | None = None
        self._unpainted = False
        self._fade = QPropertyAnimation(self, b"windowOpacity", self)
        self._fade.setDuration(_FADE_MS)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        QGuiApplication.instance().screenRemoved.connect(self._leave)  # type: ignore[union-attr]
        self.smaller_requested.connect(self._shrink)

    def place(self, screen: QScreen, corner: str) -> None:
        """Where an offer is shown from now on: a screen, and a `card_corner` of it."""
        if self._screen is not None:
            self._screen.availableGeometryChanged.disconnect(self._arrange)
        self._screen, self._corner = screen, corner
        screen.availableGeometryChanged.connect(self._arrange)
        self._arrange()

    def show_offer(self, offer: Offer, title: str, draw: Draw) -> None:
        """Show an offer in its stage; `draw` gives the figure at the size and theme asked for."""
        appears = not self.isVisible()
        if self._screen is None:
            self.place(pointed_screen(), self._corner)
        self._unpainted = True
        self._shown = _Shown(offer, title, draw, self.fill(offer, title, draw))
        if appears and not look().still:
            self._fade.start()
        self._present(self._shown)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _arrange(self) -> None:
        """What is shown, where it belongs now."""
        if self._shown is not None and self.isVisible():
            self._present(self._shown)

    def _present(self, shown: _Shown) -> None:
        self._drop_others()
        screen = self._screen or pointed_screen()
        if shown.offer.stage is Stage.FULL:
            self._others = [
                self._another(shown, other)
                for other in QGuiApplication.screens()
                if other != screen
            ]
            self.cover(screen)
            self.activateWindow()
            self.setFocus()
        else:
            self.lie_in(self._box(screen.availableGeometry(), shown), screen)

    def _another(self, shown: _Shown, screen: QScreen) -> CardWindow:
        window = CardWindow()
        window.fill(shown.offer, shown.title, shown.draw)
        window.start_requested.connect(self.start_requested)
        window.snooze_requested.connect(self.snooze_requested)
        window.skip_requested.connect(self.skip_requested)
        window.smaller_requested.connect(self.smaller_requested)
        window.cover(screen)
        return window

    def _box(self, room: QRect, shown: _Shown) -> QRect:
        """The place of the window in a screen's available geometry."""
        inner = room.adjusted(_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)
        box = QRect(inner.topLeft(), shown.panel.fitted(inner.size()))
        if shown.offer.stage is Stage.LARGE:
            box.moveCenter(inner.center())
            box.moveTop(inner.top())
            return box
        if self._corner.endswith("right"):
            box.moveRight(inner.right())
        if self._corner.startswith("bottom"):
            box.moveBottom(inner.bottom())
        return box

    def _leave(self, gone: QScreen) -> None:
        """Move to a screen that is still there."""
        left = [screen for screen in QGuiApplication.screens() if screen != gone]
        if gone == self._screen and left:
            self._screen = None
            self.place(left[0], self._corner)
        else:
            self._arrange()

    def _shrink(self) -> None:
        """Give the screens back; the offer stays."""
        if self._shown is not None:
            offer, title, draw, _ = self._shown
            self.show_offer(replace(offer, stage=Stage.LARGE), title, draw)

    def _drop_others(self) -> None:
        for window in self._others:
            window.hide()
            window.deleteLater()
        self._others.clear()

    def _tell_painted(self) -> None:
        self.painted.emit()

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._unpainted:
            self._unpainted = False
            # Not at once: what is painted now is put on the screen after this.
            QTimer.singleShot(0, self, self._tell_painted)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._drop_others()
        if self._fade.state() == QPropertyAnimation.State.Running:
            self._fade.stop()
            self.setWindowOpacity(1.0)
