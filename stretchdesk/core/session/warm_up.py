"""What warms up before the day's first stretches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchdesk.core.content.catalogue import Kind, Position
from stretchdesk.core.content.safety import is_eased, is_left_out
from stretchdesk.core.session.fitting import Block, lengthened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stretchdesk.core.content.catalogue import Catalogue, Stretch
    from stretchdesk.core.session.recent import Recent
    from stretchdesk.core.session.request import Request

FROM_MINUTES = 5
SHORT_S, SHORT_AT_MOST_S = 60, 90
LONG_FROM_MINUTES, LONG_S = 15, 300
_REASON = "Warm-up before the first stretches today"


def warm_up(catalogue: Catalogue, request: Request, recent: Recent) -> list[Block]:
    """Moves of 60–90 s in all, or 5 minutes in a routine from 15; none if there was a session.

    None either where no warm-up fits the request.
    """
    if recent.warm or request.minutes < FROM_MINUTES:
        return []
    wished_s = LONG_S if request.minutes >= LONG_FROM_MINUTES else SHORT_S
    picked = _picked(_fitting(catalogue, request), wished_s)
    blocks = [Block(s, _REASON, s.hold.min, is_eased(s, request.avoid)) for s in picked]
    spare_s = wished_s - sum(_sides(s) * s.hold.min for s in picked)
    wishes = [stretch.hold.default for stretch in picked]
    return lengthened(blocks, wishes, spare_s)


def _fitting(catalogue: Catalogue, request: Request) -> list[Stretch]:
    """Those nearest to what is chosen first. At a chair all are seated, else all standing:
    afterwards the way leads down only.
    """
    where = Position.CHAIR if request.place is Position.CHAIR else Position.STANDING
    found = [
        stretch
        for stretch in catalogue.stretches.values()
        if stretch.kind is Kind.WARMUP
        and stretch.position is where
        and (stretch.discreet or not request.discreet)
        and stretch.id not in request.never
        and not is_left_out(stretch, request.avoid)
    ]
    chosen = set(request.areas)
    return sorted(found, key=lambda s: -len(chosen & set(s.areas)) - len(chosen & set(s.primary)))


def _picked(found: Sequence[Stretch], wished_s: int) -> list[Stretch]:
    """As many as are needed, or all."""
    picked: list[Stretch] = []
    for stretch in found:
        total_s = sum(_sides(one) * one.hold.default for one in picked)
        at_least_s = sum(_sides(one) * one.hold.min for one in (*picked, stretch))
        if total_s < wished_s and at_least_s <= max(wished_s, SHORT_AT_MOST_S):
            picked.append(stretch)
    return picked


def _sides(stretch: Stretch) -> int:
    return 2 if stretch.per_side else 1
