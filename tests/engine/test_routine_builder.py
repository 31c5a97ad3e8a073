"""Every change of what is asked for is answered with the routine for it, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stretchdesk.core.content.catalogue import Position
from stretchdesk.core.progress.recency import AreaState
from stretchdesk.core.session.planner import Request, plan
from stretchdesk.core.session.recent import NOTHING, Recent
from stretchdesk.engine.routine_builder import Proposal, RoutineBuilder
from tests.factories import ALIASES, seven

if TYPE_CHECKING:
    from collections.abc import Callable

CATALOGUE = seven()


@pytest.fixture
def builder() -> RoutineBuilder:
    return RoutineBuilder(CATALOGUE, Request(minutes=3))


@pytest.fixture
def said(builder: RoutineBuilder) -> list[Proposal]:
    said: list[Proposal] = []
    builder.proposed.connect(said.append)
    return said


def test_it_has_a_proposal_before_anything_is_chosen(
    builder: RoutineBuilder, said: list[Proposal]
) -> None:
    assert builder.proposal.routine == plan(CATALOGUE, Request(minutes=3))
    assert said == []

    builder.propose()

    assert said == [builder.proposal]


@pytest.mark.parametrize(
    ("change", "request_after"),
    [
        (lambda b: b.choose_area("hamstrings", on=True), Request(("hamstrings",), 3)),
        (lambda b: b.choose_group("hips", on=True), Request(ALIASES["hips"], 3)),
        (lambda b: b.set_minutes(10), Request(minutes=10)),
        (lambda b: b.set_place("standing"), Request(minutes=3, place=Position.STANDING)),
        (lambda b: b.set_discreet(on=True), Request(minutes=3, discreet=True)),
        (lambda b: b.replace_request(Request(("neck",), 1)), Request(("neck",), 1)),
    ],
)
def test_a_change_is_answered_once_with_the_routine_for_it(
    builder: RoutineBuilder,
    said: list[Proposal],
    change: Callable[[RoutineBuilder], None],
    request_after: Request,
) -> None:
    change(builder)

    assert len(said) == 1
    assert set(said[0].request.areas) == set(request_after.areas)
    assert said[0].request.minutes == request_after.minutes
    assert said[0].request.place is request_after.place
    assert said[0].request.discreet == request_after.discreet
    assert said[0].routine == plan(CATALOGUE, said[0].request)
    assert builder.proposal is said[0]


def test_areas_keep_the_order_of_the_catalogue(builder: RoutineBuilder) -> None:
    for area in ("hamstrings", "neck", "hamstrings"):
        builder.choose_area(area, on=True)

    assert builder.request.areas == ("neck", "hamstrings")


def test_a_group_taken_back_leaves_the_other_areas(builder: RoutineBuilder) -> None:
    builder.choose_areas(("adductors", "neck"), on=True)
    builder.choose_group("hips", on=True)
    builder.choose_group("legs", on=False)

    assert set(builder.request.areas) == {"neck", "hip_flexors", "glutes"}


def test_only_stretches_of_the_chosen_area_are_proposed(builder: RoutineBuilder) -> None:
    builder.choose_area("glutes", on=True)

    steps = builder.proposal.routine.steps
    assert steps
    assert all("glutes" in CATALOGUE.stretches[step.stretch].areas for step in steps)


def test_an_unknown_group_changes_nothing(builder: RoutineBuilder, said: list[Proposal]) -> None:
    with pytest.raises(KeyError):
        builder.choose_group("tail", on=True)

    assert (said, builder.request) == ([], Request(minutes=3))


def test_what_is_never_wanted_leaves_the_proposal_at_once(
    builder: RoutineBuilder, said: list[Proposal]
) -> None:
    offered = {step.stretch for step in builder.proposal.routine.steps}
    unwanted = min(offered)
    builder.set_never([unwanted])

    assert unwanted not in {step.stretch for step in said[-1].routine.steps}
    assert said[-1].routine.steps


def test_health_answers_change_the_proposal_once_and_say_what_they_leave_out(
    builder: RoutineBuilder, said: list[Proposal]
) -> None:
    builder.set_avoid(["knee_injury"])
    builder.set_avoid(["knee_injury"])

    assert len(said) == 1
    assert [one.stretch for one in said[0].left_out] == ["low_lunge", "childs_pose"]
    assert {"low_lunge", "childs_pose"}.isdisjoint(s.stretch for s in said[0].routine.steps)


def test_what_remains_close_to_an_emptied_area_can_be_chosen(
    builder: RoutineBuilder, said: list[Proposal]
) -> None:
    builder.choose_area("hip_flexors", on=True)
    builder.choose_instead()
    assert len(said) == 1

    builder.choose_area("hip_flexors", on=False)
    builder.choose_area("hamstrings", on=True)
    builder.set_avoid(["hamstring_strain", "glaucoma"])
    assert said[-1].routine.steps == ()
    assert said[-1].instead == ("lower_back",)
    builder.choose_instead()

    assert builder.request.areas == ("lower_back",)
    assert said[-1].routine.steps


def rows(builder: RoutineBuilder) -> list[str]:
    return [block.stretch.id for block in builder.proposal.draft.blocks]


def test_each_edit_is_said_and_taken_back_in_turn(
    builder: RoutineBuilder, said: list[Proposal]
) -> None:
    first = rows(builder)
    builder.remove(0)
    builder.add("low_lunge")
    builder.lengthen(0, 5)
    assert rows(builder) == [*first[1:], "low_lunge"]
    assert [one.edited for one in said] == [True] * 3

    for _ in range(5):
        builder.undo()

    assert rows(builder) == first
    assert len(said) == 6
    assert not said[-1].edited


def test_a_row_is_swapped_for_one_of_its_alternatives(builder: RoutineBuilder) -> None:
    builder.replace_request(Request(("hamstrings",), 1))
    other = builder.alternatives(0)[0]
    assert other.id not in rows(builder)

    builder.swap(0, other.id)

    assert rows(builder)[0] == other.id


def test_what_is_locked_outlasts_a_change_of_the_request(builder: RoutineBuilder) -> None:
    builder.toggle_lock(1)
    kept = builder.proposal.draft.blocks[1]
    builder.set_minutes(10)
    assert kept in builder.proposal.draft.blocks
    assert not builder.proposal.edited


def test_news_of_the_history_makes_the_routine_anew_unless_it_was_edited(
    builder: RoutineBuilder, said: list[Proposal]
) -> None:
    due = Recent({area: AreaState(0 if area != "calves" else 9, 5.0) for area in CATALOGUE.areas})
    builder.use_recent(due)
    assert said[-1].routine.areas[-1] == "calves"

    builder.remove(0)
    before = builder.proposal
    builder.use_recent(NOTHING)
    assert builder.proposal is before


def test_another_routine_is_one_click_away(builder: RoutineBuilder) -> None:
    builder.replace_request(Request(("hamstrings",), 1))
    first = rows(builder)
    seen = set()
    for _ in range(6):
        builder.another()
        seen.add(tuple(rows(builder)))
    assert seen - {tuple(first)}


def test_other_stretches_are_proposed_from_when_the_content_changes(
    builder: RoutineBuilder, said: list[Proposal]
) -> None:
    first = builder.proposal.draft.blocks[0].stretch.id
    without = CATALOGUE.limited_to(set(CATALOGUE.stretches) - {first})
    builder.use_catalogue(without)
    assert said[-1].routine == plan(without, Request(minutes=3))


def test_an_edited_draft_stays_unless_a_stretch_of_it_is_gone(builder: RoutineBuilder) -> None:
    builder.toggle_lock(0)
    first, edited = builder.proposal.draft.blocks[0].stretch.id, builder.proposal
    shown = {block.stretch.id for block in edited.draft.blocks}

    builder.use_catalogue(CATALOGUE.limited_to(shown))
    assert builder.proposal == edited
    builder.use_catalogue(CATALOGUE.limited_to(set(CATALOGUE.stretches) - {first}))
    assert first not in {block.stretch.id for block in builder.proposal.draft.blocks}
    assert not builder.proposal.edited
