"""Voice, chimes and a screen that stays on, while a session runs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from stretchdesk.core.session.events import Phase
from stretchdesk.data.paths import assets_dir
from stretchdesk.engine.announcer import Announcer
from stretchdesk.system.chimes import Chimes
from stretchdesk.system.keep_awake import KeepAwake
from stretchdesk.system.voice import Voice
from stretchdesk.ui.session_words import said

if TYPE_CHECKING:
    from stretchdesk.core.session.cues import Cue
    from stretchdesk.core.session.events import PlayerState
    from stretchdesk.engine.player_driver import PlayerDriver
    from stretchdesk.wiring.house import House


class Sound(QObject):
    """Heavy libraries are loaded when the first word or chime is due."""

    def __init__(self, house: House, driver: PlayerDriver, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._state: PlayerState | None = None
        self.voice = Voice(self)
        self.chimes = Chimes(assets_dir() / "sounds", self)
        self.awake = KeepAwake()
        settings = house.preferences.settings
        announcer = Announcer(self.voice, self.chimes, self._words, settings, self)
        house.preferences.changed.connect(announcer.use)
        driver.state_changed.connect(self._follow)
        driver.cued.connect(announcer.announce)
        house.window.closing.connect(self.awake.release)

    def choose_voice(self) -> None:
        """The voices there are, to be tried and taken."""
        from stretchdesk.ui.voice_dialog import VoiceDialog

        preferences = self._house.preferences
        settings = preferences.settings
        self.voice.load()
        dialog = VoiceDialog(self.voice, settings.language, settings.voice_name, self._house.window)
        dialog.taken.connect(self._take_voice)
        dialog.tried.connect(self._try_voice)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_voice(self, language: str, name: str) -> None:
        self._house.preferences.choose("language", language)
        self._house.preferences.choose("voice_name", name)

    def _try_voice(self, language: str, name: str) -> None:
        settings = self._house.preferences.settings
        self.voice.use(replace(settings, language=language, voice_name=name))
        self.voice.say(self.tr("Low Lunge, left side. Three, two, one."))

    def _follow(self, state: PlayerState) -> None:
        self._state = state
        if state.paused or state.phase is Phase.DONE:
            self.awake.release()
        else:
            self.awake.hold()

    def _words(self, cue: Cue) -> str:
        return said(cue, self._state, self._house.catalogue) if self._state else ""
