"""Whether the computer runs from its battery."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from stretchdesk.system import mac_calls, windows_calls
from stretchdesk.system.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

_KEPT = {"Charging", "Full", "Not charging"}


def battery(platform: str = sys.platform) -> Source:
    """The source for this system."""
    if platform == "win32":
        return WindowsBattery()
    return MacBattery() if platform == "darwin" else LinuxBattery()


class LinuxBattery(Source):
    """Asks the kernel. A computer that has no battery does not run from one."""

    name = "battery"
    by = "the kernel's list of power supplies"

    def __init__(self, folder: Path = Path("/sys/class/power_supply")) -> None:
        super().__init__()
        self._folder = folder

    def read(self) -> bool | None:
        try:
            supplies = [one for one in self._folder.iterdir() if _fact(one, "scope") != "Device"]
        except OSError:
            return self.unknown(f"{self._folder} cannot be read: the kernel tells of no battery.")
        self.missing = ""
        batteries = [one for one in supplies if _fact(one, "type") == "Battery"]
        # A battery is asked last: some take milliseconds to answer.
        if any(_fact(one, "online") == "1" for one in supplies if one not in batteries):
            return False
        states = {_fact(one, "status") for one in batteries if _fact(one, "present") != "0"}
        if "Discharging" in states or states <= _KEPT:
            return "Discharging" in states
        return self.unknown("The battery does not say whether it is being used.")


def _fact(supply: Path, name: str) -> str:
    try:
        return (supply / name).read_text(encoding="utf-8", errors="replace").strip()
    except OSError:  # this kind of supply has no such file, or was just unplugged
        return ""


class WindowsBattery(Source):
    """`GetSystemPowerStatus`: 0 from the battery, 1 from the mains, 255 unknown."""

    name = "battery"
    by = "Windows' power status"
    not_yet_run = True

    def __init__(self, line: Callable[[], int] = windows_calls.power_line) -> None:
        super().__init__()
        self._line = line

    def read(self) -> bool | None:
        line = self._line()
        if line not in {0, 1}:
            return self.unknown("Windows does not know what the computer runs from.")
        self.missing = ""
        return line == 0


class MacBattery(Source):
    """`IOPSGetProvidingPowerSourceType`: AC Power, Battery Power or UPS Power."""

    name = "battery"
    by = "macOS' power sources"
    not_yet_run = True

    def __init__(self, providing: Callable[[], str] = mac_calls.power_source) -> None:
        super().__init__()
        self._providing = providing

    def read(self) -> bool | None:
        providing = self._providing()
        if not providing:
            return self.unknown("macOS does not know what the computer runs from.")
        self.missing = ""
        return providing != "AC Power"
