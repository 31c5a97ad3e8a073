"""Whether a camera or a microphone is in use: somebody is in a call.

Reading takes milliseconds where many programs run; it is meant for the last seconds before a break.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stretchdesk.system.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONSENT = (
    r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore\{device}"
)


def camera(platform: str = sys.platform) -> Source:
    """The source for this system."""
    if platform == "win32":
        return ConsentStore("camera", "webcam")
    return _mac("camera") if platform == "darwin" else LinuxCamera()


def microphone(platform: str = sys.platform) -> Source:
    """The source for this system."""
    if platform == "win32":
        return ConsentStore("microphone", "microphone")
    return _mac("microphone") if platform == "darwin" else LinuxMicrophone()


def _mac(name: str) -> Source:
    return Source(name, f"macOS does not tell other programs whether the {name} is in use.")


class LinuxCamera(Source):
    """Looks for a camera among the files that programs have open.

    PipeWire may hold a camera that nobody looks through, so it alone is no answer.
    """

    name = "camera"
    by = "the open files of your own programs; those of other users and protected ones are not seen"

    def __init__(
        self,
        proc: str = "/proc",
        devices: Path = Path("/dev"),
        sandbox: Path = Path("/.flatpak-info"),
    ) -> None:
        super().__init__()
        self._proc = proc
        self._devices = devices
        self._sandbox = sandbox

    def read(self) -> bool | None:
        self.missing = ""
        if self._sandbox.exists():
            return self.unknown("In a Flatpak other programs cannot be seen.")
        if not any(self._devices.glob("video*")):
            return False
        holders, looked_into = self._holders()
        if not looked_into:
            return self.unknown("No other program can be looked into (/proc is closed to us).")
        if holders == {"pipewire"}:
            return self.unknown("PipeWire holds the camera; whether for anybody is not known.")
        return bool(holders)

    def _holders(self) -> tuple[set[str], int]:
        """Names of the programs that hold a camera, and how many others could be looked into."""
        holders, looked_into = set(), 0
        prefix = f"{self._devices}/video"
        for pid in os.listdir(self._proc):  # noqa: PTH208  # plain strings: a third of the time
            if not pid.isdecimal() or int(pid) == os.getpid():
                continue
            try:
                holds = any(one.startswith(prefix) for one in _open_files(f"{self._proc}/{pid}/fd"))
            except OSError:  # another user's, protected, or it has just ended
                continue
            looked_into += 1
            if holds:
                holders.add(self._program(pid))
        return holders - {"wireplumber"}, looked_into  # it looks cameras over, never through them

    def _program(self, pid: str) -> str:
        try:
            return Path(self._proc, pid, "comm").read_text(encoding="utf-8").strip()
        except OSError:
            return "unknown"


def _open_files(folder: str) -> Iterator[str]:
    """Where the open files of a process lead. Raises OSError if it may not be looked into."""
    for name in os.listdir(folder):  # noqa: PTH208  # see above
        try:
            yield os.readlink(f"{folder}/{name}")  # noqa: PTH115  # see above
        except OSError:  # closed in between
            continue


class LinuxMicrophone(Source):
    """Reads from the kernel whether sound is being captured, by whatever program or server."""

    name = "microphone"
    by = "the kernel's sound cards; a Bluetooth microphone is not seen"

    def __init__(self, cards: Path = Path("/proc/asound")) -> None:
        super().__init__()
        self._cards = cards

    def read(self) -> bool | None:
        states = [_first_line(one) for one in self._cards.glob("card*/pcm*c/sub*/status")]
        if not states:
            return self.unknown("The kernel has no microphone; a Bluetooth one cannot be seen.")
        self.missing = ""
        return "state: RUNNING" in states


def _first_line(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").partition("\n")[0]
    except OSError:  # just unplugged
        return ""


class ConsentStore(Source):
    """Windows notes for each program when it last stopped; 0 while it uses the device."""

    by = "Windows' record of which programs use it"
    not_yet_run = True

    def __init__(self, name: str, device: str, registry: Any = None) -> None:
        super().__init__(name)
        self._path = _CONSENT.format(device=device)
        self._registry = registry

    def read(self) -> bool | None:
        self._registry = self._registry or import_module("winreg")
        try:
            stops = list(self._stops(self._path))
        except OSError:
            return self.unknown("Windows keeps no record of it (ConsentStore is absent).")
        self.missing = ""
        return 0 in stops

    def _stops(self, path: str) -> Iterator[int]:
        with self._registry.OpenKey(self._registry.HKEY_CURRENT_USER, path) as key:
            with suppress(OSError):  # a folder of programs, or one that never used it
                yield self._registry.QueryValueEx(key, "LastUsedTimeStop")[0]
            for name in list(self._names(key)):
                yield from self._stops(rf"{path}\{name}")

    def _names(self, key: Any) -> Iterator[str]:
        try:
            for number in range(sys.maxsize):
                yield self._registry.EnumKey(key, number)
        except OSError:  # there are no more
            return
