"""The first start asks little, and skipping it changes nothing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest

from stretchdesk.core.settings import Settings
from stretchdesk.ui.welcome import Welcome
from tests.ui.parts import book, catalogue, cut_off, let_paint

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise")  # offscreen only

OFFICE = tuple(f"{day} 09:00-17:00" for day in ("mon", "tue", "wed", "thu", "fri"))


@pytest.fixture
def welcome() -> Iterator[Welcome]:
    welcome = Welcome(catalogue(), book())
    welcome.show()
    let_paint()
    yield welcome
    welcome.close()
    welcome.deleteLater()
    let_paint()


def heard(welcome: Welcome) -> list[object]:
    told: list[object] = []
    welcome.completed.connect(lambda chosen, autostart: told.append((chosen, autostart)))
    welcome.health_requested.connect(partial(told.append, "health"))
    return told


def go_through(welcome: Welcome) -> None:
    for _ in range(welcome.screens.count()):
        QTest.keyClick(welcome, Qt.Key.Key_Return)


def test_three_times_enter_and_it_is_over(welcome: Welcome) -> None:
    told = heard(welcome)
    assert welcome.screens.count() == 3
    go_through(welcome)
    assert told == [({"break_every_min": 50, "hours": (), "welcomed": True}, False)]
    assert not welcome.isVisible()


@pytest.mark.parametrize("screen", range(3))
@pytest.mark.parametrize("by_key", [False, True])
def test_every_screen_can_be_skipped_and_nothing_changes(
    welcome: Welcome, screen: int, by_key: bool
) -> None:
    told = heard(welcome)
    welcome.reminding.every.setValue(90)
    welcome.starting.autostart.choose("yes")
    for _ in range(screen):
        welcome.next.click()
    if by_key:
        QTest.keyClick(welcome, Qt.Key.Key_Escape)
    else:
        welcome.skip.click()
    assert told == [({"welcomed": True}, False)]


def test_what_is_chosen_is_told_in_the_words_of_the_settings(welcome: Welcome) -> None:
    told = heard(welcome)
    welcome.reminding.every.setValue(30)
    welcome.reminding.when.choose("office")
    welcome.starting.autostart.choose("yes")
    welcome.starting.health.choose("now")
    go_through(welcome)
    chosen = {"break_every_min": 30, "hours": OFFICE, "welcomed": True}
    assert told == [(chosen, True), "health"]
    assert Settings.read(chosen)[1] == []


def test_own_hours_are_days_and_two_times(welcome: Welcome) -> None:
    reminding = welcome.reminding
    welcome.next.click()
    assert not reminding.own.isVisible()
    reminding.when.choose("own")
    assert reminding.own.isVisible()
    reminding.days._pills["fri"].click()
    reminding.days._pills["mon"].click()
    reminding.start.setTime(QTime(22, 0))
    reminding.end.setTime(QTime(6, 0))
    hours = tuple(f"{day} 22:00-06:00" for day in ("tue", "wed", "thu"))
    assert reminding.chosen["hours"] == hours
    welcome.back.click()
    welcome.next.click()
    assert reminding.chosen["hours"] == hours, "going back forgets nothing"


@pytest.mark.usefixtures("hard_to_fit")
def test_long_words_fit_and_all_is_named(welcome: Welcome) -> None:
    welcome.reminding.when.choose("own")
    for _ in range(3):
        let_paint()
        assert cut_off(welcome) == []
        assert welcome.height() <= 600
        if welcome.next.text() != "Done":
            welcome.next.click()
