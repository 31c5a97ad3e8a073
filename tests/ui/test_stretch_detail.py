"""A stretch's own page: everything to know, and what can be done with it by mouse and keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from stretchdesk.core.content.catalogue import Kind
from stretchdesk.core.progress.practice import Practice
from stretchdesk.ui.stretch_detail import StretchDetail
from stretchdesk.ui.stretch_words import StretchWords
from tests.ui.parts import book, catalogue, let_paint

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only

LUNGE = catalogue().stretches["low_lunge"]
STRETCHES = tuple(catalogue().stretches.values())


@pytest.fixture
def page(qtbot: QtBot) -> StretchDetail:
    words = StretchWords(catalogue().areas)
    page = StretchDetail(catalogue(), book(), words)
    words.setParent(page)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show_stretch(LUNGE)
    page.show_practice(None)
    with qtbot.waitActive(page):
        page.show()
    page.setFocus()
    return page


def told(page: StretchDetail) -> str:
    """All text on the page, seen or scrolled to."""
    labels = page.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(page))


def test_everything_about_each_stretch_is_told(page: StretchDetail) -> None:
    for stretch in STRETCHES:
        page.show_stretch(stretch)
        let_paint()
        text, summary = told(page), page._summary.text()
        areas = (catalogue().areas[area].name for area in stretch.areas)
        known = (
            catalogue().cautions[tag] for tag in (*stretch.contraindications, *stretch.caution)
        )
        for said in (
            *(stretch.name, *stretch.steps, stretch.mistake, stretch.easier, *stretch.muscles),
            *(*areas, *(f"{caution.name}: {caution.why}." for caution in known)),
            *(f"{stretch.hold.default} s", f"{stretch.hold.min} to {stretch.hold.max} s"),
            "Not medical advice.",
        ):
            assert said in text, (stretch.id, said)
        assert ("a side" in summary) == stretch.per_side, stretch.id
        assert ("Warm-up" in summary) == (stretch.kind is Kind.WARMUP), stretch.id
        assert ("Discreet" in summary) == stretch.discreet, stretch.id


def test_place_level_and_what_is_needed_are_told(page: StretchDetail) -> None:
    assert page._summary.text() == "On the floor · 45 s a side (30 to 120 s) · Medium · With a mat"


def test_what_has_to_be_left_out_and_what_only_cared_for_are_told_apart(
    page: StretchDetail,
) -> None:
    text = told(page)
    leave, gently, knee, hip = (
        text.index(part)
        for part in ("Leave it out with", "Go gently with", "Knee injury", "Hip replacement")
    )
    assert leave < knee < gently < hip

    page.show_stretch(replace(LUNGE, contraindications=(), caution=()))
    assert "Leave it out with" not in told(page)
    assert "Go gently with" not in told(page)


@pytest.mark.parametrize(
    ("practice", "said"),
    [
        (None, "Not done yet."),
        (
            Practice(1, date(2026, 11, 20), 1.5),
            "Done once, last on 20 November 2026; 1.5 minutes in all.",
        ),
        (
            Practice(12, date(2026, 3, 1), 18.0),
            "Done 12 times, last on 1 March 2026; 18 minutes in all.",
        ),
    ],
)
def test_ones_own_history_is_told(
    page: StretchDetail, practice: Practice | None, said: str
) -> None:
    page.show_practice(practice)
    assert said in told(page)


def test_the_figure_moves_into_the_hold_and_the_movement_can_be_seen_again(
    qtbot: QtBot, page: StretchDetail
) -> None:
    qtbot.waitUntil(lambda: not page.figure.is_moving, timeout=4000)
    page.replay.click()
    assert page.figure.is_moving


def test_a_stretch_that_is_left_out_warns_first_of_all(page: StretchDetail) -> None:
    assert not page.facts.note.isVisible()
    page.show_answers({"knee_injury"})
    let_paint()
    why = catalogue().cautions["knee_injury"].why
    text = told(page.facts.note)
    assert "Left out because of your health answers" in text
    assert why in text
    assert LUNGE.easier in text
    assert page.facts.note.y() < page.facts._parts["steps"].y()

    page.show_answers({"hip_replacement"})
    assert "Easier because of your health answers" in told(page.facts.note)
    page.show_answers({"wrist_injury"})
    assert not page.facts.note.isVisible()


def test_the_easier_variation_is_shown_on_a_wish_and_for_health_answers(
    page: StretchDetail,
) -> None:
    easier = book().motion("low_lunge", easier=True).end
    page.easier.click()
    assert page.figure._figure.motion.end == easier
    assert page.figure.accessibleName() == "Low Lunge, easier variation"
    assert not page.replay.isEnabled(), "it does not move"
    page.easier.click()
    assert page.figure._figure.motion.end != easier

    page.show_answers({"hip_replacement"})
    assert page.easier.isChecked()
    assert page.figure._figure.motion.end == easier
    page.show_answers(set())
    assert page.figure.is_moving, "into its full form"
    page.show_stretch(catalogue().stretches["chin_tuck"])
    assert not page.easier.isChecked()


def test_where_the_facts_come_from_is_told(page: StretchDetail) -> None:
    assert catalogue().guidance.source in told(page)
    page.show_stretch(replace(LUNGE, source="A book of 2020"))
    assert "A book of 2020" in told(page)
    assert catalogue().guidance.source not in told(page)


def test_start_and_back_are_asked_for_by_mouse_and_keys(qtbot: QtBot, page: StretchDetail) -> None:
    with qtbot.waitSignal(page.start_requested, timeout=0) as started:
        page.start.click()
    assert started.args == ["low_lunge"]
    with qtbot.waitSignal(page.back_requested, timeout=0):
        page.back.click()
    with qtbot.waitSignal(page.back_requested, timeout=0):
        QTest.keyClick(page.figure, Qt.Key.Key_Escape)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_starts_but_presses_the_button_it_is_on(
    qtbot: QtBot, page: StretchDetail, key: Qt.Key
) -> None:
    for place in (page.start, page.figure):
        place.setFocus()
        with qtbot.waitSignal(page.start_requested, timeout=0):
            QTest.keyClick(place, key)
    page.back.setFocus()
    with (
        qtbot.waitSignal(page.back_requested, timeout=0),
        qtbot.assertNotEmitted(page.start_requested),
    ):
        QTest.keyClick(page.back, key)


def test_marks_are_shown_and_asked_for(qtbot: QtBot, page: StretchDetail) -> None:
    page.show_marks(favourite=True, never=False)
    assert (page.favourite.isChecked(), page.never.isChecked()) == (True, False)
    with qtbot.waitSignal(page.favourite_chosen, timeout=0) as favourite:
        QTest.keyClick(page.favourite, Qt.Key.Key_Space)
    assert favourite.args == ["low_lunge", False]
    with qtbot.waitSignal(page.never_chosen, timeout=0) as never:
        page.never.click()
    assert never.args == ["low_lunge", True]


def test_the_keyboard_reaches_everything(page: StretchDetail) -> None:
    reached = set()
    for _ in range(12):
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        reached.add(page.window().focusWidget())
    wanted = {page.back, page.replay, page.figure, page.favourite, page.never, page.start}
    assert wanted <= reached
    assert page._scroll in reached, "what does not fit has to be scrolled by keys"
    for control in wanted:
        assert control.accessibleName() or control.text(), control


def test_a_new_stretch_is_read_from_its_top(page: StretchDetail) -> None:
    page.resize(700, 420)
    let_paint()
    bar = page._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    page.show_stretch(catalogue().stretches["pigeon"])
    let_paint()
    assert bar.value() == 0


def test_a_stretch_without_poses_has_its_page_too(page: StretchDetail) -> None:
    page.show_stretch(replace(LUNGE, id="not_drawn", name="Not Drawn"))
    let_paint()
    assert "Not Drawn" in told(page)
    assert not page.replay.isVisible()
    assert "Drag it" not in told(page)
    assert page.start.isEnabled()
