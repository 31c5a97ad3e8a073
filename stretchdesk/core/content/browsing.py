"""Which stretches a person who looks through the library wants to see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from stretchdesk.core.content.catalogue import Catalogue, Position, Stretch
    from stretchdesk.core.content.search import SearchIndex

    Rule = Callable[[Stretch], bool]


@dataclass(frozen=True, slots=True)
class Filter:
    """Words, an area id or alias, a position, a difficulty; what is empty does not matter."""

    text: str = ""
    area: str = ""
    position: Position | None = None
    level: int | None = None
    discreet: bool = False
    favourites: bool = False

    @property
    def is_open(self) -> bool:
        """Whether everything passes."""
        return self == Filter()


def browse(
    catalogue: Catalogue, index: SearchIndex, wanted: Filter, favourites: Collection[str]
) -> tuple[str, ...]:
    """Ids of the stretches that fit, best first. KeyError: there is no such area."""
    found = [catalogue.stretches[key] for key in index.find(wanted.text)]
    for fits in _rules(catalogue, wanted, favourites):
        found = [stretch for stretch in found if fits(stretch)]
    return tuple(stretch.id for stretch in found)


def _rules(catalogue: Catalogue, wanted: Filter, favourites: Collection[str]) -> Iterator[Rule]:
    """Only those that leave something out: each is asked for every stretch."""
    if wanted.area:
        areas = set(catalogue.expand([wanted.area]))
        yield lambda stretch: not areas.isdisjoint(stretch.areas)
    if wanted.position is not None:
        yield lambda stretch: stretch.position is wanted.position
    if wanted.level is not None:
        yield lambda stretch: stretch.difficulty == wanted.level
    if wanted.discreet:
        yield lambda stretch: stretch.discreet
    if wanted.favourites:
        yield lambda stretch: stretch.id in favourites
