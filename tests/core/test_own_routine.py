"""One's own routines: what may be in them, and what is played."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchdesk.core.session.draft import Draft
from stretchdesk.core.session.fitting import Block
from stretchdesk.core.session.own_routine import (
    Item,
    OwnRoutine,
    free_name,
    own_json,
    own_of,
    read_routine,
    routine_of,
)
from stretchdesk.core.session.request import Request
from tests.factories import make_catalogue, make_stretch, seven

if TYPE_CHECKING:
    from stretchdesk.core.content.problem import Problem

CATALOGUE = seven()
MORNING = OwnRoutine("Morning", (Item("low_lunge", 30), Item("downward_dog", 20, 2)), 2, 15)


def read(value: object) -> tuple[OwnRoutine | None, list[str]]:
    problems: list[Problem] = []
    own = read_routine(value, "f.json", problems)
    return own, [str(problem) for problem in problems]


def test_both_sides_repeats_rounds_and_rests_are_unrolled() -> None:
    made = routine_of(MORNING, CATALOGUE, Request())
    once = ["low_lunge left", "low_lunge right", "downward_dog both", "downward_dog both"]
    steps = [f"{step.stretch} {step.side}" for step in made.steps]
    assert steps == [*once, " both", *once]
    assert [step.is_rest for step in made.steps].index(True) == 4
    assert made.lead_s == (5, 5, 3, 3, 0, 3, 5, 3, 3)
    assert made.total_s == 30 + 2 * (2 * 30 + 2 * 20) + 15
    assert made.areas == ("hip_flexors", "hamstrings")
    assert made.notes == ()


def test_what_is_away_is_left_out_and_said() -> None:
    own = OwnRoutine("Mine", (Item("physio.angel", 30), Item("downward_dog", 20)))
    made = routine_of(own, CATALOGUE, Request())
    assert [step.stretch for step in made.steps] == ["downward_dog"]
    assert made.notes == ("Left out, for it is not there: physio.angel.",)
    assert routine_of(OwnRoutine("Mine", own.items[:1], 3, 9), CATALOGUE, Request()).steps == ()


def test_health_answers_ease_what_they_are_against() -> None:
    catalogue = make_catalogue([make_stretch("kneel", contraindications=("knee_injury",))])
    own = OwnRoutine("Mine", (Item("kneel", 30),))
    made = routine_of(own, catalogue, Request(avoid=frozenset({"knee_injury"})))
    assert made.steps[0].easier
    assert made.notes == ("Your health answers are against Kneel: shown in the easier variation.",)


def test_a_proposed_routine_can_be_kept_under_a_name() -> None:
    stretch = CATALOGUE.stretches["low_lunge"]
    draft = Draft(Request(), (), (Block(stretch, "chosen", 45, easier=True),))
    assert own_of(draft, "Hips") == OwnRoutine("Hips", (Item("low_lunge", 45, easier=True),))


routines = st.builds(
    OwnRoutine,
    name=st.sampled_from(["Morning", "Für den Rücken", "腰"]),
    items=st.lists(
        st.builds(
            Item,
            st.sampled_from(["low_lunge", "physio.angel"]),
            st.integers(5, 600),
            st.integers(1, 10),
            st.booleans(),
        ),
        min_size=1,
        max_size=5,
    ).map(tuple),
    rounds=st.integers(1, 10),
    rest_s=st.integers(0, 600),
)


@given(routines)
def test_a_written_routine_is_read_as_it_was(own: OwnRoutine) -> None:
    assert read(json.loads(json.dumps(own_json(own)))) == (own, [])


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"name": ""}, "f.json: routine: name: must not be empty, nor begin or end with a space"),
        ({"rounds": 11}, "f.json: routine: rounds: must be a whole number from 1 to 10"),
        ({"rest_s": True}, "f.json: routine: rest_s: must be a whole number from 0 to 600"),
        ({"items": []}, "f.json: routine: items: must be a list of 1 to 60"),
        (
            {"items": [{"stretch": "../x", "hold_s": 30}]},
            "f.json: routine: items[1].stretch: must be an id, or PACK.ID of a pack's",
        ),
        (
            {"items": [{"stretch": "low_lunge", "hold_s": 1e9}]},
            "f.json: routine: items[1].hold_s: must be a whole number from 5 to 600",
        ),
        (
            {"colour": "red"},
            "f.json: routine: colour: is not known; allowed: name, items, rounds, rest_s",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_key(change: dict[str, Any], problem: str) -> None:
    assert read(own_json(MORNING) | change) == (None, [problem])


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert free_name("Hips", ()) == "Hips"
    assert free_name("Hips", {"Hips", "Hips 2"}) == "Hips 3"
    assert len(free_name("x" * 60, {"x" * 60})) <= 60
