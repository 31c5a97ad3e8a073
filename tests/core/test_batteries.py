"""The sets of flexibility tests: what is in them, what is practised, about how long they take."""

from __future__ import annotations

from dataclasses import replace

from stretchdesk.core.content.catalogue import Measuring
from stretchdesk.core.progress.batteries import batteries, minutes, occasions, to_practise, tools
from stretchdesk.core.progress.flexibility import all_series
from tests.core.rows import FLEXIBILITY_TEST, taken

REACH = replace(FLEXIBILITY_TEST, core=True)
EXTRA = replace(FLEXIBILITY_TEST, id="bend", contraindications=("glaucoma",), tools=("ruler",))
KNEE = replace(
    FLEXIBILITY_TEST, id="knee", battery="desk", core=True, per_side=True, tools=("tape", "wall")
)


def test_a_set_has_core_tests_and_extra_ones_in_their_order() -> None:
    floor, desk = batteries((REACH, KNEE, EXTRA))

    assert (floor.id, floor.core, floor.extra) == ("floor", (REACH,), (EXTRA,))
    assert (desk.id, desk.core, desk.extra) == ("desk", (KNEE,), ())


def test_extra_tests_are_taken_on_a_wish_and_never_against_health_answers() -> None:
    floor, _ = batteries((REACH, KNEE, EXTRA))

    assert floor.taken(set(), extra=False) == (REACH,)
    assert floor.taken(set(), extra=True) == (REACH, EXTRA)
    assert floor.taken({"glaucoma"}, extra=True) == (REACH,)


def test_each_tool_is_named_once() -> None:
    assert tools((REACH, KNEE)) == ("tape", "wall")


def test_a_side_is_practised_until_it_was_measured_twice() -> None:
    rows = [replace(taken(f"2026-11-0{n}", 8.0, "knee"), side="left") for n in (1, 2)]
    counts = occasions(all_series(rows, {"knee": KNEE}))

    assert to_practise(KNEE, {}) == ("left", "right")
    assert to_practise(KNEE, counts) == ("right",)
    assert to_practise(REACH, counts) == (None,)


def test_minutes_are_those_of_reading_up_practice_and_trials() -> None:
    known = {("knee", "left"): 2, ("knee", "right"): 2, ("reach", None): 2}

    # 2 × 30 s to read up, 9 trials of 18 s, 3 practices of 12 s.
    assert minutes((KNEE, REACH), Measuring(), {}) == round((60 + 9 * 18 + 3 * 12) / 60)
    assert minutes((KNEE, REACH), Measuring(), known) == round((60 + 9 * 18) / 60)
    assert minutes((KNEE,) * 5, Measuring(), {}) == 14
