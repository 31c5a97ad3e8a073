"""A notification is shown and its answer arrives; where none can be shown, that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from jeepney import DBusAddress, HeaderFields, new_signal
from jeepney.io.blocking import open_dbus_connection
from PySide6.QtCore import QCoreApplication

from stretchdesk.system.notify import Notifier
from tests.system.open_files import open_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.system.bus import Bus, Buses, Service

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
ANSWERED, CLOSED = (PATH, NAME, "ActionInvoked"), (PATH, NAME, "NotificationClosed")
ACTIONS = {"start": "Start", "snooze": "Snooze", "skip": "Skip"}
NUMBER = 7


def desktop(bus: Bus, *abilities: str) -> Service:
    shows = bus.serve(NAME)
    shows.method((PATH, NAME, "GetCapabilities"), "", "as", (list(abilities),))
    shows.method((PATH, NAME, "Notify"), "susssasa{sv}i", "u", (NUMBER,))
    return shows.method((PATH, NAME, "CloseNotification"), "u", "")


@pytest.fixture
def shows(buses: Buses) -> Service:
    """A service that knows buttons."""
    return desktop(buses.session, "body", "actions", "body-markup")


@pytest.fixture
def notifier(qapp: QCoreApplication, buses: Buses) -> Iterator[Notifier]:
    del qapp
    made = Notifier(buses.session.address, platform="linux")
    yield made
    made.close()


def notify_calls(shows: Service) -> list[tuple[Any, ...]]:
    return [arguments for member, arguments in shows.calls if member == "Notify"]


def test_it_is_shown_with_its_buttons(notifier: Notifier, shows: Service) -> None:
    assert notifier.send("Time to stretch", "Hips & back: 4 days", ACTIONS)
    assert notifier.missing == ""
    ((name, replaces, icon, title, text, buttons, hints, expires),) = notify_calls(shows)
    assert (name, replaces, icon, title) == ("StretchDesk", 0, "stretchdesk", "Time to stretch")
    assert text == "Hips &amp; back: 4 days"
    assert buttons == ["start", "Start", "snooze", "Snooze", "skip", "Skip"]
    assert hints == {"urgency": ("y", 1), "desktop-entry": ("s", "stretchdesk")}
    assert expires == 0


def test_the_answer_arrives_and_closing_it_afterwards_is_no_second_one(
    qtbot: QtBot, notifier: Notifier, shows: Service
) -> None:
    closed: list[None] = []
    notifier.closed.connect(lambda: closed.append(None))
    notifier.send("Time to stretch", "", ACTIONS)
    with qtbot.waitSignal(notifier.answered) as heard:
        shows.emit(ANSWERED, "us", NUMBER, "snooze")
        shows.emit(CLOSED, "uu", NUMBER, 2)
    assert heard.args == ["snooze"]
    notifier.send("Time to stretch", "", ACTIONS)
    assert closed == []


def test_an_answer_sent_to_us_alone_arrives(
    qtbot: QtBot, notifier: Notifier, shows: Service, buses: Buses
) -> None:
    notifier.send("Time to stretch", "", ACTIONS)
    assert notify_calls(shows)
    signal = new_signal(DBusAddress(PATH, interface=NAME), "ActionInvoked", "us", (NUMBER, "start"))
    signal.header.fields[HeaderFields.destination] = notifier._connection.unique_name
    QCoreApplication.processEvents()  # whatever came along with the reply has been read
    with (
        open_dbus_connection(buses.session.address) as shell,
        qtbot.waitSignal(notifier.answered) as heard,
    ):
        shell.send(signal)
    assert heard.args == ["start"]


def test_an_answer_that_comes_along_with_a_reply_arrives(
    qtbot: QtBot, notifier: Notifier, shows: Service
) -> None:
    notifier.send("Time to stretch", "", ACTIONS)
    QCoreApplication.processEvents()
    shows.emit(ANSWERED, "us", NUMBER, "start")
    with qtbot.waitSignal(notifier.answered) as heard:
        notifier.send("Still time to stretch", "", ACTIONS)
    assert heard.args == ["start"]


def test_what_is_put_away_is_told_and_what_others_show_is_not(
    qtbot: QtBot, notifier: Notifier, shows: Service
) -> None:
    answers: list[str] = []
    notifier.answered.connect(answers.append)
    notifier.send("Time to stretch", "", ACTIONS)
    with qtbot.waitSignal(notifier.closed):
        shows.emit(ANSWERED, "us", NUMBER + 1, "reply")
        shows.emit(CLOSED, "uu", NUMBER + 1, 2)
        shows.emit(CLOSED, "uu", NUMBER, 2)
    assert answers == []


def test_a_second_one_takes_the_place_of_the_first(notifier: Notifier, shows: Service) -> None:
    notifier.send("Time to stretch", "", ACTIONS)
    notifier.send("Still time to stretch", "", ACTIONS)
    assert [call[1] for call in notify_calls(shows)] == [0, NUMBER]


def test_what_is_withdrawn_goes_and_says_nothing_more(
    qtbot: QtBot, notifier: Notifier, shows: Service
) -> None:
    notifier.send("Time to stretch", "", ACTIONS)
    notifier.withdraw()
    qtbot.waitUntil(lambda: ("CloseNotification", (NUMBER,)) in shows.calls)
    with qtbot.assertNotEmitted(notifier.closed, wait=20):
        shows.emit(CLOSED, "uu", NUMBER, 3)


def test_without_buttons_it_says_how_to_answer(notifier: Notifier, buses: Buses) -> None:
    shows = desktop(buses.session, "body")
    assert notifier.send("Time to stretch", "Hips & back", ACTIONS)
    ((*_, text, buttons, _, _),) = notify_calls(shows)
    assert text == "Hips & back\nTo answer, use the tray icon or run “stretchdesk break”."
    assert buttons == []


def test_without_a_service_it_is_said_and_tried_again_next_time(
    notifier: Notifier, buses: Buses
) -> None:
    assert not notifier.send("Time to stretch", "", ACTIONS)
    assert notifier.missing.startswith("No notification can be shown (")
    desktop(buses.session, "body", "actions")
    assert notifier.send("Time to stretch", "", ACTIONS)
    assert notifier.missing == ""


def test_a_service_that_hangs_is_not_waited_for(qapp: QCoreApplication, buses: Buses) -> None:
    del qapp
    desktop(buses.session, "actions").method((PATH, NAME, "Notify"), "susssasa{sv}i", "u", None)
    notifier = Notifier(buses.session.address, platform="linux", wait_s=0.05)
    assert not notifier.send("Time to stretch", "", ACTIONS)
    assert "No notification can be shown" in notifier.missing
    notifier.close()


def test_a_bus_that_ends_is_noticed_and_lets_go(
    qtbot: QtBot, notifier: Notifier, shows: Service, buses: Buses
) -> None:
    assert notifier.send("Time to stretch", "", ACTIONS)
    assert notify_calls(shows)
    before = open_files()
    buses.session.stop()
    qtbot.waitUntil(lambda: notifier.missing != "")
    assert open_files() < before


def test_a_hundred_of_them_use_one_connection(notifier: Notifier, shows: Service) -> None:
    notifier.send("Time to stretch", "", ACTIONS)
    before = open_files()
    for _ in range(100):
        assert notifier.send("Time to stretch", "", ACTIONS)
    assert open_files() == before
    assert len(notify_calls(shows)) == 101


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_the_tray_speaks(qapp: QCoreApplication, platform: str) -> None:
    del qapp
    notifier = Notifier(platform=platform)
    assert not notifier.send("Time to stretch", "", ACTIONS)
    assert notifier.missing == "The tray icon's own messages are used."
