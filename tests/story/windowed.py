"""The program in a process of its own, which tells on stdout what happens to it.

`started` runs this file as `python -m tests.story.windowed PROFILE killed|real`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication

from stretchdesk.core.session.events import Phase
from stretchdesk.core.session.planner import Request
from tests.ui.parts import Clock, open_app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stretchdesk.core.session.events import PlayerState
    from stretchdesk.engine.routine_builder import Proposal

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 40


@contextmanager
def started(profile: Path, story: str, **env: str) -> Iterator[subprocess.Popen[str]]:
    """The running program; killed at the end, or when it takes far too long."""
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "tests.story.windowed", str(profile), story],
        cwd=ROOT, env={**os.environ, **env}, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        guard = Timer(PATIENCE_S, process.kill)
        guard.start()
        try:
            yield process
        finally:
            guard.cancel()
            process.kill()


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


class Killed:
    """Plays as fast as the disk confirms, and stands still in the middle of the third hold."""

    def __init__(self, profile: Path) -> None:
        self._clock = Clock()
        self._app = open_app(profile, self._clock)
        self._app.driver.state_changed.connect(self._follow)
        self._steps = QTimer()
        self._steps.timeout.connect(self._step)
        self._app.show()
        self._app.builder.replace_request(Request(("hamstrings",), 5))
        self._app.sessions.start()
        self._steps.start(0)

    def _step(self) -> None:
        self._clock.now += 0.5
        self._app.driver.tick()

    def _follow(self, state: PlayerState) -> None:
        if state.phase is Phase.HOLD and state.index == 2 and state.progress >= 0.5:
            self._steps.stop()
            say(f"third hold at {state.progress:.2f}")


class TwiceAsFast(Clock):
    """The machine's clock at double speed."""

    def __init__(self) -> None:
        super().__init__()
        self._began = monotonic()

    def read(self) -> float:
        self.now = 2 * (monotonic() - self._began)
        return self.now


class Real:
    """Tells where to click, and what follows from it."""

    def __init__(self, profile: Path) -> None:
        self._app = open_app(profile, TwiceAsFast())
        self._app.builder.set_minutes(1)
        self._app.builder.proposed.connect(self._chosen)
        self._app.driver.state_changed.connect(self._follow)
        self._app.feed.confirmed.connect(lambda rows: say(f"wrote {type(rows[0]).__name__}"))
        self._told: set[str] = set()
        self._spot = QPoint()
        self._app.show()
        self._looks = QTimer()
        self._looks.timeout.connect(self._look)
        self._looks.start(50)

    def _look(self) -> None:
        """The window manager is done when the window is active and moves no more."""
        body = self._app.window.stretch.map
        before, self._spot = self._spot, body.mapToGlobal(body.spot("hamstrings"))
        if self._app.window.isActiveWindow() and self._spot == before:
            self._looks.stop()
            say(f"ready {self._spot.x()} {self._spot.y()}")

    def _chosen(self, proposal: Proposal) -> None:
        say(f"chosen {' '.join(proposal.request.areas)}")

    def _follow(self, state: PlayerState) -> None:
        if not self._app.window.player.isVisible():
            return
        held = state.phase is Phase.HOLD and state.phase_s - state.remaining_s >= 2
        for text in {f"player {state.phase}", *(["held 2 s"] if held else [])} - self._told:
            self._told.add(text)
            say(text)


def main(profile: Path, story: str) -> int:
    from stretchdesk.start import dress

    application = QApplication(["stretchdesk"])
    dress(application)
    _running = {"killed": Killed, "real": Real}[story](profile)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
