"""The one room that does the wiring: builds every floor, connects them, shuts them down."""

from __future__ import annotations

import sys
from base64 import b64encode
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from stretchdesk.core.content import safety
from stretchdesk.core.content.catalogue import Position
from stretchdesk.core.errors import StretchDeskError
from stretchdesk.core.session.recent import recent_lately
from stretchdesk.core.session.request import Request
from stretchdesk.engine.routine_builder import Proposal, RoutineBuilder
from stretchdesk.ui.figure_cache import FigureCache
from stretchdesk.ui.icons import program_icon
from stretchdesk.ui.look import look_of, use
from stretchdesk.ui.routine_pane import RoutinePane
from stretchdesk.wiring.copies import Copies
from stretchdesk.wiring.desk import Desk
from stretchdesk.wiring.health import Health
from stretchdesk.wiring.home import Home
from stretchdesk.wiring.house import House, offered
from stretchdesk.wiring.packs import Packs
from stretchdesk.wiring.reminding import Reminding
from stretchdesk.wiring.review import Review
from stretchdesk.wiring.routines import OwnRoutines
from stretchdesk.wiring.sessions import Sessions
from stretchdesk.wiring.shelf import Shelf

if TYPE_CHECKING:
    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.progress.recency import Lately
    from stretchdesk.core.session.own_routine import OwnRoutine
    from stretchdesk.core.settings import Settings
    from stretchdesk.data.packs import Content
    from stretchdesk.engine.history_feed import HistoryFeed
    from stretchdesk.engine.player_driver import PlayerDriver
    from stretchdesk.engine.preferences import Preferences
    from stretchdesk.ui.main_window import MainWindow
    from stretchdesk.wiring.base import Base
    from stretchdesk.wiring.sources import SystemSources
    from stretchdesk.wiring.transfers import Transfers


