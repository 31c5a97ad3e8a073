"""Measuring: a set or one test, both sides at once; impossible numbers are talked about."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from stretchdesk.core.progress.flexibility import all_series
from stretchdesk.core.progress.instants import Moment
from stretchdesk.core.progress.measuring import measurement
from stretchdesk.core.settings import Settings
from stretchdesk.ui.figure_cache import FigureCache
from stretchdesk.ui.look import Look, use
from stretchdesk.ui.measure_dialog import MeasureDialog
from tests.core.rows import taken
from tests.ui.parts import book, catalogue, cut_off, let_paint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from stretchdesk.core.progress.records import Measurement
    from stretchdesk.ui.measure_column import MeasureColumn

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only

NOW = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
DESK = ("chair_sit_reach", "knee_to_wall", "side_bend", "seated_rotation", "back_scratch")
FLOOR = ("back_saver", "faber_height")


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[MeasureDialog]:
    """Over the smallest window; nothing moves."""
    use(Look(still=True))
    ids = count(1)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    figures = FigureCache(catalogue(), book(), window)
    dialog = MeasureDialog(catalogue(), figures, lambda: NOW, lambda: f"id{next(ids)}", window)
    with qtbot.waitExposed(dialog):
        dialog.open()
    yield dialog
    for column in dialog.test.form.columns:
        clear(column)
    dialog.close()
    figures._idle.stop()
    use(Look())


@pytest.fixture
def saved(dialog: MeasureDialog) -> list[Measurement]:
    rows: list[Measurement] = []
    dialog.measured.connect(rows.append)
    return rows


def choose(dialog: MeasureDialog, test: str) -> tuple[MeasureColumn, MeasureColumn]:
    """Take one test; the columns for its readings."""
    dialog.choice.sets[catalogue().tests[test].battery].rows[test].click()
    left, right = dialog.test.form.columns
    return left, right


def clear(column: MeasureColumn) -> None:
    for trial in column.entries:
        for entry in trial:
            entry.clear()


def enter(column: MeasureColumn, *texts: str) -> None:
    clear(column)
    for trial, text in zip(column.entries, texts, strict=False):
        for entry, number in zip(trial, text.split("/"), strict=False):
            QTest.keyClicks(entry, number)


def answer(button: str) -> None:
    """Press a button of the question that is about to be asked."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(one for one in box.buttons() if one.text() == button).click()

    QTimer.singleShot(0, press)


def practised(dialog: MeasureDialog, **times: int) -> None:
    """Knee to wall was measured so often, left and right."""
    rows = [
        replace(taken(f"2026-10-{day + 1:02}", 8.0, "knee_to_wall"), side=side)
        for side, n in times.items()
        for day in range(n)
    ]
    dialog.show_series(all_series(rows, catalogue().tests))


# --- readings ---


def test_both_sides_are_saved_at_once_as_two_occasions(
    dialog: MeasureDialog, saved: list[Measurement]
) -> None:
    left, right = choose(dialog, "chair_sit_reach")
    enter(left, "3,5", "4.5", "-1")
    enter(right, "2")
    assert left.said.text() == "Best of 3 readings: 4.5 cm"
    assert right.said.text() == "Result of one reading: 2 cm – 3 tell more"

    dialog.save.click()

    test, moment = catalogue().tests["chair_sit_reach"], Moment(NOW, NOW)
    assert saved == [
        measurement(test, (3.5, 4.5, -1.0), "left", "cm", moment, "id1"),
        measurement(test, (2.0,), "right", "cm", moment, "id2"),
    ]


def test_one_reading_is_enough_and_enter_saves(
    dialog: MeasureDialog, saved: list[Measurement]
) -> None:
    _, right = choose(dialog, "chair_sit_reach")
    right.entries[0][0].insert("−2")

    QTest.keyClick(right.entries[0][0], Qt.Key.Key_Return)

    assert [(row.side, row.trials, row.value) for row in saved] == [("right", (-2.0,), -2.0)]


