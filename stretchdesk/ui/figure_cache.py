"""Little figures, drawn once per size and theme, one at a time while nothing else is to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from stretchdesk.core.body.book import has_pose
from stretchdesk.core.body.figure import figure_of
from stretchdesk.ui.figure_painter import picture

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from stretchdesk.core.body.book import PoseBook
    from stretchdesk.core.body.figure import Figure
    from stretchdesk.core.body.skeleton import Posture
    from stretchdesk.core.content.catalogue import Catalogue, Stretch
    from stretchdesk.ui.card_panel import Draw
    from stretchdesk.ui.theme import Theme, Tones

_LINE_PX = 1.1
_LEAST, _LEAST_NEAR = 0.75, 0.4
"""Statures across a little picture, at least; then of a close-up."""
MOST_BYTES = 96 * 1024 * 1024
"""Half as many again as a screen of 7680 × 4320 at 200 % shows: what is seen must not give way."""
_MOST_WANTED = 128
"""What was wanted before has been scrolled past; if it has not, it is asked for again."""


class _Key(NamedTuple):
    stretch: str
    side: str
    size: int
    dpr: float
    dark: bool
    tones: Tones
    easier: bool


class FigureCache(QObject):
    """Pictures of the hold poses. What is not there yet is drawn soon, and `drawn` says so.

    Those not looked at for longest make room for others.
    """

    drawn = Signal()

    def __init__(
        self,
        catalogue: Catalogue,
        book: PoseBook,
        parent: QObject | None = None,
        *,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        super().__init__(parent)
        self._most_bytes = most_bytes
        self._catalogue = catalogue
        self._book = book
        self._pixmaps: dict[_Key, QPixmap] = {}
        self._bytes = 0
        self._wanted: dict[_Key, Theme] = {}
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._draw_one)

    def use_content(self, catalogue: Catalogue, book: PoseBook) -> None:
        """Other figures, which are drawn when they are wanted."""
        self._catalogue, self._book = catalogue, book
        self._pixmaps.clear()
        self._wanted.clear()
        self._bytes = 0
        self._idle.stop()
        self.drawn.emit()

    def __contains__(self, stretch: object) -> bool:
        """Whether there is a figure of a stretch."""
        return stretch in self._book

    @property
    def bytes(self) -> int:
        """What the pictures take."""
        return self._bytes

    @property
    def is_drawing(self) -> bool:
        return bool(self._wanted)

    def figure(self, stretch: str, side: str, *, easier: bool = False) -> Figure:
        """The figure of a stretch that has poses, or of a flexibility test; its easier variation
        where it is drawn."""
        easier = easier and has_pose(self._book, stretch, "easier")
        known = self._catalogue
        shown = known.stretches.get(stretch) or known.tests[stretch]
        return figure_of(shown, side, self._book, easier=easier)

    def pixmap(
        self, stretch: str, side: str, size: int, dpr: float, theme: Theme, *, easier: bool = False
    ) -> QPixmap:
        """A square picture, or a null one that will be there when `drawn` is emitted.

        One without poses stays null.
        """
        if stretch not in self:
            return QPixmap()
        key = _Key(stretch, side, size, dpr, theme.dark, theme.tones, easier)
        if key not in self._pixmaps:
            self._want(key, theme)
            return QPixmap()
        # The last used stands last.
        self._pixmaps[key] = self._pixmaps.pop(key)
        return self._pixmaps[key]

    def _want(self, key: _Key, theme: Theme) -> None:
        """The last wanted is drawn first."""
        self._wanted.pop(key, None)
        self._wanted[key] = theme
        if len(self._wanted) > _MOST_WANTED:
            del self._wanted[next(iter(self._wanted))]
        self._idle.start()

    def _draw_one(self) -> None:
        key, theme = self._wanted.popitem()
        figure = self.figure(key.stretch, key.side, easier=key.easier)
        image = little_picture(figure, figure.motion.end, key.size, key.dpr, theme)
        self._keep(key, QPixmap.fromImage(image))
        if not self._wanted:
            self._idle.stop()
        self.drawn.emit()

    def _keep(self, key: _Key, picture: QPixmap) -> None:
        self._pixmaps[key] = picture
        self._bytes += _bytes(picture)
        while self._bytes > self._most_bytes and len(self._pixmaps) > 1:
            self._bytes -= _bytes(self._pixmaps.pop(next(iter(self._pixmaps))))


def _bytes(picture: QPixmap) -> int:
    return picture.width() * picture.height() * picture.depth() // 8


def little_picture(figure: Figure, posture: Posture, size: int, dpr: float, theme: Theme) -> QImage:
    """A posture as large as it fits into a square of `size` device-independent pixels."""
    least = _LEAST_NEAR if figure.close_up else _LEAST
    shapes = figure.shapes(posture, line=_LINE_PX / size * least / _LEAST)
    return picture(shapes, (size, size), theme, dpr=dpr, least=least, box=figure.extent(shapes))


def hold_drawer(stretch: Stretch, book: PoseBook) -> Draw:
    """What draws the hold of a stretch, in the size and theme that a widget has."""

    def draw(size: int, dpr: float, theme: Theme) -> QImage:
        figure = figure_of(stretch, "right", book)
        return little_picture(figure, figure.motion.end, size, dpr, theme)

    return draw
