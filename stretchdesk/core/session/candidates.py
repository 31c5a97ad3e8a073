"""Which stretches may serve a request, in the order to take them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, zip_longest
from random import Random
from typing import TYPE_CHECKING

from stretchdesk.core.content.catalogue import Kind
from stretchdesk.core.content.safety import is_left_out
from stretchdesk.core.progress.dose import TARGET_MIN
from stretchdesk.core.session.recent import LONG_AGO_DAYS
from stretchdesk.core.session.routine import GET_READY_S, SWITCH_SIDES_S

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from stretchdesk.core.content.catalogue import Catalogue, Stretch
    from stretchdesk.core.session.recent import Recent
    from stretchdesk.core.session.request import Request

    Rule = Callable[[Stretch, Request], bool]

# Up to here a routine keeps strictly to the areas asked for.
STRICT_MINUTES = 3
_DUE_AREAS = 3
_SHORTEST_S = 10
"""No stretch is held for less: an area can use no more of them than this gives turns."""
_FRESH_DAYS = 2
"""A stretch done so few days ago lets others go first."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may be taken, and the reason a person reads beside it."""

    stretch: Stretch
    reason: str


@dataclass(frozen=True, slots=True)
class _Reach:
    """Areas a tier serves, and why; without a reason each area says what is due."""

    areas: tuple[str, ...]
    why: str = ""


def _is_short_enough(stretch: Stretch, request: Request) -> bool:
    hold_s = stretch.hold.min
    sides_s = 2 * hold_s + SWITCH_SIDES_S if stretch.per_side else hold_s
    return GET_READY_S + sides_s <= request.high_s


def is_spared(stretch: Stretch, request: Request) -> bool:
    """Whether no health answer is against the stretch."""
    return not is_left_out(stretch, request.avoid)


# In this order: the first rule that leaves an area empty is the reason given.
RULES: tuple[tuple[Rule, str], ...] = (
    (lambda s, _: s.kind is Kind.STRETCH, "No stretch for {area} yet."),
    (lambda s, r: s.position.fits(r.place), "No stretch for {area} at this place."),
    (lambda s, r: s.discreet or not r.discreet, "No discreet stretch for {area} at this place."),
    (is_spared, "Your health answers ({answers}) leave nothing for {area}."),
    (
        lambda s, r: s.id not in r.never,
        "Every stretch for {area} that fits is one you chose never to be offered.",
    ),
    (_is_short_enough, "No stretch for {area} is short enough."),
)
"""What must hold for every stretch that is offered, and the sentence if it holds for none."""


def fitting(catalogue: Catalogue, request: Request) -> list[Stretch]:
    """The stretches that keep every rule, in catalogue order."""
    found = list(catalogue.stretches.values())
    for rule, _ in RULES:
        found = [stretch for stretch in found if rule(stretch, request)]
    return found


def tiers(
    catalogue: Catalogue, request: Request, recent: Recent, allowed: Sequence[Stretch]
) -> Iterator[tuple[Candidate, ...]]:
    """The chosen areas' candidates; for longer routines then connected areas', then the rest.

    Without a chosen area what is due comes first. The first tier is empty when nothing that is
    `allowed` fits the request.
    """
    left = list(allowed)
    if request.seed:
        Random(request.seed).shuffle(left)  # noqa: S311
    for reach in _reaches(catalogue, request, recent, allowed):
        tier = tuple(_candidates(catalogue, request, recent, left, reach))
        taken = {candidate.stretch.id for candidate in tier}
        left = [stretch for stretch in left if stretch.id not in taken]
        if tier or reach.why:  # what is due may not be found at this place
            yield tier


def due_areas(areas: Iterable[str], recent: Recent) -> tuple[str, ...]:
    """The areas in most need, in their own order; none while nothing was ever stretched."""
    if recent.is_empty():
        return ()
    areas = tuple(areas)
    due = set(sorted(areas, key=recent.need, reverse=True)[:_DUE_AREAS])
    return tuple(area for area in areas if area in due)


def _reaches(
    catalogue: Catalogue, request: Request, recent: Recent, allowed: Iterable[Stretch]
) -> Iterator[_Reach]:
    if not request.areas:
        if due := due_areas(catalogue.areas, recent):
            yield _Reach(due)
        yield _Reach(_by_group(catalogue), "whole body")
        return
    yield _Reach(request.areas, "chosen")
    if request.minutes <= STRICT_MINUTES:
        return
    chosen = set(request.areas)
    touched = {a for s in allowed if not chosen.isdisjoint(s.areas) for a in s.areas} - chosen
    names = ", ".join(catalogue.areas[area].name for area in request.areas)
    yield _Reach(tuple(a for a in catalogue.areas if a in touched), f"connected with {names}")
    yield _Reach(tuple(catalogue.areas))


def _by_group(catalogue: Catalogue) -> tuple[str, ...]:
    """All areas in the order of their groups: hips and legs before the neck."""
    grouped = (area for areas in catalogue.aliases.values() for area in areas)
    return tuple(dict.fromkeys((*grouped, *catalogue.areas)))


def _candidates(
    catalogue: Catalogue,
    request: Request,
    recent: Recent,
    allowed: Iterable[Stretch],
    reach: _Reach,
) -> Iterator[Candidate]:
    """Best first, the areas taking turns, the neediest before the others."""
    neediest = sorted(reach.areas, key=recent.need, reverse=True)
    queues: dict[str, list[Stretch]] = {area: [] for area in neediest}
    wanted = set(reach.areas)
    serving = [stretch for stretch in allowed if not wanted.isdisjoint(stretch.areas)]
    for stretch in sorted(serving, key=lambda s: _rank(s, wanted, request, recent)):
        queues[next(area for area in stretch.areas if area in wanted)].append(stretch)
    enough = request.high_s // _SHORTEST_S
    for turn in islice(zip_longest(*queues.values()), enough):
        for area, stretch in zip(queues, turn, strict=True):
            if stretch:
                too = "" if area in stretch.primary else " too"
                why = reach.why or _due(recent, area)
                yield Candidate(stretch, f"{catalogue.areas[area].name}{too}, {why}")


def _due(recent: Recent, area: str) -> str:
    """Why an area has its turn."""
    state = recent.areas.get(area)
    if state is None or state.days is None:
        return "not stretched yet"
    if state.days >= LONG_AGO_DAYS:
        return f"{state.days} days ago"
    return f"{state.minutes:.0f} of {TARGET_MIN} min this week"


def _rank(
    stretch: Stretch, wanted: set[str], request: Request, recent: Recent
) -> tuple[bool, bool, bool, int, int]:
    """Sort key: the area itself first, not too hard; in one minute two-sided and short; then
    what was not done yesterday or today.
    """
    one_minute = request.minutes == 1
    return (
        wanted.isdisjoint(stretch.primary),
        stretch.difficulty > request.level,
        one_minute and stretch.per_side,
        stretch.hold.min if one_minute else 0,
        max(0, _FRESH_DAYS - recent.stretches.get(stretch.id, _FRESH_DAYS)),
    )
