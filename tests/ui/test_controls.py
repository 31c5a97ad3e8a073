"""Chips, pills and buttons: three states, spoken as what they are, large enough to hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from stretchdesk.core.content.catalogue import Position
from stretchdesk.core.session.planner import Request
from stretchdesk.ui.buttons import PlainButton, PrimaryButton
from stretchdesk.ui.controls import Chip, Legend
from stretchdesk.ui.fields import DropDown
from stretchdesk.ui.group_chips import GroupChips
from stretchdesk.ui.request_bar import RequestBar
from stretchdesk.ui.words import counted
from tests.factories import ALIASES

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only

NONE, SOME, ALL = Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked


@pytest.fixture
def chips(qtbot: QtBot) -> GroupChips:
    chips = GroupChips()
    chips.show_groups(ALIASES)
    qtbot.addWidget(chips)
    chips.show()
    return chips


@pytest.fixture
def chosen(chips: GroupChips) -> list[tuple[str, bool]]:
    said: list[tuple[str, bool]] = []
    chips.group_chosen.connect(lambda group, on: said.append((group, on)))
    return said


@pytest.fixture
def bar(qtbot: QtBot) -> RequestBar:
    bar = RequestBar()
    qtbot.addWidget(bar)
    bar.show()
    return bar


def chip(chips: GroupChips, text: str) -> Chip:
    (found,) = (one for one in chips.findChildren(Chip) if one.text() == text)
    return found


def pill(bar: RequestBar, text: str) -> QRadioButton:
    (found,) = (one for one in bar.findChildren(QRadioButton) if one.text() == text)
    return found


def marked(bar: RequestBar) -> set[str]:
    return {one.text() for one in bar.findChildren(QRadioButton) if one.isChecked()}


def test_a_chip_says_whether_none_some_or_all_of_its_areas_are_chosen(chips: GroupChips) -> None:
    for areas, hips, legs in (
        ((), NONE, NONE),
        (("glutes",), SOME, NONE),
        (("adductors",), SOME, SOME),
        (ALIASES["hips"], ALL, SOME),
        ((*ALIASES["hips"], *ALIASES["legs"]), ALL, ALL),
    ):
        chips.show_areas(areas)
        states = chip(chips, "Hips").checkState(), chip(chips, "Legs").checkState()
        assert states == (hips, legs), areas


@pytest.mark.parametrize(("before", "on"), [(NONE, True), (SOME, True), (ALL, False)])
def test_a_click_or_space_asks_for_all_or_none(
    chips: GroupChips, chosen: list[tuple[str, bool]], before: Qt.CheckState, on: bool
) -> None:
    back = chip(chips, "Back")
    back.setCheckState(before)
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    back.setCheckState(before)
    QTest.keyClick(back, Qt.Key.Key_Space)

    assert chosen == [("back", on)] * 2


def test_showing_a_choice_is_not_choosing(
    chips: GroupChips, chosen: list[tuple[str, bool]]
) -> None:
    chips.show_areas(ALIASES["back"])
    assert chosen == []


def test_the_three_states_look_and_sound_different(chips: GroupChips) -> None:
    legs = chip(chips, "Legs")
    looks, sounds = [], []
    for state in (NONE, SOME, ALL):
        legs.setCheckState(state)
        looks.append(legs.grab().toImage())
        heard = QAccessible.queryAccessibleInterface(legs)
        sounds.append((bool(heard.state().checked), bool(heard.state().checkStateMixed)))

    assert looks[0] != looks[1] != looks[2] != looks[0]
    assert len(set(sounds)) == 3
    assert heard.role() == QAccessible.Role.CheckBox
    assert heard.text(QAccessible.Text.Name) == "Legs"


@pytest.mark.parametrize("control", [Chip, PrimaryButton, PlainButton])
def test_the_focus_can_be_seen(qtbot: QtBot, control: type[QWidget]) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    rows = QVBoxLayout(host)
    first, second = control("One"), control("Two")
    rows.addWidget(first)
    rows.addWidget(second)
    with qtbot.waitActive(host):
        host.show()
    first.setFocus()
    with_focus = first.grab().toImage()
    second.setFocus()

    assert first.grab().toImage() != with_focus


def test_a_button_out_of_use_looks_it(qtbot: QtBot) -> None:
    start = PrimaryButton("Start")
    qtbot.addWidget(start)
    ready = start.grab().toImage()
    start.setEnabled(False)
    assert start.grab().toImage() != ready


def test_every_control_is_at_least_24_pixels_high_and_wide(
    chips: GroupChips, bar: RequestBar
) -> None:
    for one in (*chips.findChildren(Chip), *bar.findChildren(QRadioButton)):
        assert min(one.width(), one.height()) >= 24, one.text()


def test_the_bar_says_what_is_picked(bar: RequestBar) -> None:
    minutes: list[int] = []
    places: list[str] = []
    discreet: list[bool] = []
    bar.minutes_chosen.connect(minutes.append)
    bar.place_chosen.connect(places.append)
    bar.discreet_chosen.connect(discreet.append)

    for text in ("3", "15", "Chair", "Standing", "Floor"):
        pill(bar, text).click()
    bar._discreet.click()

    assert (minutes, places, discreet) == ([3, 15], ["chair", "standing", "floor"], [True])


def test_the_bar_marks_what_is_asked_for(bar: RequestBar) -> None:
    bar.show_request(Request(minutes=10, place=Position.CHAIR, discreet=True))
    assert marked(bar) == {"10", "Chair"}
    assert bar._discreet.isChecked()

    bar.show_request(Request(minutes=7, place=Position.FLOOR))
    assert marked(bar) == {"Floor"}
    assert not bar._discreet.isChecked()


def test_one_length_is_chosen_at_a_time(bar: RequestBar) -> None:
    bar.show_request(Request(minutes=5))
    pill(bar, "3").click()
    assert marked(bar) == {"3", "Floor"}


def test_the_legend_is_spoken(qtbot: QtBot) -> None:
    legend = Legend("today", "a week ago")
    qtbot.addWidget(legend)
    assert legend.accessibleName() == "today … a week ago"


def test_the_legend_reads_from_either_side_without_overlapping(qtbot: QtBot) -> None:
    legend = Legend("today", "a week ago")
    qtbot.addWidget(legend)
    legend.resize(legend.sizeHint())
    first, strip, last = legend.parts()
    assert first.right() < strip.left() < strip.right() < last.left()
    legend.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    first, strip, last = legend.parts()
    assert last.right() < strip.left() < strip.right() < first.left()
    assert first.right() == legend.rect().right()


def test_words_follow_their_number() -> None:
    assert [counted(n, "1 hold", "{n} holds") for n in (0, 1, 2)] == [
        "0 holds",
        "1 hold",
        "2 holds",
    ]


def test_a_drop_down_says_what_it_is_for_and_what_is_chosen(qtbot: QtBot) -> None:
    choice = DropDown()
    qtbot.addWidget(choice)
    choice.addItems(["Neck", "Hips"])
    choice.setAccessibleName("Area shown")

    heard = QAccessible.queryAccessibleInterface(choice)

    said = {heard.text(part) for part in (QAccessible.Text.Name, QAccessible.Text.Description)}
    assert said | {heard.text(QAccessible.Text.Value)} == {"Area shown", "Neck"}
