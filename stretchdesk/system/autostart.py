"""Starting the program with the session, by the means of each system."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from stretchdesk.core.errors import StretchDeskError
from stretchdesk.system.desktop_entry import command_line, entry, facts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Write = Callable[[Path, bytes], None]

_NAME = "StretchDesk"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
_APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
_LABEL = "org.stretchdesk.StretchDesk"


class Autostart(Protocol):
    """Whether the program starts with the session."""

    missing: str
    """Why that is not known; empty if it is."""
    not_yet_run: bool

    def is_on(self) -> bool | None:
        """Whether it starts with the session; None if that is not known."""
        ...

    def set(self, on: bool) -> None:  # noqa: FBT001  # a switch is what it is
        """Choose. Raises StretchDeskError with the file and what to do."""
        ...


def autostart(
    command: Sequence[str],
    write: Write,
    platform: str = sys.platform,
    environ: Mapping[str, str] = os.environ,
    sandbox: Path = Path("/.flatpak-info"),
) -> Autostart:
    """The way of this system. `command` starts the program in the tray.

    `write` puts a file in place whole or not at all and raises StretchDeskError.
    """
    home = Path(environ.get("HOME") or Path.home())
    if platform == "win32":
        return RunKey(command)
    if platform == "darwin":
        return LaunchAgent(command, write, home / "Library" / "LaunchAgents")
    if sandbox.exists():
        portal: Autostart = import_module("stretchdesk.system.autostart_portal").Portal(command)
        return portal
    chosen = Path(environ.get("XDG_CONFIG_HOME", ""))
    config = chosen if chosen.is_absolute() else home / ".config"  # the standard wants it so
    return DesktopFile(command, write, config / "autostart")


class _File:
    """A file that is there if the program starts with the session."""

    not_yet_run = False

    def __init__(self, path: Path, write: Write) -> None:
        self.path = path
        self.missing = ""
        self._write = write

    def is_on(self) -> bool | None:
        self.missing = ""
        try:
            return self._says_on(self.path.read_bytes())
        except FileNotFoundError:
            return False
        except (OSError, ValueError) as error:
            self.missing = f"{self.path} cannot be read ({error})."
            return None

    def set(self, on: bool) -> None:  # noqa: FBT001  # see Autostart
        try:
            if on:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._write(self.path, self._content())
            else:
                self.path.unlink(missing_ok=True)
        except OSError as error:
            why = error.strerror or error
            raise StretchDeskError(f"{self.path} cannot be changed ({why}). {_REMEDY}") from error
        except StretchDeskError as error:
            raise StretchDeskError(f"{error} {_REMEDY}") from error

    def _says_on(self, content: bytes) -> bool:
        raise NotImplementedError

    def _content(self) -> bytes:
        raise NotImplementedError


_REMEDY = "Make the folder writable, or add StretchDesk to the startup programs of your desktop."


class DesktopFile(_File):
    """`stretchdesk.desktop` in the autostart folder of Linux desktops."""

    def __init__(self, command: Sequence[str], write: Write, folder: Path) -> None:
        super().__init__(folder / "stretchdesk.desktop", write)
        self._command = command

    def _says_on(self, content: bytes) -> bool:
        said = facts(content.decode(errors="replace"))
        return said.get("Hidden") != "true" and said.get("X-GNOME-Autostart-enabled") != "false"

    def _content(self) -> bytes:
        # A tray icon made before there is a tray is lost on some desktops; each has its own word.
        return entry({
            "Type": "Application",
            "Name": _NAME,
            "Comment": "Stretching breaks",
            "Exec": command_line(self._command),
            "Icon": "stretchdesk",
            "Terminal": "false",
            "X-GNOME-Autostart-Delay": "2",
            "X-KDE-autostart-after": "panel",
            "X-LXQt-Need-Tray": "true",
        }).encode()  # fmt: skip


class LaunchAgent(_File):
    """A property list among the user's launch agents (macOS)."""

    not_yet_run = True

    def __init__(self, command: Sequence[str], write: Write, folder: Path) -> None:
        super().__init__(folder / f"{_LABEL}.plist", write)
        self._command = command

    def _says_on(self, content: bytes) -> bool:
        return not import_module("plistlib").loads(content).get("Disabled", False)

    def _content(self) -> bytes:
        content: bytes = import_module("plistlib").dumps({
            "Label": _LABEL,
            "ProgramArguments": list(self._command),
            "RunAtLoad": True,
            "LimitLoadToSessionType": "Aqua",
        })  # fmt: skip
        return content


class RunKey:
    """A value under the user's Run key (Windows), which the Task Manager can switch off."""

    not_yet_run = True

    def __init__(self, command: Sequence[str], registry: Any = None) -> None:
        self.missing = ""
        self._command = command
        self._given = registry

    def is_on(self) -> bool | None:
        self.missing = ""
        try:
            if self._value(_RUN) is None:
                return False
            approved = self._value(_APPROVED)
        except OSError as error:
            self.missing = f"HKEY_CURRENT_USER\\{_RUN} cannot be read ({error})."
            return None
        return not (approved and approved[0] & 1)  # an odd first byte: switched off

    def set(self, on: bool) -> None:  # noqa: FBT001  # see Autostart
        try:
            if on:
                self._write()
            else:
                self._delete(_RUN)
            self._delete(_APPROVED)
        except OSError as error:
            raise StretchDeskError(
                f"HKEY_CURRENT_USER\\{_RUN} cannot be changed ({error}). "
                "Put a shortcut to StretchDesk into the folder that “shell:startup” opens."
            ) from error

    @property
    def _registry(self) -> Any:
        return self._given or import_module("winreg")

    def _value(self, path: str) -> Any:
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, path) as key:
                return registry.QueryValueEx(key, _NAME)[0]
        except FileNotFoundError:
            return None

    def _write(self) -> None:
        registry = self._registry
        line = import_module("subprocess").list2cmdline(self._command)
        with registry.CreateKey(registry.HKEY_CURRENT_USER, _RUN) as key:
            registry.SetValueEx(key, _NAME, 0, registry.REG_SZ, line)

    def _delete(self, path: str) -> None:
        registry = self._registry
        root, access = registry.HKEY_CURRENT_USER, registry.KEY_SET_VALUE
        with suppress(FileNotFoundError), registry.OpenKey(root, path, 0, access) as key:
            registry.DeleteValue(key, _NAME)
