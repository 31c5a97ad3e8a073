"""Reminders without a window: the card, the tray, the history of breaks, and who answers."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from stretchdesk.data.paths import Paths
from stretchdesk.ui.break_card import BreakCard
from stretchdesk.wiring.answering import Answering
from stretchdesk.wiring.base import Base
from stretchdesk.wiring.clocks import Clocks
from stretchdesk.wiring.reminders import Reminders
from tests.core.rows import session as session_row
from tests.engine.desk import Room
from tests.ui.parts import Clock, let_paint, rows_on_disk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from stretchdesk.core.progress.records import Break

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|opacity|systemTray")  # offscreen


class Office:
    """The reminders of a profile, on a clock turned by hand; also the program that is asked."""

    def __init__(self, profile: Path) -> None:
        self.room, self.clock = Room(), Clock()
        paths = Paths.of(profile)
        paths.prepare()
        self.base = Base(paths, Clocks(self.clock.read, self.clock.wall))
        self.reminders = Reminders(self.base, self.room.sources())
        self.answering = Answering(self, self.base, self.reminders)
        self.done: list[Any] = []
        self.reminders.start_requested.connect(self.start)

    def bring_forward(self, token: str) -> None:
        self.done.append(("forward", token))

    def start(self, wanted: Any) -> None:
        self.done.append(wanted)

    def quit_soon(self) -> None:
        self.done.append("quit")

    def ask(self, do: str, **more: Any) -> dict[str, Any]:
        return self.answering.answer({"do": do, **more})

    def work(self, minutes: float) -> None:
        for _ in range(round(60 * minutes)):
            self.clock.now += 1
            self.room.idle_s = 0.0
            self.reminders.clock.tick()
        for _ in range(4):
            self.clock.now += 1
            self.room.idle_s += 1
            self.reminders.clock.tick()
        let_paint()

    @property
    def card(self) -> BreakCard | None:
        cards = [one for one in QApplication.topLevelWidgets() if isinstance(one, BreakCard)]
        return next((one for one in cards if one.isVisible()), None)

    def begin_session(self, session: str) -> None:
        self.base.feed.append(session_row("2026-11-22", session))
        self.reminders.session_began(session)

    def rows(self) -> list[Break]:
        """What is on disk once all is over."""
        self.reminders.close()
        self.base.close()
        return list(rows_on_disk(self.base.paths.profile).breaks)

    def close(self) -> None:
        if not self.base.is_closed:
            self.reminders.close()
        self.base.close()
        self.reminders.deleteLater()
        self.base.deleteLater()
        let_paint()


@pytest.fixture
def office(qapp: QApplication, profile: Path) -> Iterator[Office]:
    del qapp
    made = Office(profile)
    yield made
    made.close()


def test_after_the_interval_a_card_offers_a_stretch(office: Office) -> None:
    office.work(50)

    card = office.card
    assert card
    assert card.panel
    assert "not stretched yet" in card.panel.title.text()
    assert {*card.panel.starts} == {1, 3, 5}


def test_starting_plays_a_routine_and_the_break_is_recorded_with_its_session(
    office: Office,
) -> None:
    office.work(50)
    assert office.card
    assert office.card.panel
    office.card.panel.starts[3].click()

    (routine,) = office.done
    assert 150 <= routine.total_s <= 195
    assert office.card is None
    office.begin_session("s1")
    assert office.ask("status")["status"]["state"] == "in_session"
    office.reminders.session_ended()
    assert office.ask("status")["status"]["state"] == "working"
    (row,) = office.rows()
    assert (row.outcome, row.session, row.size_s) == ("started", "s1", 300)
    assert row.area


def test_a_session_begun_otherwise_takes_the_break_that_is_offered(
    office: Office,
) -> None:
    office.work(50)

    office.begin_session("s2")

    assert office.card is None
    assert [(row.outcome, row.session) for row in office.rows()] == [("started", "s2")]


def test_each_answer_leaves_its_row(office: Office) -> None:
    office.work(50)
    assert office.card
    assert office.card.panel
    office.card.panel.snooze.click()
    office.work(5)
    office.ask("skip")
    office.room.quiet = ("full_screen",)
    office.work(55)

    rows = [(row.outcome, row.reason, row.snoozes) for row in office.rows()]
    assert rows == [
        ("snoozed", None, 0), ("skipped", "not_now", 1), ("held_back", "full_screen", 0),
    ]  # fmt: skip


def test_a_card_that_is_never_painted_goes_and_the_tray_says_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    office.ask("break")
    card = office.reminders.card
    assert card
    told: list[str] = []
    card.unseen.connect(told.append)

    card._patience.timeout.emit()  # three seconds without a paint

    assert office.card is None
    assert len(told) == 1


def test_a_painted_card_stays(office: Office, qtbot: QtBot) -> None:
    office.ask("break")
    card = office.reminders.card
    assert card

    qtbot.waitUntil(lambda: not card._patience.isActive())

    assert office.card


def test_what_is_due_is_known_from_the_history(office: Office, qtbot: QtBot) -> None:
    assert office.ask("status")["status"]["due_areas"] == []
    office.reminders._log_break(("hamstrings",), 10, office.clock.wall())
    qtbot.waitUntil(lambda: bool(office.reminders.due.areas))

    areas = office.ask("status")["status"]["due_areas"]

    assert areas
    assert "hamstrings" not in areas
    office.ask("break")
    assert office.card
    assert office.card.panel
    assert office.card.panel.title.text() == office.reminders.due.text


def test_a_micro_stretch_is_half_a_minute_at_the_desk(office: Office) -> None:
    office.base.preferences.choose("micro", value=True)
    office.work(20)
    assert office.card
    assert office.card.panel

    office.card.panel.starts[0].click()

    (routine,) = office.done
    assert len(routine.steps) == 1


def test_without_anything_to_play_the_window_says_why_and_the_break_stays_due(
    office: Office,
) -> None:
    office.base.preferences.choose("never", tuple(office.base.content.catalogue.stretches))
    opened: list[str] = []
    office.reminders.open_requested.connect(lambda: opened.append("window"))
    office.ask("break")

    office.reminders.start(5)

    assert (opened, office.done) == (["window"], [])
    assert office.ask("status")["status"]["state"] == "due"


def test_the_tray_says_how_things_stand(office: Office) -> None:
    office.work(1)
    assert "Next break at" in office.reminders.tray.icon.toolTip()
    office.ask("pause", until="1h")
    assert "Paused until" in office.reminders.tray.icon.toolTip()
    office.ask("resume")
    office.room.quiet = ("do_not_disturb",)
    office.work(50)
    assert "do not disturb is on" in office.reminders.tray.icon.toolTip().casefold()


def test_whoever_asks_is_answered(office: Office) -> None:
    assert office.ask("open", token="t")["ok"]  # noqa: S106
    assert office.ask("tray")["ok"]
    assert office.ask("quit")["ok"]
    assert office.done == [("forward", "t"), "quit"]
    assert not office.ask("dance")["ok"]
    assert not office.ask("pause", until="yesterday")["ok"]
    assert not office.ask("start", wanted={"routine": 3})["ok"]
    assert not office.ask("start")["ok"]
    assert not office.ask("start", wanted={"areas": None})["ok"]


def test_no_more_skips_than_are_allowed(office: Office) -> None:
    office.base.preferences.choose("skips_a_day", 0)
    office.ask("break")

    assert not office.ask("skip")["ok"]
    assert office.card


def test_settings_are_at_work_at_once(office: Office) -> None:
    office.work(30)

    office.base.preferences.choose("break_every_min", 30)
    office.work(0.1)

    assert office.card


def a_day_of_cards(office: Office, cards: int) -> None:
    """An hour has about eight: each is answered in another way. Of few, less than a day passes."""
    minutes = min(24 * 60 // cards, 60)
    for n in range(cards):
        office.ask("break")
        let_paint()
        assert office.card
        office.clock.now += 1
        if n % 3 == 0:
            office.reminders.clock.snooze()
        elif n % 3 == 1:
            office.ask("skip")
        else:
            office.room.idle_s = 400.0
            office.clock.now += 400
            office.reminders.clock.tick()
        office.room.idle_s = 0.0
        # As happens in the time that is passed over here.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        office.base._background.drain()
        for _ in range(minutes):
            office.clock.now += 60
            office.reminders.clock.tick()
        assert office.card is None or office.ask("skip")


def resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts by /proc")
@pytest.mark.parametrize("cards", [4, pytest.param(200, marks=pytest.mark.campaign)])
def test_a_day_with_many_cards_leaves_nothing_behind(office: Office, cards: int) -> None:
    office.base.preferences.choose("skips_a_day", 20)
    a_day_of_cards(office, 4)
    widgets = len(QApplication.allWidgets())
    before, files = resident_mb(), len(os.listdir("/proc/self/fd"))  # noqa: PTH208

    office.clock.now += 86400
    a_day_of_cards(office, cards)

    more = len(os.listdir("/proc/self/fd")) - files  # noqa: PTH208
    assert more < 3, "each card keeps a file open"
    assert len(QApplication.allWidgets()) <= widgets
    assert cards < 200 or resident_mb() - before < 3  # a few cards are less than the noise
