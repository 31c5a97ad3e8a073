"""Whether somebody is in a call; a look that is not possible is no "no"."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from stretchdesk.system.devices import (
    ConsentStore,
    LinuxCamera,
    LinuxMicrophone,
    camera,
    microphone,
)
from tests.system.registry import Registry

if TYPE_CHECKING:
    from pathlib import Path

STORE = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore"


class Desk:
    """A made computer: its cameras, and programs with the files they have open."""

    def __init__(self, folder: Path, cameras: int = 1) -> None:
        self.folder = folder
        for name in ("proc", "dev"):
            (folder / name).mkdir()
        for number in range(cameras):
            (folder / "dev" / f"video{number}").touch()

    def program(self, pid: int, name: str, *files: str) -> None:
        fd = self.folder / "proc" / str(pid) / "fd"
        fd.mkdir(parents=True)
        (fd.parent / "comm").write_text(f"{name}\n")
        for number, file in enumerate(files):
            (fd / str(number)).symlink_to(file.replace("/dev", str(self.folder / "dev")))

    def closed_program(self, pid: int) -> None:
        """A folder that leads to itself cannot be listed, even by root."""
        (self.folder / "proc" / str(pid)).mkdir()
        (self.folder / "proc" / str(pid) / "fd").symlink_to("fd")

    def camera(self) -> LinuxCamera:
        folder = self.folder
        return LinuxCamera(str(folder / "proc"), folder / "dev", folder / ".flatpak-info")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_camera_that_a_program_has_open_is_in_use(desk: Desk) -> None:
    desk.program(7, "bash", "/dev/null", "socket:[12]")
    source = desk.camera()
    assert source.read() is False
    desk.program(8, "firefox", "/dev/null", "/dev/video0")
    assert source.read() is True
    assert source.missing == ""


def test_without_a_camera_none_is_in_use(tmp_path: Path) -> None:
    assert Desk(tmp_path, cameras=0).camera().read() is False


def test_programs_that_may_not_be_looked_into_are_no_answer(desk: Desk) -> None:
    desk.closed_program(1)
    desk.program(os.getpid(), "stretchdesk", "/dev/video0")
    source = desk.camera()
    assert source.read() is None
    assert source.missing == "No other program can be looked into (/proc is closed to us)."
    assert "are not seen" in source.by


def test_a_flatpak_sees_no_other_programs(desk: Desk) -> None:
    desk.program(7, "bash", "/dev/null")
    (desk.folder / ".flatpak-info").touch()
    source = desk.camera()
    assert source.read() is None
    assert "Flatpak" in source.missing


def test_a_sound_server_that_keeps_the_camera_open_is_no_call(desk: Desk) -> None:
    desk.program(7, "wireplumber", "/dev/video0")
    source = desk.camera()
    assert source.read() is False
    desk.program(8, "pipewire", "/dev/video0")
    assert source.read() is None
    assert "PipeWire" in source.missing
    desk.program(9, "zoom", "/dev/video0")
    assert source.read() is True


def sound_card(folder: Path, pcm: str, state: str) -> None:
    place = folder / "card0" / pcm / "sub0"
    place.mkdir(parents=True, exist_ok=True)
    (place / "status").write_text(f"{state}\nowner_pid   : 99\n")


def test_a_running_capture_is_a_microphone_in_use(tmp_path: Path) -> None:
    sound_card(tmp_path, "pcm0p", "state: RUNNING")
    source = LinuxMicrophone(tmp_path)
    assert source.read() is None
    assert "no microphone" in source.missing
    sound_card(tmp_path, "pcm0c", "closed")
    assert source.read() is False
    assert source.missing == ""
    sound_card(tmp_path, "pcm2c", "state: RUNNING")
    assert source.read() is True


def test_without_sound_the_microphone_is_unknown(tmp_path: Path) -> None:
    assert LinuxMicrophone(tmp_path / "asound").read() is None


def test_windows_records_which_program_has_not_stopped() -> None:
    webcam = rf"{STORE}\webcam"
    zoom = rf"{webcam}\NonPackaged\C:#Zoom.exe"
    registry = Registry({
        webcam: {"Value": "Allow"},
        rf"{webcam}\Microsoft.WindowsCamera": {"LastUsedTimeStop": 133},
        rf"{webcam}\NonPackaged": {"Value": "Allow"},
        zoom: {"LastUsedTimeStop": 134},
    })  # fmt: skip
    source = ConsentStore("camera", "webcam", registry)
    assert source.read() is False
    registry.keys[zoom]["LastUsedTimeStop"] = 0
    assert source.read() is True
    assert source.missing == ""
    silent = ConsentStore("microphone", "microphone", registry)
    assert silent.read() is None
    assert "ConsentStore" in silent.missing


@pytest.mark.parametrize("source", [camera, microphone])
def test_each_system_has_its_source(source: type) -> None:
    assert not source("linux").not_yet_run
    assert source("win32").not_yet_run
    assert source("darwin").read() is None
    assert "macOS does not tell" in source("darwin").missing