@pytest.mark.parametrize(
    ("unit", "value", "span"), [("cm", "900", "−50 and 35 cm"), ("in", "14", "−19.6 and 13.7 in")]
)
def test_an_impossible_reading_is_named_with_its_range_and_cannot_be_saved(
    dialog: MeasureDialog, saved: list[Measurement], unit: str, value: str, span: str
) -> None:
    left, _ = choose(dialog, "chair_sit_reach")
    dialog.test.form.units.pills[unit].click()
    enter(left, "3", value)

    said = f"Reading 2 must lie between {span}"
    assert left.said.text() == left.entries[1][0].accessibleDescription() == said
    assert not dialog.save.isEnabled()
    QTest.keyClick(left.entries[1][0], Qt.Key.Key_Return)
    assert saved == []

    enter(left, "3", "4")
    assert dialog.save.isEnabled()
    assert left.entries[1][0].accessibleDescription() == ""


def test_a_reading_far_from_the_others_is_pointed_out_and_taken(dialog: MeasureDialog) -> None:
    left, _ = choose(dialog, "heel_to_buttock")

    enter(left, "4.2", "42", "4.5")

    assert "Reading 2 is far from the others: is it typed right?" in left.said.text()
    assert dialog.save.isEnabled()


def test_nothing_and_half_a_number_cannot_be_saved(dialog: MeasureDialog) -> None:
    left, _ = choose(dialog, "chair_sit_reach")
    assert not dialog.save.isEnabled()
    assert left.said.text() == ""

    enter(left, "3", "-")

    assert not dialog.save.isEnabled()
    assert left.said.text() == "Reading 2 is not a number yet"


def test_letters_are_not_taken(dialog: MeasureDialog) -> None:
    left, _ = choose(dialog, "chair_sit_reach")

    enter(left, "a3x")

    assert left.entries[0][0].text() == "3"


def test_inches_are_stored_as_centimetres(dialog: MeasureDialog, saved: list[Measurement]) -> None:
    dialog.use(Settings(unit="in"))
    left, _ = choose(dialog, "chair_sit_reach")
    enter(left, "2")
    assert left.said.text() == "Result of one reading: 2 in (5.1 cm) – 3 tell more"

    dialog.save.click()

    assert (saved[0].value, saved[0].unit) == (5.08, "cm")


def test_a_test_without_sides_has_one_column(
    dialog: MeasureDialog, saved: list[Measurement]
) -> None:
    column, other = choose(dialog, "fingertip_floor")
    assert not other.isVisible()

    enter(column, "10", "11")
    assert column.said.text() == "Mean of 2 readings: 10.5 cm – 3 tell more"
    dialog.save.click()

    assert [(row.test, row.side, row.value) for row in saved] == [("fingertip_floor", None, 10.5)]


def test_degrees_have_no_unit_to_choose(dialog: MeasureDialog) -> None:
    left, _ = choose(dialog, "seated_rotation")
    assert not dialog.test.form.units.isVisible()

    for _ in range(2):
        QTest.keyClick(left.entries[0][0], Qt.Key.Key_Up)

    assert left.said.text() == "Result of one reading: 1° – 3 tell more"


@pytest.mark.parametrize("unit", ["cm", "in"])
def test_two_tape_readings_become_an_angle_and_are_kept_in_centimetres(
    dialog: MeasureDialog, saved: list[Measurement], unit: str
) -> None:
    left, _ = choose(dialog, "leg_raise")
    dialog.test.form.units.pills[unit].click()
    enter(left, "30/60", "60/60")
    assert [label.text() for label in left.angles] == ["30°", "90°", ""]

    dialog.save.click()

    (row,) = saved
    factor = 2.54 if unit == "in" else 1
    assert (row.unit, row.value, row.trials) == ("deg", pytest.approx(60), pytest.approx((30, 90)))
    assert json.loads(row.readings or "")[0] == {"heel": 30 * factor, "leg": 60 * factor}


def test_tape_readings_that_cannot_be_are_explained(dialog: MeasureDialog) -> None:
    left, _ = choose(dialog, "leg_raise")

    enter(left, "30")
    assert left.said.text() == "Reading 1: “Hip to ankle” is still missing"
    enter(left, "70/60")
    assert left.said.text() == (
        "Reading 1: “Height between the marks” cannot be more than “Hip to ankle”"
    )
    assert not dialog.save.isEnabled()


# --- the way through a set ---


def test_every_test_can_be_taken(dialog: MeasureDialog) -> None:
    offered = {test for one in dialog.choice.sets.values() for test in one.rows}

    assert offered == set(catalogue().tests)


