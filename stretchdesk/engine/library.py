"""What the library shows: the stretches that fit what is looked for, found anew at every change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from stretchdesk.core.content.browsing import Filter, browse, sorted_out
from stretchdesk.core.content.catalogue import Position
from stretchdesk.core.content.search import SearchIndex

if TYPE_CHECKING:
    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Listing:
    """What is looked for, the ids that were found, and how the person stands to stretches.

    `answers` are the health answers; `left_out` would be found but for them.
    """

    wanted: Filter
    found: tuple[str, ...]
    total: int
    favourites: frozenset[str]
    never: frozenset[str]
    answers: frozenset[str] = frozenset()
    left_out: tuple[str, ...] = ()


class Library(QObject):
    """Keeps what is looked for; every change of it is answered with a listing."""

    listed = Signal(object)
    """A Listing."""

    def __init__(
        self, catalogue: Catalogue, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._index = SearchIndex(catalogue)
        self._wanted = Filter()
        self._settings = settings

    @property
    def listing(self) -> Listing:
        """The answer to what is looked for now."""
        wanted, favourites = self._wanted, frozenset(self._settings.favourites)
        answers = frozenset(self._settings.cautions)
        found = browse(self._catalogue, self._index, wanted, favourites)
        found, left_out = sorted_out(
            self._catalogue, found, answers if wanted.safe else frozenset()
        )
        return Listing(
            wanted=wanted,
            found=found,
            total=len(self._catalogue.stretches),
            favourites=favourites,
            never=frozenset(self._settings.never),
            answers=answers,
            left_out=left_out,
        )

    def tell(self) -> None:
        """Say again what is listed now."""
        self.listed.emit(self.listing)

    def use(self, settings: Settings) -> None:
        """Go by other favourites and health answers."""
        self._settings = settings
        self.tell()

    def search(self, text: str) -> None:
        self._change(text=text)

    def choose_area(self, area: str) -> None:
        """An area id, an alias such as hips, or nothing for all."""
        self._change(area=area)

    def choose_position(self, position: str) -> None:
        """A position, or nothing for all."""
        self._change(position=Position(position) if position else None)

    def choose_level(self, level: int) -> None:
        """1 to 3, or 0 for all."""
        self._change(level=level or None)

    def set_discreet(self, on: bool) -> None:
        self._change(discreet=on)

    def set_favourites(self, on: bool) -> None:
        self._change(favourites=on)

    def set_mine(self, on: bool) -> None:
        self._change(mine=on)

    def set_safe(self, on: bool) -> None:
        self._change(safe=on)

    def clear(self) -> None:
        """Look for everything."""
        self._wanted = self._wanted.opened
        self.tell()

    def _change(self, **changes: Any) -> None:
        self._wanted = replace(self._wanted, **changes)
        self.tell()
