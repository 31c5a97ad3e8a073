from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import groupby, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchdesk.core.content.catalogue import Catalogue, Kind, Position, Stretch
from stretchdesk.core.session.planner import AREA_CAP_S, Request, plan, plan_one
from stretchdesk.core.session.routine import Routine, Side, routine_from_json, routine_json
from tests.factories import ALIASES, AREA_NAMES, CAUTIONS, make_catalogue, make_stretch, seven

CATALOGUE = seven()
CHOICES = [(area,) for area in AREA_NAMES] + [CATALOGUE.expand([alias]) for alias in ALIASES]

areas = st.sampled_from(list(AREA_NAMES))
requests = st.builds(
    Request,
    areas=st.lists(areas, unique=True, max_size=4).map(tuple),
    minutes=st.sampled_from([1, 2, 3, 5, 10, 15, 20]),
    place=st.sampled_from(Position),
    discreet=st.booleans(),
    level=st.sampled_from([1, 2, 3]),
    avoid=st.frozensets(st.sampled_from(CAUTIONS), max_size=2),
)


@st.composite
def holds(draw: st.DrawFn) -> tuple[int, int, int]:
    """Ranges as wide as the catalogue's are."""
    shortest = draw(st.integers(10, 30))
    longest = draw(st.integers(2 * shortest, 120))
    return shortest, draw(st.integers(shortest, longest)), longest


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    def stretch(number: int) -> Stretch:
        touched = draw(st.lists(areas, min_size=1, max_size=4, unique=True))
        return make_stretch(
            f"s{number}",
            primary=tuple(touched[:1]),
            secondary=tuple(touched[1:]),
            position=draw(st.sampled_from(Position)),
            per_side=draw(st.booleans()),
            hold=draw(holds()),
            difficulty=draw(st.integers(1, 3)),
            discreet=draw(st.booleans()),
            contraindications=tuple(draw(st.lists(st.sampled_from(CAUTIONS), max_size=1))),
            kind=draw(st.sampled_from([Kind.STRETCH, Kind.STRETCH, Kind.WARMUP])),
        )

    return make_catalogue(stretch(n) for n in range(draw(st.integers(1, 10))))


def allowed(catalogue: Catalogue, request: Request) -> dict[str, Stretch]:
    return {
        s.id: s
        for s in catalogue.stretches.values()
        if s.kind is Kind.STRETCH
        and s.position.fits(request.place)
        and (s.discreet or not request.discreet)
        and not request.avoid & set(s.contraindications)
    }


def serving(catalogue: Catalogue, request: Request) -> dict[str, Stretch]:
    wanted = set(request.areas or AREA_NAMES)
    return {i: s for i, s in allowed(catalogue, request).items() if wanted & set(s.areas)}


def loads(catalogue: Catalogue, routine: Routine) -> Counter[tuple[str, Side]]:
    load: Counter[tuple[str, Side]] = Counter()
    for step in routine.steps:
        sides = (Side.LEFT, Side.RIGHT) if step.side is Side.BOTH else (step.side,)
        if step.kind == "warmup":
            continue
        for area in catalogue.stretches[step.stretch].primary:
            load.update({(area, side): step.hold_s for side in sides})
    return load


def blocks(catalogue: Catalogue, routine: Routine) -> list[Stretch]:
    """The stretches in order, each pair of sides once."""
    return [
        catalogue.stretches[step.stretch] for step in routine.steps if step.side is not Side.RIGHT
    ]


def check(catalogue: Catalogue, request: Request, routine: Routine) -> None:
    """What holds for every routine."""
    fitting = serving(catalogue, request)
    stretches = [step for step in routine.steps if step.kind == "stretch"]
    assert bool(stretches) == bool(fitting)
    assert {step.stretch for step in stretches} <= set(allowed(catalogue, request))
    if request.minutes <= 3:
        assert {step.stretch for step in stretches} <= set(fitting)
    check_warm_up(catalogue, request, routine)
    check_sides(catalogue, routine)
    check_time(catalogue, request, routine)
    check_order(catalogue, routine)
    over = any(load_s > AREA_CAP_S for load_s in loads(catalogue, routine).values())
    assert over == any("More than 4 minutes" in note for note in routine.notes)
    beyond = any(step.stretch not in fitting for step in stretches)
    assert beyond == any("others fill the rest" in note for note in routine.notes)


