"""Words find stretches by name, muscle and area, the best first, at every key press."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchdesk.core.content.browsing import Filter, browse
from stretchdesk.core.content.catalogue import Position
from stretchdesk.core.content.search import SearchIndex
from stretchdesk.data.pack_files import load_catalogue

CATALOGUE = load_catalogue(Path(__file__).parents[2] / "assets")
INDEX = SearchIndex(CATALOGUE)


def found(text: str) -> tuple[str, ...]:
    return INDEX.find(text)


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("pigeon", "pigeon"),  # name
        ("piriformis", "figure_four"),  # muscle
        ("inner thighs", "butterfly"),  # area
        ("adductors", "butterfly"),  # the field's word for it
        ("groin", "butterfly"),  # synonyms
        ("buttocks", "pigeon"),
        ("lumbar", "childs_pose"),
        ("waist", "standing_side_bend"),
        ("typing", "wrist_flexor"),
        ("hips", "low_lunge"),  # words for several areas
        ("upper body", "chin_tuck"),
        ("calf", "wall_calf_bent"),
    ],
)
def test_a_name_a_muscle_an_area_or_what_people_call_it_finds_a_stretch(
    text: str, stretch: str
) -> None:
    assert stretch in found(text)
    assert len(found(text)) < len(CATALOGUE.stretches)


@pytest.mark.parametrize("text", ["", "  ", " - ' ", "…"])
def test_without_a_word_everything_is_found_in_catalogue_order(text: str) -> None:
    assert found(text) == tuple(CATALOGUE.stretches)


def test_every_word_must_be_found_somewhere() -> None:
    assert set(found("chair neck")) == set(found("chair")) & set(found("neck"))
    assert found("chair giraffe") == ()
    assert found("towel calf")[0] == "towel_calf"


@pytest.mark.parametrize("text", ["CHILDS pose", "child's", "child’s", "Chîld’s Pöse", "  childs "])
def test_case_accents_and_apostrophes_do_not_matter(text: str) -> None:
    assert found(text)[0] == "childs_pose"


def test_what_is_typed_so_far_is_enough_but_only_from_the_start_of_a_word() -> None:
    assert "seated_forward_fold" in found("hamst")
    assert "warm_arm_circles" in found("arm")
    assert "warm_heel_raises" not in found("arm"), "warm is not arm"


def test_names_come_first_then_targets_then_what_is_stretched_too() -> None:
    ids = found("hamstring")
    stretches = [CATALOGUE.stretches[key] for key in ids]
    ranks = [
        0 if "Hamstring" in s.name else 1 if "hamstrings" in s.primary + s.muscles else 2
        for s in stretches
    ]
    assert ranks == sorted(ranks)
    assert set(ranks) == {0, 1, 2}


@given(st.text(max_size=30))
def test_whatever_is_typed_each_stretch_is_found_at_most_once(text: str) -> None:
    assert len(set(found(text))) == len(found(text))
    assert set(found(text)) <= set(CATALOGUE.stretches)


@given(st.text(max_size=12), st.text(max_size=12))
def test_one_more_word_never_finds_more(first: str, second: str) -> None:
    assert set(found(f"{first} {second}")) <= set(found(first))


# --- filters ---


def listed(**wanted: object) -> tuple[str, ...]:
    return browse(CATALOGUE, INDEX, Filter(**wanted), {"pigeon", "chin_tuck"})


def test_each_filter_leaves_only_what_fits() -> None:
    everything = set(CATALOGUE.stretches)
    for wanted, fits in (
        ({"area": "neck"}, lambda s: "neck" in s.areas),
        ({"area": "hips"}, lambda s: {"hip_flexors", "glutes", "adductors"} & set(s.areas)),
        ({"position": Position.STANDING}, lambda s: s.position is Position.STANDING),
        ({"level": 3}, lambda s: s.difficulty == 3),
        ({"discreet": True}, lambda s: s.discreet),
        ({"favourites": True}, lambda s: s.id in {"pigeon", "chin_tuck"}),
        ({}, lambda _: True),
    ):
        kept = set(listed(**wanted))
        assert kept == {s.id for s in CATALOGUE.stretches.values() if fits(s)}, wanted
        assert kept
        assert kept == everything or not Filter(**wanted).is_open


def test_filters_and_words_hold_together() -> None:
    assert listed(text="fold", position=Position.STANDING, level=1) == ("standing_forward_fold",)
    assert listed(text="neck", favourites=True) == ("chin_tuck",)


def test_an_unknown_area_is_an_error() -> None:
    with pytest.raises(KeyError):
        listed(area="toes")
