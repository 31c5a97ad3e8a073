"""The routine that follows from what is chosen, made anew at every change, and its editing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from stretchdesk.core.content.catalogue import Position
from stretchdesk.core.session.candidates import fitting
from stretchdesk.core.session.draft import alternatives
from stretchdesk.core.session.planner import Request, draft
from stretchdesk.core.session.recent import NOTHING, Recent
from stretchdesk.core.session.refusals import connected_areas, left_out_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stretchdesk.core.content.catalogue import Catalogue, Stretch
    from stretchdesk.core.content.safety import LeftOut
    from stretchdesk.core.session.draft import Draft
    from stretchdesk.core.session.fitting import Block
    from stretchdesk.core.session.routine import Routine


@dataclass(frozen=True, slots=True)
class Proposal:
    """The draft that answers a request.

    `left_out` is what health answers keep from it; `instead` are areas close to those they empty,
    if that leaves nothing at all. `edited` is whether there is an edit to be undone.
    """

    draft: Draft
    left_out: tuple[LeftOut, ...] = ()
    instead: tuple[str, ...] = ()
    edited: bool = False

    @property
    def request(self) -> Request:
        return self.draft.request

    @property
    def routine(self) -> Routine:
        return self.draft.routine


class RoutineBuilder(QObject):
    """Keeps the request; every change of it is answered with a proposal.

    Rows are named by their place in the draft.
    """

    proposed = Signal(object)
    """A Proposal."""

    def __init__(
        self, catalogue: Catalogue, request: Request, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._recent = NOTHING
        self._before: list[Draft] = []
        self._proposal = self._shown(draft(catalogue, request, NOTHING))

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
        if instead := self._proposal.instead:
            self._change(areas=tuple(area for area in self._catalogue.areas if area in instead))

    def another(self) -> None:
        """Others of equal worth; what is locked stays."""
        self._change(seed=self.request.seed + 1)

    def use_recent(self, recent: Recent) -> None:
        """Go by this history; a draft that was edited stays as it is."""
        if recent != self._recent:
            self._recent = recent
            if not self._before:
                self.replace_request(self.request)

    def use_catalogue(self, catalogue: Catalogue) -> None:
        """Propose from other stretches; an edited draft stays if all of it is still there."""
        self._catalogue = catalogue
        drafts = (self._proposal.draft, *self._before)
        if not self._before or not all(self._is_there(b) for d in drafts for b in d.blocks):
            self.replace_request(self.request)

    def _is_there(self, block: Block) -> bool:
        return self._catalogue.stretches.get(block.stretch.id) == block.stretch

    def replace_request(self, request: Request) -> None:
        """Start over from another request; what is locked stays."""
        self._before.clear()
        kept = tuple(block for block in self._proposal.draft.kept if self._is_there(block))
        self._tell(self._shown(draft(self._catalogue, request, self._recent, kept)))

    # --- editing ---

    def alternatives(self, n: int) -> tuple[Stretch, ...]:
        """What may be put in a row's place."""
        blocks = self._proposal.draft.blocks
        taken = (block.stretch.id for block in blocks)
        return alternatives(blocks[n], fitting(self._catalogue, self.request), taken)

    def more(self) -> list[Stretch]:
        """What may be added."""
        there = {block.stretch.id for block in self._proposal.draft.blocks}
        return [one for one in fitting(self._catalogue, self.request) if one.id not in there]

    def swap(self, n: int, stretch: str) -> None:
        """Another stretch in a row's place."""
        self._edit(self._proposal.draft.swapped(n, self._catalogue.stretches[stretch]))

    def add(self, stretch: str) -> None:
        """A stretch more, at the end."""
        self._edit(self._proposal.draft.added(self._catalogue.stretches[stretch]))

    def remove(self, n: int) -> None:
        self._edit(self._proposal.draft.removed(n))

    def move(self, n: int, to: int) -> None:
        """A row to another place."""
        self._edit(self._proposal.draft.moved(n, to))

    def lengthen(self, n: int, seconds: int) -> None:
        """Hold a row so many seconds longer on each side, or shorter."""
        held_s = self._proposal.draft.blocks[n].hold_s
        self._edit(self._proposal.draft.held(n, held_s + seconds))

    def toggle_lock(self, n: int) -> None:
        """Keep a row when the routine is made anew, or no longer."""
        on = not self._proposal.draft.blocks[n].locked
        self._edit(self._proposal.draft.locked(n, on=on))

    def undo(self) -> None:
        """Take the last edit back."""
        if self._before:
            self._tell(self._shown(self._before.pop()))

    def _edit(self, changed: Draft) -> None:
        if changed != self._proposal.draft:
            self._before.append(self._proposal.draft)
            self._tell(self._shown(changed))

    def _shown(self, made: Draft) -> Proposal:
        request = made.request
        instead = () if made.blocks else connected_areas(self._catalogue, request)
        left_out = left_out_of(self._catalogue, request)
        return Proposal(made, left_out, instead, edited=bool(self._before))

    def _tell(self, proposal: Proposal) -> None:
        self._proposal = proposal
        self.proposed.emit(proposal)

    def _change(self, **changes: Any) -> None:
        self.replace_request(replace(self.request, **changes))
