"""Whether the computer runs from its battery, or why that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stretchdesk.system.battery import LinuxBattery, MacBattery, WindowsBattery, battery

if TYPE_CHECKING:
    from pathlib import Path

MAINS = {"type": "Mains", "online": "1"}
UNPLUGGED = {"type": "Mains", "online": "0"}
USED = {"type": "Battery", "status": "Discharging"}
SILENT = {"type": "Battery", "status": "Unknown"}
MOUSE = {"type": "Battery", "status": "Discharging", "scope": "Device"}


def supplies(folder: Path, *facts: dict[str, str]) -> LinuxBattery:
    for number, supply in enumerate(facts):
        (folder / str(number)).mkdir()
        for name, value in supply.items():
            (folder / str(number) / name).write_text(f"{value}\n")
    return LinuxBattery(folder)


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ((), False),
        ((MAINS,), False),
        ((MAINS, USED), False),
        ((UNPLUGGED, USED), True),
        ((USED,), True),
        ((UNPLUGGED, {"type": "USB", "online": "1"}, USED), False),
        ((UNPLUGGED, {"type": "Battery", "status": "Not charging"}), False),
        ((MOUSE,), False),
        ((UNPLUGGED, SILENT), None),
        ((UNPLUGGED, SILENT | {"present": "0"}), False),
    ],
)
def test_the_kernel_tells_what_the_computer_runs_from(
    tmp_path: Path, facts: tuple[dict[str, str], ...], answer: bool | None
) -> None:
    source = supplies(tmp_path, *facts)
    assert source.read() is answer
    assert (source.missing == "") is (answer is not None)


def test_without_the_kernels_list_it_is_not_guessed(tmp_path: Path) -> None:
    source = LinuxBattery(tmp_path / "nowhere")
    assert source.read() is None
    assert "nowhere cannot be read" in source.missing


@pytest.mark.parametrize(("line", "answer"), [(0, True), (1, False), (255, None)])
def test_windows_tells_by_its_power_line(line: int, answer: bool | None) -> None:
    source = WindowsBattery(lambda: line)
    assert source.read() is answer
    assert (source.missing == "") is (answer is not None)


@pytest.mark.parametrize(
    ("providing", "answer"),
    [("AC Power", False), ("Battery Power", True), ("UPS Power", True), ("", None)],
)
def test_macos_tells_by_its_power_source(providing: str, answer: bool | None) -> None:
    source = MacBattery(lambda: providing)
    assert source.read() is answer
    assert (source.missing == "") is (answer is not None)


def test_each_system_has_its_source_and_says_whether_it_was_ever_run() -> None:
    assert not battery("linux").not_yet_run
    assert battery("win32").not_yet_run
    assert battery("darwin").not_yet_run
