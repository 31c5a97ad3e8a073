"""Which stretches a person who looks through the library wants to see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stretchdesk.core.content.safety import is_left_out

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from collections.abc import Set as AbstractSet

    from stretchdesk.core.content.catalogue import Catalogue, Position, Stretch
    from stretchdesk.core.content.search import SearchIndex

    Rule = Callable[[Stretch], bool]


@dataclass(frozen=True, slots=True)
class Filter:
    """Words, an area id or alias, a position, a difficulty; what is empty does not matter.

    The position is the stretch's own, as its tile says it. A planner's place includes the others:
    here "on the floor" would find everything, and chairs among what is done standing surprise.
    `safe` leaves out what health answers are against, `mine` all that no pack brought.
    """

    text: str = ""
    area: str = ""
    position: Position | None = None
    level: int | None = None
    discreet: bool = False
    favourites: bool = False
    mine: bool = False
    safe: bool = True

    @property
    def is_open(self) -> bool:
        """Whether everything passes that health allows."""
        return self == self.opened

    @property
    def opened(self) -> Filter:
        """Without any wish; what health allows is no wish."""
        return Filter(safe=self.safe)


def browse(
    catalogue: Catalogue, index: SearchIndex, wanted: Filter, favourites: Collection[str]
) -> tuple[str, ...]:
    """Ids of the stretches that fit, best first; `safe` is left to `sorted_out`.

    KeyError: there is no such area.
    """
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
    if wanted.mine:
        yield lambda stretch: bool(stretch.pack)


def sorted_out(
    catalogue: Catalogue, found: tuple[str, ...], answers: AbstractSet[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of what was found, what health answers allow, and what they leave out."""
    if not answers:
        return found, ()
    against = {key for key in found if is_left_out(catalogue.stretches[key], answers)}
    kept = tuple(key for key in found if key not in against)
    return kept, tuple(key for key in found if key in against)
