"""Which stretches may serve a request, in the order to take them, and why others may not."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from stretchdesk.core.content.catalogue import Kind
from stretchdesk.core.session.routine import GET_READY_S, SWITCH_SIDES_S

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from stretchdesk.core.content.catalogue import Catalogue, Stretch
    from stretchdesk.core.session.request import Request

    Rule = Callable[[Stretch, Request], bool]

# Up to here a routine keeps strictly to the areas asked for.
STRICT_MINUTES = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may be taken, and the reason a person reads beside it."""

    stretch: Stretch
    reason: str


@dataclass(frozen=True, slots=True)
class _Reach:
    """Areas a tier serves, and why."""

    areas: tuple[str, ...]
    why: str


def _is_short_enough(stretch: Stretch, request: Request) -> bool:
    hold_s = stretch.hold.min
    sides_s = 2 * hold_s + SWITCH_SIDES_S if stretch.per_side else hold_s
    return GET_READY_S + sides_s <= request.high_s


# In this order: the first rule that leaves an area empty is the reason given.
_RULES: tuple[tuple[Rule, str], ...] = (
    (lambda s, _: s.kind is Kind.STRETCH, "No stretch for {} yet."),
    (lambda s, r: s.position.fits(r.place), "No stretch for {} at this place."),
    (lambda s, r: s.discreet or not r.discreet, "No discreet stretch for {} at this place."),
    (
        lambda s, r: r.avoid.isdisjoint(s.contraindications),
        "Every stretch for {} that fits is hidden by your health answers.",
    ),
    (
        lambda s, r: s.id not in r.never,
        "Every stretch for {} that fits is one you chose never to be offered.",
    ),
    (_is_short_enough, "No stretch for {} is short enough."),
)


def tiers(catalogue: Catalogue, request: Request) -> tuple[tuple[Candidate, ...], ...]:
    """The chosen areas' candidates; for longer routines then connected areas', then the rest.

    The first tier is empty when nothing fits the request.
    """
    allowed = [s for s in catalogue.stretches.values() if all(r(s, request) for r, _ in _RULES)]
    found = []
    for reach in _reaches(catalogue, request, allowed):
        found.append(tuple(_candidates(catalogue, request, allowed, reach)))
        taken = {candidate.stretch.id for candidate in found[-1]}
        allowed = [stretch for stretch in allowed if stretch.id not in taken]
    return tuple(found)


def refusals(catalogue: Catalogue, request: Request) -> tuple[str, ...]:
    """One sentence for each chosen area that no stretch can serve."""
    if not request.areas:
        sentence = _refusal(list(catalogue.stretches.values()), request, "the body")
        return (sentence,) if sentence else ()
    found = (
        _refusal(catalogue.for_areas([area]), request, catalogue.areas[area].name)
        for area in request.areas
    )
    return tuple(sentence for sentence in found if sentence)


def _refusal(stretches: Sequence[Stretch], request: Request, name: str) -> str | None:
    for rule, sentence in _RULES:
        stretches = [stretch for stretch in stretches if rule(stretch, request)]
        if not stretches:
            return sentence.format(name)
    return None


def _reaches(
    catalogue: Catalogue, request: Request, allowed: Iterable[Stretch]
) -> Iterator[_Reach]:
    if not request.areas:
        yield _Reach(tuple(catalogue.areas), "whole body")
        return
    yield _Reach(request.areas, "chosen")
    if request.minutes <= STRICT_MINUTES:
        return
    chosen = set(request.areas)
    touched = {a for s in allowed if chosen & set(s.areas) for a in s.areas} - chosen
    names = ", ".join(catalogue.areas[area].name for area in request.areas)
    yield _Reach(tuple(a for a in catalogue.areas if a in touched), f"connected with {names}")
    yield _Reach(tuple(catalogue.areas), "to fill the time")


def _candidates(
    catalogue: Catalogue, request: Request, allowed: Iterable[Stretch], reach: _Reach
) -> Iterator[Candidate]:
    """Best first, the areas taking turns."""
    queues: dict[str, list[Candidate]] = {area: [] for area in reach.areas}
    wanted = set(reach.areas)
    serving = (stretch for stretch in allowed if wanted & set(stretch.areas))
    for stretch in sorted(serving, key=lambda s: _rank(s, wanted, request)):
        area = next(area for area in stretch.areas if area in wanted)
        too = "" if area in stretch.primary else " too"
        reason = f"{catalogue.areas[area].name}{too}, {reach.why}"
        queues[area].append(Candidate(stretch, reason))
    for turn in zip_longest(*queues.values()):
        yield from (candidate for candidate in turn if candidate)


def _rank(stretch: Stretch, wanted: set[str], request: Request) -> tuple[bool, bool, bool, int]:
    """Sort key: the area itself first, not too hard; in one minute two-sided and short."""
    one_minute = request.minutes == 1
    return (
        wanted.isdisjoint(stretch.primary),
        stretch.difficulty > request.level,
        one_minute and stretch.per_side,
        stretch.hold.min if one_minute else 0,
    )
