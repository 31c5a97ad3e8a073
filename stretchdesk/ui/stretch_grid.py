"""The library's grid of little figures; the one pointed at, or else the focused one, moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QListView, QStyle

from stretchdesk.core.content.safety import is_eased, reasons
from stretchdesk.ui.living_figure import LivingFigure
from stretchdesk.ui.scroll_bar import set_bare
from stretchdesk.ui.stretch_tile import NARROWEST, TILE, Tile, TilePainter, tile_size

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent

    from stretchdesk.core.content.catalogue import Catalogue, Stretch
    from stretchdesk.engine.library import Listing
    from stretchdesk.ui.figure_cache import FigureCache
    from stretchdesk.ui.stretch_words import StretchWords

    Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()


class StretchModel(QAbstractListModel):
    """The stretches of a listing as tiles, made when they are looked at."""

    def __init__(
        self, catalogue: Catalogue, words: StretchWords, figures: FigureCache, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._stretches, self._cautions = catalogue.stretches, catalogue.cautions
        self._words = words
        self._figures = figures
        self._listing: Listing | None = None

    def show_listing(self, listing: Listing) -> None:
        before, self._listing = self._listing, listing
        if before is not None and before.found == listing.found:
            self.dataChanged.emit(self.index(0), self.index(len(listing.found) - 1))
        else:
            self.beginResetModel()
            self.endResetModel()

    def row_of(self, stretch: str) -> int:
        """-1 for one that is not listed."""
        found = self._listing.found if self._listing else ()
        return found.index(stretch) if stretch in found else -1

    def texts(self) -> Iterator[tuple[str, str]]:
        """Name and facts of every stretch there is."""
        for stretch in self._stretches.values():
            yield stretch.name, self._facts(stretch, self._against(stretch))

    def is_eased(self, stretch: str) -> bool:
        """Whether only its easier variation is shown, for the person's health."""
        return is_eased(self._stretches[stretch], self.heeded[0])

    def _facts(self, stretch: Stretch, against: Sequence[str], *, never: bool = True) -> str:
        marks = [self._words.positions[stretch.position]]
        marks += [self.tr("easier")] if self.is_eased(stretch.id) else []
        marks += [self.tr("never offered")] if never else []
        lines = [self._words.areas(stretch.primary), " · ".join(marks)]
        if against:
            lines.append(self.tr("left out: {reasons}").format(reasons=", ".join(against)))
        return "\n".join(lines)

    @property
    def heeded(self) -> tuple[frozenset[str], bool]:
        """The health answers, and whether what they are against is not listed anyway."""
        listing = self._listing
        return (listing.answers, listing.wanted.safe) if listing else (frozenset(), True)

    def _against(self, stretch: Stretch) -> tuple[str, ...]:
        answers, safe = self.heeded
        tags = () if safe else stretch.contraindications
        return tuple(self._cautions[tag].name for tag in tags if tag in answers)

    def _tile(self, stretch: Stretch, listing: Listing) -> Tile:
        favourite = stretch.id in listing.favourites
        against = self._against(stretch)
        facts = self._facts(stretch, against, never=stretch.id in listing.never)
        marks = [self.tr("favourite")] if favourite else []
        said = [stretch.name, *marks, *facts.splitlines()]
        drawn, eased = stretch.id in self._figures, self.is_eased(stretch.id)
        return Tile(
            stretch.id, stretch.name, facts, ", ".join(said), favourite, drawn, against, eased
        )

    # Qt

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or self._listing is None else len(self._listing.found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._listing is None or not index.isValid():
            return None
        stretch = self._stretches[self._listing.found[index.row()]]
        if role == Qt.ItemDataRole.DisplayRole:
            return stretch.name
        if role == TILE:
            return self._tile(stretch, self._listing)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._tile(stretch, self._listing).spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(reasons(stretch, self._cautions, self._listing.answers))
        return None


class StretchGrid(QListView):
    """Shows a Listing; Enter or a click chooses a stretch."""

    chosen = Signal(str)

    def __init__(self, catalogue: Catalogue, words: StretchWords, figures: FigureCache) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Stretches"))
        self.living = LivingFigure(figures, self)
        self._model = StretchModel(catalogue, words, figures, self)
        self._pointed = ""
        self._lively = ""
        self.setModel(self._model)
        self._painter = TilePainter(figures, self.living, self)
        self.setItemDelegate(self._painter)
        self._behave()
        figures.drawn.connect(self.viewport().update)
        self.living.moved.connect(self._repaint_living)
        self.clicked.connect(self._choose)
        self.entered.connect(self._point_at)
        self.viewportEntered.connect(self._point_at_nothing)

    def _behave(self) -> None:
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        set_bare(self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMouseTracking(True)

    def show_listing(self, listing: Listing) -> None:
        """Replace the tiles; the one that was current stays so if it is still there."""
        current, marked = self.current, self._model.heeded
        self._pointed = ""
        self._model.show_listing(listing)
        if marked != self._model.heeded:
            self._spread()
        self.point_to(current)
        self._enliven()

    @property
    def current(self) -> str:
        """The id of the stretch the keyboard is at; empty for none."""
        return self._id(self.currentIndex())

    def point_to(self, stretch: str) -> None:
        """Bring the keyboard to a stretch."""
        row = self._model.row_of(stretch)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row))

    def _id(self, index: Index) -> str:
        return index.data(TILE).stretch if index.isValid() else ""

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._id(index))

    # --- the one that moves ---

    def _point_at(self, index: QModelIndex) -> None:
        self._pointed = self._id(index)
        self._enliven()

    def _point_at_nothing(self) -> None:
        self._pointed = ""
        self._enliven()

    def _enliven(self) -> None:
        """Move the figure pointed at, or the focused one; none where motion is not wanted."""
        wanted = self._pointed or (self.current if self.hasFocus() else "")
        still = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
        # The way into a stretch leads to its full form, which health answers advise against.
        still = still or bool(wanted and self._model.is_eased(wanted))
        self.living.move("" if still or not self.isVisible() else wanted)

    def _repaint_living(self) -> None:
        self.viewport().update(self.visualRect(self._model.index(self._model.row_of(self._lively))))
        self._lively = self.living.stretch

    # --- Qt ---

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._enliven()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if self.viewport().underMouse():
            at = self.viewport().mapFromGlobal(QCursor.pos())
            self._point_at(self.indexAt(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # A click brings its own: moving to the first would scroll away what is clicked.
        by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        if not by_mouse and not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0))
        super().focusInEvent(event)
        self._enliven()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._enliven()

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at_nothing()
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._pointed = ""
        self.living.rest()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._spread()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == event.Type.FontChange:
            self._spread()
        super().changeEvent(event)

    def _spread(self) -> None:
        """As many columns as fit, over the whole width."""
        narrowest = max(NARROWEST, 22 * self.fontMetrics().averageCharWidth())
        # Qt leaves out a last column that ends exactly at the edge.
        room = self.viewport().width() - 2
        columns = max(1, room // narrowest)
        self._painter.size = tile_size(self._model.texts(), room // columns)
        self.setGridSize(self._painter.size)
