"""The user's wish for quiet is known from each desktop in its own way, or why it is not."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtDBus import QDBusConnection

from stretchdesk.system.do_not_disturb import (
    LinuxDoNotDisturb,
    WindowsDoNotDisturb,
    do_not_disturb,
)
from tests.system.bus import ROOT
from tests.system.open_files import open_files

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QCoreApplication
    from pytestqt.qtbot import QtBot

    from tests.system.bus import Bus, Buses, Service

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
INHIBITED = (PATH, NAME, "Inhibited")
XFCONF, XFCONF_PATH = "org.xfce.Xfconf", "/org/xfce/Xfconf"
SETTING = ("xfce4-notifyd", "/do-not-disturb")


def program(bus: Bus, name: str) -> Service:
    """One that shows notifications."""
    told = (name, "maker", "1", "1.2")
    return bus.serve(NAME).method((PATH, NAME, "GetServerInformation"), "", "ssss", told)


def plasma(bus: Bus, *, inhibited: bool) -> Service:
    return program(bus, "Plasma").value(INHIBITED, "b", inhibited)


def xfce(bus: Bus, answer: Any) -> Service:
    program(bus, "Xfce Notify Daemon")
    kept = bus.serve(XFCONF)
    return kept.method((XFCONF_PATH, XFCONF, "GetProperty"), "ss", "v", answer)


def test_plasma_tells_and_every_change_arrives(qtbot: QtBot, buses: Buses) -> None:
    desktop = plasma(buses.session, inhibited=False)
    source = LinuxDoNotDisturb(buses.session.connect(), {})
    assert source.read() is False
    assert (source.by, source.missing) == ("the notifications of Plasma", "")
    desktop.change(INHIBITED, value=True)
    qtbot.waitUntil(lambda: source.read() is True)
    source.close()


def test_xfces_setting_tells_and_every_change_arrives(qtbot: QtBot, buses: Buses) -> None:
    kept = xfce(buses.session, (("b", True),))
    source = LinuxDoNotDisturb(buses.session.connect(), {})
    assert source.read() is True
    changed = (XFCONF_PATH, XFCONF, "PropertyChanged")
    kept.emit(changed, "ssv", *SETTING, ("b", False))
    qtbot.waitUntil(lambda: source.read() is False)
    kept.emit(changed, "ssv", *SETTING, ("b", True))
    kept.emit(changed, "ssv", "xfce4-notifyd", "/log-level", ("b", False))
    qtbot.waitUntil(lambda: source.read() is True)
    kept.emit((XFCONF_PATH, XFCONF, "PropertyRemoved"), "ss", *SETTING)
    qtbot.waitUntil(lambda: source.read() is False)
    source.close()


def test_xfces_setting_that_nobody_has_touched_is_off(qapp: QCoreApplication, buses: Buses) -> None:
    del qapp
    xfce(buses.session, "org.xfce.Xfconf.Error.PropertyNotFound")
    source = LinuxDoNotDisturb(buses.session.connect(), {})
    assert source.read() is False
    assert source.missing == ""
    source.close()


def test_xfces_setting_that_cannot_be_read_is_unknown(qapp: QCoreApplication, buses: Buses) -> None:
    del qapp
    xfce(buses.session, "org.xfce.Xfconf.Error.PermissionDenied")
    source = LinuxDoNotDisturb(buses.session.connect(), {})
    assert source.read() is None
    assert source.missing == "Xfce Notify Daemon does not tell (as told)."
    source.close()


def test_xfces_setting_holds_while_nothing_is_shown(qapp: QCoreApplication, buses: Buses) -> None:
    del qapp
    kept = buses.session.serve(XFCONF)
    kept.method((XFCONF_PATH, XFCONF, "GetProperty"), "ss", "v", (("b", True),))
    source = LinuxDoNotDisturb(buses.session.connect(), {"XDG_CURRENT_DESKTOP": "XFCE"})
    assert source.read() is True
    source.close()


def test_a_program_that_does_not_tell_is_named(qapp: QCoreApplication, buses: Buses) -> None:
    del qapp
    program(buses.session, "dunst")
    source = LinuxDoNotDisturb(buses.session.connect(), {})
    assert source.read() is None
    assert source.missing.startswith("dunst does not tell (")
    source.close()


def test_a_desktop_that_starts_or_changes_later_is_asked_then(qtbot: QtBot, buses: Buses) -> None:
    source = LinuxDoNotDisturb(buses.session.connect(), {})
    assert source.read() is None
    assert source.missing.startswith("The program that shows notifications does not tell (")
    desktop = plasma(buses.session, inhibited=True)
    qtbot.waitUntil(lambda: source.read() is True)
    desktop.release(NAME)
    qtbot.waitUntil(lambda: source.read() is None)
    source.close()


def test_a_program_that_hangs_is_not_asked_at_every_read(
    qapp: QCoreApplication, buses: Buses
) -> None:
    del qapp
    told = (PATH, NAME, "GetServerInformation")
    hung = buses.session.serve(NAME).method(told, "", "ssss", None)
    source = LinuxDoNotDisturb(buses.session.connect(), {})
    assert [source.read() for _ in range(2)] == [None] * 2
    assert len(hung.calls) == 1
    source.close()


def test_a_program_too_busy_at_first_is_asked_again_ever_more_rarely(
    qapp: QCoreApplication, buses: Buses
) -> None:
    del qapp
    desktop = program(buses.session, "Plasma")
    source = LinuxDoNotDisturb(buses.session.connect(), {})
    assert [source.read() for _ in range(1000)] == [None] * 1000
    assert 5 < len(desktop.calls) < 15
    desktop.value(INHIBITED, "b", value=True)
    assert [source.read() for _ in range(601)][-1] is True
    source.close()


def test_without_a_bus_it_is_unknown(qapp: QCoreApplication) -> None:
    del qapp
    source = LinuxDoNotDisturb(QDBusConnection("nowhere"), {})
    assert source.read() is None
    assert source.missing != ""
    source.close()


def test_a_thousand_reads_ask_nobody_and_open_nothing(qapp: QCoreApplication, buses: Buses) -> None:
    del qapp
    desktop = plasma(buses.session, inhibited=True)
    source = LinuxDoNotDisturb(buses.session.connect(), {})
    assert source.read() is True
    before = open_files(), len(desktop.calls)
    assert all(source.read() for _ in range(1000))
    assert (open_files(), len(desktop.calls)) == before
    source.close()


DCONF = shutil.which("dconf-service", path="/usr/libexec:/usr/lib/dconf")
GNOME = """
import subprocess
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection
from stretchdesk.system.do_not_disturb import LinuxDoNotDisturb

