"""The library: all stretches to look through, and the page of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from stretchdesk.ui.buttons import PlainButton, TextButton
from stretchdesk.ui.filter_bar import FilterBar
from stretchdesk.ui.labels import QuietLabel, text_label
from stretchdesk.ui.left_out_line import LeftOutLine
from stretchdesk.ui.stretch_detail import StretchDetail
from stretchdesk.ui.stretch_grid import StretchGrid
from stretchdesk.ui.stretch_words import StretchWords
from stretchdesk.ui.theme import GAP, MARGIN, Size
from stretchdesk.ui.words import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QShowEvent

    from stretchdesk.core.body.book import PoseBook
    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.progress.practice import Practice
    from stretchdesk.engine.library import Listing
    from stretchdesk.ui.figure_cache import FigureCache


class LibraryPage(QWidget):
    """Built when it is first wanted. `filters` says what is looked for, `detail` what is wished
    of a stretch; the page goes from the grid to a stretch and back by itself."""

    history_wanted = Signal()
    everything_wanted = Signal()
    """All filters are to be given up."""
    routines_wanted = Signal()
    reasons_wanted = Signal(object)
    """Why the stretches with these ids are left out."""
    packs_wanted = Signal()

    def __init__(self, catalogue: Catalogue, book: PoseBook, figures: FigureCache) -> None:
        super().__init__()
        self._catalogue = catalogue
        words = StretchWords(catalogue.areas, self)
        self.filters = FilterBar(catalogue, words)
        self.grid = StretchGrid(catalogue, words, figures)
        self.detail = StretchDetail(catalogue, book, words)
        self._count = QuietLabel()
        self._count.setWordWrap(False)
        self._nothing = text_label()
        self.left_out = LeftOutLine()
        self._everything = PlainButton(self.tr("Show all"))
        self.packs = TextButton(self.tr("Packs…"))
        self.packs.setToolTip(self.tr("Stretches that others wrote: add, look at or remove them"))
        self.routines = TextButton(self.tr("My routines"))
        self._opened = ""
        self._listing: Listing | None = None
        self._practised: Mapping[str, Practice] = {}
        self._browse = QWidget()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.filters.search)

    def show_listing(self, listing: Listing) -> None:
        """What is looked for, what was found, and the person's marks."""
        self._listing = listing
        self.filters.show_filter(listing.wanted, answered=bool(listing.answers))
        self.grid.show_listing(listing)
        self.left_out.show_count(len(listing.left_out))
        self._count.setText(self._counted(listing))
        self._everything.setVisible(not listing.wanted.is_open)
        found = bool(listing.found)
        self._nothing.setText(self._advice(listing))
        self._nothing.setVisible(not found)
        if not found and self.grid.hasFocus():
            self.filters.search.setFocus()
        self.grid.setVisible(found)
        self._show_marks()

    def show_practised(self, practised: Mapping[str, Practice]) -> None:
        """The person's own history of each stretch that was done."""
        self._practised = practised
        self.detail.show_practice(practised.get(self._opened))

    def open_stretch(self, stretch: str) -> None:
        """The page of one stretch."""
        self._opened = stretch
        self.detail.show_stretch(self._catalogue.stretches[stretch])
        self.detail.show_practice(self._practised.get(stretch))
        self._show_marks()
        self._pages.setCurrentWidget(self.detail)
        self.detail.setFocus()

    def close_stretch(self) -> None:
        """Back to the grid, where the stretch was left."""
        self._pages.setCurrentWidget(self._browse)
        self.grid.point_to(self._opened)
        self.grid.setFocus()
        self._opened = ""

    def _counted(self, listing: Listing) -> str:
        found = len(listing.found)
        if listing.wanted.is_open:
            return counted(found, self.tr("1 stretch"), self.tr("{n} stretches"))
        return self.tr("{n} of {total}").format(n=found, total=listing.total)

    def _advice(self, listing: Listing) -> str:
        """What to do where nothing is found."""
        if listing.left_out:
            return self.tr(
                "Your health answers are against all that fit. Show all leads to what remains."
            )
        return self.tr("Nothing fits. Try fewer filters or another word.")

    def _ask_for_reasons(self) -> None:
        if self._listing is not None:
            self.reasons_wanted.emit(self._listing.left_out)

    def _show_marks(self) -> None:
        if self._listing is not None:
            self.detail.show_answers(self._listing.answers)
            favourite = self._opened in self._listing.favourites
            self.detail.show_marks(favourite=favourite, never=self._opened in self._listing.never)

    def _connect(self) -> None:
        self.filters.left_downwards.connect(self.grid.setFocus)
        self.grid.chosen.connect(self.open_stretch)
        self.detail.back_requested.connect(self.close_stretch)
        self._everything.clicked.connect(self.everything_wanted)
        self.packs.clicked.connect(self.packs_wanted)
        self.routines.clicked.connect(self.routines_wanted)
        self.left_out.reasons_requested.connect(self._ask_for_reasons)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(text_label(self.tr("Library"), Size.TITLE, bold=True), 1)
        # It keeps its room while it is not there, so that nothing jumps when it comes.
        keeping = self._everything.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)
        self._everything.setSizePolicy(keeping)
        head.setSpacing(GAP)
        head.addWidget(self._everything)
        head.addWidget(self._count)
        head.addWidget(self.packs)
        head.addWidget(self.routines)
        column = QVBoxLayout(self._browse)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, 0)
        column.setSpacing(2 * GAP)
        column.addLayout(head)
        column.addWidget(self.filters)
        column.addWidget(self._nothing)
        column.addWidget(self.grid, 1)
        column.addWidget(self.left_out)
        column.addStretch(0)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._browse)
        self._pages.addWidget(self.detail)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.history_wanted.emit()
