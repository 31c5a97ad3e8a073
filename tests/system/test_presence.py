"""A locked screen and a sleeping computer are heard of at once, or it is said that they are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stretchdesk.system.presence import Presence, find_presence
from stretchdesk.system.presence_mac import MacPresence
from stretchdesk.system.presence_windows import WindowsPresence
from tests.system.open_files import open_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QCoreApplication
    from pytestqt.qtbot import QtBot

    from tests.system.bus import Buses, Service

    Finder = Callable[[], Presence]

SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
LOGIND, LOGIND_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER = f"{LOGIND}.Manager"
SESSION = "/org/freedesktop/login1/session/_32"
HINT = (SESSION, f"{LOGIND}.Session", "LockedHint")
SLEEP = (LOGIND_PATH, MANAGER, "PrepareForSleep")


def saver(buses: Buses, name: str, *, active: bool = False) -> Service:
    service = buses.session.serve(name)
    return service.method((path_of(name), name, "GetActive"), "", "b", (active,))


def path_of(name: str) -> str:
    return f"/{name.replace('.', '/')}"


def active_changed(service: Service, name: str, *, active: bool) -> None:
    service.emit((path_of(name), name, "ActiveChanged"), "b", active)


def logind(buses: Buses) -> Service:
    service = buses.system.serve(LOGIND).value(HINT, "b", False)
    service.value((LOGIND_PATH, MANAGER, "PreparingForSleep"), "b", False)
    return service.method((LOGIND_PATH, MANAGER, "GetSession"), "s", "o", (SESSION,))


@pytest.fixture
def find(qapp: QCoreApplication, buses: Buses) -> Iterator[Finder]:
    """Looks on the private buses, and closes what was found."""
    del qapp
    found: list[Presence] = []
    connections = (buses.session.connect(), buses.system.connect())

    def look() -> Presence:
        found.append(find_presence("linux", {"XDG_SESSION_ID": "2"}, *connections))
        return found[-1]

    yield look
    for presence in found:
        presence.close()


@pytest.mark.parametrize("name", SAVERS)
def test_the_screen_saver_is_asked_first_and_then_heard(
    qtbot: QtBot, buses: Buses, find: Finder, name: str
) -> None:
    service = saver(buses, name, active=True)
    presence = find()
    assert (presence.locked, presence.lock_missing) == (True, "")
    with qtbot.waitSignal(presence.locked_changed) as changed:
        active_changed(service, name, active=False)
    assert (changed.args, presence.locked) == ([False], False)
    with qtbot.waitSignal(presence.locked_changed) as changed:
        active_changed(service, name, active=True)
    assert (changed.args, presence.locked) == ([True], True)
    assert service.calls == [("GetActive", ())]


def test_logind_tells_of_a_lock_where_no_screen_saver_does(
    qtbot: QtBot, buses: Buses, find: Finder
) -> None:
    service = logind(buses)
    presence = find()
    assert (presence.locked, presence.lock_missing) == (False, "")
    assert service.calls == [("GetSession", ("2",))]
    with qtbot.waitSignal(presence.locked_changed):
        service.change(HINT, True)
    assert presence.locked


def test_it_is_locked_until_all_who_know_say_otherwise(
    qtbot: QtBot, buses: Buses, find: Finder
) -> None:
    gnome, service = saver(buses, SAVERS[1], active=True), logind(buses)
    service.value(HINT, "b", True)
    presence = find()
    heard: list[bool] = []
    presence.locked_changed.connect(heard.append)
    with qtbot.waitSignal(presence.sleep_changed):  # sent after the other, and so heard after it
        service.change(HINT, False)
        service.emit(SLEEP, "b", True)
    assert (heard, presence.locked) == ([], True)
    with qtbot.waitSignal(presence.locked_changed):
        active_changed(gnome, SAVERS[1], active=False)
    assert (heard, presence.locked) == ([False], False)


def test_a_screen_saver_that_goes_takes_its_word_with_it_and_may_come_back(
    qtbot: QtBot, buses: Buses, find: Finder
) -> None:
    service = saver(buses, SAVERS[0], active=True)
    presence = find()
    with qtbot.waitSignal(presence.locked_changed):
        service.release(SAVERS[0])
    assert presence.locked is None
    assert presence.lock_missing.startswith("Whether the screen is locked is unknown")
    with qtbot.waitSignal(presence.locked_changed):
        service.own(SAVERS[0])
    assert (presence.locked, presence.lock_missing) == (True, "")


def test_sleep_is_announced_and_ended(qtbot: QtBot, buses: Buses, find: Finder) -> None:
    service = logind(buses)
    presence = find()
    assert (presence.asleep, presence.sleep_missing) == (False, "")
    for before in (True, False):
        with qtbot.waitSignal(presence.sleep_changed) as changed:
            service.emit(SLEEP, "b", before)
        assert (changed.args, presence.asleep) == ([before], before)


def test_without_services_nothing_is_known_and_it_is_said(find: Finder) -> None:
    presence = find()
    assert presence.locked is None
    assert not presence.asleep
    assert "no screen saver and no logind" in presence.lock_missing
    assert "no logind on the system bus" in presence.sleep_missing


def test_lost_buses_are_said_and_end_nothing(qtbot: QtBot, buses: Buses, find: Finder) -> None:
    saver(buses, SAVERS[0], active=True)
    logind(buses)
    presence = find()
    assert presence.locked
    buses.session.stop()
    qtbot.waitUntil(lambda: presence.locked is False)
    buses.system.stop()
    qtbot.waitUntil(lambda: presence.locked is None)
    assert presence.lock_missing
    assert presence.sleep_missing


def test_closed_it_hears_no_more_and_leaves_no_files_open(
    qtbot: QtBot, buses: Buses, find: Finder
) -> None:
    service = logind(buses)
    closed, before = find(), open_files()
    for _ in range(50):
        find().close()
    closed.close()
    assert open_files() == before
    hears = find()
    with qtbot.waitSignal(hears.sleep_changed):
        service.emit(SLEEP, "b", True)
    assert not closed.asleep


def test_on_windows_another_desktop_means_locked(qtbot: QtBot) -> None:
    names = ["Default"]
    presence = WindowsPresence(lambda: names[0])
    assert presence.locked is False
    for name in ("Winlogon", ""):
        names[0] = name
        presence.refresh()
        assert presence.locked
    names[0] = "Default"
    with qtbot.waitSignal(presence.locked_changed):
        presence.refresh()
    assert presence.not_yet_run
    assert presence.sleep_missing


def test_macos_may_not_tell(qapp: QCoreApplication) -> None:
    del qapp

    def no_library() -> bool:
        raise OSError

    for call in (no_library, lambda: None):
        presence = MacPresence(call)
        assert presence.locked is None
        assert presence.lock_missing
    presence = MacPresence(lambda: True)
    assert (presence.locked, presence.lock_missing) == (True, "")