def test_a_set_leads_from_test_to_test_and_ends_with_what_was_saved(
    dialog: MeasureDialog, saved: list[Measurement]
) -> None:
    dialog.choice.sets["floor"].start.click()
    assert dialog.test.place.text() == "Floor set · 1 of 2"
    enter(dialog.test.form.columns[0], "5")
    dialog.save.click()

    assert dialog.test.name.text() == "Figure-four knee height"
    assert dialog.news.text() == "Saved. Back-saver sit-and-reach (one leg): left 5 cm"
    dialog.skip.click()

    assert dialog.done_page.isVisible()
    assert "Back-saver sit-and-reach (one leg): left 5 cm" in dialog.done_page.saved.text()
    assert "Measure again from 6 December on" in dialog.done_page.again.text()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert [row.test for row in saved] == ["back_saver"]


def test_the_extra_tests_come_on_a_wish_and_take_longer(dialog: MeasureDialog) -> None:
    floor = dialog.choice.sets["floor"]
    assert floor.facts.text() == "2 tests · about 5 min · you need: tape, ruler, mat"

    floor.extra.click()

    assert floor.facts.text().startswith("6 tests · about 15 min")
    assert [test.id for test in floor.taken][:2] == list(FLOOR)


def test_back_leads_to_the_test_before_and_to_the_choice(dialog: MeasureDialog) -> None:
    dialog.choice.sets["desk"].start.click()
    dialog.skip.click()
    assert dialog.test.place.text() == "Desk set · 2 of 5"

    enter(dialog.test.form.columns[0], "8")
    dialog.save.click()
    dialog.back.click()
    assert dialog.test.place.text() == "Desk set · 2 of 5"
    assert dialog.news.text() == "Saved already: Knee to wall: left 8 cm"
    for _ in range(2):
        dialog.back.click()
    assert dialog.choice.isVisible()


@pytest.mark.parametrize(
    ("left", "right", "begins"),
    [
        (0, 0, "Try each side once without writing it down."),
        (2, 1, "Try the right side once without writing it down."),
        (2, 2, "Measure each side 3 times"),
    ],
)
def test_practice_is_asked_for_the_first_two_times_of_each_side(
    dialog: MeasureDialog, left: int, right: int, begins: str
) -> None:
    practised(dialog, left=left, right=right)

    choose(dialog, "knee_to_wall")

    assert dialog.test.form.how.text().startswith(begins)


def test_what_was_typed_for_one_test_does_not_disturb_the_next(
    dialog: MeasureDialog, saved: list[Measurement]
) -> None:
    tests = catalogue().tests
    dialog.choice.chosen.emit("", (tests["side_bend"], tests["seated_rotation"]))
    enter(dialog.test.form.columns[0], "10", "11", "12")

    dialog.save.click()

    assert dialog.test.name.text() == "Seated trunk rotation"
    assert dialog.test.form.is_empty
    assert len(saved) == 1


# --- the figure ---


def test_the_figure_shows_the_side_that_is_entered(dialog: MeasureDialog) -> None:
    _, right = choose(dialog, "chair_sit_reach")
    assert dialog.test.figure.accessibleName() == "Chair sit-and-reach, left side"

    right.entries[1][0].setFocus()

    assert dialog.test.shown_side.text() == "Right side"
    assert dialog.test.figure._figure.lit == {"hamstrings_right": "primary"}


def test_the_figure_moves_and_rests_when_it_is_not_seen(dialog: MeasureDialog) -> None:
    choose(dialog, "chair_sit_reach")
    assert not dialog.test.figure.is_moving

    use(Look())
    dialog.test.replay.click()
    assert dialog.test.figure.is_moving

    dialog.back.click()
    assert not dialog.test.figure.is_moving


# --- health ---


def test_what_health_answers_are_against_is_marked_and_not_in_the_set(
    dialog: MeasureDialog,
) -> None:
    dialog.use(Settings(cautions=("disc_herniation",)))
    desk = dialog.choice.sets["desk"]

    said = "Left out: Disc herniation or acute low-back pain"
    assert desk.rows["seated_rotation"].accessibleDescription() == said
    assert desk.rows["knee_to_wall"].accessibleDescription() == ""
    assert [test.id for test in desk.taken] == ["knee_to_wall", "side_bend", "back_scratch"]


