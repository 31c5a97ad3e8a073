"""How long nobody used keyboard and mouse is known or not known, and never guessed."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from time import perf_counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchdesk.system.idle import find_idle
from stretchdesk.system.idle_mac import MacIdle
from stretchdesk.system.idle_mutter import MutterIdle
from stretchdesk.system.idle_windows import WindowsIdle
from stretchdesk.system.idle_x11 import XIdle
from tests.system.open_files import open_files

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication
    from pytestqt.qtbot import QtBot

    from tests.system.bus import Buses, Service
    from tests.system.screen import Screen

MUTTER = "org.gnome.Mutter.IdleMonitor"
GET_IDLE = ("/org/gnome/Mutter/IdleMonitor/Core", MUTTER, "GetIdletime")
WAYLAND = {"XDG_SESSION_TYPE": "wayland", "WAYLAND_DISPLAY": "nobody", "DISPLAY": ":0"}


def mutter(buses: Buses, idle_ms: int) -> Service:
    return buses.session.serve(MUTTER).method(GET_IDLE, "", "t", (idle_ms,))


def test_x11_tells_the_same_as_xprintidle_and_hears_a_key(qtbot: QtBot, screen: Screen) -> None:
    with closing(find_idle("linux", {"DISPLAY": screen.display})) as idle:
        assert (idle.name, idle.missing) == ("X11", "")
        told = float(screen.run("xprintidle")) / 1000
        assert idle.read() == pytest.approx(told, abs=1)
        qtbot.waitUntil(lambda: (idle.read() or 0) > 0.3)
        screen.run("xdotool", "key", "a")
        after = idle.read()
        assert after is not None
        assert after < 0.3


def test_a_lost_x_server_is_said_and_ends_nothing(screen: Screen) -> None:
    idle = XIdle(screen.display)
    assert idle.read() is not None
    screen.stop()
    for _ in range(2):
        assert idle.read() is None
        assert "the X server does not answer any more" in idle.missing
    idle.close()
    again = XIdle(screen.display)
    assert again.read() is None
    assert f"no X server answers at {screen.display}" in again.missing
    again.close()


def test_reading_and_finding_on_x11_leaves_no_files_open(screen: Screen) -> None:
    idle = XIdle(screen.display)
    before = open_files()
    for _ in range(10_000):
        idle.read()
    for _ in range(50):
        other = find_idle("linux", {"DISPLAY": screen.display})
        assert other.read() is not None
        other.close()
    assert open_files() == before
    idle.close()


def test_gnome_on_wayland_is_asked_in_its_own_types(qapp: QCoreApplication, buses: Buses) -> None:
    del qapp
    mutter(buses, 5_000_000_123)
    idle = find_idle("linux", WAYLAND, buses.session.connect())
    assert (idle.name, idle.read(), idle.missing) == ("GNOME", 5_000_000.123, "")


def test_a_shell_that_starts_anew_is_heard_again(qapp: QCoreApplication, buses: Buses) -> None:
    del qapp
    shell = mutter(buses, 1500)
    idle = MutterIdle(buses.session.connect())
    shell.release(MUTTER)
    assert idle.read() is None
    assert idle.missing.startswith("Idle time is unknown: GNOME Shell does not tell it (")
    shell.own(MUTTER)
    assert (idle.read(), idle.missing) == (1.5, "")


def test_a_shell_that_hangs_holds_nobody_up(qapp: QCoreApplication, buses: Buses) -> None:
    del qapp
    shell = mutter(buses, 0).method(GET_IDLE, "", "t", None)
    idle = MutterIdle(buses.session.connect())
    began = perf_counter()
    assert idle.read() is None
    assert perf_counter() - began < 2  # Qt itself would wait for 25 s
    assert idle.missing
    shell.method(GET_IDLE, "", "t", (7000,))
    assert idle.read() == 7


def test_without_its_bus_gnome_is_unknown(qapp: QCoreApplication, buses: Buses) -> None:
    del qapp
    mutter(buses, 1500)
    idle = find_idle("linux", WAYLAND, buses.session.connect())
    assert idle.read() == 1.5
    buses.session.stop()
    assert idle.read() is None
    assert idle.missing
    idle.close()


def test_reading_from_gnome_leaves_no_files_open(qapp: QCoreApplication, buses: Buses) -> None:
    del qapp
    mutter(buses, 1500)
    connection = buses.session.connect()
    idle = find_idle("linux", WAYLAND, connection)
    before = open_files()
    for _ in range(1000):
        assert idle.read() == 1.5
    for _ in range(50):
        find_idle("linux", WAYLAND, connection).close()
    assert open_files() == before


def test_without_a_session_idle_is_unknown_and_the_reason_is_said() -> None:
    idle = find_idle("linux", {})
    assert idle.read() is None
    assert idle.missing == "Idle time is unknown: there is no X11 or Wayland session."


@given(tick=st.integers(0, 2**32 - 1), idle_ms=st.integers(0, 2**32 - 1))
def test_on_windows_the_count_may_begin_anew(tick: int, idle_ms: int) -> None:
    idle = WindowsIdle(lambda: tick, lambda: (tick + idle_ms) % 2**32)
    assert idle.read() == idle_ms / 1000


def test_what_windows_and_macos_refuse_is_unknown() -> None:
    def no_library() -> float:
        raise OSError

    for idle in (WindowsIdle(lambda: None), MacIdle(lambda: -1.0), MacIdle(no_library)):
        assert idle.read() is None
        assert idle.missing.startswith("Idle time is unknown: ")
        assert idle.not_yet_run
    assert MacIdle(lambda: 2.5).read() == 2.5


def test_looking_for_idle_time_loads_only_what_is_used() -> None:
    code = (
        "import sys; from stretchdesk.system.idle import find_idle; find_idle('linux', {});"
        "print([name for name in ('ctypes', 'PySide6', 'jeepney') if name in sys.modules])"
    )
    printed = subprocess.check_output([sys.executable, "-c", code], text=True)  # noqa: S603
    assert printed.strip() == "[]"
