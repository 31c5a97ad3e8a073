"""A routine before it starts: its blocks, and how a person may change them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stretchdesk.core.content.safety import is_eased
from stretchdesk.core.session.fitting import Block, steps_and_leads
from stretchdesk.core.session.routine import Routine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stretchdesk.core.content.catalogue import Stretch
    from stretchdesk.core.session.request import Request

SECONDS_STEP = 5
ADDED = "added by you"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was asked for and the blocks that answer it; every change makes another draft.

    `areas` are those it serves. IndexError: there is no such block.
    """

    request: Request
    areas: tuple[str, ...]
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()

    @property
    def routine(self) -> Routine:
        """The steps to be played."""
        steps, lead_s = steps_and_leads(self.blocks)
        request = self.request
        return Routine(
            self.areas,
            request.minutes,
            str(request.place),
            request.level,
            steps,
            lead_s,
            self.notes,
        )

    @property
    def kept(self) -> tuple[Block, ...]:
        """The locked blocks."""
        return tuple(block for block in self.blocks if block.locked)

    def removed(self, n: int) -> Draft:
        """Without block `n`."""
        blocks = list(self.blocks)
        del blocks[n]
        return replace(self, blocks=tuple(blocks))

    def swapped(self, n: int, stretch: Stretch) -> Draft:
        """Another stretch instead of block `n`, held as long as its range allows."""
        before = self.blocks[n]
        return self._with(n, self._block(stretch, before.reason, before.hold_s))

    def added(self, stretch: Stretch) -> Draft:
        """A stretch more, at the end."""
        block = self._block(stretch, ADDED, self.request.hold_s(stretch))
        return replace(self, blocks=(*self.blocks, block))

    def moved(self, n: int, to: int) -> Draft:
        """Block `n` taken out and put in before what is then at `to`."""
        blocks = list(self.blocks)
        blocks.insert(to, blocks.pop(n))
        return replace(self, blocks=tuple(blocks))

    def held(self, n: int, seconds: int) -> Draft:
        """Block `n` held so long, within its stretch's range."""
        block = self.blocks[n]
        return self._with(n, replace(block, hold_s=_within(block.stretch, seconds)))

    def locked(self, n: int, *, on: bool) -> Draft:
        """Block `n` stays as it is when the routine is made anew, or no longer."""
        return self._with(n, replace(self.blocks[n], locked=on))

    def _with(self, n: int, block: Block) -> Draft:
        blocks = list(self.blocks)
        blocks[n] = block
        return replace(self, blocks=tuple(blocks))

    def _block(self, stretch: Stretch, reason: str, hold_s: int) -> Block:
        eased = is_eased(stretch, self.request.avoid)
        return Block(stretch, reason, _within(stretch, hold_s), eased)


def alternatives(
    block: Block, fitting: Iterable[Stretch], taken: Iterable[str]
) -> tuple[Stretch, ...]:
    """What may stand in for a block among the stretches that fit: of its areas and kind, the
    most alike first.
    """
    shown, wanted = set(taken), set(block.stretch.primary)
    found = [
        stretch
        for stretch in fitting
        if stretch.id not in shown
        and stretch.kind is block.stretch.kind
        and wanted & set(stretch.primary)
    ]
    return tuple(sorted(found, key=lambda s: s.position is not block.stretch.position))


def _within(stretch: Stretch, seconds: int) -> int:
    return min(max(seconds, stretch.hold.min), stretch.hold.max)
