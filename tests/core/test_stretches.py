"""What the built-in stretches promise together: enough for every area, each with its own words."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from stretchdesk.core.content.catalogue import Effect, Kind, Position, Stretch
from stretchdesk.data.pack_files import load_catalogue

ASSETS = Path(__file__).parents[2] / "assets"
CATALOGUE = load_catalogue(ASSETS)
STRETCHES = tuple(CATALOGUE.stretches.values())
# What cannot be offered, and the planner says so.
EMPTIED = {("hip_replacement", "glutes"), ("groin_strain", "adductors")}
ONLY_ASSISTED_ON_A_CHAIR = {"quads"}
NEVER_DISCREET = {"adductors"}
CLAIMS = re.compile(
    r"\b(cures?|heals?|prevents?|relieves?|pain|posture|toxins?|injur\w*|fix(es)?|must|never)\b"
)


def fitting(place: Position) -> list[Stretch]:
    return [s for s in STRETCHES if s.kind is Kind.STRETCH and s.position.fits(place)]


def words(text: str) -> list[str]:
    return re.findall(r"[\w’'-]+", text.lower())


def test_there_are_81_of_which_7_are_warm_ups_and_7_the_first() -> None:
    assert len(STRETCHES) == 81
    assert Counter(stretch.kind for stretch in STRETCHES) == {Kind.STRETCH: 74, Kind.WARMUP: 7}
    assert [stretch.seed for stretch in STRETCHES] == [True] * 7 + [False] * 74


@pytest.mark.parametrize("area", CATALOGUE.areas)
@pytest.mark.parametrize("place", Position)
def test_every_area_can_be_stretched_everywhere(area: str, place: Position) -> None:
    found = fitting(place)
    assert any(area in stretch.areas for stretch in found)
    if not (place is Position.CHAIR and area in ONLY_ASSISTED_ON_A_CHAIR):
        assert any(area in stretch.primary for stretch in found)


@pytest.mark.parametrize("area", CATALOGUE.areas)
def test_every_area_can_be_stretched_by_a_beginner(area: str) -> None:
    assert any(area in s.primary and s.difficulty == 1 for s in fitting(Position.FLOOR))


@pytest.mark.parametrize("area", CATALOGUE.areas)
def test_in_an_open_office_all_but_the_inner_thighs_can_be_stretched_unseen(area: str) -> None:
    unseen = [s for s in fitting(Position.STANDING) if s.discreet and area in s.areas]
    assert bool(unseen) == (area not in NEVER_DISCREET)


def test_one_health_answer_leaves_something_for_every_area_but_the_one_it_is_about() -> None:
    emptied = {
        (caution, area)
        for caution in CATALOGUE.cautions
        for area in CATALOGUE.areas
        if all(caution in s.contraindications for s in fitting(Position.FLOOR) if area in s.areas)
    }
    assert emptied == EMPTIED


def test_names_and_cues_are_each_used_once() -> None:
    for texts in ([s.name for s in STRETCHES], [s.cue for s in STRETCHES]):
        assert [text for text, times in Counter(texts).items() if times > 1] == []


@pytest.mark.parametrize("stretch", STRETCHES, ids=lambda stretch: stretch.id)
def test_the_cue_is_one_short_instruction_that_the_first_step_has_not_given(
    stretch: Stretch,
) -> None:
    assert 4 <= len(words(stretch.cue)) <= 12
    assert stretch.cue.endswith(".")
    assert stretch.cue.count(".") == 1
    assert stretch.cue not in stretch.steps
    telling = {word for word in words(stretch.cue) if len(word) > 3}
    repeated = telling & set(words(stretch.steps[0]))
    assert len(repeated) <= len(telling) / 2


@pytest.mark.parametrize("stretch", STRETCHES, ids=lambda stretch: stretch.id)
def test_nothing_is_claimed_and_nobody_is_scolded(stretch: Stretch) -> None:
    for text in (stretch.cue, *stretch.steps, stretch.easier):
        assert not CLAIMS.search(text.lower()), text
        assert "!" not in text


def test_what_is_moved_mobilises_and_what_is_held_lengthens() -> None:
    moved = {stretch.id for stretch in STRETCHES if stretch.effect is Effect.MOBILISE}
    warm_ups = {stretch.id for stretch in STRETCHES if stretch.kind is Kind.WARMUP}

    assert moved == warm_ups | {"cat_cow", "chair_cat_cow", "neck_turn"}


def test_what_is_done_on_a_chair_names_one_and_on_the_floor_a_mat() -> None:
    for stretch in STRETCHES:
        if stretch.position is Position.CHAIR:
            assert "chair" in stretch.support, stretch.id
        if stretch.position is Position.FLOOR:
            assert "mat" in stretch.support, stretch.id


def test_holds_add_up_to_less_than_a_break() -> None:
    for stretch in STRETCHES:
        sides = 2 if stretch.per_side else 1
        assert sides * stretch.hold.min <= 60, stretch.id
        assert stretch.hold.max <= 120, stretch.id
