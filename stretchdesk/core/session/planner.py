"""From areas and minutes to a routine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchdesk.core.session.candidates import refusals, tiers
from stretchdesk.core.session.fitting import Block, area_loads, fits, steps_and_leads, total_s
from stretchdesk.core.session.picking import pick
from stretchdesk.core.session.request import Request
from stretchdesk.core.session.routine import Routine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stretchdesk.core.content.catalogue import Catalogue, Stretch
    from stretchdesk.core.session.candidates import Candidate

    Tiers = Sequence[Sequence[Candidate]]

__all__ = ["AREA_CAP_S", "Request", "plan", "plan_one"]

# Per primary area and side: more in one session brings no more.
AREA_CAP_S = 240


def plan(catalogue: Catalogue, request: Request) -> Routine:
    """The routine for a request, always the same one; without steps when nothing fits.

    Raises KeyError when the request names an area the catalogue does not have.
    """
    reach = tiers(catalogue, request)
    blocks = _blocks(reach, request) if reach[0] else []
    steps, lead_s = steps_and_leads(blocks)
    return Routine(
        areas=request.areas,
        minutes=request.minutes,
        place=str(request.place),
        level=request.level,
        steps=steps,
        lead_s=lead_s,
        notes=(*refusals(catalogue, request), *_notes(catalogue, request, reach, blocks)),
    )


def plan_one(stretch: Stretch, request: Request) -> Routine:
    """One stretch on all its sides, held as long as the request's level holds it."""
    blocks = [Block(stretch, "chosen", request.hold_s(stretch))]
    steps, lead_s = steps_and_leads(blocks)
    return Routine(
        areas=stretch.primary,
        minutes=max(1, round(total_s(blocks) / 60)),
        place=str(stretch.position),
        level=request.level,
        steps=steps,
        lead_s=lead_s,
    )


def _blocks(reach: Tiers, request: Request) -> list[Block]:
    """The first way that meets the time; where none does, the longest that is not too long."""
    shorter: list[list[Block]] = []
    for picked, cap_s in _ways(reach, request):
        for blocks in fits(picked, request, cap_s):
            total = total_s(blocks)
            if request.low_s <= total <= request.high_s:
                return blocks
            if total < request.low_s:
                shorter.append(blocks)
    return max(shorter, key=total_s)


def _ways(reach: Tiers, request: Request) -> Iterator[tuple[list[Candidate], int]]:
    """Picks and the cap they keep to: wider areas first, shorter holds next, last a higher cap."""
    for wide in range(1, len(reach) + 1):
        yield pick(reach[:wide], request.high_s, AREA_CAP_S, request.hold_s), AREA_CAP_S
    cap_s = AREA_CAP_S
    while cap_s < 2 * request.high_s:
        yield pick(reach, request.high_s, cap_s, lambda stretch: stretch.hold.min), cap_s
        cap_s *= 2


def _notes(
    catalogue: Catalogue, request: Request, reach: Tiers, blocks: Sequence[Block]
) -> Iterator[str]:
    if not blocks:
        return
    chosen = {candidate.stretch.id for candidate in reach[0]}
    if any(block.stretch.id not in chosen for block in blocks):
        yield "4 minutes a side are enough for an area; others fill the rest."
    over = [area for area, load_s in area_loads(blocks).items() if load_s > AREA_CAP_S]
    if over:
        names = ", ".join(catalogue.areas[area].name for area in over)
        yield f"More than 4 minutes a side for {names}: nothing else fits."
    if total_s(blocks) < request.low_s:
        yield "Shorter than asked: nothing else fits."