def test_a_test_they_are_against_says_so_and_asks_before_it_is_measured(
    dialog: MeasureDialog,
) -> None:
    dialog.use(Settings(cautions=("disc_herniation",)))
    choose(dialog, "chair_sit_reach")

    said = dialog.test.note._heading.text(), dialog.test.note._text.text()
    assert said[0] == "You said: Disc herniation or acute low-back pain"
    assert said[1].startswith("This test is best left out:\nDeep or loaded spine flexion")
    assert not dialog.test.form.isVisible()
    assert dialog.back.hasFocus()

    dialog.test.go_on.click()

    assert dialog.test.form.first_entry.hasFocus()
    assert dialog.test.note.isVisible()


def test_whom_a_test_may_harm_is_listed_only_while_nobody_has_answered(
    dialog: MeasureDialog,
) -> None:
    choose(dialog, "knee_to_wall")
    assert dialog.test.guide.against.text() == "Leave this test out with: Ankle or Achilles injury"

    dialog.back.click()
    dialog.use(Settings(cautions=("glaucoma",)))
    choose(dialog, "knee_to_wall")

    assert not dialog.test.guide.against.isVisible()
    assert not dialog.test.note.isVisible()


def test_what_others_reach_is_told_only_where_a_study_of_the_test_says_so(
    dialog: MeasureDialog,
) -> None:
    norms = dialog.test.guide.norms
    choose(dialog, "faber_height")
    assert norms.text().startswith("Healthy adults (19 people): 12.4 ± 2.8 cm")
    assert "PMID 27999724" in norms.text()

    choose(dialog, "side_bend")
    assert not norms.isVisible()


# --- keys, names, room ---


def test_escape_asks_only_if_something_was_typed(
    dialog: MeasureDialog, saved: list[Measurement]
) -> None:
    left, _ = choose(dialog, "chair_sit_reach")
    enter(left, "3")

    answer("Go on")
    QTest.keyClick(left.entries[0][0], Qt.Key.Key_Escape)
    assert dialog.isVisible()

    answer("Discard")
    QTest.keyClick(left.entries[0][0], Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert saved == []


def test_tab_goes_from_reading_to_reading_left_then_right(dialog: MeasureDialog) -> None:
    left, right = choose(dialog, "leg_raise")
    visited = []
    for _ in range(12):
        visited.append(QApplication.focusWidget())
        QTest.keyClick(visited[-1], Qt.Key.Key_Tab)

    entries = [entry for side in (left, right) for trial in side.entries for entry in trial]
    assert visited == entries


def test_every_field_has_a_name(dialog: MeasureDialog) -> None:
    left, right = choose(dialog, "leg_raise")
    assert left.entries[1][1].accessibleName() == (
        "Left, reading 2 of 3, Hip to ankle, in centimetres"
    )

    _, right = choose(dialog, "knee_to_wall")
    dialog.test.form.units.pills["in"].click()
    assert right.entries[1][0].accessibleName() == "Right, reading 2 of 3, in inches"
    column, _ = choose(dialog, "fingertip_floor")
    assert column.entries[0][0].accessibleName() == "Reading 1 of 3, in inches"


def test_what_is_typed_is_in_sight(dialog: MeasureDialog) -> None:
    dialog.resize(620, 400)
    _, right = choose(dialog, "leg_raise")
    let_paint()
    entry = right.entries[2][1]
    entry.setFocus()
    dialog.test._scroll.verticalScrollBar().setValue(0)

    QTest.keyClicks(entry, "8")

    page = dialog.test._scroll.viewport()
    assert page.rect().contains(entry.mapTo(page, entry.rect().center()))


@pytest.mark.usefixtures("hard_to_fit")
@pytest.mark.parametrize("test", ["", "seated_rotation", "leg_raise"])
def test_nothing_is_cut_off_over_the_smallest_window(dialog: MeasureDialog, test: str) -> None:
    inside = dialog.choice._scroll.widget()
    if test:
        choose(dialog, test)
        inside = dialog.test._scroll.widget()
    let_paint()

    # The steps are marked up, so that their length says nothing.
    assert [fault for fault in cut_off(inside) if "<p" not in fault] == []
    assert inside.width() <= dialog.width()
