"""Plasma, wlroots and COSMIC tell of idle time and films, without anything to install."""

from __future__ import annotations

import ctypes
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from stretchdesk.system.idle import find_idle
from stretchdesk.system.idle_wayland import WaylandIdle
from stretchdesk.system.sitting import find_sitting
from stretchdesk.system.sitting_wayland import WaylandSitting
from tests.system.compositor import IDLED, NOTIFIER, RESUMED, SEAT, Asked
from tests.system.open_files import open_files

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.system.bus import Buses
    from tests.system.compositor import Compositor

try:
    ctypes.CDLL("libwayland-client.so.0")
except OSError:
    pytest.skip("libwayland-client is not installed", allow_module_level=True)


def test_idle_time_runs_from_the_last_input_to_the_next(
    qtbot: QtBot, compositor: Compositor
) -> None:
    now = [100.0]
    with closing(WaylandIdle(compositor.display, lambda: now[0])) as idle:
        assert compositor.asked.get(timeout=5) == Asked(2, 2, 2000, SEAT)
        assert (idle.read(), idle.missing) == (0, "")
        compositor.tell(IDLED)
        qtbot.waitUntil(lambda: idle.read() == 2)
        now[0] += 60.5
        assert idle.read() == 62.5
        compositor.tell(RESUMED)
        qtbot.waitUntil(lambda: idle.read() == 0)


def test_an_older_compositor_is_asked_in_the_older_way(
    qtbot: QtBot, compositor: Compositor
) -> None:
    compositor.globals[-1] = (NOTIFIER, 1)
    with closing(WaylandIdle(compositor.display)) as idle:
        assert compositor.asked.get(timeout=5) == Asked(1, 1, 2000, SEAT)
        compositor.tell(IDLED)
        qtbot.waitUntil(lambda: (idle.read() or 0) >= 2)


@pytest.mark.parametrize("without", [NOTIFIER, SEAT])
def test_a_compositor_that_cannot_tell_is_named_as_the_reason(
    qtbot: QtBot, compositor: Compositor, without: str
) -> None:
    del qtbot
    compositor.globals = [one for one in compositor.globals if one[0] != without]
    with closing(WaylandIdle(compositor.display)) as idle:
        assert idle.read() is None
        assert "this Wayland compositor has no ext-idle-notify-v1" in idle.missing


def test_a_compositor_that_goes_is_said_and_ends_nothing(
    qtbot: QtBot, compositor: Compositor
) -> None:
    with closing(WaylandIdle(compositor.display)) as idle:
        compositor.asked.get(timeout=5)
        compositor.tell(IDLED)
        qtbot.waitUntil(lambda: (idle.read() or 0) >= 2)
        compositor.close()
        qtbot.waitUntil(lambda: idle.read() is None)
        assert "the Wayland compositor has gone" in idle.missing
    with closing(WaylandIdle(compositor.display)) as idle:
        assert "no Wayland compositor answers" in idle.missing


def test_it_is_found_where_gnome_does_not_answer_and_leaves_no_files_open(
    qtbot: QtBot, compositor: Compositor, buses: Buses
) -> None:
    connection = buses.session.connect()
    environ = {"WAYLAND_DISPLAY": compositor.display, "XDG_CURRENT_DESKTOP": "KDE"}
    find_idle("linux", environ, connection).close()
    compositor.asked.get(timeout=5)
    before = open_files()
    for _ in range(50):
        with closing(find_idle("linux", environ, connection)) as idle:
            assert (idle.name, idle.read()) == ("Wayland", 0)
            compositor.asked.get(timeout=5)
    # The compositor's ends are closed by its own thread.
    qtbot.waitUntil(lambda: open_files() <= before)


def test_no_input_and_yet_not_idle_is_a_film(
    qtbot: QtBot, compositor: Compositor, buses: Buses
) -> None:
    del buses
    with closing(find_sitting("linux", {"WAYLAND_DISPLAY": compositor.display})) as sitting:
        asked = {compositor.asked.get(timeout=5).request for _ in range(2)}
        assert (asked, sitting.read(), sitting.name) == ({1, 2}, False, "Wayland")
        compositor.tell(IDLED, 2)
        qtbot.waitUntil(lambda: sitting.read() is True)
        compositor.tell(IDLED, 1)
        qtbot.waitUntil(lambda: sitting.read() is False)
        compositor.tell(RESUMED, 1)
        qtbot.waitUntil(lambda: sitting.read() is True)
        compositor.tell(RESUMED, 2)
        qtbot.waitUntil(lambda: sitting.read() is False)
        compositor.close()
        qtbot.waitUntil(lambda: sitting.read() is None)


def test_an_older_compositor_cannot_tell_of_films(qtbot: QtBot, compositor: Compositor) -> None:
    del qtbot
    compositor.globals[-1] = (NOTIFIER, 1)
    with closing(WaylandSitting(compositor.display)) as sitting:
        assert sitting.read() is None
        assert "too old to tell films from input" in sitting.missing
