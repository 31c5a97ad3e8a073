"""The one room that does the wiring: builds every floor, connects them, shuts them down."""

from __future__ import annotations

import sys
import time
from base64 import b64encode
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer

from stretchdesk.core.content.catalogue import Position
from stretchdesk.core.errors import StretchDeskError
from stretchdesk.core.progress.practice import practised
from stretchdesk.core.progress.recency import area_states
from stretchdesk.core.session.planner import Request, plan_one
from stretchdesk.data.history_store import HistoryStore
from stretchdesk.data.packs import load_content
from stretchdesk.data.paths import assets_dir
from stretchdesk.data.settings_store import SettingsStore
from stretchdesk.engine.background import Background
from stretchdesk.engine.history_feed import HistoryFeed
from stretchdesk.engine.library import Library
from stretchdesk.engine.player_driver import PlayerDriver
from stretchdesk.engine.preferences import Preferences
from stretchdesk.engine.routine_builder import Proposal, RoutineBuilder
from stretchdesk.ui.figure_cache import FigureCache
from stretchdesk.ui.icons import program_icon
from stretchdesk.ui.routine_pane import RoutinePane

if TYPE_CHECKING:
    from collections.abc import Callable

    from stretchdesk.core.progress.records import History, Hold, Row
    from stretchdesk.core.session.player import SessionEnded
    from stretchdesk.core.session.routine import Routine
    from stretchdesk.core.settings import Settings
    from stretchdesk.data.paths import Paths
    from stretchdesk.ui.library_page import LibraryPage
    from stretchdesk.ui.main_window import MainWindow
    from stretchdesk.ui.progress_page import ProgressPage


@dataclass(frozen=True, slots=True)
class Clocks:
    """Where time comes from: `now` in seconds that go on during sleep, `wall` with the zone."""

    now: Callable[[], float]
    wall: Callable[[], datetime]


def system_clocks() -> Clocks:
    """The machine's clocks. Linux stops its monotonic clock in sleep, so boot time is used."""
    if sys.platform == "linux":
        return Clocks(lambda: time.clock_gettime(time.CLOCK_BOOTTIME), _local_time)
    return Clocks(time.monotonic, _local_time)


def _local_time() -> datetime:
    return datetime.now().astimezone()


def _new_id() -> str:
    return str(uuid4())