def check_warm_up(catalogue: Catalogue, request: Request, routine: Routine) -> None:
    """It comes first, and is as long as it should be or as what fits allows."""
    kinds = [step.kind for step in routine.steps]
    assert kinds == sorted(kinds, reverse=True), "warm-ups first"
    moves = [step for step in routine.steps if step.kind == "warmup"]
    assert not moves or request.minutes >= 5
    for step in moves:
        move = catalogue.stretches[step.stretch]
        assert move.position.fits(request.place)
        assert move.discreet or not request.discreet
        assert not request.avoid & set(move.contraindications)
    assert sum(step.hold_s for step in moves) <= (300 if request.minutes >= 15 else 90)


def check_sides(catalogue: Catalogue, routine: Routine) -> None:
    steps = iter(routine.steps)
    for step in steps:
        hold = catalogue.stretches[step.stretch].hold
        assert hold.min <= step.hold_s <= hold.max
        assert step.reason
        if catalogue.stretches[step.stretch].per_side:
            assert step.side is Side.LEFT
            assert next(steps) == replace(step, side=Side.RIGHT)
        else:
            assert step.side is Side.BOTH


def check_time(catalogue: Catalogue, request: Request, routine: Routine) -> None:
    expected = [5] if routine.steps else []
    for before, after in pairwise(routine.steps):
        positions = [catalogue.stretches[s.stretch].position for s in (before, after)]
        if before.stretch == after.stretch and before.side != after.side:
            expected.append(5)
        else:
            expected.append(3 if positions[0] is positions[1] else 8)
    assert list(routine.lead_s) == expected
    assert routine.total_s == sum(expected) + sum(step.hold_s for step in routine.steps)
    if routine.steps and request.minutes == 1:
        assert routine.total_s <= 80
    elif routine.steps:
        assert 0.9 * 60 <= routine.total_s / request.minutes <= 1.05 * 60


def check_order(catalogue: Catalogue, routine: Routine) -> None:
    done = blocks(catalogue, routine)
    visited = [position for position, _ in groupby(done, key=lambda s: s.position)]
    assert visited == [
        p for p in (Position.STANDING, Position.CHAIR, Position.FLOOR) if p in visited
    ]
    stretches = [stretch for stretch in done if stretch.kind is Kind.STRETCH]
    for position in {stretch.position for stretch in stretches}:
        ids = [stretch.id for stretch in stretches if stretch.position is position]
        in_a_row = sum(a == b for a, b in pairwise(ids))
        most = max(Counter(ids).values())
        assert in_a_row == max(0, 2 * most - len(ids) - 1)


@pytest.mark.parametrize("minutes", [1, 2, 3, 5, 10, 15, 30, 60])
@pytest.mark.parametrize("chosen", CHOICES, ids=lambda chosen: chosen[0])
def test_every_area_and_alias_of_the_seven_gets_a_true_routine(
    chosen: tuple[str, ...], minutes: int
) -> None:
    request = Request(chosen, minutes)
    check(CATALOGUE, request, plan(CATALOGUE, request))


@settings(max_examples=100)
@given(requests)
def test_the_seven_keep_the_rules_for_any_request(request_: Request) -> None:
    check(CATALOGUE, request_, plan(CATALOGUE, request_))


@settings(max_examples=100)
@given(catalogues(), requests)
def test_any_catalogue_keeps_the_rules(catalogue: Catalogue, request_: Request) -> None:
    routine = plan(catalogue, request_)
    check(catalogue, request_, routine)
    assert routine == plan(catalogue, request_)
    assert routine_from_json(routine_json(routine)) == routine


def test_the_area_itself_comes_before_those_it_reaches_too() -> None:
    routine = plan(CATALOGUE, Request(("lower_back",), 3))
    assert {step.stretch for step in routine.steps} == {"childs_pose", "reclining_spinal_twist"}
    assert {step.reason for step in routine.steps} == {"Lower back, chosen"}


def test_areas_take_turns() -> None:
    routine = plan(CATALOGUE, Request(("hip_flexors", "glutes", "hamstrings"), 5))
    primary = {stretch.primary[0] for stretch in blocks(CATALOGUE, routine)}
    assert {"hip_flexors", "glutes", "hamstrings"} <= primary


