"""The routine that follows from what is chosen, made anew at every change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from stretchdesk.core.content.catalogue import Position
from stretchdesk.core.session.planner import Request, plan
from stretchdesk.core.session.refusals import connected_areas, left_out_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.content.safety import LeftOut
    from stretchdesk.core.session.routine import Routine


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was asked for and the routine that answers it.

    `left_out` is what health answers keep from it; `instead` are areas close to those they empty,
    if that leaves nothing at all.
    """

    request: Request
    routine: Routine
    left_out: tuple[LeftOut, ...] = ()
    instead: tuple[str, ...] = ()


class RoutineBuilder(QObject):
    """Keeps the request; every change of it is answered with a proposal."""

    proposed = Signal(object)
    """A Proposal."""

    def __init__(
        self, catalogue: Catalogue, request: Request, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._proposal = self._answer(request)

    @property
    def proposal(self) -> Proposal:
        """The latest answer."""
        return self._proposal

    @property
    def request(self) -> Request:
        return self._proposal.request

    def propose(self) -> None:
        """Say again what is proposed now."""
        self.proposed.emit(self._proposal)

    def choose_area(self, area: str, on: bool) -> None:
        self.choose_areas((area,), on)

    def choose_areas(self, areas: tuple[str, ...], on: bool) -> None:
        """Choose areas, or no longer choose them."""
        chosen = set(self.request.areas)
        chosen = chosen | set(areas) if on else chosen - set(areas)
        self._change(areas=tuple(area for area in self._catalogue.areas if area in chosen))

    def choose_group(self, group: str, on: bool) -> None:
        """Choose all areas of an alias such as hips, or none of them. KeyError: no such alias."""
        self.choose_areas(self._catalogue.aliases[group], on)

    def set_minutes(self, minutes: int) -> None:
        self._change(minutes=minutes)

    def set_place(self, place: str) -> None:
        self._change(place=Position(place))

    def set_discreet(self, on: bool) -> None:
        self._change(discreet=on)

    def set_never(self, stretches: Iterable[str]) -> None:
        """Leave these stretches out, whatever is asked for."""
        if frozenset(stretches) != self.request.never:
            self._change(never=frozenset(stretches))

    def set_avoid(self, cautions: Iterable[str]) -> None:
        """Spare these health matters, whatever is asked for."""
        if frozenset(cautions) != self.request.avoid:
            self._change(avoid=frozenset(cautions))

    def choose_instead(self) -> None:
        """Choose what remains close to the areas that health answers have emptied."""
        instead = self._proposal.instead
        if instead:
            self._change(areas=tuple(area for area in self._catalogue.areas if area in instead))

    def replace_request(self, request: Request) -> None:
        """Start over from another request."""
        self._proposal = self._answer(request)
        self.proposed.emit(self._proposal)

    def _answer(self, request: Request) -> Proposal:
        routine = plan(self._catalogue, request)
        instead = () if routine.steps else connected_areas(self._catalogue, request)
        return Proposal(request, routine, left_out_of(self._catalogue, request), instead)

    def _change(self, **changes: Any) -> None:
        self.replace_request(replace(self.request, **changes))
