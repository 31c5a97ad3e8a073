"""Says and sounds a session's cues, as the person has chosen."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from stretchdesk.core.session.cues import Cue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from stretchdesk.core.settings import Settings

CHIMES: Mapping[Cue, str] = MappingProxyType(
    {
        Cue.HOLD: "begin",
        Cue.HALF: "half",
        Cue.THREE: "last",
        Cue.TWO: "last",
        Cue.ONE: "last",
        Cue.SWITCH_SIDES: "switch",
        Cue.CHANGE: "switch",
        Cue.REST: "switch",
        Cue.DONE: "done",
    }
)
_LAST = {Cue.THREE, Cue.TWO, Cue.ONE}


class Voice(Protocol):
    def use(self, settings: Settings) -> None: ...

    def say(self, text: str) -> None: ...

    def stop(self) -> None: ...


class Chimes(Protocol):
    def play(self, name: str, volume: int) -> None: ...


class Announcer(QObject):
    """`words` gives what is said at a cue. Neither voice nor chimes are touched unless wanted."""

    def __init__(
        self,
        voice: Voice,
        chimes: Chimes,
        words: Callable[[Cue], str],
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._voice = voice
        self._chimes = chimes
        self._words = words
        self._settings = settings
        self._speaks = False

    def use(self, settings: Settings) -> None:
        """Announce as chosen from now on."""
        if self._speaks and not self._may_speak(settings):
            self._voice.stop()
        self._speaks = False  # the voice hears of its settings when it next speaks
        self._settings = settings

    def announce(self, cue: Cue) -> None:
        """Say it, or sound it where nothing is said."""
        settings = self._settings
        unwanted = (cue is Cue.HALF and not settings.half_cue) or (
            cue in _LAST and not settings.last_cue
        )
        if settings.muted or unwanted:
            return
        if settings.chimes and cue in CHIMES:
            self._chimes.play(CHIMES[cue], settings.volume)
        if self._may_speak(settings) and (words := self._words(cue)):
            if not self._speaks:
                self._speaks = True
                self._voice.use(settings)
            self._voice.say(words)

    @staticmethod
    def _may_speak(settings: Settings) -> bool:
        return settings.voice and not settings.muted
