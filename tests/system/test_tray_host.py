"""A place for tray icons is found, also one that comes late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtDBus import QDBusConnection

from stretchdesk.system.tray_host import TrayHost

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication
    from pytestqt.qtbot import QtBot

    from tests.system.bus import Bus, Buses, Service

NAME, PATH = "org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher"
HAS_HOST = (PATH, NAME, "IsStatusNotifierHostRegistered")


def desktop(bus: Bus, *, host: bool) -> Service:
    return bus.serve(NAME).value(HAS_HOST, "b", host)


def test_a_host_that_is_there_is_seen(qapp: QCoreApplication, buses: Buses) -> None:
    del qapp
    desktop(buses.session, host=True)
    host = TrayHost(buses.session.connect())
    assert host.present is True
    assert host.missing == ""


def test_a_host_that_registers_late_is_announced_once(qtbot: QtBot, buses: Buses) -> None:
    watcher = desktop(buses.session, host=False)
    host = TrayHost(buses.session.connect())
    assert host.present is False
    watcher.value(HAS_HOST, "b", value=True)
    with qtbot.waitSignal(host.appeared):
        watcher.emit((PATH, NAME, "StatusNotifierHostRegistered"))
    assert host.present is True
    host.appeared.connect(lambda: 1 / 0)
    host.look()


def test_a_desktop_that_starts_after_us_is_announced(qtbot: QtBot, buses: Buses) -> None:
    host = TrayHost(buses.session.connect())
    assert host.present is False
    with qtbot.waitSignal(host.appeared):
        desktop(buses.session, host=False).release(NAME)
        desktop(buses.session, host=True)
    assert host.present is True


def test_a_host_that_leaves_is_noticed(qtbot: QtBot, buses: Buses) -> None:
    watcher = desktop(buses.session, host=True)
    host = TrayHost(buses.session.connect())
    watcher.release(NAME)
    qtbot.waitUntil(lambda: host.present is False)


def test_without_a_bus_it_is_unknown(qapp: QCoreApplication) -> None:
    del qapp
    host = TrayHost(QDBusConnection("nowhere"))
    assert host.present is None
    assert "no message bus" in host.missing
