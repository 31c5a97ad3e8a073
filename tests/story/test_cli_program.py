"""The command line as a program: exit codes, messages, what it loads, `doctor`, the window."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import stretchdesk
from stretchdesk.commands import content
from stretchdesk.core.content.catalogue import Position
from stretchdesk.core.session.request import Request
from tests.story.command import run

Capsys = pytest.CaptureFixture[str]
ROOT = Path(__file__).resolve().parents[2]
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def program(
    *argv: str, root: Path = ROOT, python: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """The real program in a process of its own, without a display."""
    environment = {key: value for key, value in os.environ.items() if key not in DISPLAYS}
    command = [sys.executable, *python, "-m", "stretchdesk", *argv]
    return subprocess.run(  # noqa: S603  # our own program
        command, cwd=root, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
@pytest.mark.parametrize("argv", [(), ("start", "--areas", "hips")])
def test_without_a_display_the_window_points_to_the_demo(argv: tuple[str, ...]) -> None:
    ended = program(*argv)
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (1, "", 1)
    assert "stretchdesk demo --out DIR" in ended.stderr


@pytest.mark.parametrize(
    "argv",
    [
        ("stretches", "--json"),
        ("routine", "--areas", "hips", "--minutes", "5"),
        ("measure", "fingertip_floor", "3", "--profile", "{}"),
        ("progress", "--profile", "{}"),
    ],
)
def test_commands_that_draw_nothing_do_without_qt(profile: Path, argv: tuple[str, ...]) -> None:
    ended = program(*(part.format(profile) for part in argv), python=("-X", "importtime"))
    assert ended.returncode == 0
    assert "stretchdesk.core.content" in ended.stderr
    for library in ("PySide6", "shiboken6", "pyqtgraph", "numpy"):
        assert library not in ended.stderr


def test_unreadable_content_is_named_with_file_table_and_key(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "stretchdesk", tmp_path / "stretchdesk")
    shutil.copytree(ROOT / "assets", tmp_path / "assets")
    file = tmp_path / "assets" / "content" / "stretches.toml"
    file.write_text(file.read_text().replace("difficulty = 2", "difficulty = 9", 1))
    for argv in (("stretches",), ("routine", "--areas", "hips", "--minutes", "3")):
        ended = program(*argv, root=tmp_path)
        assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (1, "", 1)
        for part in ("stretches.toml", "seated_forward_fold", "difficulty"):
            assert part in ended.stderr
    told = json.loads(program("doctor", "--json", root=tmp_path).stdout)
    assert "difficulty" in told["content"]["problems"][0]


def test_an_unreadable_pose_is_named_and_nothing_is_drawn(
    capsys: Capsys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "assets", tmp_path / "assets")
    (tmp_path / "assets" / "poses" / "broken.toml").write_text("[low_lunge")
    monkeypatch.setattr(content, "assets_dir", lambda: tmp_path / "assets")
    code, _, err = run(capsys, "figure", "low_lunge", "--out", tmp_path / "a.png")
    assert (code, err.count("\n")) == (1, 1)
    assert "broken.toml" in err
    assert not (tmp_path / "a.png").exists()


def test_a_reader_that_has_seen_enough_gets_no_traceback() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        ended = subprocess.run(
            [sys.executable, "-m", "stretchdesk", "stretches"],
            cwd=ROOT, stdout=closed, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_a_terminal_that_knows_only_ascii_is_enough(profile: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    argv = ["measure", "fingertip_floor", "-3", "--profile", str(profile)]
    ended = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-m", "stretchdesk", *argv],
        cwd=ROOT, env=environment, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr


def test_the_version_is_told(capsys: Capsys) -> None:
    assert run(capsys, "--version").out == f"StretchDesk {stretchdesk.__version__}\n"


def test_help_shows_every_command_with_an_example(capsys: Capsys) -> None:
    said = run(capsys, "--help").out
    commands = "start stretches routine figure map measure log progress export pack check-pack"
    for command in (*commands.split(), "doctor", "demo"):
        assert f"    {command} " in said
        example = next(line for line in said.splitlines() if f"stretchdesk {command} " in line)
        assert example.strip() in run(capsys, command, "--help").out.replace("\n ", "")


def explode(_: object) -> None:
    raise ZeroDivisionError("boom")


def test_a_bug_is_one_line_and_debug_shows_where(
    capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content, "load", explode)
    plain = run(capsys, "stretches")
    assert (plain.code, plain.err.count("\n")) == (1, 1)
    assert "boom" in plain.err
    for argv in (("--debug", "stretches"), ("stretches", "--debug")):
        told = run(capsys, *argv)
        assert told.code == 1
        assert "in explode" in told.err


def test_stopping_it_is_quiet(capsys: Capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(content, "load", interrupt)
    assert run(capsys, "stretches") == (130, "", "")


class Window(ModuleType):
    """Stands in for `stretchdesk.start` and `stretchdesk.demo`: keeps what it was run with."""

    def run(self, *given: Any) -> int:
        self.given = given
        return 7


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Window:
    stand_in = Window("window")
    monkeypatch.setitem(sys.modules, "stretchdesk.start", stand_in)
    monkeypatch.setitem(sys.modules, "stretchdesk.demo", stand_in)
    return stand_in


def test_the_window_opens_with_the_profile(capsys: Capsys, window: Window, profile: Path) -> None:
    assert run(capsys, "--profile", profile).code == 7
    assert window.given == (profile, None)


def test_start_hands_over_what_was_asked_for(capsys: Capsys, window: Window) -> None:
    run(capsys, "start", "--areas", "hips", "--minutes", 3, "--place", "chair", "--discreet")
    areas = ("hip_flexors", "glutes", "adductors")
    assert window.given == (None, Request(areas, 3, Position.CHAIR, discreet=True))
    run(capsys, "start", "--level", 3)
    assert window.given == (None, Request(level=3))


def test_the_demo_gets_folder_profile_and_speed(
    capsys: Capsys, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in DISPLAYS:
        monkeypatch.delenv(name, raising=False)
    assert run(capsys, "demo", "--out", "pictures", "--speed", "10").code == 7
    assert window.given == (Path("pictures"), None, 10.0)
    for speed in ("0", "-1", "nan", "inf"):
        assert run(capsys, "demo", "--out", "pictures", f"--speed={speed}").code == 2


def test_a_library_that_is_missing_is_named(
    capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setitem(sys.modules, "stretchdesk.start", None)
    said = run(capsys)
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "stretchdesk.start" in said.err


def test_the_doctor_tells_versions_paths_and_content_and_makes_nothing(
    capsys: Capsys, profile: Path
) -> None:
    told = run(capsys, "doctor", "--json", "--profile", profile).json
    for name in ("stretchdesk", "python", "pyside6", "qt", "sqlite", "pyqtgraph", "os"):
        assert told["versions"][name]
    assert told["paths"]["profile"] == str(profile)
    assert told["history"]["exists"] is False
    assert (told["content"]["areas"], told["content"]["problems"]) == (13, [])
    assert "tray" in told["not_built_yet"]
    assert told["sound"]["voice"] == "PySide6-Addons is not installed"
    assert set(told["sound"]) == {"voice", "chimes", "screen stays on"}
    assert not profile.exists()


def test_the_doctor_counts_what_is_in_the_history(capsys: Capsys, profile: Path) -> None:
    run(capsys, "log", "--areas", "hips", "--minutes", "5", "--profile", profile)
    before = {file.name for file in profile.iterdir()}
    history = run(capsys, "doctor", "--json", "--profile", profile).json["history"]
    assert (history["exists"], history["version"], history["check"]) == (True, 2, "ok")
    assert (history["rows"]["sessions"], history["rows"]["holds"]) == (1, 3)
    assert {file.name for file in profile.iterdir()} == before
    text = run(capsys, "doctor", "--profile", profile).out
    assert "1 sessions" in text
    assert "history\n  file" in text


def test_the_doctor_reads_a_history_that_is_in_use(capsys: Capsys, profile: Path) -> None:
    run(capsys, "log", "--areas", "hips", "--minutes", "5", "--profile", profile)
    with closing(sqlite3.connect(profile / "history.sqlite")) as connection:
        connection.execute("INSERT INTO marks VALUES ('m', 'r', '2026-11-22T10:00:00Z', 1)")
        connection.commit()
        history = run(capsys, "doctor", "--json", "--profile", profile).json["history"]
    assert history["rows"]["marks"] == 1


def test_the_doctor_says_that_a_history_is_damaged(capsys: Capsys, profile: Path) -> None:
    profile.mkdir()
    (profile / "history.sqlite").write_bytes(b"not a database at all" * 100)
    told = run(capsys, "doctor", "--json", "--profile", profile).json
    assert "not a database" in told["history"]["check"]


def test_the_doctor_names_a_qt_that_cannot_be_loaded(
    capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtGui", None)
    assert "cannot be loaded" in run(capsys, "doctor", "--json").json["versions"]["qt"]
