"""The measuring dialog: impossible numbers are talked about, one occasion comes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from stretchdesk.core.content.catalogue import Caution, Measuring
from stretchdesk.core.errors import StretchDeskError
from stretchdesk.core.progress.instants import Moment
from stretchdesk.core.progress.measuring import measurement
from stretchdesk.ui.measure_dialog import MeasureDialog
from tests.core.rows import FLEXIBILITY_TEST

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from stretchdesk.core.progress.records import Measurement

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only

NOW = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
REACH = replace(
    FLEXIBILITY_TEST, id="reach", name="Chair reach", per_side=True, contraindications=("sciatica",)
)
FLOOR = replace(
    FLEXIBILITY_TEST, id="floor", name="Fingertips", tools=("ruler", "step"),
    better="lower", score="mean", min=-30.0, max=70.0, contraindications=(),
)  # fmt: skip
TURN = replace(FLEXIBILITY_TEST, id="turn", name="Turn", unit="deg", min=0.0, max=90.0, step=1.0)


@pytest.fixture
def dialog(qtbot: QtBot) -> MeasureDialog:
    ids = count(1)
    dialog = MeasureDialog(
        (REACH, FLOOR, TURN),
        Measuring(rules=("barefoot",)),
        {"sciatica": Caution("sciatica", "Sciatica", "it pulls on the nerve")},
        lambda: NOW,
        lambda: f"id{next(ids)}",
    )
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def saved(dialog: MeasureDialog) -> list[Measurement]:
    rows: list[Measurement] = []
    dialog.measured.connect(rows.append)
    return rows


def enter(dialog: MeasureDialog, *texts: str) -> None:
    for entry, text in zip(dialog.form.entries, texts, strict=False):
        entry.clear()
        QTest.keyClicks(entry, text)


def test_three_readings_become_one_measurement(
    dialog: MeasureDialog, saved: list[Measurement]
) -> None:
    dialog.form.sides.pills["right"].click()
    enter(dialog, "3,5", "4.5", "-1")
    assert dialog.outcome.text() == "Best of three: 4.5 cm"

    dialog.save_button.click()

    moment = Moment(NOW, NOW)
    assert saved == [measurement(REACH, (3.5, 4.5, -1.0), "right", "cm", moment, "id1")]
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_one_reading_is_enough_and_enter_saves(
    dialog: MeasureDialog, saved: list[Measurement]
) -> None:
    dialog.form.entries[0].insert("−2")
    assert dialog.outcome.text() == "Result: −2 cm"

    QTest.keyClick(dialog.form.entries[0], Qt.Key.Key_Return)

    assert [(row.side, row.trials, row.value) for row in saved] == [("left", (-2.0,), -2.0)]


@pytest.mark.parametrize(("unit", "value"), [("cm", "900"), ("in", "16")])
def test_an_impossible_reading_is_named_with_its_range_and_cannot_be_saved(
    dialog: MeasureDialog, saved: list[Measurement], unit: str, value: str
) -> None:
    dialog.form.units.pills[unit].click()
    enter(dialog, "3", value)

    assert dialog.form.entries[1].text() == value
    with pytest.raises(StretchDeskError) as error:
        measurement(REACH, (float(value),), "left", unit, Moment(NOW, NOW), "")
    assert dialog.outcome.text() == str(error.value)
    assert dialog.form.entries[1].accessibleDescription() == str(error.value)
    assert not dialog.save_button.isEnabled()
    QTest.keyClick(dialog.form.entries[1], Qt.Key.Key_Return)
    assert saved == []
    assert dialog.isVisible()

    enter(dialog, "3", "4")
    assert dialog.save_button.isEnabled()
    assert dialog.form.entries[1].accessibleDescription() == ""


def test_nothing_and_half_a_number_cannot_be_saved(dialog: MeasureDialog) -> None:
    assert not dialog.save_button.isEnabled()
    assert dialog.outcome.text() == ""

    enter(dialog, "3", "-")

    assert not dialog.save_button.isEnabled()
    assert dialog.outcome.text() == "One reading is not a number yet"


def test_letters_are_not_taken(dialog: MeasureDialog) -> None:
    enter(dialog, "a3x")

    assert dialog.form.entries[0].text() == "3"


def test_inches_are_stored_as_centimetres(dialog: MeasureDialog, saved: list[Measurement]) -> None:
    dialog.form.units.pills["in"].click()
    enter(dialog, "2")
    assert dialog.outcome.text() == "Result: 5.1 cm"

    dialog.save_button.click()

    assert (saved[0].value, saved[0].unit) == (5.08, "cm")


def test_a_test_without_sides_does_not_ask_for_one(
    dialog: MeasureDialog, saved: list[Measurement]
) -> None:
    dialog.test_choice.setCurrentIndex(1)
    assert not dialog.form.sides.isVisible()
    assert dialog.guide.needed.text() == "You need: ruler, step"

    enter(dialog, "10", "11")
    assert dialog.outcome.text() == "Mean of two: 10.5 cm"
    dialog.save_button.click()

    assert [(row.test, row.side, row.value) for row in saved] == [("floor", None, 10.5)]


def test_degrees_have_no_unit_to_choose(dialog: MeasureDialog) -> None:
    dialog.test_choice.setCurrentIndex(2)
    assert not dialog.form.units.isVisible()

    QTest.keyClick(dialog.form.entries[0], Qt.Key.Key_Up)
    QTest.keyClick(dialog.form.entries[0], Qt.Key.Key_Up)

    assert dialog.outcome.text() == "Result: 1°"


def test_opened_again_it_offers_the_other_side(
    dialog: MeasureDialog, saved: list[Measurement]
) -> None:
    enter(dialog, "1")
    dialog.save_button.click()
    dialog.show()
    assert dialog.form.entries[0].text() == ""

    enter(dialog, "2")
    dialog.save_button.click()

    assert [row.side for row in saved] == ["left", "right"]


def test_escape_leaves_without_saving(dialog: MeasureDialog, saved: list[Measurement]) -> None:
    enter(dialog, "3")

    QTest.keyClick(dialog.form.entries[0], Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    assert saved == []


def test_every_field_has_a_name(dialog: MeasureDialog) -> None:
    names = [entry.accessibleName() for entry in dialog.form.entries]

    assert names == ["Reading 1", "Reading 2", "Reading 3"]
    assert dialog.form.sides.pills["left"].accessibleName() == "Side: Left"
    assert dialog.test_choice.accessibleName() == "Test"


def test_a_test_says_with_what_to_leave_it_out(dialog: MeasureDialog) -> None:
    assert dialog.guide.against.text() == "Leave this test out with: Sciatica"
    dialog.test_choice.setCurrentIndex(1)
    assert not dialog.guide.against.isVisible()
