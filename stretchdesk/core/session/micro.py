"""Half a minute between two breaks: one stretch, at the desk, both sides at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchdesk.core.content.catalogue import Kind, Position
from stretchdesk.core.content.safety import is_eased
from stretchdesk.core.session.candidates import fitting
from stretchdesk.core.session.draft import Draft
from stretchdesk.core.session.fitting import Block

if TYPE_CHECKING:
    from stretchdesk.core.content.catalogue import Catalogue, Stretch
    from stretchdesk.core.session.recent import Recent
    from stretchdesk.core.session.request import Request
    from stretchdesk.core.session.routine import Routine


def micro(catalogue: Catalogue, request: Request, recent: Recent, hold_s: int) -> Routine:
    """The stretch in most need of those that fit; without steps if none does."""

    def rank(stretch: Stretch) -> tuple[float, int, str]:
        need = max(recent.need(area) for area in stretch.primary)
        return need, recent.stretches.get(stretch.id, 99), stretch.id

    fit = [one for one in fitting(catalogue, request) if _is_short(one, hold_s)]
    if not fit:
        return Draft(request, (), ()).routine
    best = max(fit, key=rank)
    block = Block(best, "due", hold_s, is_eased(best, request.avoid))
    return Draft(request, best.primary, (block,)).routine


def _is_short(stretch: Stretch, hold_s: int) -> bool:
    at_desk = stretch.kind is Kind.STRETCH and stretch.position is not Position.FLOOR
    return at_desk and not stretch.per_side and stretch.hold.min <= hold_s
