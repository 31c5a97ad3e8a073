"""The program starts with the session if and only if the user has chosen it."""

from __future__ import annotations

import ctypes
import plistlib
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchdesk.core.errors import StretchDeskError
from stretchdesk.data.files import write_atomic
from stretchdesk.system.autostart import DesktopFile, LaunchAgent, RunKey, autostart
from stretchdesk.system.autostart_portal import Portal
from stretchdesk.system.desktop_entry import command_line, entry, facts
from tests.system.registry import Registry

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QCoreApplication
    from pytestqt.qtbot import QtBot

    from tests.system.bus import Buses

COMMAND = ("/opt/Stretch Desk/stretchdesk", "--tray")
RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
PORTAL, PORTAL_PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
REQUEST = "org.freedesktop.portal.Request"


def test_a_desktop_file_is_written_and_taken_away(tmp_path: Path) -> None:
    chosen = DesktopFile(COMMAND, write_atomic, tmp_path / "config" / "autostart")
    assert chosen.is_on() is False
    chosen.set(on=True)
    assert chosen.is_on() is True
    said = facts(chosen.path.read_text())
    assert said["Exec"] == '"/opt/Stretch Desk/stretchdesk" --tray'
    assert said["Type"] == "Application"
    assert said["X-GNOME-Autostart-Delay"] == "2"
    assert said["X-KDE-autostart-after"] == "panel"
    assert said["X-LXQt-Need-Tray"] == "true"
    chosen.set(on=False)
    assert chosen.is_on() is False
    assert not chosen.path.exists()
    chosen.set(on=False)


@pytest.mark.parametrize(
    "line", ["Hidden=true", "Hidden = true", "X-GNOME-Autostart-enabled=false"]
)
def test_what_the_desktop_has_switched_off_is_off(tmp_path: Path, line: str) -> None:
    chosen = DesktopFile(COMMAND, write_atomic, tmp_path)
    chosen.set(on=True)
    chosen.path.write_text(f"{chosen.path.read_text()}{line}\n\n[Desktop Action x]\nHidden=false\n")
    assert chosen.is_on() is False
    chosen.set(on=True)
    assert chosen.is_on() is True


def test_a_folder_that_cannot_be_written_is_named_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "autostart").touch()
    chosen = DesktopFile(COMMAND, write_atomic, tmp_path / "autostart")
    with pytest.raises(StretchDeskError, match=r"stretchdesk\.desktop cannot be changed.*Make the"):
        chosen.set(on=True)


def test_a_file_that_cannot_be_written_is_named_with_a_remedy(tmp_path: Path) -> None:
    def full(path: Path, _content: bytes) -> None:
        raise StretchDeskError(f"{path} cannot be written (No space left on device).")

    chosen = DesktopFile(COMMAND, full, tmp_path)
    with pytest.raises(StretchDeskError, match=r"stretchdesk\.desktop cannot be .* Make the"):
        chosen.set(on=True)
    assert chosen.is_on() is False


def test_a_file_that_cannot_be_read_is_unknown(tmp_path: Path) -> None:
    (tmp_path / "stretchdesk.desktop").mkdir()
    chosen = DesktopFile(COMMAND, write_atomic, tmp_path)
    assert chosen.is_on() is None
    assert chosen.missing.startswith(f"{chosen.path} cannot be read")


FIELD_CODES = {"%": "%"}
"""Any other letter after a percent sign would ask for a file, a URL or an icon."""


def started(line: str) -> list[str]:
    """What GLib, which reads desktop entries on most desktops, starts for a value of `Exec`."""
    glib = ctypes.CDLL("libglib-2.0.so.0")
    count, words = ctypes.c_int(), ctypes.POINTER(ctypes.c_char_p)()
    line = re.sub("%(.?)", lambda code: FIELD_CODES[code[1]], glib_value(glib, line))
    assert glib.g_shell_parse_argv(line.encode(), ctypes.byref(count), ctypes.byref(words), None)
    try:
        return [(words[n] or b"").decode() for n in range(count.value)]
    finally:
        glib.g_strfreev(words)


def glib_value(glib: ctypes.CDLL, text: str) -> str:
    glib.g_key_file_new.restype = ctypes.c_void_p
    glib.g_key_file_get_string.restype = ctypes.c_void_p
    file = ctypes.c_void_p(glib.g_key_file_new())
    data = text.encode()
    assert glib.g_key_file_load_from_data(file, data, ctypes.c_size_t(len(data)), 0, None)
    value = ctypes.c_void_p(glib.g_key_file_get_string(file, b"Desktop Entry", b"Exec", None))
    try:
        return ctypes.string_at(value).decode()  # type: ignore[arg-type]
    finally:
        glib.g_free(value)
        glib.g_key_file_free(file)


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