class App(QObject):
    """The program with its window. `close()` ends it; nothing is lost."""

    def __init__(self, paths: Paths, window: MainWindow, clocks: Clocks) -> None:
        """Furnish the window that `open_front` made. Raises ContentError."""
        super().__init__()
        self.window = window
        content = load_content(assets_dir(), paths.packs)
        self.catalogue, self.book = content.catalogue, content.book
        self._clocks = clocks
        self._settings_store = SettingsStore(paths)
        settings, complaints = self._settings_store.load()
        self.preferences = Preferences(settings, self)
        self._state, damage = self._settings_store.load_state()
        self.feed = HistoryFeed(HistoryStore(paths.history), Background(), self)
        self.driver = PlayerDriver(self.feed, clocks.now, clocks.wall, _new_id, self)
        # Whoever plays a routine follows the figure: what is not drawn is not offered.
        offered = self.catalogue.limited_to(self.book)
        self.builder = RoutineBuilder(offered, _request(settings), self)
        self._held: list[Hold] = []
        self._library: LibraryPage | None = None
        self._progress: ProgressPage | None = None
        self._closed = False
        self._figures = FigureCache(self.catalogue, self.book, self)
        window.stretch.furnish(self.catalogue, RoutinePane(self.catalogue, self._figures))
        window.setWindowIcon(program_icon())
        self._connect()
        if found := (*complaints, *damage, *content.complaints):
            self.window.news.show_text("\n".join(found))
        self._paths = paths

    # --- building ---

    def _connect(self) -> None:
        window, builder, driver, feed = self.window, self.builder, self.driver, self.feed
        stretch = window.stretch
        stretch.map.area_toggled.connect(builder.choose_area)
        stretch.chips.group_chosen.connect(builder.choose_group)
        bar = stretch.routine.bar
        bar.minutes_chosen.connect(builder.set_minutes)
        bar.place_chosen.connect(builder.set_place)
        bar.discreet_chosen.connect(builder.set_discreet)
        stretch.routine.start_requested.connect(self.start)
        builder.proposed.connect(stretch.show_proposal)
        builder.propose()
        driver.held.connect(self._held.append)
        driver.ended.connect(self._session_ended)
        feed.trouble.connect(window.news.show_text)
        feed.recovered.connect(window.news.hide)
        feed.changed.connect(self._show_history)
        feed.outdated.connect(self.refresh)
        self.preferences.changed.connect(self._use_settings)
        window.library_wanted.connect(self.show_library)
        window.progress_wanted.connect(self.show_progress)
        window.closing.connect(self.close)

    def _set_stage(self) -> None:
        """The pages of a session, made before the first one."""
        from stretchdesk.ui.done_page import DonePage
        from stretchdesk.ui.player_page import PlayerPage

        window, driver = self.window, self.driver
        player = PlayerPage(self.catalogue, self.book)
        done = DonePage(self.catalogue, self._figures)
        player.pause_requested.connect(driver.toggle)
        player.next_requested.connect(driver.next)
        player.back_requested.connect(driver.back)
        player.leave_requested.connect(self._ask_to_leave)
        player.full_screen_requested.connect(window.toggle_full_screen)
        driver.state_changed.connect(player.show_state)
        done.close_requested.connect(window.show_stretch)
        done.progress_requested.connect(self.show_progress)
        window.add_pages(player, done)

    # --- what happens ---

    def show(self) -> None:
        """Open the window; the history is read after the first paint."""
        self.window.show()
        QTimer.singleShot(0, self._watch)

    def _watch(self) -> None:
        if not self._closed:
            self.refresh()
            self.feed.watch(self._paths.profile)

    @property
    def proposal(self) -> Proposal:
        """What is proposed now."""
        return self.builder.proposal

    def progress_shows(self, area: str) -> bool:
        """Whether the progress page is open and its chart has minutes for an area this week."""
        page = self._progress
        return page is not None and page.isVisible() and page.minutes_this_week(area) > 0

    def refresh(self) -> None:
        """Read the history again."""
        self.feed.request()

    def start(self) -> None:
        """Play the proposed routine."""
        if self.proposal.routine.steps:
            self._play(self.proposal.routine)

    def start_request(self, request: Request) -> None:
        """Play the routine for a request, without what is never to be offered."""
        never = frozenset(self.preferences.settings.never)
        self.builder.replace_request(replace(request, never=never))
        self.start()

    def start_stretch(self, stretch: str) -> None:
        """Play one stretch on all its sides."""
        self._play(plan_one(self.catalogue.stretches[stretch], self.builder.request))

    def _play(self, routine: Routine) -> None:
        self._held.clear()
        if not self.window.has_stage:
            self._set_stage()
        self.window.player.forget()
        self.window.show_player()
        self.driver.start(routine, self.catalogue)

    def show_library(self) -> None:
        """The library, built when it is first wanted."""
        if self._library is None:
            self._library = self._furnish_library()
        self.window.show_library(self._library)

    def show_stretch(self, stretch: str) -> None:
        """A stretch's page in the library."""
        self.show_library()
        if self._library is not None:
            self._library.open_stretch(stretch)

    def _furnish_library(self) -> LibraryPage:
        from stretchdesk.ui.library_page import LibraryPage

        library = Library(self.catalogue, self.preferences.settings, self)
        page = LibraryPage(self.catalogue, self.book, self._figures)
        filters, detail = page.filters, page.detail
        filters.text_changed.connect(library.search)
        filters.area_chosen.connect(library.choose_area)
        filters.position_chosen.connect(library.choose_position)
        filters.level_chosen.connect(library.choose_level)
        filters.discreet_chosen.connect(library.set_discreet)
        filters.favourites_chosen.connect(library.set_favourites)
        page.everything_wanted.connect(library.clear)
        page.history_wanted.connect(self.refresh)
        detail.favourite_chosen.connect(self.preferences.set_favourite)
        detail.never_chosen.connect(self.preferences.set_never)
        detail.start_requested.connect(self.start_stretch)
        self.preferences.changed.connect(library.use)
        library.listed.connect(page.show_listing)
        library.tell()
        return page

    def _use_settings(self, settings: Settings) -> None:
        self.builder.set_never(settings.never)
        try:
            self._settings_store.save(settings)
        except StretchDeskError as error:
            self.window.news.show_text(str(error))

    def show_progress(self) -> None:
        """The progress page, built when it is first wanted: its charts are heavy."""
        if self._progress is None:
            from stretchdesk.ui.progress_page import ProgressPage

            self._progress = ProgressPage(self.catalogue, self._clocks.wall, _new_id)
            self._progress.history_wanted.connect(self.refresh)
            self._progress.measurement_entered.connect(self._record)
        self.window.show_progress(self._progress)

    def _record(self, row: Row) -> None:
        self.feed.append(row)
        self.refresh()

    def _show_history(self, history: History) -> None:
        today = self._clocks.wall().date()
        self.window.stretch.show_states(area_states(self.catalogue.areas, history, today))
        if self._library is not None:
            self._library.show_practised(practised(history))
        if self._progress is not None:
            self._progress.show_history(history)

    def _ask_to_leave(self) -> None:
        self.driver.pause()
        from stretchdesk.ui.questions import ask_to_leave

        answer = ask_to_leave(self.window)
        if answer is None:
            self.driver.resume()
        elif answer:
            self.driver.leave()
        else:
            self.driver.discard()
            self.window.show_stretch()

    def _session_ended(self, end: SessionEnded) -> None:
        self.refresh()
        self.window.done.show_session(end.active_s, self._held, finished=end.how == "finished")
        self.window.show_done()

    def close(self) -> None:
        """Keep a running session, write what waits, remember the window."""
        if self._closed:
            return
        self._closed = True
        self.driver.leave()
        self.feed.close()
        request = self.builder.request
        settings = replace(
            self.preferences.settings, minutes=request.minutes, place=str(request.place),
            discreet=request.discreet,
        )  # fmt: skip
        geometry = b64encode(self.window.saveGeometry().data()).decode()
        try:
            self._settings_store.save(settings)
            self._settings_store.save_state({**self._state, "window": geometry})
        except StretchDeskError as error:
            sys.stderr.write(f"stretchdesk: {error}\n")


def _request(settings: Settings) -> Request:
    return Request(
        minutes=settings.minutes,
        place=Position(settings.place),
        discreet=settings.discreet,
        level=settings.level,
        never=frozenset(settings.never),
    )
