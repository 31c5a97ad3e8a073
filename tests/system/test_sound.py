"""Voice, chimes and a lit screen: without them the program says why and goes on."""

from __future__ import annotations

import sys
import wave
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from stretchdesk.core.settings import Settings
from stretchdesk.engine.announcer import CHIMES
from stretchdesk.system.chimes import Chimes
from stretchdesk.system.keep_awake import KeepAwake
from stretchdesk.system.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QCoreApplication

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "sounds"


def test_without_addons_nothing_is_heard_and_the_reason_is_known(qapp: QCoreApplication) -> None:
    del qapp
    voice, chimes = Voice(), Chimes(FOLDER)
    assert voice.missing == ""
    voice.use(Settings())
    voice.say("Hold")
    voice.stop()
    chimes.play("begin", 50)
    assert voice.missing == "PySide6-Addons is not installed"
    assert chimes.missing == "PySide6-Addons or a sound library is not installed"
    assert (voice.languages, voice.names_in("de_DE"), voice.engine) == ((), (), "")


def addons(monkeypatch: pytest.MonkeyPatch, name: str, **members: object) -> None:
    module = ModuleType(name)
    module.__dict__.update(members)
    monkeypatch.setitem(sys.modules, name, module)


def test_an_engine_that_only_pretends_is_none(
    qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qapp
    speech = SimpleNamespace(availableEngines=lambda: ["mock"])
    addons(monkeypatch, "PySide6.QtTextToSpeech", QTextToSpeech=speech)
    voice = Voice()
    voice.load()
    assert voice.missing.startswith("no speech engine was found")


def test_without_a_sound_device_chimes_are_silent(
    qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qapp
    devices = SimpleNamespace(audioOutputs=list)
    addons(monkeypatch, "PySide6.QtMultimedia", QMediaDevices=devices)
    chimes = Chimes(FOLDER)
    chimes.play("begin", 50)
    assert chimes.missing == "no sound device was found"


def test_every_chime_is_a_short_sound_of_its_own() -> None:
    heard = {}
    for name in set(CHIMES.values()):
        with wave.open(str(FOLDER / f"{name}.wav")) as file:
            assert file.getnframes() / file.getframerate() < 2
            heard[file.readframes(file.getnframes())] = name
    assert len(heard) == len(set(CHIMES.values()))


class Desktop:
    """Stands for wakepy: counts how often the screen is held, or cannot."""

    def __init__(self, *, active: bool = True, fails: bool = False) -> None:
        self.held, self.active, self.fails = 0, active, fails

    @contextmanager
    def presenting(self, on_fail: str) -> Iterator[SimpleNamespace]:
        assert on_fail == "pass"
        if self.fails:
            raise OSError("no bus")
        self.held += 1
        yield SimpleNamespace(active=self.active)
        self.held -= 1


def test_the_screen_is_held_once_and_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    desktop = Desktop()
    addons(monkeypatch, "wakepy", keep=desktop)
    awake = KeepAwake()
    awake.hold()
    awake.hold()
    assert (desktop.held, awake.missing) == (1, "")
    awake.release()
    awake.release()
    assert desktop.held == 0
    awake.hold()
    assert desktop.held == 1


@pytest.mark.parametrize(
    ("desktop", "why"),
    [(Desktop(active=False), "no service of the desktop took it"), (Desktop(fails=True), "no bus")],
)
def test_where_no_desktop_helps_the_session_goes_on(
    monkeypatch: pytest.MonkeyPatch, desktop: Desktop, why: str
) -> None:
    addons(monkeypatch, "wakepy", keep=desktop)
    awake = KeepAwake()
    awake.hold()
    assert awake.missing == why
    awake.release()
