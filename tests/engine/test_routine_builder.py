"""Every change of what is asked for is answered with the routine for it, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stretchdesk.core.content.catalogue import Position
from stretchdesk.core.session.planner import Request, plan
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
