"""A whole break in the real program, without anyone at the screen.

The real window is clicked at the map's own coordinates, the real player plays on a fast clock,
the real database is written. Each page is saved in both themes. Any step that fails ends it.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, QThread
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from stretchdesk.app import App
from stretchdesk.core.content.catalogue import Kind
from stretchdesk.core.errors import StretchDeskError
from stretchdesk.core.session.events import Phase, PlayerState
from stretchdesk.data.history_store import HistoryStore
from stretchdesk.data.paths import Paths
from stretchdesk.front import open_front
from stretchdesk.ui.look import dress
from stretchdesk.ui.theme import warm_palette
from stretchdesk.wiring.base import Base
from stretchdesk.wiring.clocks import Clocks

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint

    from stretchdesk.core.session.routine import Routine

AREA = "hamstrings"
STEP_S = 0.5
PATIENCE_S = 30.0


class _Clock:
    """Stands still unless stepped."""

    def __init__(self) -> None:
        self.now = 0.0
        self._began = datetime.now(UTC).astimezone()

    def read(self) -> float:
        return self.now

    def wall(self) -> datetime:
        return self._began + timedelta(seconds=self.now)


def run(out: Path, profile: Path | None, speed: float) -> int:
    """Play the demo into the folder `out`. Raises StretchDeskError where a step fails."""
    _make_folder(out)
    if sys.platform == "linux" and "QT_QPA_PLATFORM" not in os.environ:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication(["stretchdesk"])
    dress(application)
    with tempfile.TemporaryDirectory() as spare:
        paths = Paths.of(profile or Path(spare))
        if paths.history.exists():
            raise StretchDeskError(
                f"{paths.profile} has a history already; the demo needs a profile without one"
            )
        _Demo(application, paths, out, speed).play()
    return 0


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StretchDeskError(f"{out} cannot be made ({error.strerror or error})") from error


class _Demo:
    def __init__(self, application: QApplication, paths: Paths, out: Path, speed: float) -> None:
        self._application = application
        self._paths = paths
        self._out = out
        self._pause_s = STEP_S / speed
        self._clock = _Clock()
        self._states: list[PlayerState] = []
        self._routine: Routine
        self._app = App(Base(paths, Clocks(self._clock.read, self._clock.wall)), open_front(paths))
        self._app.driver.state_changed.connect(self._states.append)
        self._app.sessions.sound.hush()

    def play(self) -> None:
        try:
            self._choose()
            self._hold()
            self._finish()
            self._review()
            self._browse()
        finally:
            self._app.window.close()
            self._app.close()
        self._check_history()

    # --- the four steps of a break ---

    def _choose(self) -> None:
        app = self._app
        app.show()
        page = app.window.stretch
        self._wait(page.map.isVisible, "the window to open")
        self._click(page.map, page.map.spot(AREA))
        routine = self._routine = app.proposal.routine
        stretches = [step.stretch for step in routine.steps if step.kind == Kind.STRETCH]
        wrong = [stretch for stretch in stretches if AREA not in self._areas(stretch)]
        if wrong or not routine.steps or app.builder.request.areas != (AREA,):
            raise StretchDeskError(f"a click on {AREA} did not propose a routine for it: {wrong}")
        self._wait(page.routine.list.is_drawn, "the little figures")
        self._say(f"clicked {AREA} on the map: {len(routine.steps)} holds, {routine.total_s} s")
        self._save("1-stretch", app.window)

    def _hold(self) -> None:
        window = self._app.window
        self._click(window.stretch.routine.start, window.stretch.routine.start.rect().center())
        self._play_until(
            lambda s: s.phase is Phase.HOLD and s.step.kind == Kind.STRETCH and s.progress >= 0.3
        )
        self._wait(lambda: not window.player.figure.is_moving, "the figure to reach the hold")
        self._clock.now += 0.1
        self._app.driver.tick()
        self._say(f"held {self._states[-1].step.stretch}")
        self._save("2-player", window)

    def _finish(self) -> None:
        self._play_until(lambda s: s.phase is Phase.DONE)
        self._wait(lambda: not self._app.feed.pending, "the history to be written")
        self._wait(self._app.window.done.isVisible, "the last page")
        self._say(f"finished after {self._states[-1].active_s:.0f} s of session time")
        self._save("3-done", self._app.window)

    def _review(self) -> None:
        window = self._app.window
        self._click(window.done.see, window.done.see.rect().center())
        self._wait(lambda: self._app.review.shows(AREA), "the week's chart to show the session")
        self._save("4-progress", window)

    def _browse(self) -> None:
        window = self._app.window
        self._click(window.to_library, window.to_library.rect().center())
        self._save("5-library", window)
        self._app.shelf.open_stretch(self._routine.steps[-1].stretch)
        self._save("6-stretch-page", window)

    def _check_history(self) -> None:
        store = HistoryStore(self._paths.history)
        try:
            history = store.read()
        finally:
            store.close()
        planned = [(step.stretch, str(step.side)) for step in self._routine.steps]
        held = [(hold.stretch, hold.side) for hold in history.holds if hold.outcome == "full"]
        if len(history.sessions) != 1 or held != planned:
            raise StretchDeskError(f"the history holds {held}, not the routine {planned}")
        self._say(f"history: one session, {len(held)} full holds")

    # --- how ---

    def _areas(self, stretch: str) -> tuple[str, ...]:
        return self._app.catalogue.stretches[stretch].areas

    def _click(self, widget: QWidget, at: QPoint) -> None:
        """Press and release the left button where a person would."""
        target = widget.childAt(at) or widget
        where = QPointF(target.mapFrom(widget, at))
        glob = QPointF(target.mapToGlobal(where))
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        for kind, held in (
            (QEvent.Type.MouseButtonPress, left),
            (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
        ):
            self._application.sendEvent(target, QMouseEvent(kind, where, glob, left, held, none))
        if not isinstance(target, QAbstractButton):
            raise StretchDeskError(f"nothing to click at {at.toTuple()}")

    def _play_until(self, reached: Callable[[PlayerState], bool]) -> None:
        deadline = monotonic() + PATIENCE_S + 3600 * self._pause_s
        while not (self._states and reached(self._states[-1])):
            self._clock.now += STEP_S
            self._app.driver.tick()
            self._let_pass(self._pause_s)
            if monotonic() > deadline:
                raise StretchDeskError("the session did not go on")

    def _wait(self, happened: Callable[[], bool], what: str) -> None:
        deadline = monotonic() + PATIENCE_S
        while not happened():
            self._let_pass(0.01)
            if monotonic() > deadline:
                raise StretchDeskError(f"waited in vain for {what}")

    def _let_pass(self, seconds: float) -> None:
        """Let the event loop run for so long."""
        end = monotonic() + seconds
        self._application.processEvents()
        while (left := end - monotonic()) > 0:
            self._application.processEvents()
            QThread.msleep(max(1, min(5, round(left * 1000))))

    def _save(self, name: str, window: QWidget) -> None:
        """The page in light and dark; the clock stands still meanwhile."""
        for dark, suffix in ((True, "-dark"), (False, "")):
            self._application.setPalette(warm_palette(dark=dark))
            self._let_pass(0.2)
            self._wait(self._app.window.stretch.routine.list.is_drawn, "the little figures")
            path = self._out / f"{name}{suffix}.png"
            if not window.grab().save(str(path)):
                raise StretchDeskError(f"{path} cannot be written")
            self._say(f"saved {path}")

    def _say(self, text: str) -> None:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
