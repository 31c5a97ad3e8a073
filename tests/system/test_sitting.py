"""A film or slides keep somebody at the desk; our own wish for a lit screen does not."""

from __future__ import annotations

import ctypes
import os
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from stretchdesk.system.sitting import AnyOf, SittingSource, find_sitting
from stretchdesk.system.sitting_bus import bus_sources
from stretchdesk.system.sitting_x11 import XSitting
from tests.system.open_files import open_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.system.bus import Buses, Service
    from tests.system.screen import Screen

GNOME, GNOME_PATH = "org.gnome.SessionManager", "/org/gnome/SessionManager"
KDE = "org.kde.Solid.PowerManagement.PolicyAgent"
KDE_PATH = "/org/kde/Solid/PowerManagement/PolicyAgent"
LOGIND, LOGIND_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
ACTIVE = (KDE_PATH, KDE, "ActiveInhibitions")
INHIBITORS = (LOGIND_PATH, f"{LOGIND}.Manager", "ListInhibitors")
ME = os.getuid()
FILM = ("idle", "mpv", "Playing a film", "block", ME, 1)


@pytest.fixture
def sitting(buses: Buses) -> Iterator[SittingSource]:
    """Asks the private buses, once services were put on them."""
    del buses
    with closing(AnyOf(bus_sources())) as made:
        yield made


def gnome(buses: Buses, actions: int, *inhibitors: tuple[str, int]) -> Service:
    service = buses.session.serve(GNOME)
    service.value((GNOME_PATH, GNOME, "InhibitedActions"), "u", actions)
    paths = [f"{GNOME_PATH}/Inhibitor{number}" for number in range(len(inhibitors))]
    service.method((GNOME_PATH, GNOME, "GetInhibitors"), "", "ao", (paths,))
    for path, (app, flags) in zip(paths, inhibitors, strict=True):
        service.method((path, f"{GNOME}.Inhibitor", "GetAppId"), "", "s", (app,))
        service.method((path, f"{GNOME}.Inhibitor", "GetFlags"), "", "u", (flags,))
    return service


@pytest.mark.parametrize(
    ("actions", "inhibitors", "sits"),
    [
        (0, (), False),
        (4, (("nautilus", 4),), False),
        (12, (("nautilus", 4), ("totem", 8)), True),
        (8, (("wakepy", 8),), False),
        (12, (("wakepy", 12), ("nautilus", 4)), False),
        (8, (("wakepy", 8), ("firefox", 12)), True),
    ],
)
def test_gnome_tells_of_films_but_not_of_ourselves(
    buses: Buses, sitting: SittingSource, actions: int, inhibitors: Any, sits: bool
) -> None:
    gnome(buses, actions, *inhibitors)
    assert (sitting.read(), sitting.name, sitting.missing) == (sits, "GNOME", "")


@pytest.mark.parametrize(
    ("rows", "sits"),
    [
        ([], False),
        ([("sleep", "Ark", "Packing", "block", 3)], False),
        ([("sleep:idle", "firefox", "Playing video", "block", 3)], True),
        ([("sleep:idle", "wakepy", "wakelock active", "block", 3)], False),
    ],
)
def test_plasma_tells_of_films_but_not_of_ourselves(
    buses: Buses, sitting: SittingSource, rows: Any, sits: bool
) -> None:
    buses.session.serve(KDE).value(ACTIVE, "a(ssssu)", rows)
    assert (sitting.read(), sitting.name) == (sits, "KDE")


@pytest.mark.parametrize(
    ("holds", "who", "sits"),
    [(False, "mpv", False), (True, "mpv", True), (True, "wakepy", False)],
)
def test_an_older_plasma_is_asked_in_its_own_types(
    buses: Buses, sitting: SittingSource, holds: bool, who: str, sits: bool
) -> None:
    service = buses.session.serve(KDE)
    service.method((KDE_PATH, KDE, "HasInhibition"), "u", "b", (holds,))
    service.method((KDE_PATH, KDE, "ListInhibitions"), "", "aas", ([[who, "why"]],))
    assert sitting.read() is sits
    assert service.calls[0] == ("HasInhibition", (4,))


