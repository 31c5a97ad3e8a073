"""Health answers: nothing an answer is against is offered, whatever the others are."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from stretchdesk.core.content.catalogue import Caution, Stretch
from stretchdesk.core.content.safety import (
    LeftOut,
    is_eased,
    is_left_out,
    known_answers,
    left_out,
    reasons,
)
from stretchdesk.core.session.candidates import fitting, tiers
from stretchdesk.core.session.recent import NOTHING
from stretchdesk.core.session.request import Request
from stretchdesk.data.pack_files import load_catalogue
from tests.factories import make_stretch

CATALOGUE = load_catalogue(Path(__file__).parents[2] / "assets")
TAGS = tuple(CATALOGUE.cautions)
STRETCHES = tuple(CATALOGUE.stretches.values())
CAUTIONS = {
    "wrist": Caution("wrist", "Wrist injury", "bending loads it"),
    "eyes": Caution("eyes", "Glaucoma", "pressure rises"),
}
FOLD = replace(make_stretch("fold", contraindications=("eyes", "wrist")), caution=("vertigo",))


def answers_of(mask: int) -> frozenset[str]:
    return frozenset(tag for bit, tag in enumerate(TAGS) if mask >> bit & 1)


def against(stretch: Stretch) -> int:
    return sum(1 << TAGS.index(tag) for tag in stretch.contraindications)


def test_no_combination_of_answers_leaves_in_what_one_of_them_is_against() -> None:
    """All 131072 of them. Stretches with the same contraindications stand for each other."""
    assert len(TAGS) == 17
    kinds = {stretch.contraindications: stretch for stretch in STRETCHES}.values()
    checked = [(stretch, against(stretch)) for stretch in kinds]
    for mask in range(1 << len(TAGS)):
        answers = answers_of(mask)
        wrong = [s.id for s, bits in checked if is_left_out(s, answers) != bool(bits & mask)]
        assert not wrong, (answers, wrong)


def masks() -> list[int]:
    """Every answer alone, every two, all of them, all but one, and every 509th combination."""
    full = (1 << len(TAGS)) - 1
    ones = [1 << bit for bit in range(len(TAGS))]
    twos = [a | b for a, b in combinations(ones, 2)]
    return [*ones, *twos, full, *(full ^ one for one in ones), *range(0, full, 509)]


@pytest.mark.parametrize("areas", [(), ("hamstrings",)])
def test_the_planner_and_the_list_never_offer_what_an_answer_is_against(
    areas: tuple[str, ...],
) -> None:
    bits = {stretch.id: against(stretch) for stretch in STRETCHES}
    for mask in masks():
        answers = answers_of(mask)
        request = Request(areas, minutes=15, avoid=answers)
        offered = tiers(CATALOGUE, request, NOTHING, fitting(CATALOGUE, request))
        ids = [candidate.stretch.id for tier in offered for candidate in tier]
        assert [one for one in ids if bits[one] & mask] == [], answers
        hidden = left_out(STRETCHES, CATALOGUE.cautions, answers)
        assert [one.stretch for one in hidden] == [key for key in bits if bits[key] & mask]
        assert {one.stretch for one in hidden}.isdisjoint(ids)


def test_each_answer_that_is_against_a_stretch_is_a_sentence() -> None:
    assert reasons(FOLD, CAUTIONS, frozenset({"wrist", "eyes", "other"})) == (
        "Glaucoma: pressure rises.",
        "Wrist injury: bending loads it.",
    )
    assert reasons(FOLD, CAUTIONS, frozenset({"vertigo"})) == ()
    assert left_out([make_stretch("other"), FOLD], CAUTIONS, frozenset({"eyes"})) == (
        LeftOut("fold", ("Glaucoma: pressure rises.",)),
    )


@pytest.mark.parametrize(
    ("answers", "out", "eased"),
    [(set(), False, False), ({"vertigo"}, False, True), ({"wrist"}, True, True)],
)
def test_what_needs_care_is_eased_and_what_is_done_all_the_same_too(
    answers: set[str], out: bool, eased: bool
) -> None:
    assert is_left_out(FOLD, answers) is out
    assert is_eased(FOLD, answers) is eased


def test_an_answer_to_no_question_is_dropped_and_named() -> None:
    assert known_answers(("eyes", "tail"), CAUTIONS) == (
        ("eyes",),
        ["cautions: 'tail' is not a health question: left out"],
    )
    assert known_answers(("eyes",), CAUTIONS) == (("eyes",), [])
