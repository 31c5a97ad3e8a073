"""A whole routine in real time: `python -m tests.story.real_time PROFILE [MINUTES] [WIDTH HEIGHT]`.

Needs a display. Prints by how much each phase began too late, and what it took of one core.
"""

from __future__ import annotations

import sys
import time
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from stretchdesk.app import App
from stretchdesk.core.session.request import Request
from stretchdesk.data.paths import Paths
from stretchdesk.front import open_front
from stretchdesk.ui.look import dress
from stretchdesk.wiring.base import Base
from stretchdesk.wiring.clocks import system_clocks

if TYPE_CHECKING:
    from stretchdesk.core.session.events import PlayerState


class Watch:
    """Notes when each phase is first seen."""

    def __init__(self, app: App) -> None:
        self.routine = app.proposal.routine
        self.seen: list[tuple[str, float]] = []
        app.driver.state_changed.connect(self.look)

    def look(self, state: PlayerState) -> None:
        phase = f"{state.index} {state.phase}"
        if not self.seen or self.seen[-1][0] != phase:
            self.seen.append((phase, time.monotonic()))

    def late_ms(self) -> list[float]:
        """Against the plan: a lead and a hold for each step."""
        routine = self.routine
        lengths = [s for lead, step in zip(routine.lead_s, routine.steps, strict=True)
                   for s in (lead, step.hold_s)]  # fmt: skip
        began = self.seen[0][1]
        planned = accumulate(lengths)
        return [1000 * (at - began - due)
                for (_, at), due in zip(self.seen[1:], planned, strict=True)]  # fmt: skip


def main(profile: Path, minutes: int, size: tuple[int, int]) -> None:
    application = QApplication(["stretchdesk"])
    dress(application)
    paths = Paths.of(profile)
    app = App(Base(paths, system_clocks()), open_front(paths))
    app.window.setMinimumSize(*size)
    app.window.resize(*size)
    app.show()
    watches: list[Watch] = []
    app.driver.ended.connect(lambda _: QTimer.singleShot(200, application.quit))
    began = [0.0, 0.0]

    def start() -> None:
        app.builder.replace_request(Request(("hamstrings", "hip_flexors"), minutes))
        watches.append(Watch(app))
        began[:] = time.monotonic(), time.process_time()
        app.sessions.start()

    QTimer.singleShot(2000, start)
    application.exec()
    passed, used = time.monotonic() - began[0], time.process_time() - began[1]
    late = watches[0].late_ms()
    print(f"{len(late)} phases, late by {min(late):.1f} to {max(late):.1f} ms")
    print(f"{100 * used / passed:.1f} % of one core over {passed:.0f} s at {size[0]} × {size[1]}")
    app.close()


if __name__ == "__main__":
    numbers = [int(text) for text in sys.argv[2:]]
    wide = (numbers[1], numbers[2]) if len(numbers) > 2 else (800, 800)
    main(Path(sys.argv[1]), numbers[0] if numbers else 5, wide)