@pytest.mark.parametrize(
    ("row", "sits"),
    [
        (FILM, True),
        (("sleep:idle", *FILM[1:]), True),
        (("sleep", *FILM[1:]), False),
        ((*FILM[:3], "delay", *FILM[4:]), False),
        ((*FILM[:5], os.getpid()), False),
        ((*FILM[:4], ME + 1, 1), False),
        (("idle", "StretchDesk", *FILM[2:]), False),
    ],
)
def test_logind_tells_of_films_of_this_user(
    buses: Buses, sitting: SittingSource, row: Any, sits: bool
) -> None:
    lid = ("handle-lid-switch", "upower", "Lid", "block", 0, 2)
    buses.system.serve(LOGIND).method(INHIBITORS, "", "a(ssssuu)", ([lid, row],))
    assert (sitting.read(), sitting.name) == (sits, "logind")


def test_one_that_says_so_is_enough(buses: Buses, sitting: SittingSource) -> None:
    buses.system.serve(LOGIND).method(INHIBITORS, "", "a(ssssuu)", ([FILM],))
    gnome(buses, 0)
    assert (sitting.read(), sitting.name) == (True, "GNOME, logind")


def test_without_anybody_to_ask_it_is_unknown_and_said(
    buses: Buses, sitting: SittingSource
) -> None:
    del buses
    assert sitting.read() is None
    assert (sitting.name, sitting.missing[:30]) == ("none", "Films and slides are not notic")


def test_services_that_come_go_and_hang_are_bearable(buses: Buses, sitting: SittingSource) -> None:
    assert sitting.read() is None
    service = buses.system.serve(LOGIND).method(INHIBITORS, "", "a(ssssuu)", ([FILM],))
    assert sitting.read() is True
    service.method(INHIBITORS, "", "a(ssssuu)", None)
    assert sitting.read() is None
    service.method(INHIBITORS, "", "a(ssssuu)", ([],))
    assert sitting.read() is False
    buses.system.stop()
    for _ in range(2):
        assert sitting.read() is None
    assert sitting.missing


def test_reading_and_finding_leaves_no_files_open(buses: Buses, screen: Screen) -> None:
    gnome(buses, 0)
    environ = {"DISPLAY": screen.display}
    with closing(find_sitting("linux", environ)) as sitting:
        before = open_files()
        for _ in range(300):
            assert sitting.read() is False
        for _ in range(50):
            find_sitting("linux", environ).close()
        assert open_files() == before
    assert open_files() < before


def set_saver(screen: Screen, seconds: int) -> None:
    """What `xset s` does."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(screen.display.encode(), None))
    xcb.xcb_set_screen_saver(connection, seconds, 0, 0, 0)
    question = xcb.xcb_get_input_focus(connection)
    assert xcb.xcb_get_input_focus_reply(connection, question, None)  # now it has been done
    xcb.xcb_disconnect(connection)


def test_on_x11_a_player_switches_the_screen_saver_off(buses: Buses, screen: Screen) -> None:
    del buses
    with closing(find_sitting("linux", {"DISPLAY": screen.display})) as sitting:
        assert (sitting.read(), sitting.name) == (False, "X11")
        set_saver(screen, 0)
        assert sitting.read() is True
        set_saver(screen, 600)
        assert sitting.read() is False
        screen.stop()
        assert sitting.read() is None
        assert sitting.missing


def test_a_screen_saver_that_was_never_on_tells_nothing(screen: Screen) -> None:
    with closing(XSitting(screen.display)) as sitting:  # the server forgets all without a client
        set_saver(screen, 0)
        assert sitting.read() is None
        assert sitting.missing == "the screen saver of the X server is switched off anyway"


def test_on_wayland_the_x_server_is_not_asked(buses: Buses, screen: Screen) -> None:
    del buses
    environ = {"DISPLAY": screen.display, "WAYLAND_DISPLAY": "nobody"}
    with closing(find_sitting("linux", environ)) as sitting:
        assert sitting.read() is None


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_on_other_systems_it_is_unknown_so_far(platform: str) -> None:
    sitting = find_sitting(platform, {})
    assert sitting.read() is None
    assert sitting.missing == "Films and slides are not noticed on this system yet."