def choose(shown):
    words = ["gsettings", "set", "org.gnome.desktop.notifications", "show-banners", shown]
    subprocess.run(words, check=False)

application = QCoreApplication([])
source = LinuxDoNotDisturb(QDBusConnection.sessionBus(), {})
print(source.read(), source.missing or source.by)
choose("false")
print(source.read())
choose("true")
print(source.read())
source.close()
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user who has never chosen anything."""
    for name in ("XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"):
        (tmp_path / name).mkdir(mode=0o700)
        monkeypatch.setenv(name, str(tmp_path / name))


def gnome(buses: Buses) -> list[str]:
    """What a process of its own reads: libgio looks at its surroundings once."""
    program(buses.session, "gnome-shell")
    command = [sys.executable, "-c", GNOME]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603  # our own words
    assert done.returncode == 0, done.stderr
    if "are not installed" in done.stdout:
        pytest.skip("GNOME's settings are not installed")
    return done.stdout.splitlines()


@pytest.mark.skipif(shutil.which("gsettings") is None, reason="gsettings is not installed")
@pytest.mark.skipif(DCONF is None, reason="dconf is not installed")
def test_gnomes_banners_tell_and_every_change_is_seen(home: None, buses: Buses) -> None:
    del home
    with subprocess.Popen([str(DCONF)]) as dconf:  # noqa: S603  # found above
        seen = gnome(buses)
        dconf.terminate()
    assert seen == ["False the setting of GNOME's notifications", "True", "False"]


@pytest.mark.skipif(shutil.which("gsettings") is None, reason="gsettings is not installed")
def test_gnomes_settings_are_not_guessed_without_dconf(
    home: None, buses: Buses, monkeypatch: pytest.MonkeyPatch
) -> None:
    del home
    monkeypatch.setenv("GSETTINGS_BACKEND", "memory")
    first, *_ = gnome(buses)
    assert first.startswith("None gnome-shell does not tell (")
    assert "dconf" in first


@pytest.mark.parametrize(
    ("state", "answer"),
    [(1, False), (2, False), (4, True), (5, False), (6, True), (None, None)],
)
def test_windows_tells_by_its_notification_state(state: int | None, answer: bool | None) -> None:
    source = WindowsDoNotDisturb(lambda: state)
    assert source.read() is answer
    assert (source.missing == "") is (answer is not None)


def test_each_system_has_its_source() -> None:
    assert isinstance(do_not_disturb("linux"), LinuxDoNotDisturb)
    assert do_not_disturb("win32").not_yet_run
    assert do_not_disturb("darwin").read() is None
    assert "Full Disk Access" in do_not_disturb("darwin").missing
