"""The routine that follows from what is chosen, made anew at every change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from stretchdesk.core.content.catalogue import Position
from stretchdesk.core.session.planner import Request, plan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.session.routine import Routine


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was asked for and the routine that answers it."""

    request: Request
    routine: Routine


class RoutineBuilder(QObject):
    """Keeps the request; every change of it is answered with a proposal."""

    proposed = Signal(object)
    """A Proposal."""

    def __init__(
        self, catalogue: Catalogue, request: Request, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._proposal = Proposal(request, plan(catalogue, request))

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
        self._change(never=frozenset(stretches))

    def replace_request(self, request: Request) -> None:
        """Start over from another request."""
        self._proposal = Proposal(request, plan(self._catalogue, request))
        self.proposed.emit(self._proposal)

    def _change(self, **changes: Any) -> None:
        self.replace_request(replace(self.request, **changes))
