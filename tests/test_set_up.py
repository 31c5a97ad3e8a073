"""What packaging/set_up.py says and installs when the system lacks something."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
SET_UP = ROOT / "packaging" / "set_up.py"
LACKING = {"libxcb-cursor.so.0", "libEGL.so.1"}
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux libraries")


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("set_up", SET_UP)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["set_up"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def set_up(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """set_up.py on a system that lacks two libraries and has no way to install them."""
    module = load()
    monkeypatch.setattr(module, "loads", lambda library: library not in LACKING)
    monkeypatch.setattr(module, "apt_command", lambda: None)
    return module


@linux
def test_missing_libraries_are_named_with_the_command_of_each_system(set_up, capsys) -> None:
    assert set_up.main("run") == 1
    said = capsys.readouterr().err
    assert "without: libEGL.so.1, libxcb-cursor.so.0" in said
    assert "sudo apt-get install libegl1 libxcb-cursor0" in said
    assert "sudo dnf install libglvnd-egl xcb-util-cursor" in said
    assert "sudo pacman -S --needed libglvnd xcb-util-cursor" in said


@linux
def test_where_apt_may_install_only_what_is_missing_is_installed(set_up, monkeypatch) -> None:
    commands: list[list[str]] = []

    def run(command: list[str]) -> bool:
        commands.append(command)
        if "install" in command:
            monkeypatch.setattr(set_up, "loads", lambda _: True)
        return True

    monkeypatch.setattr(set_up, "apt_command", lambda: ["apt-get"])
    monkeypatch.setattr(set_up, "run", run)
    assert set_up.provide_needs("run")
    assert [command[1] for command in commands] == ["update", "install"]
    assert commands[1][-2:] == ["libegl1", "libxcb-cursor0"]
    commands.clear()
    assert set_up.provide_needs("run")
    assert commands == []


@linux
def test_apt_without_a_network_ends_in_the_same_advice(set_up, monkeypatch, capsys) -> None:
    monkeypatch.setattr(set_up, "apt_command", lambda: ["apt-get"])
    monkeypatch.setattr(set_up, "run", lambda _: False)
    assert not set_up.provide_needs("run")
    assert "libxcb-cursor0" in capsys.readouterr().err


def test_a_library_that_is_not_there_does_not_load() -> None:
    assert not load().loads("libno-such-thing.so.9")


@pytest.mark.parametrize(("extras", "sounds"), [(["base"], 0), (["dev"], 0), (["dev", "run"], 1)])
def test_voice_and_chimes_are_for_whoever_runs_it_and_no_condition(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    extras: list[str],
    sounds: int,
) -> None:
    set_up, asked = load(), []

    def run(command: list[str]) -> bool:
        asked.append(command[-1])
        return command[-1] != ".[sound]"

    monkeypatch.setattr(set_up, "run", run)
    assert set_up.install_packages(extras)
    assert asked.count(".[sound]") == sounds
    assert ("the program goes on without" in capsys.readouterr().err) == bool(sounds)


def test_the_readme_shows_pictures_that_are_there() -> None:
    pictures = re.findall(r"!\[[^]]+\]\(([^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert pictures
    assert [name for name in pictures if not (ROOT / name).is_file()] == []
