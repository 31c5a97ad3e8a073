"""What is said and sounded follows the settings; nothing is touched that is not wanted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stretchdesk.core.session.cues import Cue
from stretchdesk.core.settings import Settings
from stretchdesk.engine.announcer import Announcer


class Voice:
    def __init__(self) -> None:
        self.log: list[str] = []

    def use(self, settings: Settings) -> None:
        self.log.append(f"rate {settings.voice_rate}")

    def say(self, text: str) -> None:
        self.log.append(text)

    def stop(self) -> None:
        self.log.append("stop")


class Chimes:
    def __init__(self) -> None:
        self.log: list[tuple[str, int]] = []

    def play(self, name: str, volume: int) -> None:
        self.log.append((name, volume))


ALL = replace(Settings(), voice=True, chimes=True, volume=40)


def announced(settings: Settings, *cues: Cue) -> tuple[list[str], list[tuple[str, int]]]:
    voice, chimes = Voice(), Chimes()
    announcer = Announcer(voice, chimes, str, settings)
    for cue in cues:
        announcer.announce(cue)
    return voice.log, chimes.log


def test_a_voice_hears_of_its_settings_once_and_says_each_cue() -> None:
    said, played = announced(ALL, Cue.GET_READY, Cue.HOLD, Cue.DONE)
    assert said == ["rate 0", "get_ready", "hold", "done"]
    assert played == [("begin", 40), ("done", 40)]


@pytest.mark.parametrize(
    ("settings", "said", "played"),
    [
        (replace(ALL, muted=True), 0, 0),
        (replace(ALL, voice=False), 0, 4),
        (replace(ALL, chimes=False), 5, 0),
        (replace(ALL, half_cue=False), 4, 3),
        (replace(ALL, last_cue=False), 3, 2),
    ],
)
def test_only_what_is_wanted_is_heard(settings: Settings, said: int, played: int) -> None:
    spoken, chimes = announced(settings, Cue.HOLD, Cue.HALF, Cue.TWO, Cue.ONE)
    assert (len(spoken), len(chimes)) == (said, played)


def test_muting_stops_what_is_being_said() -> None:
    voice = Voice()
    announcer = Announcer(voice, Chimes(), str, ALL)
    announcer.announce(Cue.HOLD)
    announcer.use(replace(ALL, muted=True))
    announcer.announce(Cue.DONE)
    announcer.use(replace(ALL, voice_rate=2))
    announcer.announce(Cue.DONE)
    assert voice.log == ["rate 0", "hold", "stop", "rate 2", "done"]
