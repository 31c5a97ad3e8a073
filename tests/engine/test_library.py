"""Every change of what is looked for is answered with what fits, at once."""

from __future__ import annotations

import pytest

from stretchdesk.core.content.browsing import Filter
from stretchdesk.core.content.catalogue import Position
from stretchdesk.core.settings import Settings
from stretchdesk.engine.library import Library, Listing
from tests.factories import SEVEN, seven


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
