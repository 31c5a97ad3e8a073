"""All sources are asked; one that fails hides nothing of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchdesk.system.quiet import Quiet
from stretchdesk.system.source import Source

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

ALL = frozenset({"do_not_disturb", "full_screen", "camera", "microphone", "battery"})


class Told(Source):
    """Answers what it is told to."""

    by = "a test"

    def __init__(self, name: str, answer: bool | Exception | None) -> None:
        super().__init__(name)
        self.answer = answer
        self.reads = 0
        self.closed = False

    def read(self) -> bool | None:
        self.reads += 1
        if isinstance(self.answer, Exception):
            raise self.answer
        self.missing = "" if self.answer is not None else "Nobody knows."
        return self.answer

    def close(self) -> None:
        self.closed = True


def test_only_what_is_wanted_and_known_is_a_reason(qapp: QCoreApplication) -> None:
    del qapp
    answers = {"do_not_disturb": True, "full_screen": None, "camera": True, "battery": False}
    quiet = Quiet(*(Told(name, answer) for name, answer in answers.items()))
    assert quiet.reasons(ALL, devices=True) == ("do_not_disturb", "camera")
    assert quiet.reasons(frozenset({"camera", "battery"}), devices=True) == ("camera",)
    assert quiet.reasons(frozenset(), devices=True) == ()


def test_camera_and_microphone_are_left_alone_until_a_break_is_near(
    qapp: QCoreApplication,
) -> None:
    del qapp
    devices = [Told("camera", answer=True), Told("microphone", answer=True)]
    quiet = Quiet(*devices)
    assert quiet.reasons(ALL, devices=False) == ()
    assert [one.reads for one in devices] == [0, 0]
    assert quiet.reasons(ALL, devices=True) == ("camera", "microphone")


def test_a_source_that_fails_is_told_once_and_hides_nothing(qapp: QCoreApplication) -> None:
    del qapp
    broken, good = Told("camera", OSError("no such thing")), Told("battery", answer=True)
    quiet = Quiet(broken, good)
    said: list[str] = []
    quiet.failed.connect(said.append)
    for _ in range(3):
        assert quiet.reasons(ALL, devices=True) == ("battery",)
    assert said == ["camera: It could not be asked (no such thing)."]
    assert quiet.found()["camera"] == "It could not be asked (no such thing)."
    broken.answer = True
    assert quiet.reasons(ALL, devices=True) == ("camera", "battery")
    assert quiet.found()["camera"] == "works by a test"


def test_doctor_reads_what_works_and_why_not(qapp: QCoreApplication) -> None:
    del qapp
    sources = Told("battery", answer=False), Told("full_screen", None)
    quiet = Quiet(*sources)
    assert quiet.found() == {"battery": "works by a test", "full_screen": "Nobody knows."}
    assert quiet.not_yet_run() == ()
    sources[0].not_yet_run = True
    assert quiet.not_yet_run() == ("battery",)
    quiet.close()
    assert all(one.closed for one in sources)
