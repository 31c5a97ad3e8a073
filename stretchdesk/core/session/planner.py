"""From areas and minutes to a routine."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from stretchdesk.core.content.catalogue import Kind
from stretchdesk.core.content.safety import is_eased
from stretchdesk.core.session.candidates import due_areas, fitting, tiers
from stretchdesk.core.session.draft import Draft
from stretchdesk.core.session.fitting import Block, area_loads, arranged, fits, total_s
from stretchdesk.core.session.picking import pick
from stretchdesk.core.session.recent import NOTHING, Recent
from stretchdesk.core.session.refusals import refusals
from stretchdesk.core.session.request import Request
from stretchdesk.core.session.warm_up import warm_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stretchdesk.core.content.catalogue import Catalogue, Stretch
    from stretchdesk.core.session.candidates import Candidate
    from stretchdesk.core.session.routine import Routine

    Tier = Sequence[Candidate]

__all__ = ["AREA_CAP_S", "Request", "draft", "plan", "plan_one"]

# Per primary area and side: more in one session brings no more.
AREA_CAP_S = 240


def plan(catalogue: Catalogue, request: Request, recent: Recent = NOTHING) -> Routine:
    """The routine for a request, always the same one; without steps when nothing fits.

    Raises KeyError when the request names an area the catalogue does not have.
    """
    return draft(catalogue, request, recent).routine


def draft(
    catalogue: Catalogue, request: Request, recent: Recent, kept: Sequence[Block] = ()
) -> Draft:
    """What `plan` plays, still to be changed; `kept` blocks are part of it as they are."""
    allowed = fitting(catalogue, request)
    there = {block.stretch.id for block in kept}
    reach = tiers(catalogue, request, recent, [one for one in allowed if one.id not in there])
    first = next(reach)
    fixed = arranged([*_opening(catalogue, request, recent, kept), *kept])
    blocks = _blocks(chain([first], reach), request, fixed) if first else kept
    return Draft(
        request=request,
        areas=request.areas or due_areas(catalogue.areas, recent),
        blocks=tuple(blocks),
        notes=(
            *refusals(catalogue, request, allowed),
            *_due_note(catalogue, request, recent, blocks),
            *(_notes(catalogue, request, first, blocks) if first else ()),
        ),
    )


def plan_one(stretch: Stretch, request: Request) -> Routine:
    """One stretch on all its sides, held as long as the request's level holds it."""
    easier = is_eased(stretch, request.avoid)
    block = Block(stretch, "chosen", request.hold_s(stretch), easier)
    asked = Request(
        stretch.primary, max(1, round(total_s([block]) / 60)), stretch.position,
        level=request.level,
    )  # fmt: skip
    return Draft(asked, stretch.primary, (block,)).routine


def _opening(
    catalogue: Catalogue, request: Request, recent: Recent, kept: Sequence[Block]
) -> list[Block]:
    """The warm-up, unless one is kept."""
    if any(block.stretch.kind is Kind.WARMUP for block in kept):
        return []
    return warm_up(catalogue, request, recent)


def _blocks(reach: Iterable[Tier], request: Request, fixed: list[Block]) -> list[Block]:
    """The first way that meets the time; where none does, the longest that is not too long."""
    shorter = [fixed]
    for picked, cap_s in _ways(reach, request):
        for blocks in fits(picked, fixed, request, cap_s):
            total = total_s(blocks)
            if request.low_s <= total <= request.high_s:
                return blocks
            if total < request.low_s:
                shorter.append(blocks)
    return max(shorter, key=total_s)


def _ways(reach: Iterable[Tier], request: Request) -> Iterator[tuple[list[Candidate], int]]:
    """Picks and the cap they keep to: shorter holds first, wider areas next, last a higher cap."""

    def shortest(stretch: Stretch) -> int:
        return stretch.hold.min

    wide: list[Tier] = []
    for tier in reach:
        wide.append(tier)
        for share_s in (request.hold_s, shortest):
            yield pick(wide, request.high_s, AREA_CAP_S, share_s), AREA_CAP_S
    cap_s = 2 * AREA_CAP_S
    while cap_s < 2 * request.high_s:
        yield pick(wide, request.high_s, cap_s, shortest), cap_s
        cap_s *= 2


def _due_note(
    catalogue: Catalogue, request: Request, recent: Recent, blocks: Sequence[Block]
) -> Iterator[str]:
    """Why these areas, if the person chose none."""
    due = () if request.areas else due_areas(catalogue.areas, recent)
    if due and blocks:
        names = [catalogue.areas[area].name for area in due]
        listed = ", ".join(names[:-1]) + f" and {names[-1]}" if names[1:] else names[0]
        yield f"{listed}: least stretched lately."


def _notes(
    catalogue: Catalogue, request: Request, first: Tier, blocks: Sequence[Block]
) -> Iterator[str]:
    chosen = {candidate.stretch.id for candidate in first}
    stretches = [
        block for block in blocks if block.stretch.kind is Kind.STRETCH and not block.locked
    ]
    if request.areas and any(block.stretch.id not in chosen for block in stretches):
        yield "4 minutes a side are enough for an area; others fill the rest."
    over = [area for area, load_s in area_loads(blocks).items() if load_s > AREA_CAP_S]
    if over:
        names = ", ".join(catalogue.areas[area].name for area in over)
        yield f"More than 4 minutes a side for {names}: nothing else fits."
    if total_s(blocks) < request.low_s:
        yield "Shorter than asked: nothing else fits."