class App(QObject):
    """The window with all that stands behind it. `close()` ends the program; nothing is lost."""

    def __init__(self, base: Base, window: MainWindow) -> None:
        """Furnish the window that `open_front` made. Raises ContentError."""
        super().__init__()
        self._base = base
        paths, content = base.paths, base.content
        self._wanted: Request | OwnRoutine | None = None
        strange = self._check_answers(content)
        self._house = self._build(content, window)
        self.home = Home(self._house, self)
        self.sessions = Sessions(self._house, self)
        self.shelf = Shelf(self._house, self)
        self.health = Health(self._house, self)
        self.review = Review(self._house, self)
        self.packs = Packs(self._house, paths, self)
        self.own = OwnRoutines(self._house, paths.routines, content.routines, self)
        self.desk = Desk(self._house, paths.profile, self)
        self.copies = Copies(base, self._house, lambda: self.driver.is_running, self)
        self._connect()
        self._told = "\n".join((*base.told, *strange, *content.complaints))
        if self._told:
            window.news.show_text(self._told)

    # --- building ---

    def _check_answers(self, content: Content) -> list[str]:
        """Health answers to questions that are no longer asked are left out."""
        preferences = self._base.preferences
        answers, strange = safety.known_answers(
            preferences.settings.cautions, content.catalogue.cautions
        )
        if answers != preferences.settings.cautions:
            preferences.answer_health(answers)
        return strange

    def _build(self, content: Content, window: MainWindow) -> House:
        base, catalogue, book = self._base, content.catalogue, content.book
        house = House(
            window=window,
            clocks=base.clocks,
            catalogue=catalogue,
            book=book,
            preferences=base.preferences,
            feed=base.feed,
            builder=RoutineBuilder(offered(content), _request(base.preferences.settings), self),
            figures=FigureCache(catalogue, book, self),
            state=base.state,
        )
        window.stretch.furnish(catalogue, RoutinePane(catalogue, house.figures))
        window.setWindowIcon(program_icon())
        return house

    def _connect(self) -> None:
        window, feed = self.window, self.feed
        feed.trouble.connect(window.news.show_text)
        feed.trouble.connect(self._start_wanted)
        self._house.state.trouble.connect(window.news.show_text)
        feed.recovered.connect(window.news.hide)
        feed.changed.connect(self._show_history)
        self._house.preferences.changed.connect(self._use_settings)
        self.sessions.progress_requested.connect(self.review.open)
        self.shelf.start_requested.connect(self.sessions.start_stretch)
        self.own.start_requested.connect(self.sessions.start_own)
        self.shelf.routines_requested.connect(self.own.open)
        self.shelf.add_requested.connect(self.own.add_to)
        self.shelf.names_requested.connect(self.own.tell)
        self.own.told.connect(self.shelf.show_names)
        self.health.open_requested.connect(self.shelf.open_stretch)
        self.shelf.reasons_requested.connect(self.health.explain)
        self.shelf.packs_requested.connect(self.packs.open)
        self.packs.changed.connect(self._use_content)
        self.desk.health_requested.connect(self.health.ask)
        self.desk.voice_requested.connect(self.sessions.sound.choose_voice)
        self.desk.backup_requested.connect(self.copies.back_up)
        self.desk.restore_requested.connect(self.copies.open)
        self.copies.told.connect(self.desk.show_backed_up)
        self.copies.restored.connect(self.sessions.withdraw_offer)
        self.desk.export_requested.connect(self._export)
        self.desk.import_requested.connect(self._import)
        window.closing.connect(self.leave)

    # --- what others may ask ---

    @property
    def window(self) -> MainWindow:
        return self._house.window

    @property
    def catalogue(self) -> Catalogue:
        return self._house.catalogue

    @property
    def builder(self) -> RoutineBuilder:
        return self._house.builder

    @property
    def feed(self) -> HistoryFeed:
        return self._house.feed

    @property
    def preferences(self) -> Preferences:
        return self._house.preferences

    @property
    def driver(self) -> PlayerDriver:
        return self.sessions.driver

    @cached_property
    def transfers(self) -> Transfers:
        """Loaded when first wanted."""
        from stretchdesk.wiring.transfers import Transfers

        transfers = Transfers(self._base, self._house, self)
        transfers.exported.connect(self.desk.show_exported)
        transfers.imported.connect(self.desk.show_imported)
        return transfers

    @property
    def proposal(self) -> Proposal:
        """What is proposed now."""
        return self.builder.proposal

    # --- what happens ---

    def show(self) -> None:
        """Open the window; the history is read after the first paint."""
        self.window.show()
        QTimer.singleShot(0, self._watch)

    def show_reminding(self, sources: SystemSources) -> None:
        """Reminders come, too: ask at the first start, and show what they go by."""
        reminding = Reminding(self._base, self._house, sources, self)
        reminding.health_requested.connect(self.health.ask)
        self.desk.opened.connect(reminding.show_found)
        self.desk.autostart_chosen.connect(reminding.set_autostart)

    def start(self, wanted: Request | OwnRoutine) -> None:
        """Play a routine as soon as the history is read, on which it depends."""
        self._wanted = wanted

    def _export(self) -> None:
        self.transfers.ask_where()

    def _import(self) -> None:
        self.transfers.ask_which()

    def _watch(self) -> None:
        if not self._base.is_closed:
            self.feed.request()
            self.feed.watch(self._base.paths.profile)

    def _use_settings(self, settings: Settings) -> None:
        use(look_of(settings))
        self.builder.set_never(settings.never)
        self.builder.set_avoid(settings.cautions)
        try:
            self._base.save(settings)
        except StretchDeskError as error:
            self.window.news.show_text(str(error))

    def _use_content(self, content: Content) -> None:
        self.sessions.let_go(content.catalogue)
        self._base.use_content(content)
        self._house.use_content(content)
        self.own.use_packs(content.routines)
        self.shelf.renew()
        if not content.complaints and self.window.news.text == self._told:
            self.window.news.hide()

    def _show_history(self, lately: Lately) -> None:
        today = self._house.clocks.wall().date()
        recent = recent_lately(self.catalogue.areas, lately, today)
        self.window.stretch.show_states(recent.areas)
        self.builder.use_recent(recent)
        self.sessions.look_for_interrupted()
        self._start_wanted()

    def _start_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted:
            self.sessions.start_wanted(wanted)

    def leave(self) -> None:
        """The window goes: keep a running session, remember the window and what was asked for."""
        self.driver.leave()
        geometry = b64encode(self.window.saveGeometry().data()).decode()
        self._house.state.keep("window", geometry)
        self.preferences.remember(self.builder.request)
        try:
            self._base.save(self.preferences.settings)
        except StretchDeskError as error:
            sys.stderr.write(f"stretchdesk: {error}\n")

    def close(self) -> None:
        """Leave, and write what waits."""
        if not self._base.is_closed:
            self.leave()
            self._base.close()


def _request(settings: Settings) -> Request:
    return Request(
        minutes=settings.minutes,
        place=Position(settings.place),
        discreet=settings.discreet,
        level=settings.level,
        never=frozenset(settings.never),
        avoid=frozenset(settings.cautions),
    )
