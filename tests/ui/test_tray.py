"""The tray says when the next break comes, and everything about it can be done from its menu."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, QPoint, Qt, QTime
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSystemTrayIcon

from stretchdesk.core.breaks.offer import Kind, Offer
from stretchdesk.core.breaks.standing import Reason, Standing, State
from stretchdesk.ui.log_dialog import LogDialog
from stretchdesk.ui.pause_dialog import PauseDialog
from stretchdesk.ui.theme import contrast
from stretchdesk.ui.tray import Tray
from stretchdesk.ui.tray_icon import STEPS, tray_icon
from tests.ui.parts import catalogue, cut_off, let_paint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QMenu

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints|raise|requestActivate|systemTray|grabbing"
)  # offscreen

ROOT = Path(__file__).parents[2]
WALL = datetime(2026, 11, 25, 14, 5, tzinfo=UTC)
OFFER = Offer(Kind.BREAK, size_s=300, since_s=0.0, snooze_s=600)


LEAN = """
import sys
import stretchdesk.ui.tray, stretchdesk.ui.break_card
parts = ("page", "figure", "dialog", "plot", "chart", "map", "welcome")
heavy = [name for name in sys.modules if name.startswith("stretchdesk.")
         and any(part in name for part in parts)]
assert not heavy, heavy
assert not {"pyqtgraph", "numpy", "PySide6.QtDBus", "sqlite3"} & set(sys.modules)
"""


@pytest.fixture
def tray() -> Iterator[Tray]:
    tray = Tray()
    yield tray
    tray.hide()
    tray.deleteLater()
    let_paint()


def opened(tray: Tray) -> QMenu:
    tray.menu.popup(QPoint(10, 10))
    tray.menu.hide()
    return tray.menu


def texts(menu: QMenu) -> list[str]:
    return [each.text() for each in menu.actions() if each.isVisible() and each.text()]


def working(progress: float = 0.5) -> Standing:
    return Standing(State.WORKING, WALL.timestamp() + 600, progress=progress)


def heard(tray: Tray) -> list[object]:
    asked: list[object] = []
    for signal in (tray.start_requested, tray.skip_requested, tray.pause_requested):
        signal.connect(asked.append)
    for name in ("snooze", "resume", "log", "open", "settings", "quit"):
        getattr(tray, f"{name}_requested").connect(partial(asked.append, name))
    return asked


def trigger_all(menu: QMenu) -> None:
    for entry in menu.actions():
        below = entry.menu()
        if below is not None and entry.isVisible():
            trigger_all(below)
        elif entry.isVisible() and entry.data() != "date":
            entry.trigger()


def test_tooltip_and_head_say_where_the_reminders_stand(tray: Tray) -> None:
    tray.show_standing(working(), "Hips: 4 days", WALL)
    assert tray.icon.toolTip() == tray.menu.head.text() == "Next break at 14:15"
    assert not tray.menu.head.isEnabled()
    tray.show_standing(Standing(State.QUIET, reason=Reason.CAMERA), "", WALL)
    assert tray.icon.toolTip() == "Held back: the camera is in use"


def test_the_menu_is_built_when_it_is_first_opened(tray: Tray) -> None:
    tray.show_standing(working(), "Hips: 4 days", WALL)
    assert len(tray.menu.actions()) == 1
    opened(tray)
    assert texts(tray.menu) == [
        *("Next break at 14:15", "Start now · Hips: 4 days", "Pause"),
        *("Log a break…", "Open StretchDesk", "Settings", "Quit"),
    ]
    opened(tray)
    assert texts(tray.menu).count("Quit") == 1


def test_tray_and_card_load_nothing_heavy() -> None:
    run = subprocess.run([sys.executable, "-c", LEAN], cwd=ROOT, check=False)  # noqa: S603  # our own program
    assert run.returncode == 0


def test_an_offer_and_a_pause_bring_their_entries(tray: Tray) -> None:
    menu = opened(tray)
    tray.show_offer(OFFER)
    assert {"Snooze 10 min", "Skip"} <= set(texts(menu))
    tray.show_offer(Offer(Kind.MICRO, 30, 0.0, may_skip=False))
    assert "Start 30 s" in texts(menu)
    assert not {"Snooze 10 min", "Skip"} & set(texts(menu))
    tray.show_offer(None)
    tray.show_standing(Standing(State.PAUSED), "", WALL)
    assert "Resume" in texts(menu)
    assert "Start 30 s" not in texts(menu)


def test_every_entry_asks_for_what_it_says(tray: Tray) -> None:
    asked = heard(tray)
    tray.show_standing(Standing(State.PAUSED), "", WALL)
    tray.show_offer(OFFER)
    trigger_all(opened(tray))
    assert asked == [
        *(1, 3, 5, "snooze", "not_now", "did_it", "30m", "1h", "2h", "tomorrow"),
        *("resume", "log", "open", "settings", "quit"),
    ]
    tray.show_offer(Offer(Kind.MICRO, 30, 0.0))
    tray.menu.micro.trigger()
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    assert asked[-2:] == [0, "open"]


def test_a_pause_until_a_date_is_chosen_on_a_calendar(tray: Tray) -> None:
    asked = heard(tray)
    tray.show_standing(working(), "", WALL)
    opened(tray).date_requested.emit()
    dialog = tray._dialog
    assert dialog is not None
    assert dialog.calendar.minimumDate() == QDate(2026, 11, 26)
    dialog.calendar.setSelectedDate(QDate(2026, 12, 24))
    dialog.pause.click()
    assert asked == ["2026-12-24"]


def test_the_ring_is_painted_anew_at_most_once_a_minute(tray: Tray) -> None:
    tray.show_standing(working(0.2), "", WALL)
    first = tray.icon.icon().cacheKey()
    tray.show_standing(working(0.4), "", WALL + timedelta(seconds=30))
    assert tray.icon.icon().cacheKey() == first, "too early"
    tray.show_standing(working(0.201), "", WALL + timedelta(minutes=3))
    assert tray.icon.icon().cacheKey() == first, "nobody could see it"
    tray.show_standing(working(0.4), "", WALL + timedelta(minutes=3))
    second = tray.icon.icon().cacheKey()
    assert second != first
    tray.show_standing(Standing(State.PAUSED), "", WALL + timedelta(minutes=3, seconds=1))
    assert tray.icon.icon().cacheKey() != second, "a pause is seen at once"


def test_the_sign_shows_progress_on_any_panel() -> None:
    images = [tray_icon(step, resting=False).pixmap(22).toImage() for step in (0, 8, STEPS)]
    assert images[0] != images[1] != images[2]
    resting = tray_icon(STEPS, resting=True).pixmap(22).toImage()
    ground, sign = QColor("#1F6F6B"), QColor("#F6F4EF")
    assert contrast(ground, sign) >= 3
    assert resting.pixelColor(3, 11) != images[2].pixelColor(3, 11)


def test_made_anew_for_a_tray_that_came_late_it_is_the_same(tray: Tray) -> None:
    tray.show_standing(working(), "", WALL)
    before = tray.icon
    tray.recreate()
    assert tray.icon is not before
    assert tray.icon.toolTip() == "Next break at 14:15"
    assert tray.icon.contextMenu() is tray.menu
    assert tray.icon.isVisible()


def test_a_logged_break_has_areas_minutes_and_a_beginning() -> None:
    logged: list[tuple[object, int, datetime]] = []
    for earlier in (False, True):
        dialog = LogDialog(catalogue().areas, WALL)
        dialog.logged.connect(lambda *what: logged.append(what))
        assert not dialog.save.isEnabled()
        dialog.areas._pills["neck"].click()
        dialog.minutes.setValue(10)
        if earlier:
            dialog.when.choose("earlier")
            dialog.when.changed.emit()
            assert dialog.at.isEnabled()
            dialog.at.time.setTime(QTime(23, 0))
            assert dialog.at.time.time() == QTime(14, 5), "nothing lies ahead"
            dialog.at.time.setTime(QTime(9, 30))
        dialog.save.click()
        dialog.deleteLater()
    assert logged == [
        (("neck",), 10, WALL - timedelta(minutes=10)),
        (("neck",), 10, WALL.replace(hour=9, minute=30)),
    ]


@pytest.mark.usefixtures("hard_to_fit")
def test_long_words_fit_and_escape_leaves() -> None:
    for dialog in (LogDialog(catalogue().areas, WALL), PauseDialog(date(2026, 11, 25))):
        dialog.show()
        let_paint()
        assert cut_off(dialog) == [] or isinstance(dialog, PauseDialog)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
        dialog.deleteLater()
    let_paint()
