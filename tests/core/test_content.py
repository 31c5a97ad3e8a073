"""The facts the built-in content must carry."""

from __future__ import annotations

from pathlib import Path

import pytest

from stretchdesk.core.content.catalogue import Catalogue, Effect, Kind, Position
from stretchdesk.core.progress.batteries import batteries, tools
from stretchdesk.data.pack_files import load_catalogue

SEEDS = {
    "Seated Forward Fold": ("hamstrings", "lower_back", "calves"),
    "Low Lunge": ("hip_flexors", "quads"),
    "Figure Four": ("glutes", "lower_back"),
    "Child's Pose": ("lower_back", "spine", "glutes", "shoulders"),
    "Reclining Spinal Twist": ("lower_back", "spine", "obliques", "glutes"),
    "Standing Forward Fold": ("hamstrings", "calves", "lower_back"),
    "Downward Dog": ("hamstrings", "calves", "shoulders", "spine"),
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(Path(__file__).parents[2] / "assets")


def test_the_seven_stretches_of_the_mission_are_there(catalogue: Catalogue) -> None:
    seeds = [stretch for stretch in catalogue.stretches.values() if stretch.seed]

    assert {stretch.name: stretch.areas for stretch in seeds} == SEEDS
    assert all(stretch.kind is Kind.STRETCH for stretch in seeds)
    assert all(stretch.effect in Effect for stretch in seeds)


def test_each_of_the_seven_is_held_from_30_seconds_to_2_minutes(catalogue: Catalogue) -> None:
    seeds = [stretch for stretch in catalogue.stretches.values() if stretch.seed]

    assert {(stretch.hold.min, stretch.hold.max) for stretch in seeds} == {(30, 120)}


def test_hips_lead_to_low_lunge_figure_four_and_childs_pose(catalogue: Catalogue) -> None:
    found = {stretch.name for stretch in catalogue.for_areas(catalogue.expand(["hips"]))}

    assert {"Low Lunge", "Figure Four", "Child's Pose"} <= found
    assert "Standing Forward Fold" not in found


def test_names_and_aliases_become_areas_in_catalogue_order(catalogue: Catalogue) -> None:
    assert catalogue.expand(["quads", "hips", "glutes"]) == (
        "hip_flexors",
        "glutes",
        "adductors",
        "quads",
    )
    with pytest.raises(KeyError, match="toes"):
        catalogue.expand(["hips", "toes"])


def test_each_place_includes_the_ones_before_it() -> None:
    fitting = {place: [p for p in Position if p.fits(place)] for place in Position}

    assert fitting[Position.CHAIR] == [Position.CHAIR]
    assert fitting[Position.STANDING] == [Position.CHAIR, Position.STANDING]
    assert fitting[Position.FLOOR] == [*Position]


def test_there_are_13_areas_in_four_groups_and_17_cautions(catalogue: Catalogue) -> None:
    assert len(catalogue.areas) == 13
    assert len(catalogue.cautions) == 17
    assert list(catalogue.aliases) == ["hips", "legs", "back", "upper_body"]
    assert {area for areas in catalogue.aliases.values() for area in areas} == {*catalogue.areas}
    assert all(area.id in catalogue.aliases[area.group] for area in catalogue.areas.values())


def test_only_the_standing_fold_of_the_seven_can_be_done_at_a_desk(catalogue: Catalogue) -> None:
    at_desk = [s.id for s in catalogue.stretches.values() if s.seed and s.desk_friendly]

    assert at_desk == ["standing_forward_fold"]
    assert catalogue.stretches[at_desk[0]].position is Position.STANDING
    assert not any(s.discreet for s in catalogue.stretches.values() if s.seed)


def test_the_guidance_of_the_mission_is_carried(catalogue: Catalogue) -> None:
    guidance = catalogue.guidance

    assert "Warm up first" in guidance.warm_up
    assert "in by the nose and out by the mouth" in guidance.breathing
    assert "no bouncing" in guidance.no_bouncing
    assert "Mild discomfort" in guidance.discomfort
    assert "sharp pain never" in guidance.discomfort
    assert "30 seconds to 2 minutes" in guidance.hold
    assert "10–15 minutes, 3–5 times a week" in guidance.frequency


def test_all_twelve_flexibility_tests_keep_their_sources(catalogue: Catalogue) -> None:
    assert len(catalogue.tests) == 12
    assert all(test.source for test in catalogue.tests.values())
    published = {test.id for test in catalogue.tests.values() if test.basis == "published"}
    assert published == {"fingertip_floor", "knee_to_wall", "faber_height"}


def test_two_tests_are_read_off_two_tapes(catalogue: Catalogue) -> None:
    inputs = {test.id: test.inputs for test in catalogue.tests.values() if test.inputs}

    assert inputs == {"leg_raise": ("heel", "leg"), "thomas_tape": ("drop", "thigh")}
    assert all(len(catalogue.tests[test].input_names) == 2 for test in inputs)


def test_norms_keep_their_numbers(catalogue: Catalogue) -> None:
    (reach,) = catalogue.tests["fingertip_floor"].norms
    right, left = catalogue.tests["side_bend"].norms

    assert (reach.statistic, reach.value, reach.sd) == ("mean", -3.0, 8.0)
    assert (right.side, right.value, left.side, left.value) == ("right", 17.3, "left", 17.1)
    assert len(catalogue.tests["sit_reach"].norms) == 10


def test_measuring_takes_three_trials_after_one_for_practice(catalogue: Catalogue) -> None:
    assert (catalogue.measuring.practice_trials, catalogue.measuring.trials) == (1, 3)
    assert catalogue.measuring.retest_days == 14


def test_the_desk_set_needs_what_its_invitation_names(catalogue: Catalogue) -> None:
    desk, floor = batteries(catalogue.tests.values())

    # A chair, a wall, a cushion, a tape measure, a broomstick and a phone with a compass.
    assert set(tools(desk.core)) == {
        *("chair", "wall", "tape", "ruler", "stick", "cushion"),
        "phone compass or floor lines every 15 degrees",
    }
    assert [test.id for test in floor.core] == ["back_saver", "faber_height"]
