"""The program in the tray, spoken to as a person does: by commands and second starts."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from stretchdesk.data.paths import Paths
from stretchdesk.system.single_instance import claim
from stretchdesk.wiring.clocks import system_clocks
from tests.story.command import run
from tests.ui.parts import rows_on_disk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QCloseEvent

PATIENCE_S = 20


class Running:
    """A program of its own; `ask` speaks to it."""

    def __init__(self, profile: Path, *args: str) -> None:
        self.profile = profile
        self.process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "stretchdesk", *args, "--profile", str(profile)],
            stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603
            [sys.executable, "-m", "stretchdesk", "--profile", str(self.profile), *words],
            capture_output=True, text=True, timeout=PATIENCE_S, check=False,
        )  # fmt: skip

    def status(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.command("status", "--json").stdout)
        return found


def until(true: Callable[[], object]) -> None:
    end = monotonic() + PATIENCE_S
    while not true():
        assert monotonic() < end, "this took too long"
        sleep(0.05)


@pytest.fixture(autouse=True)
def _own_runtime_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/none")
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/none")


@contextmanager
def running(profile: Path, *args: str) -> Iterator[Running]:
    program = Running(profile, *args)
    try:
        until(lambda: program.command("status").returncode == 0)
        yield program
    finally:
        program.process.kill()
        program.process.communicate()


def test_a_day_in_the_tray(profile: Path) -> None:
    with running(profile, "--tray") as program:
        now = datetime.now(UTC)
        status = program.status()
        assert list(status) == [
            "state", "next_break_at", "held_back_by", "paused_until", "due_areas", "idle_s",
        ]  # fmt: skip
        assert (status["state"], status["held_back_by"]) == ("working", None)
        next_at = datetime.fromisoformat(status["next_break_at"])
        assert timedelta(minutes=48) < next_at - now < timedelta(minutes=51)

        assert program.command("pause", "2h").returncode == 0
        paused = program.status()
        assert (paused["state"], paused["held_back_by"]) == ("paused", "paused")
        until_at = datetime.fromisoformat(paused["paused_until"])
        assert timedelta(minutes=118) < until_at - now < timedelta(minutes=122)
        refused = program.command("pause", "soon")
        assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
        assert "Say 30m, 2h, tomorrow" in refused.stderr
        assert program.command("resume").returncode == 0
        assert program.status()["state"] == "working"

        assert program.command("break").returncode == 0
        assert program.status()["state"] == "due"
        assert program.command("skip").returncode == 0
        assert program.status()["state"] == "working"

        assert program.command("quit").returncode == 0
        assert program.process.wait(PATIENCE_S) == 0
        assert program.command("status").returncode == 1
    (row,) = rows_on_disk(profile).breaks
    assert (row.outcome, row.reason, row.size_s) == ("skipped", "not_now", 300)
    for path in (profile, *profile.iterdir()):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077


def test_a_second_start_brings_the_first_forward_and_one_in_the_tray_does_nothing(
    profile: Path,
) -> None:
    with running(profile, "--tray") as program:
        assert program.command("--tray").returncode == 0
        assert program.command().returncode == 0
        started = program.command("start", "--areas", "hips", "--minutes", "3")
        assert (started.returncode, started.stderr) == (0, "")
        until(lambda: program.status()["state"] == "in_session")
        assert program.process.poll() is None
        program.command("quit")
        assert program.process.wait(PATIENCE_S) == 0
    assert [one.source for one in rows_on_disk(profile).sessions] == ["manual"]


class Stubborn(QWidget):
    """A window that does not close, such as one that asks about what was typed into it."""

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()


@pytest.mark.qt_log_ignore("systemTrayWindowChanged")
def test_it_ends_also_while_a_window_does_not_want_to_close(
    profile: Path, qapp: QApplication
) -> None:
    from stretchdesk.resident import Resident
    from stretchdesk.wiring.base import Base

    paths = Paths.of(profile)
    paths.prepare()
    door = claim(profile)
    assert door
    resident = Resident(Base(paths, system_clocks()), door)
    window = Stubborn()
    window.show()
    too_long = QTimer(singleShot=True, interval=1000 * PATIENCE_S)
    too_long.timeout.connect(partial(qapp.exit, 1))
    too_long.start()

    resident.quit_soon()

    assert qapp.exec() == 0
    too_long.stop()
    window.hide()


def test_after_a_kill_the_next_start_goes_on_with_the_pause(profile: Path) -> None:
    with running(profile, "--tray") as program:
        program.command("pause", "tomorrow")
        paused = program.status()["paused_until"]
        program.process.send_signal(signal.SIGKILL)
        program.process.wait(PATIENCE_S)

    with running(profile, "--tray") as again:
        assert again.status()["paused_until"] == paused


def test_stopped_for_a_while_it_goes_on_at_once(profile: Path) -> None:
    with running(profile, "--tray") as program:
        program.process.send_signal(signal.SIGSTOP)
        sleep(1.5)
        program.process.send_signal(signal.SIGCONT)

        assert program.status()["state"] == "working"


@pytest.mark.parametrize(
    "words", [["status"], ["pause", "1h"], ["resume"], ["break"], ["skip"], ["quit"]]
)
def test_with_nobody_there_each_command_says_how_to_start(
    capsys: pytest.CaptureFixture[str], profile: Path, words: list[str]
) -> None:
    result = run(capsys, "--profile", profile, *words)

    assert result.code == 1
    assert result.err.count("\n") == 1
    assert "stretchdesk --tray" in result.err
    assert not profile.exists()


def test_where_there_is_no_tray_closing_the_window_ends_a_program_nobody_was_told_to_stay(
    display: str, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    with running(profile) as program:
        close = ("xdotool", "search", "--onlyvisible", "--name", "^StretchDesk$",
                 "windowactivate", "--sync", "key", "alt+F4")  # fmt: skip

        def ended() -> bool:
            subprocess.run(close, capture_output=True, check=False)  # noqa: S603
            return program.process.poll() is not None

        until(ended)
        assert program.process.returncode == 0


def test_keys_go_on_arriving_where_they_are_typed_while_the_card_appears(
    display: str, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")

    def xdotool(*words: str) -> str:
        done = subprocess.run(["xdotool", *words], capture_output=True, text=True, check=False)  # noqa: S603, S607
        return done.stdout.strip()

    editor = subprocess.Popen(
        [sys.executable, "-m", "tests.story.editor"],
        cwd=Path(__file__).resolve().parents[2], stdout=subprocess.PIPE, text=True,
        env={**os.environ},
    )  # fmt: skip
    try:
        with running(profile, "--tray") as program:
            until(lambda: xdotool("getactivewindow", "getwindowname") == "editor")
            xdotool("type", "before ")
            program.command("break")
            card = lambda: xdotool("search", "--onlyvisible", "--name", "StretchDesk")  # noqa: E731
            until(card)
            xdotool("type", "after")
            place = xdotool("getwindowgeometry", "--shell", card().split()[0])
            assert "WIDTH=360" in place
            assert xdotool("getactivewindow", "getwindowname") == "editor"
            xdotool("key", "Return")
            assert editor.stdout
            assert editor.stdout.readline() == "before after\n"
            assert program.status()["idle_s"] < 5
    finally:
        editor.kill()
        editor.communicate()
