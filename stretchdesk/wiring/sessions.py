"""From a routine to the player and its last page."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stretchdesk.core.content import safety
from stretchdesk.core.session.checkpoint import checkpoint_json
from stretchdesk.core.session.interrupted import interrupted_in
from stretchdesk.core.session.own_routine import routine_of
from stretchdesk.core.session.planner import plan_one
from stretchdesk.core.session.request import Request
from stretchdesk.engine.player_driver import PlayerDriver
from stretchdesk.wiring.house import new_id
from stretchdesk.wiring.small import Small
from stretchdesk.wiring.sound import Sound

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.progress.records import History, Hold
    from stretchdesk.core.session.checkpoint import Checkpoint
    from stretchdesk.core.session.events import SessionEnded
    from stretchdesk.core.session.interrupted import Interrupted
    from stretchdesk.core.session.own_routine import OwnRoutine
    from stretchdesk.core.session.routine import Routine
    from stretchdesk.ui.interrupted_bar import InterruptedBar
    from stretchdesk.wiring.house import House


_LATEST = timedelta(days=31)
"""A session that broke off before is not taken up any more; its rows stay."""
_CHECKPOINT = "session"
"""Its name in the state that outlasts a crash."""


class Sessions(QObject):
    """Starts routines and shows them; the pages are made before the first one."""

    progress_requested = Signal()

    def __init__(self, house: House, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._held: list[Hold] = []
        self._found: Interrupted | None = None
        self._offer: InterruptedBar | None = None
        self.driver = PlayerDriver(house.feed, house.clocks.now, house.clocks.wall, new_id, self)
        self.driver.held.connect(self._held.append)
        self.driver.ended.connect(self._ended)
        self.driver.checkpointed.connect(self._keep_checkpoint)
        self.small = Small(house, self.driver, self)
        self.sound = Sound(house, self.driver, self)
        house.window.stretch.routine.start_requested.connect(self.start)

    def start(self) -> None:
        """Play the proposed routine."""
        routine = self._house.builder.proposal.routine
        if routine.steps:
            self._play(routine)

    def play_break(self, routine: Routine) -> None:
        """Play what a reminder offered; what is being played goes on."""
        if routine.steps and not self.driver.is_running:
            self._play(routine, "break")

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

    def look_for_interrupted(self) -> None:
        """Ask what to do with a session that broke off, if there is one."""
        if self._house.state.get(_CHECKPOINT) is not None and not self.driver.is_running:
            since = self._house.clocks.wall().date() - _LATEST
            self._house.feed.ask(
                lambda store: store.read(since.isoformat()), self._offer_interrupted
            )

    def _offer_interrupted(self, history: History) -> None:
        stored = self._house.state.get(_CHECKPOINT)
        if stored is None or self.driver.is_running or self._offer:
            return
        found = interrupted_in(stored, history, self._house.catalogue.stretches)
        if found is None:
            self._house.state.keep(_CHECKPOINT, None)
        else:
            self._show_offer(found)

    def _show_offer(self, found: Interrupted) -> None:
        from stretchdesk.ui.interrupted_bar import InterruptedBar

        house, at = self._house, found.at
        step = next((one for one in at.routine.steps[at.index :] if not one.is_rest), None)
        offer = InterruptedBar(at, house.catalogue.stretches[step.stretch].name if step else "")
        self._found, self._offer = found, offer
        offer.go_on_requested.connect(lambda: self._go_on(found))
        offer.keep_requested.connect(lambda: self._close_interrupted(found, keep=True))
        offer.discard_requested.connect(lambda: self._close_interrupted(found, keep=False))
        house.window.show_above(offer)
        offer.go_on.setFocus()

    def _go_on(self, found: Interrupted) -> None:
        self._enter_stage()
        self.driver.go_on(found.at, self._house.catalogue, found.rows)
        self.driver.resume()

    def _close_interrupted(self, found: Interrupted, *, keep: bool) -> None:
        self._take_offer_away()
        self.driver.end_interrupted(found.at, self._house.catalogue, found.rows, keep=keep)
        self._house.feed.request()

    def withdraw_offer(self) -> None:
        """The history is another one: whether a session broke off is to be looked for anew."""
        self._take_offer_away()

    def let_go(self, catalogue: Catalogue) -> None:
        """Keep and close a session that broke off if what it needs is not among new content."""
        steps = self._found.at.routine.steps if self._found else ()
        if self._found and any(
            step.stretch not in catalogue.stretches for step in steps if not step.is_rest
        ):
            self._close_interrupted(self._found, keep=True)

    def _take_offer_away(self) -> None:
        if self._offer:
            self._offer.hide()
            self._offer.deleteLater()
        self._found = self._offer = None

    def _keep_checkpoint(self, at: Checkpoint | None) -> None:
        self._house.state.keep(_CHECKPOINT, checkpoint_json(at) if at else None)

    def _play(self, routine: Routine, source: str = "manual") -> None:
        if self._found:
            self._close_interrupted(self._found, keep=True)
        self._enter_stage()
        self.driver.start(routine, self._house.catalogue, source)

    def _enter_stage(self) -> None:
        house, window = self._house, self._house.window
        self._take_offer_away()
        self._held.clear()
        if not window.has_stage:
            self._set_stage()
        window.player.use_content(house.catalogue, house.book)
        window.player.forget()
        window.done.list.use_catalogue(house.catalogue)
        window.show_player()

    def _set_stage(self) -> None:
        from stretchdesk.ui.done_page import DonePage
        from stretchdesk.ui.player_page import PlayerPage

        house, window, driver = self._house, self._house.window, self.driver
        player = PlayerPage(house.catalogue, house.book)
        done = DonePage(house.catalogue, house.figures)
        player.use(house.preferences.settings)
        house.preferences.changed.connect(player.use)
        player.pause_requested.connect(driver.toggle)
        player.next_requested.connect(driver.next)
        player.back_requested.connect(driver.back)
        player.leave_requested.connect(self._ask_to_leave)
        player.full_screen_requested.connect(window.toggle_full_screen)
        player.tools.mute_toggled.connect(lambda on: house.preferences.choose("muted", on))
        player.tools.small_requested.connect(window.showMinimized)
        player.tools.lengthened.connect(driver.lengthen)
        player.tools.easier_requested.connect(driver.ease)
        player.tools.skip_requested.connect(self._skip)
        player.tools.hurt_requested.connect(self._ask_what_hurts)
        driver.state_changed.connect(player.show_state)
        done.close_requested.connect(window.show_stretch)
        done.progress_requested.connect(self.progress_requested)
        done.feel.felt.connect(driver.note_feel)
        window.add_pages(player, done)

    def _skip(self, reason: str) -> None:
        step = self._house.window.player.step
        if reason == "never" and step:
            self._house.preferences.set_never(step.stretch, on=True)
        self.driver.skip(reason)

    def _ask_what_hurts(self) -> None:
        self.driver.pause()
        from stretchdesk.ui.pain_dialog import PainDialog

        window, catalogue = self._house.window, self._house.catalogue
        step = window.player.step
        if step:
            first = catalogue.stretches[step.stretch].primary[0]
            dialog = PainDialog(catalogue.areas, first, step.side, window)
            dialog.noted.connect(self.driver.note_pain)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

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
        if end.how == "interrupted":
            return
        window.done.show_session(end.active_s, self._held, finished=end.how == "finished")
        window.show_done()
