"""From a routine to the player and its last page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stretchdesk.core.content import safety
from stretchdesk.core.session.own_routine import routine_of
from stretchdesk.core.session.planner import plan_one
from stretchdesk.core.session.request import Request
from stretchdesk.engine.player_driver import PlayerDriver
from stretchdesk.wiring.house import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stretchdesk.core.progress.records import Hold
    from stretchdesk.core.session.events import SessionEnded
    from stretchdesk.core.session.own_routine import OwnRoutine
    from stretchdesk.core.session.routine import Routine
    from stretchdesk.wiring.house import House


class Sessions(QObject):
    """Starts routines and shows them; the pages are made before the first one."""

    progress_requested = Signal()

    def __init__(self, house: House, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._held: list[Hold] = []
        self.driver = PlayerDriver(house.feed, house.clocks.now, house.clocks.wall, new_id, self)
        self.driver.held.connect(self._held.append)
        self.driver.ended.connect(self._ended)
        house.window.stretch.routine.start_requested.connect(self.start)

    def start(self) -> None:
        """Play the proposed routine."""
        routine = self._house.builder.proposal.routine
        if routine.steps:
            self._play(routine)

    def start_wanted(self, wanted: Request | OwnRoutine) -> None:
        """Play what the command line asks for."""
        if isinstance(wanted, Request):
            self.start_request(wanted)
        else:
            self.start_own(wanted)

    def start_own(self, own: OwnRoutine) -> None:
        """Play a routine that was put together; ask first if health answers are against it."""
        house = self._house
        routine = routine_of(own, house.catalogue, house.builder.request)
        if not routine.steps:
            house.window.news.show_text("\n".join(routine.notes))
        elif self._may_start({step.stretch for step in routine.steps if not step.is_rest}):
            self._play(routine)

    def start_request(self, request: Request) -> None:
        """Play the routine for a request, without what this person is not to be offered."""
        builder = self._house.builder
        mine = builder.request
        builder.replace_request(replace(request, never=mine.never, avoid=mine.avoid))
        self.start()

    def start_stretch(self, stretch: str) -> None:
        """Play one stretch on all its sides; ask first if health answers are against it."""
        house = self._house
        if self._may_start((stretch,)):
            self._play(plan_one(house.catalogue.stretches[stretch], house.builder.request))

    def _may_start(self, stretches: Iterable[str]) -> bool:
        """Whether no health answer is against any of them, or the person wants them anyway."""
        catalogue, avoid = self._house.catalogue, self._house.builder.request.avoid
        wanted = [catalogue.stretches[stretch] for stretch in stretches]
        out = [stretch for stretch in wanted if safety.is_left_out(stretch, avoid)]
        reasons = dict.fromkeys(
            reason for one in out for reason in safety.reasons(one, catalogue.cautions, avoid)
        )
        names = ", ".join(stretch.name for stretch in out)
        return not out or self._ask_to_do_left_out(names, tuple(reasons))

    def _play(self, routine: Routine) -> None:
        window = self._house.window
        self._held.clear()
        if not window.has_stage:
            self._set_stage()
        window.player.forget()
        window.show_player()
        self.driver.start(routine, self._house.catalogue)

    def _set_stage(self) -> None:
        from stretchdesk.ui.done_page import DonePage
        from stretchdesk.ui.player_page import PlayerPage

        house, window, driver = self._house, self._house.window, self.driver
        player = PlayerPage(house.catalogue, house.book)
        done = DonePage(house.catalogue, house.figures)
        player.pause_requested.connect(driver.toggle)
        player.next_requested.connect(driver.next)
        player.back_requested.connect(driver.back)
        player.leave_requested.connect(self._ask_to_leave)
        player.full_screen_requested.connect(window.toggle_full_screen)
        driver.state_changed.connect(player.show_state)
        done.close_requested.connect(window.show_stretch)
        done.progress_requested.connect(self.progress_requested)
        window.add_pages(player, done)

    def _ask_to_do_left_out(self, name: str, reasons: tuple[str, ...]) -> bool:
        from stretchdesk.ui.questions import ask_to_do_left_out

        return ask_to_do_left_out(self._house.window, name, reasons)

    def _ask_to_leave(self) -> None:
        self.driver.pause()
        from stretchdesk.ui.questions import ask_to_leave

        answer = ask_to_leave(self._house.window)
        if answer is None:
            self.driver.resume()
        elif answer:
            self.driver.leave()
        else:
            self.driver.discard()
            self._house.window.show_stretch()

    def _ended(self, end: SessionEnded) -> None:
        window = self._house.window
        self._house.feed.request()
        window.done.show_session(end.active_s, self._held, finished=end.how == "finished")
        window.show_done()
