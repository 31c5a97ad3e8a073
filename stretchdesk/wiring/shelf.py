"""The library with its page, built when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stretchdesk.core.content.safety import left_out
from stretchdesk.core.progress.practice import practised
from stretchdesk.engine.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stretchdesk.ui.library_page import LibraryPage
    from stretchdesk.wiring.house import House


class Shelf(QObject):
    """Opens the library and passes on what is started there."""

    start_requested = Signal(str)
    """The id of a stretch to be played alone."""
    reasons_requested = Signal(object)
    """The LeftOut of stretches to be explained."""
    packs_requested = Signal()
    routines_requested = Signal()
    add_requested = Signal(str, str)
    """The name of an own routine, empty for a new one, and the id of a stretch."""
    names_requested = Signal()
    """The own routines are asked for; `show_names` answers."""

    def __init__(self, house: House, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._page: LibraryPage | None = None
        house.window.library_wanted.connect(self.open)
        house.feed.changed.connect(self._look_back)

    def open(self) -> None:
        """The library as it was left, unless packs have come or gone since."""
        self._house.window.show_library(self._furnished())

    def open_stretch(self, stretch: str) -> None:
        """A stretch's page in the library."""
        page = self._furnished()
        self._house.window.show_library(page)
        page.open_stretch(stretch)

    def renew(self) -> None:
        """Make the page anew, from the content there is now."""
        window, old, self._page = self._house.window, self._page, None
        if old is None:
            return
        if window.pages.currentWidget() is old:
            self.open()
        window.pages.removeWidget(old)
        old.deleteLater()

    def show_names(self, names: Sequence[str]) -> None:
        """The own routines that a stretch can be added to."""
        if self._page is not None:
            self._page.detail.show_routines(names)

    def _furnished(self) -> LibraryPage:
        if self._page is None:
            self._page = self._furnish()
        return self._page

    def _furnish(self) -> LibraryPage:
        from stretchdesk.ui.library_page import LibraryPage

        house, preferences = self._house, self._house.preferences
        page = LibraryPage(house.catalogue, house.book, house.figures)
        library = Library(house.catalogue, preferences.settings, page)
        filters, detail = page.filters, page.detail
        filters.text_changed.connect(library.search)
        filters.area_chosen.connect(library.choose_area)
        filters.position_chosen.connect(library.choose_position)
        filters.level_chosen.connect(library.choose_level)
        filters.discreet_chosen.connect(library.set_discreet)
        filters.favourites_chosen.connect(library.set_favourites)
        filters.mine_chosen.connect(library.set_mine)
        filters.safe_chosen.connect(library.set_safe)
        page.reasons_wanted.connect(self._explain)
        page.routines_wanted.connect(self.routines_requested)
        page.everything_wanted.connect(library.clear)
        page.packs_wanted.connect(self.packs_requested)
        page.history_wanted.connect(self._look_back)
        detail.favourite_chosen.connect(preferences.set_favourite)
        detail.never_chosen.connect(preferences.set_never)
        detail.start_requested.connect(self.start_requested)
        detail.add_requested.connect(self.add_requested)
        detail.routines_wanted.connect(self.names_requested)
        preferences.changed.connect(library.use)
        library.listed.connect(page.show_listing)
        library.tell()
        return page

    def _explain(self, stretches: Iterable[str]) -> None:
        known, answers = self._house.catalogue, frozenset(self._house.preferences.settings.cautions)
        asked = (known.stretches[key] for key in stretches)
        self.reasons_requested.emit(left_out(asked, known.cautions, answers))

    def _look_back(self) -> None:
        if self._page is not None:
            self._house.feed.ask(
                lambda store: practised(store.read(None)), self._page.show_practised
            )
