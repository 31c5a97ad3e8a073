"""One program per profile: who holds the door, and who is let in."""

from __future__ import annotations

import json
import socket
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest

from stretchdesk.core.errors import StretchDeskError
from stretchdesk.system import door_windows, porter_windows
from stretchdesk.system.door_unix import claim, knock
from stretchdesk.system.porter_unix import Porter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from stretchdesk.system.door_unix import Door


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with TemporaryDirectory() as made:  # the path of a socket must be short
        monkeypatch.setenv("XDG_RUNTIME_DIR", made)
        yield Path(made)


@pytest.fixture
def door(profile: Path) -> Iterator[Door]:
    held = claim(profile)
    assert held
    yield held
    held.close()


def ask(qtbot: QtBot, profile: Path, request: dict[str, Any]) -> Any:
    """From another thread, as this one answers."""
    with ThreadPoolExecutor(1) as others:
        answer = others.submit(knock, profile, request)
        qtbot.waitUntil(answer.done)
        return answer.result()


def test_the_second_is_told_that_somebody_is_there(door: Door, profile: Path) -> None:
    assert claim(profile) is None
    door.close()
    again = claim(profile)
    assert again
    again.close()


def test_two_ways_to_the_same_folder_lead_to_one_door(
    door: Door, profile: Path, tmp_path: Path
) -> None:
    del door
    profile.mkdir()
    (tmp_path / "link").symlink_to(profile)

    assert claim(tmp_path / "link") is None
    other = claim(tmp_path / "other")
    assert other
    other.close()


@pytest.mark.usefixtures("door")
def test_the_door_is_private(folder: Path) -> None:
    found = list(folder.iterdir())
    assert len(found) == 2
    for path in found:
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077


def test_a_socket_left_by_a_program_that_was_killed_is_no_hindrance(
    profile: Path, folder: Path
) -> None:
    door = claim(profile)
    assert door
    (left,) = folder.glob("*.sock")
    door.close()
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(left))
    assert knock(profile, {}) is None

    again = claim(profile)
    assert again
    again.close()


def test_nobody_there_is_no_answer(profile: Path) -> None:
    assert knock(profile, {"do": "status"}) is None


def test_a_folder_that_others_can_write_to_is_not_used(
    profile: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "run").mkdir()
    (folder / "run").chmod(0o777)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder / "run"))
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    door = claim(profile)
    assert door
    door.close()
    assert list((folder / "run").iterdir()) == []
    (own,) = folder.glob("stretchdesk-*")
    own.chmod(0o777)

    with pytest.raises(StretchDeskError, match="XDG_RUNTIME_DIR"):
        claim(profile)


def test_who_knocks_is_answered(qtbot: QtBot, door: Door, profile: Path) -> None:
    porter = Porter(door, lambda asked: {"heard": asked})

    assert ask(qtbot, profile, {"do": "x" * 200_000}) == {"heard": {"do": "x" * 200_000}}
    porter.close()


@pytest.mark.parametrize("said", [b"[]\n", b"nonsense\n", b"\xff\n"])
def test_nonsense_is_answered_too(qtbot: QtBot, door: Door, folder: Path, said: bytes) -> None:
    porter = Porter(door, lambda asked: {"ok": bool(asked)})
    (path,) = folder.glob("*.sock")
    with socket.socket(socket.AF_UNIX) as caller:
        caller.connect(str(path))
        caller.sendall(said)
        caller.settimeout(0)
        heard = b""

        def answered() -> bool:
            nonlocal heard
            try:
                heard += caller.recv(1000)
            except BlockingIOError:
                return False
            return heard.endswith(b"\n")

        qtbot.waitUntil(answered)
    assert json.loads(heard)["ok"] is False
    porter.close()


def test_one_that_hangs_up_or_says_nothing_hinders_nobody(
    qtbot: QtBot, door: Door, profile: Path, folder: Path
) -> None:
    porter = Porter(door, lambda _: {"ok": True})
    (path,) = folder.glob("*.sock")
    with socket.socket(socket.AF_UNIX) as mute, socket.socket(socket.AF_UNIX) as gone:
        mute.connect(str(path))
        gone.connect(str(path))
        gone.close()
        assert ask(qtbot, profile, {}) == {"ok": True}
        qtbot.waitUntil(lambda: len(porter._callers) == 1)
    qtbot.waitUntil(lambda: not porter._callers)
    porter.close()


class Held:
    """Stands in for the lock of a byte on Windows."""

    def __init__(self) -> None:
        self.by: int | None = None

    def __call__(self, handle: int) -> None:
        if self.by is not None:
            raise PermissionError
        self.by = handle


def test_on_windows_a_locked_file_tells_that_somebody_is_there(
    profile: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCALAPPDATA", str(folder))
    lock = Held()
    door = door_windows.claim(profile, lock)
    assert door
    assert door.pipe.startswith(r"\\.\pipe\stretchdesk-")

    assert door_windows.claim(profile, lock) is None
    assert door_windows.knock(profile, {"do": "status"}, dial=_nobody) is None
    door.close()


def _nobody(pipe: str) -> Any:
    raise FileNotFoundError(pipe)


def test_on_windows_whoever_dials_the_pipe_is_answered(
    qtbot: QtBot, profile: Path, folder: Path
) -> None:
    """Qt's local server listens at a path here, and at a pipe there."""
    door = door_windows.WindowsDoor(str(folder / "pipe"), lock=-1)
    porter = porter_windows.Porter(door, lambda asked: {"heard": asked})

    def dial(_: str) -> Any:
        caller = socket.socket(socket.AF_UNIX)
        caller.connect(door.pipe)
        stream = caller.makefile("rwb")
        caller.close()
        return stream

    with ThreadPoolExecutor(1) as others:
        answer = others.submit(door_windows.knock, profile, {"do": "x"}, dial)
        qtbot.waitUntil(answer.done)
    assert answer.result() == {"heard": {"do": "x"}}
    porter.close()
