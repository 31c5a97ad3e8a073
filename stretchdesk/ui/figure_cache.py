"""Little figures, drawn once per size and theme, one at a time while nothing else is to be done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from stretchdesk.core.body.figure import figure_of
from stretchdesk.ui.figure_painter import picture

if TYPE_CHECKING:
    from stretchdesk.core.body.book import PoseBook
    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.ui.theme import Theme

_LINE_PX = 1.1
_LEAST = 0.75


class _Key(NamedTuple):
    stretch: str
    side: str
    size: int
    dpr: float
    dark: bool


class FigureCache(QObject):
    """Pictures of the hold poses. What is not there yet is drawn soon, and `drawn` says so."""

    drawn = Signal()

    def __init__(self, catalogue: Catalogue, book: PoseBook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._book = book
        self._pixmaps: dict[_Key, QPixmap] = {}
        self._wanted: dict[_Key, Theme] = {}
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._draw_one)

    @property
    def is_drawing(self) -> bool:
        return bool(self._wanted)

    def pixmap(self, stretch: str, side: str, size: int, dpr: float, theme: Theme) -> QPixmap:
        """A square picture, or a null one that will be there when `drawn` is emitted.

        One without poses stays null.
        """
        if stretch not in self._book:
            return QPixmap()
        key = _Key(stretch, side, size, dpr, theme.dark)
        if key not in self._pixmaps:
            self._wanted[key] = theme
            self._idle.start()
            return QPixmap()
        return self._pixmaps[key]

    def _draw_one(self) -> None:
        key, theme = self._wanted.popitem()
        stretch = self._catalogue.stretches[key.stretch]
        # Without its mat, which is longer than any body, a figure can be drawn larger.
        figure = replace(figure_of(stretch, key.side, self._book), on_mat=False)
        line = _LINE_PX / key.size
        shapes = figure.shapes(figure.motion.end, line=line)
        image = picture(shapes, (key.size, key.size), theme, dpr=key.dpr, least=_LEAST)
        self._pixmaps[key] = QPixmap.fromImage(image)
        if not self._wanted:
            self._idle.stop()
        self.drawn.emit()
