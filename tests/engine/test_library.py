"""Every change of what is looked for is answered with what fits, at once."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter
from types import MappingProxyType

import pytest

from stretchdesk.core.content.browsing import Filter
from stretchdesk.core.content.catalogue import Catalogue, Position
from stretchdesk.core.settings import Settings
from stretchdesk.data.pack_files import load_catalogue
from stretchdesk.engine.library import Library, Listing
from tests.factories import SEVEN, make_catalogue, seven

MANY = 5000
QUICK_MS = 5.0
SLACK = 3.0
"""How much slower a shared machine may be before the test fails."""


@pytest.fixture
def library() -> Library:
    return Library(seven(), Settings(favourites=("low_lunge",), never=("downward_dog",)))


@pytest.fixture
def told(library: Library) -> list[Listing]:
    told: list[Listing] = []
    library.listed.connect(told.append)
    return told


def test_to_begin_with_everything_is_listed_with_how_the_person_stands_to_it(
    library: Library, told: list[Listing]
) -> None:
    library.tell()

    (listing,) = told
    assert listing.found == tuple(stretch.id for stretch in SEVEN)
    assert listing.total == 7
    assert listing.favourites == {"low_lunge"}
    assert listing.never == {"downward_dog"}, "never offered, but to be found"
    assert listing.wanted.is_open


def test_each_wish_adds_to_the_others_until_they_are_cleared(
    library: Library, told: list[Listing]
) -> None:
    library.search("fold")
    library.choose_area("legs")
    library.choose_position("standing")
    library.choose_level(1)

    assert told[0].found == ("seated_forward_fold", "standing_forward_fold")
    assert told[-1].found == ("standing_forward_fold",)
    assert told[-1].wanted == Filter("fold", "legs", Position.STANDING, 1)

    library.clear()
    assert told[-1].wanted == Filter()
    assert len(told[-1].found) == 7


def test_a_wish_is_taken_back_by_choosing_nothing(library: Library, told: list[Listing]) -> None:
    for choose, value, nothing in (
        (library.search, "lunge", ""),
        (library.choose_area, "glutes", ""),
        (library.choose_position, "standing", ""),
        (library.choose_level, 2, 0),
        (library.set_discreet, True, False),
        (library.set_favourites, True, False),
    ):
        choose(value)
        assert len(told[-1].found) < 7, choose
        choose(nothing)
        assert told[-1].wanted.is_open
        assert len(told[-1].found) == 7


def test_favourites_are_those_of_now(library: Library, told: list[Listing]) -> None:
    library.set_favourites(True)
    assert told[-1].found == ("low_lunge",)

    library.use(Settings(favourites=("figure_four",)))
    assert told[-1].found == ("figure_four",)
    assert told[-1].never == frozenset()


def test_what_health_answers_are_against_is_left_out_until_it_is_asked_for(
    library: Library, told: list[Listing]
) -> None:
    library.use(Settings(cautions=("knee_injury",)))
    assert told[-1].left_out == ("low_lunge", "childs_pose")
    assert len(told[-1].found) == 5
    assert told[-1].wanted.is_open, "what health allows is no wish"

    library.search("lunge")
    assert (told[-1].found, told[-1].left_out) == ((), ("low_lunge",))
    library.set_safe(False)
    assert (told[-1].found, told[-1].left_out) == (("low_lunge",), ())
    library.clear()
    assert len(told[-1].found) == 7, "to show all is not to hide again"


def test_mine_is_what_packs_brought() -> None:
    added = replace(SEVEN[0], id="physio.fold")
    library = Library(make_catalogue([*SEVEN, added]), Settings())
    library.set_mine(True)
    assert library.listing.found == ("physio.fold",)
    assert added.pack == "physio"
    assert not SEVEN[0].pack


def swollen() -> Catalogue:
    """As many stretches as fifty packs would bring."""
    catalogue = load_catalogue(Path(__file__).parents[2] / "assets")
    known = list(catalogue.stretches.values())
    many = (replace(known[n % len(known)], id=f"stretch_{n}") for n in range(MANY))
    return replace(catalogue, stretches=MappingProxyType({s.id: s for s in many}))


def test_five_thousand_stretches_are_searched_between_two_key_presses(
    capsys: pytest.CaptureFixture[str],
) -> None:
    library = Library(swollen(), Settings())
    library.choose_level(1)
    spent: dict[str, list[float]] = {text: [] for text in ("", "s", "hamstrings chair", "zebra")}
    floor = []
    for _ in range(9):
        for text, times in spent.items():
            began = perf_counter()
            library.search(text)
            times.append(1000 * (perf_counter() - began))
        began = perf_counter()
        sum(n * n for n in range(100_000))
        floor.append(1000 * (perf_counter() - began))

    medians = {text: median(times) for text, times in spent.items()}
    told = ", ".join(f"{text!r} {ms:.2f}" for text, ms in medians.items())
    with capsys.disabled():
        sys.stdout.write(f"\nsearch of {MANY}, ms: {told}; floor {median(floor):.1f}\n")
    assert max(medians.values()) <= SLACK * QUICK_MS