@given(st.lists(WORDS, max_size=3))
def test_desktops_start_exactly_the_command(words: list[str]) -> None:
    try:
        ctypes.CDLL("libglib-2.0.so.0")
    except OSError:
        pytest.skip("GLib is not installed")
    command = ["stretchdesk", *words]
    assert started(entry({"Exec": command_line(command)})) == command


def test_windows_keeps_a_value_that_the_task_manager_can_switch_off() -> None:
    registry = Registry({APPROVED: {}})
    chosen = RunKey(COMMAND, registry)
    assert chosen.is_on() is False
    chosen.set(on=True)
    assert registry.keys[RUN] == {"StretchDesk": '"/opt/Stretch Desk/stretchdesk" --tray'}
    assert chosen.is_on() is True
    registry.keys[APPROVED]["StretchDesk"] = bytes([3, 0, 0, 0])
    assert chosen.is_on() is False
    chosen.set(on=True)
    assert chosen.is_on() is True
    chosen.set(on=False)
    assert (chosen.is_on(), registry.keys[RUN]) == (False, {})
    chosen.set(on=False)


class Locked(Registry):
    def OpenKey(self, *_: object) -> None:  # type: ignore[override]
        raise PermissionError("locked by the administrator")

    CreateKey = OpenKey  # type: ignore[assignment]


def test_a_locked_registry_is_unknown_and_named() -> None:
    chosen = RunKey(COMMAND, Locked({}))
    assert chosen.is_on() is None
    assert "locked by the administrator" in chosen.missing
    with pytest.raises(StretchDeskError, match=r"Run cannot be changed.*shell:startup"):
        chosen.set(on=True)


def test_macos_keeps_a_launch_agent(tmp_path: Path) -> None:
    chosen = LaunchAgent(COMMAND, write_atomic, tmp_path / "LaunchAgents")
    assert chosen.is_on() is False
    chosen.set(on=True)
    said = plistlib.loads(chosen.path.read_bytes())
    assert (said["ProgramArguments"], said["RunAtLoad"]) == (list(COMMAND), True)
    assert chosen.is_on() is True
    chosen.path.write_bytes(plistlib.dumps(said | {"Disabled": True}))
    assert chosen.is_on() is False
    chosen.path.write_bytes(b"no list at all")
    assert chosen.is_on() is None
    chosen.set(on=False)
    assert chosen.is_on() is False


def test_a_flatpak_asks_and_keeps_the_answer(qtbot: QtBot, buses: Buses) -> None:
    ask = (PORTAL_PATH, "org.freedesktop.portal.Background", "RequestBackground")
    desktop = buses.session.serve(PORTAL).method(ask, "sa{sv}", "o", ("/answer",))
    bus = buses.session.connect()
    portal = Portal(["stretchdesk", "--tray"], bus)
    assert portal.is_on() is None
    assert portal.missing != ""
    portal.set(on=True)
    ((_, (window, options)),) = desktop.calls
    assert window == ""
    assert options["autostart"] == ("b", True)
    assert options["commandline"] == ("as", ["stretchdesk", "--tray"])
    sender = bus.baseService()[1:].replace(".", "_")
    answer = (f"{PORTAL_PATH}/request/{sender}/{options['handle_token'][1]}", REQUEST, "Response")
    with qtbot.waitSignal(portal.answered) as heard:
        desktop.emit(answer, "ua{sv}", 0, {"background": ("b", True), "autostart": ("b", True)})
    assert (heard.args, portal.is_on(), portal.missing) == ([True], True, "")
    with qtbot.waitSignal(portal.answered) as heard:
        desktop.emit(answer, "ua{sv}", 1, {})
    assert (heard.args, portal.is_on()) == ([True], True)


def test_a_desktop_without_the_portal_is_named_with_a_remedy(
    qapp: QCoreApplication, buses: Buses
) -> None:
    del qapp
    portal = Portal(["stretchdesk"], buses.session.connect())
    with pytest.raises(StretchDeskError, match="startup programs in your desktop's settings"):
        portal.set(on=True)
    assert portal.is_on() is None


def test_each_system_has_its_way(qapp: QCoreApplication, tmp_path: Path) -> None:
    del qapp
    home, config = {"HOME": str(tmp_path)}, tmp_path / "elsewhere"

    def place(environ: dict[str, str]) -> Path:
        way = autostart(COMMAND, write_atomic, "linux", environ, sandbox=tmp_path / "none")
        assert isinstance(way, DesktopFile)
        return way.path

    at_home = tmp_path / ".config" / "autostart" / "stretchdesk.desktop"
    assert place(home) == at_home
    assert place(home | {"XDG_CONFIG_HOME": "relative"}) == at_home
    assert place(home | {"XDG_CONFIG_HOME": str(config)}).parent == config / "autostart"
    assert isinstance(autostart(COMMAND, write_atomic, "linux", home, sandbox=tmp_path), Portal)
    assert autostart(COMMAND, write_atomic, "win32", home).not_yet_run
    assert autostart(COMMAND, write_atomic, "darwin", home).not_yet_run