def test_a_higher_level_holds_longer_not_shorter() -> None:
    lunge = [step.hold_s for step in plan(CATALOGUE, Request(("quads",), 3, level=1)).steps]
    long_lunge = [step.hold_s for step in plan(CATALOGUE, Request(("quads",), 3, level=3)).steps]
    assert lunge == [40, 40, 40, 40]
    assert long_lunge == [85, 85]


def test_an_area_gets_at_most_four_minutes_a_side_where_that_is_possible() -> None:
    routine = plan(CATALOGUE, Request(("hamstrings",), 5))
    assert max(loads(CATALOGUE, routine).values()) == AREA_CAP_S
    assert routine.total_s == 271


@pytest.mark.parametrize("minutes", [1, 3, 5, 10, 15])
def test_holds_are_whole_multiples_of_five_seconds(minutes: int) -> None:
    routine = plan(CATALOGUE, Request(("hamstrings", "glutes"), minutes))
    assert routine.steps
    assert {step.hold_s % 5 for step in routine.steps} == {0}


def test_the_time_asked_wins_over_the_four_minutes_where_nothing_else_fits() -> None:
    routine = plan(CATALOGUE, Request(("hamstrings",), 5, place=Position.STANDING))
    assert {step.stretch for step in routine.steps} == {"standing_forward_fold"}
    assert 295 <= routine.total_s <= 300
    assert routine.notes == (
        "More than 4 minutes a side for Back of the thighs: nothing else fits.",
    )


def test_a_longer_routine_goes_on_with_connected_areas_and_says_so() -> None:
    routine = plan(CATALOGUE, Request(("hamstrings",), 10))
    reasons = {step.stretch: step.reason for step in routine.steps}
    assert reasons["downward_dog"] == "Back of the thighs, chosen"
    assert reasons["childs_pose"] == "Lower back, connected with Back of the thighs"
    assert routine.notes == ("4 minutes a side are enough for an area; others fill the rest.",)


def test_the_rest_of_the_body_fills_what_connected_areas_cannot() -> None:
    routine = plan(CATALOGUE, Request(("quads",), 15))
    reasons = {step.stretch: step.reason for step in routine.steps}
    assert reasons["low_lunge"] == "Front of the thighs too, chosen"
    assert reasons["figure_four"] == "Glutes and deep hip, not stretched yet"


def test_nothing_chosen_means_the_whole_body() -> None:
    routine = plan(CATALOGUE, Request((), 5))
    assert len({stretch.primary for stretch in blocks(CATALOGUE, routine)}) == 4
    assert all(step.reason.endswith(", whole body") for step in routine.steps)


def test_one_minute_prefers_short_holds_of_both_sides_at_once() -> None:
    catalogue = make_catalogue(
        [
            make_stretch("sided", per_side=True, hold=(10, 20, 40)),
            make_stretch("long", hold=(40, 50, 90)),
            make_stretch("short", hold=(20, 40, 60)),
        ]
    )
    assert {s.stretch for s in plan(catalogue, Request(("hamstrings",), 1)).steps} == {"short"}


def test_easier_stretches_come_first_for_a_low_level() -> None:
    catalogue = make_catalogue([make_stretch("hard", difficulty=3), make_stretch("easy")])
    first = {level: plan(catalogue, Request(("hamstrings",), 1, level=level)) for level in (1, 3)}
    assert first[1].steps[0].stretch == "easy"
    assert first[3].steps[0].stretch == "hard"


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ({"areas": ("neck",)}, "No stretch for Neck yet."),
        ({"place": Position.CHAIR}, "No stretch for Back of the thighs at this place."),
        ({"discreet": True}, "No discreet stretch for Back of the thighs at this place."),
        (
            {"avoid": frozenset({"hamstring_strain", "glaucoma"})},
            (
                "Your health answers (hamstring_strain, glaucoma) leave nothing for Back of the"
                " thighs. Areas close by remain: Lower back."
            ),
        ),
        ({"areas": (), "place": Position.CHAIR}, "No stretch for the body at this place."),
    ],
)
def test_if_nothing_fits_there_are_no_steps_and_the_reason(
    changes: dict[str, object], note: str
) -> None:
    request = replace(Request(("hamstrings",), 3), **changes)
    routine = plan(CATALOGUE, request)
    assert routine.steps == routine.lead_s == ()
    assert routine.total_s == 0
    assert routine.notes == (note,)


