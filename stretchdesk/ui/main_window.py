"""The window: navigation on the left, one page at a time, a line of news on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPen, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from stretchdesk.ui.controls import paint_focus
from stretchdesk.ui.icons import paint_icon
from stretchdesk.ui.theme import CORNER, GAP, Size, font, mix, theme_of

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from stretchdesk.ui.done_page import DonePage
    from stretchdesk.ui.player_page import PlayerPage
    from stretchdesk.ui.stretch_page import StretchPage

SMALLEST = QSize(900, 600)
COMFORTABLE = QSize(1200, 800)


class MainWindow(QMainWindow):
    """Pages come from outside; the window shows one of them, the stretch page first."""

    library_wanted = Signal()
    """The library is asked for; `show_library` answers."""
    progress_wanted = Signal()
    """The progress page is asked for; `show_progress` answers."""
    settings_wanted = Signal()
    """The settings are asked for; `show_settings` answers."""
    closing = Signal()
    quit_requested = Signal()
    """The program is to end, not the window alone."""
    minimised = Signal(bool)
    """Put away, or back again."""

    player: PlayerPage
    done: DonePage

    def __init__(self, stretch: StretchPage) -> None:
        super().__init__()
        self.stretch = stretch
        self.has_stage = False
        self.setWindowTitle("StretchDesk")
        self.setMinimumSize(SMALLEST)
        self.resize(COMFORTABLE)
        self.pages = QStackedWidget()
        self.to_stretch = _NavButton("stretch", self.tr("Stretch"), "Ctrl+1")
        self.to_library = _NavButton("library", self.tr("Library"), "Ctrl+2")
        self.to_progress = _NavButton("progress", self.tr("Progress"), "Ctrl+3")
        self.to_settings = _NavButton("settings", self.tr("Settings"), "Ctrl+4")
        self.news = _News()
        self._lay_out()
        self.to_stretch.clicked.connect(self.show_stretch)
        self.to_library.clicked.connect(self.library_wanted)
        self.to_progress.clicked.connect(self.progress_wanted)
        self.to_settings.clicked.connect(self.settings_wanted)
        leave = QShortcut(QKeySequence.StandardKey.Quit, self)
        leave.activated.connect(self.close)
        leave.activated.connect(self.quit_requested)
        self.pages.addWidget(stretch)
        self.show_stretch()

    def add_pages(self, player: PlayerPage, done: DonePage) -> None:
        """The pages of a session, made before the first one."""
        self.player, self.done = player, done
        self.has_stage = True
        for page in (player, done):
            self.pages.addWidget(page)

    def show_above(self, offer: QWidget) -> None:
        """Put an offer over the pages, until it is deleted."""
        self._body.insertWidget(1, offer)

    def show_stretch(self) -> None:
        self._show(self.stretch, self.to_stretch)
        self.stretch.setFocus()

    def show_library(self, page: QWidget) -> None:
        self._show(page, self.to_library)
        page.setFocus()

    def show_routines(self, page: QWidget) -> None:
        """Own routines belong to the stretch page."""
        self._show(page, self.to_stretch)
        page.setFocus()

    def show_progress(self, page: QWidget) -> None:
        self._show(page, self.to_progress)

    def show_settings(self, page: QWidget) -> None:
        self._show(page, self.to_settings)
        page.setFocus()

    def show_player(self) -> None:
        """The player takes over the window."""
        self.navigation.hide()
        self.pages.setCurrentWidget(self.player)
        self.player.setFocus()

    def show_done(self) -> None:
        self._show(self.done, None)
        self.done.see.setFocus()

    def come_back(self) -> None:
        """From the task bar to the front."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.minimised.emit(self.isMinimized())

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave_full_screen()
        self.closing.emit()
        super().closeEvent(event)

    def _show(self, page: QWidget, button: _NavButton | None) -> None:
        self._leave_full_screen()
        self.navigation.show()
        for candidate in self._entries:
            candidate.setChecked(candidate is button)
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)

    @property
    def _entries(self) -> tuple[_NavButton, ...]:
        return self.to_stretch, self.to_library, self.to_progress, self.to_settings

    def _leave_full_screen(self) -> None:
        # The player alone has the key for it.
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowFullScreen)

    def _lay_out(self) -> None:
        self.navigation = QWidget()
        column = QVBoxLayout(self.navigation)
        column.setContentsMargins(GAP, 2 * GAP, GAP, 2 * GAP)
        column.setSpacing(GAP // 2)
        for entry in self._entries:
            column.addWidget(entry)
        column.addStretch(1)
        body = self._body = QVBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.news)
        body.addWidget(self.pages, 1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(body, 1)
        self.setCentralWidget(whole)


class _NavButton(QToolButton):
    """A page's icon over its name."""

    def __init__(self, icon: str, text: str, shortcut: str) -> None:
        super().__init__()
        self._icon = icon
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setShortcut(QKeySequence(shortcut))
        self.setToolTip(f"{text} ({QKeySequence(shortcut).toString()})")
        self.setFont(font(Size.SMALL))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = max(72, metrics.horizontalAdvance(self.text()) + 2 * GAP)
        return QSize(width, metrics.height() + 24 + 3 * GAP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self.palette())
        box = QRectF(self.rect())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.isChecked() or self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(
                    mix(theme.accent, theme.paper, 0.84) if self.isChecked() else theme.hover
                )
                painter.drawRoundedRect(box, CORNER, CORNER)
            colour = theme.accent if self.isChecked() else theme.ink
            icon = QRectF(box.center().x() - 12, box.top() + GAP, 24, 24)
            paint_icon(painter, self._icon, icon, QPen(colour, 1.8))
            painter.setPen(theme.ink)
            text = box.adjusted(0, 24 + GAP, 0, -GAP // 2)
            painter.drawText(text, Qt.AlignmentFlag.AlignCenter, self.text())
            if self.hasFocus():
                paint_focus(painter, box, CORNER, theme)


class _News(QWidget):
    """One line about something that needs to be known; gone when it is over or closed."""

    def __init__(self) -> None:
        super().__init__()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        close: QAbstractButton = QToolButton()
        close.setText("×")
        close.setAccessibleName(self.tr("Close message"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        row.addWidget(self._text, 1)
        row.addWidget(close)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def show_text(self, text: str) -> None:
        self._text.setText(text)
        self.setAccessibleName(text)
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self.palette())
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), mix(theme.muscle, theme.paper, 0.8))
            painter.fillRect(0, 0, 4, self.height(), theme.muscle)
