"""What a routine says about the health answers: which area they empty, and what remains."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchdesk.core.content.catalogue import Area, Position
from stretchdesk.core.content.safety import LeftOut
from stretchdesk.core.session.candidates import fitting
from stretchdesk.core.session.planner import plan, plan_one
from stretchdesk.core.session.refusals import connected_areas, left_out_of, refusals
from stretchdesk.core.session.request import Request
from stretchdesk.data.pack_files import load_catalogue
from tests.factories import make_catalogue, make_stretch, seven

ALL = load_catalogue(Path(__file__).parents[2] / "assets")
SEVEN = seven()
HIP = frozenset({"hip_replacement"})

requests = st.builds(
    Request,
    areas=st.lists(st.sampled_from(list(ALL.areas)), unique=True, max_size=4).map(tuple),
    minutes=st.sampled_from([1, 5, 15]),
    place=st.sampled_from(Position),
    discreet=st.booleans(),
    level=st.sampled_from([1, 2, 3]),
    avoid=st.frozensets(st.sampled_from(list(ALL.cautions)), max_size=17),
    never=st.frozensets(st.sampled_from(list(ALL.stretches)), max_size=10),
)


@settings(max_examples=150)
@given(requests)
def test_whatever_is_answered_the_routine_spares_it_and_says_what_is_missing(
    request_: Request,
) -> None:
    routine = plan(ALL, request_)

    for step in routine.steps:
        stretch = ALL.stretches[step.stretch]
        assert request_.avoid.isdisjoint(stretch.contraindications), step
        assert step.easier == (not request_.avoid.isdisjoint(stretch.caution))
    left = {one.stretch for one in left_out_of(ALL, request_)}
    assert left.isdisjoint(step.stretch for step in routine.steps)
    assert routine.steps or routine.notes
    for area in connected_areas(ALL, request_):
        assert area not in request_.areas
        assert plan(ALL, replace(request_, areas=(area,))).steps


def test_an_emptied_area_is_named_with_the_answer_and_what_remains_close_by() -> None:
    request = Request(("glutes",), avoid=HIP | {"pregnancy"})

    assert plan(ALL, request).steps == ()
    (note,) = plan(ALL, request).notes
    assert note == (
        "Your health answers (Hip replacement) leave nothing for Glutes and deep hip."
        " Areas close by remain: Lower back, Hip flexors, Upper and mid back."
    )
    assert connected_areas(ALL, request) == ("lower_back", "hip_flexors", "spine")


def test_an_emptied_area_among_others_does_not_stop_them() -> None:
    request = Request(("glutes", "hamstrings"), avoid=HIP)
    routine = plan(ALL, request)

    assert routine.steps
    assert "leave nothing for Glutes and deep hip." in routine.notes[0]


def test_where_nothing_is_shared_areas_of_the_same_part_of_the_body_remain() -> None:
    catalogue = make_catalogue(
        [
            make_stretch("quad", primary=("quads",), contraindications=("knee_injury",)),
            make_stretch("fold", primary=("hamstrings",)),
            make_stretch("turn", primary=("neck",)),
        ]
    )
    groups = {"quads": "legs", "hamstrings": "legs", "neck": "upper_body"}
    areas = {
        key: Area(key, name.name, groups.get(key, "")) for key, name in catalogue.areas.items()
    }
    request = Request(("quads",), avoid=frozenset({"knee_injury"}))

    assert connected_areas(replace(catalogue, areas=areas), request) == ("hamstrings",)


def test_where_nothing_at_all_remains_nothing_is_promised() -> None:
    catalogue = make_catalogue([make_stretch("quad", contraindications=("knee_injury",))])
    request = Request(("hamstrings",), avoid=frozenset({"knee_injury"}))

    assert refusals(catalogue, request, fitting(catalogue, request)) == (
        "Your health answers (knee_injury) leave nothing for Back of the thighs.",
    )


def test_an_area_that_is_only_reached_too_says_so() -> None:
    routine = plan(ALL, Request(("quads",), avoid=frozenset({"knee_injury"})))

    assert routine.steps
    assert routine.notes[0] == (
        "Your health answers (Knee injury, surgery or replacement) leave only stretches that"
        " reach Front of the thighs too."
    )


@pytest.mark.parametrize("area", ALL.areas)
def test_without_answers_nothing_is_said_of_them(area: str) -> None:
    request = Request((area,))
    assert refusals(ALL, request, fitting(ALL, request)) == ()
    assert left_out_of(ALL, request) == ()
    assert connected_areas(ALL, request) == ()


def test_what_is_left_out_is_what_would_have_served() -> None:
    reason = ("hip_replacement: .",)
    assert left_out_of(SEVEN, Request(("glutes",), avoid=HIP)) == (
        LeftOut("figure_four", reason),
        LeftOut("childs_pose", reason),
        LeftOut("reclining_spinal_twist", reason),
    )
    assert left_out_of(SEVEN, Request(("hamstrings",), avoid=HIP)) == ()
    assert left_out_of(SEVEN, Request(("glutes",), place=Position.CHAIR, avoid=HIP)) == ()
    assert len(left_out_of(SEVEN, Request(avoid=HIP))) == 3


def test_a_stretch_done_by_itself_is_eased_where_an_answer_asks_for_it() -> None:
    lunge = SEVEN.stretches["low_lunge"]
    for avoid, easier in ((frozenset(), False), (frozenset({"knee_injury"}), True)):
        made = plan_one(lunge, Request(avoid=avoid))
        assert [step.easier for step in made.steps] == [easier, easier]