def test_an_empty_area_among_others_is_named() -> None:
    routine = plan(CATALOGUE, Request(CATALOGUE.expand(["hips"]), 3))
    assert routine.steps
    assert routine.notes == ("No stretch for Inner thighs yet.",)


def test_a_stretch_too_long_for_the_time_is_left_out() -> None:
    catalogue = make_catalogue([make_stretch("long", per_side=True, hold=(100, 110, 120))])
    assert not plan(catalogue, Request(("hamstrings",), 3)).steps
    assert plan(catalogue, Request(("hamstrings",), 3)).notes == (
        "No stretch for Back of the thighs is short enough.",
    )


def test_where_no_length_meets_the_time_it_is_the_longest_below_and_says_so() -> None:
    catalogue = make_catalogue([make_stretch("rigid", hold=(50, 50, 50))])
    routine = plan(catalogue, Request(("hamstrings",), 3))
    assert routine.total_s == 161
    assert routine.notes == ("Shorter than asked: nothing else fits.",)


def test_an_unknown_area_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        plan(CATALOGUE, Request(("elbow",), 3))


def test_json_has_the_documented_shape() -> None:
    data = routine_json(plan(CATALOGUE, Request(("hip_flexors",), 1)))
    assert data == {
        "areas": ["hip_flexors"],
        "minutes": 1,
        "place": "floor",
        "level": 2,
        "total_s": 70,
        "steps": [
            {
                "kind": "stretch",
                "stretch": "low_lunge",
                "side": side,
                "hold_s": 30,
                "reason": "Hip flexors, chosen",
                "easier": False,
                "lead_s": 5,
            }
            for side in ("left", "right")
        ],
        "notes": [],
    }


def test_what_a_person_never_wants_is_not_offered_and_an_emptied_area_says_so() -> None:
    request = Request(("hip_flexors",), 5)
    assert {step.stretch for step in plan(CATALOGUE, request).steps} == {"low_lunge"}

    emptied = plan(CATALOGUE, replace(request, never=frozenset({"low_lunge"})))
    assert emptied.steps == ()
    assert emptied.notes == (
        "Every stretch for Hip flexors that fits is one you chose never to be offered.",
    )

    spared = plan(CATALOGUE, Request(minutes=15, never=frozenset({"low_lunge", "childs_pose"})))
    assert {"low_lunge", "childs_pose"}.isdisjoint(step.stretch for step in spared.steps)
    assert spared.steps


@pytest.mark.parametrize(("level", "hold_s"), [(1, 30), (2, 45), (3, 60)])
def test_one_stretch_is_played_on_all_its_sides_as_long_as_the_level_holds(
    level: int, hold_s: int
) -> None:
    made = plan_one(CATALOGUE.stretches["low_lunge"], Request(level=level))

    assert [(step.side, step.hold_s) for step in made.steps] == [
        (Side.LEFT, hold_s),
        (Side.RIGHT, hold_s),
    ]
    assert made.total_s == 2 * hold_s + 10
    assert made.areas == ("hip_flexors",)
    assert routine_from_json(routine_json(made)) == made

    (only,) = plan_one(CATALOGUE.stretches["downward_dog"], Request(level=level)).steps
    assert only.side is Side.BOTH


def test_a_plan_from_before_there_were_easier_variations_can_be_read() -> None:
    made = plan(CATALOGUE, Request(("hip_flexors",), 1))
    stored = routine_json(made)
    for step in stored["steps"]:
        del step["easier"]

    assert routine_from_json(stored) == made


def test_two_short_stretches_in_two_positions_still_fill_ten_minutes() -> None:
    pair = [
        make_stretch("sit", primary=("neck",), position=Position.CHAIR, hold=(10, 10, 20)),
        make_stretch("stand", primary=("neck",), position=Position.STANDING, hold=(10, 10, 20)),
    ]
    request = Request(minutes=10, place=Position.STANDING, level=1)

    routine = plan(make_catalogue(pair), request)

    assert 540 <= routine.total_s <= 630
