"""What the system is asked about the desk, found once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stretchdesk.engine.desk_senses import Sources
from stretchdesk.system.battery import battery
from stretchdesk.system.devices import camera, microphone
from stretchdesk.system.do_not_disturb import do_not_disturb
from stretchdesk.system.full_screen import full_screen
from stretchdesk.system.idle import find_idle
from stretchdesk.system.presence import find_presence
from stretchdesk.system.quiet import Quiet
from stretchdesk.system.sitting import find_sitting

if TYPE_CHECKING:
    from stretchdesk.system.idle import IdleSource
    from stretchdesk.system.presence import Presence
    from stretchdesk.system.sitting import SittingSource


@dataclass(frozen=True, slots=True)
class SystemSources:
    """The real ones; they want a QCoreApplication."""

    idle: IdleSource
    sitting: SittingSource
    presence: Presence
    quiet: Quiet

    @classmethod
    def find(cls) -> SystemSources:
        quiet = Quiet(do_not_disturb(), full_screen(), camera(), microphone(), battery())
        return cls(find_idle(), find_sitting(), find_presence(), quiet)

    @property
    def asked(self) -> Sources:
        return Sources(self.idle, self.sitting, self.presence, self.quiet)

    def found(self) -> dict[str, str]:
        """By what is asked: by what it is known, or why it is not."""
        return {
            "idle": _said(self.idle.name, self.idle.missing),
            "film or slides": _said(self.sitting.name, self.sitting.missing),
            "screen lock": _said(self.presence.name, self.presence.lock_missing),
            "sleep": _said(self.presence.name, self.presence.sleep_missing),
            **self.quiet.found(),
        }

    def not_yet_run(self) -> list[str]:
        """What was written from documentation alone, for systems nobody has tried it on."""
        untried = {"idle": self.idle.not_yet_run, "screen lock": self.presence.not_yet_run}
        return [*(name for name, so in untried.items() if so), *self.quiet.not_yet_run()]

    def close(self) -> None:
        for one in (self.idle, self.sitting, self.presence, self.quiet):
            one.close()


def _said(name: str, missing: str) -> str:
    return missing or f"works by {name}"
