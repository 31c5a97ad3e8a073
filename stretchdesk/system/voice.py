"""A voice, by the speech engine of the system through QtTextToSpeech (in PySide6-Addons)."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject

if TYPE_CHECKING:
    from stretchdesk.core.settings import Settings

_RATES = 5
"""A rate of so many steps is the fastest the engine has."""
_MOCK = "mock"
"""Qt's own engine for tests: it says nothing."""


class Voice(QObject):
    """Loaded when something is first to be said, or its voices are asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine: Any = None
        self.missing = ""
        """Why nothing can be said; empty while that is not known."""

    def load(self) -> None:
        """Find the speech engine; `missing` says why there is none."""
        self._loaded()

    def use(self, settings: Settings) -> None:
        """Speak as chosen; an engine that is not loaded yet, later."""
        if (engine := self._loaded()) is None:
            return
        if settings.language:
            engine.setLocale(QLocale(settings.language))
        chosen = [one for one in engine.availableVoices() if one.name() == settings.voice_name]
        if chosen:
            engine.setVoice(chosen[0])
        engine.setRate(settings.voice_rate / _RATES)
        engine.setVolume(settings.volume / 100)

    def say(self, text: str) -> None:
        """Say this now, instead of what is still being said."""
        if engine := self._loaded():
            engine.say(text)

    def stop(self) -> None:
        if self._engine is not None:
            self._engine.stop()

    @property
    def engine(self) -> str:
        """The speech engine's name; empty without one."""
        return str(self._engine.engine()) if self._engine is not None else ""

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes such as `de_DE`, in order."""
        engine = self._loaded()
        return tuple(sorted({one.name() for one in engine.availableLocales()})) if engine else ()

    def names_in(self, language: str) -> tuple[str, ...]:
        """The voices of a language; of the one in use for an empty code."""
        engine = self._loaded()
        if engine is None:
            return ()
        if language:
            engine.setLocale(QLocale(language))
        return tuple(voice.name() for voice in engine.availableVoices())

    def _loaded(self) -> Any:
        if self._engine is None and not self.missing:
            self._load()
        return self._engine

    def _load(self) -> None:
        try:
            speech = import_module("PySide6.QtTextToSpeech").QTextToSpeech
        except ImportError:
            self.missing = "PySide6-Addons is not installed"
            return
        engines = [name for name in speech.availableEngines() if name != _MOCK]
        if not engines:
            self.missing = "no speech engine was found; on Linux install speech-dispatcher"
            return
        engine = speech(engines[0], self)
        if engine.state() == speech.State.Error:
            self.missing = f"the speech engine does not start ({engine.errorString()})"
            return
        self._engine = engine
