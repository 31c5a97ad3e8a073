"""A routine before it starts can be changed in every way, and its time follows at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchdesk.core.content.catalogue import Position
from stretchdesk.core.session.draft import Draft, alternatives
from stretchdesk.core.session.fitting import total_s
from stretchdesk.core.session.planner import draft
from stretchdesk.core.session.recent import NOTHING
from stretchdesk.core.session.request import Request
from tests.factories import make_catalogue, make_stretch, seven

CATALOGUE = seven()
STRETCHES = list(CATALOGUE.stretches.values())


@pytest.fixture
def made() -> Draft:
    return draft(CATALOGUE, Request(("hamstrings", "glutes"), 5), NOTHING)


def ids(one: Draft) -> list[str]:
    return [block.stretch.id for block in one.blocks]


def test_a_swapped_row_keeps_its_place_and_as_much_of_its_time_as_the_range_allows(
    made: Draft,
) -> None:
    short = make_stretch("short", hold=(10, 15, 20))
    changed = made.swapped(1, short)
    assert ids(changed) == [ids(made)[0], "short", *ids(made)[2:]]
    assert changed.blocks[1].hold_s == 20
    assert changed.routine.total_s == total_s(changed.blocks)


def test_rows_go_come_and_move(made: Draft) -> None:
    names = ids(made)
    assert ids(made.removed(0)) == names[1:]
    assert ids(made.added(CATALOGUE.stretches["low_lunge"])) == [*names, "low_lunge"]
    assert ids(made.moved(0, 1)) == [names[1], names[0], *names[2:]]
    assert ids(made.moved(0, 1).moved(1, 0)) == names


@pytest.mark.parametrize("seconds", [0, 45, 900])
def test_a_hold_stays_within_its_range(made: Draft, seconds: int) -> None:
    changed = made.held(0, seconds)
    limits = changed.blocks[0].stretch.hold
    assert changed.blocks[0].hold_s == min(max(seconds, limits.min), limits.max)


def test_health_answers_ease_what_is_put_in() -> None:
    careful = Request(("hamstrings",), 5, avoid=frozenset({"knee_injury"}))
    stretch = make_stretch("kneel", contraindications=("knee_injury",))
    assert Draft(careful, (), ()).added(stretch).blocks[0].easier


def test_locked_rows_are_kept_when_the_routine_is_made_anew(made: Draft) -> None:
    kept = made.held(0, 60).locked(0, on=True)
    again = draft(CATALOGUE, Request(("lower_back",), 10), NOTHING, kept.kept)

    assert kept.blocks[0] in again.blocks
    assert ids(again).count(kept.blocks[0].stretch.id) == 1
    assert again.locked(again.blocks.index(kept.blocks[0]), on=False).kept == ()
    assert 0.9 <= again.routine.total_s / 600 <= 1.05


def test_alternatives_serve_the_same_areas_those_of_the_same_position_first() -> None:
    chair = {"position": Position.CHAIR}
    stretches = [
        make_stretch("this", **chair),
        make_stretch("floor"),
        make_stretch("chair", **chair),
        make_stretch("there", **chair),
        make_stretch("other", primary=("neck",), **chair),
    ]
    block = draft(make_catalogue(stretches[:1]), Request((), 1), NOTHING).blocks[0]
    assert [s.id for s in alternatives(block, stretches, ("this", "there"))] == ["chair", "floor"]


edits = st.lists(
    st.tuples(
        st.sampled_from(["swap", "add", "remove", "move", "hold", "lock"]),
        st.integers(0, 9),
        st.integers(0, 200),
    ),
    max_size=25,
)


@given(edits)
def test_whatever_is_edited_both_sides_stay_equal_and_the_time_is_true(
    script: list[tuple[str, int, int]],
) -> None:
    one = draft(CATALOGUE, Request(("hamstrings",), 5), NOTHING)
    for what, at, number in script:
        one = edited(one, what, at, number)
        routine = one.routine
        assert routine.total_s == sum(routine.lead_s) + sum(s.hold_s for s in routine.steps)
        for block in one.blocks:
            assert block.stretch.hold.min <= block.hold_s <= block.stretch.hold.max
            sides = [step.side for step in block.steps()]
            assert sides == (["left", "right"] if block.stretch.per_side else ["both"])


def edited(one: Draft, what: str, at: int, number: int) -> Draft:
    if what == "add":
        return one.added(STRETCHES[number % len(STRETCHES)])
    if not one.blocks:
        return one
    n, to = at % len(one.blocks), number % len(one.blocks)
    return {
        "swap": lambda: one.swapped(n, STRETCHES[number % len(STRETCHES)]),
        "remove": lambda: one.removed(n),
        "move": lambda: one.moved(n, to),
        "hold": lambda: one.held(n, number),
        "lock": lambda: one.locked(n, on=bool(number % 2)),
    }[what]()
