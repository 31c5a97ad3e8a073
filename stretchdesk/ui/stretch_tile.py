"""One stretch in the grid: its figure, name, areas and place, and how the person stands to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from stretchdesk.ui.controls import paint_focus
from stretchdesk.ui.icons import paint_icon, paint_star
from stretchdesk.ui.theme import CORNER, GAP, Size, font, theme_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from stretchdesk.ui.figure_cache import FigureCache
    from stretchdesk.ui.living_figure import LivingFigure
    from stretchdesk.ui.theme import Theme

FIGURE_PX = 128
NARROWEST = 168
TILE = Qt.ItemDataRole.UserRole
_STAR_PX = 20
_CENTRED = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class Tile:
    """What is seen of a stretch; `facts` are its place and areas, `drawn` whether there is a
    figure, `against` what health answers say against it, `eased` whether they ask to go gently."""

    stretch: str
    name: str
    facts: str
    spoken: str
    favourite: bool
    drawn: bool
    against: tuple[str, ...] = ()
    eased: bool = False


def text_metrics() -> tuple[QFontMetrics, QFontMetrics]:
    """Of the name and of the facts."""
    return QFontMetrics(font(Size.BODY, bold=True)), QFontMetrics(font(Size.SMALL))


def tile_size(texts: Iterable[tuple[str, str]], width: int) -> QSize:
    """Room for the longest of these (name, facts)."""
    room = QRect(0, 0, width - 2 * GAP, 10_000)
    name, facts = text_metrics()
    wrap = Qt.TextFlag.TextWordWrap
    heights = (
        name.boundingRect(room, wrap, one).height() + facts.boundingRect(room, wrap, two).height()
        for one, two in texts
    )
    return QSize(width, FIGURE_PX + max(heights, default=0) + 3 * GAP)


class TilePainter(QStyledItemDelegate):
    """Paints tiles; the one that is alive as it moves."""

    def __init__(self, figures: FigureCache, living: LivingFigure, parent: QObject) -> None:
        super().__init__(parent)
        self._figures = figures
        self._living = living
        self.size = QSize(NARROWEST, NARROWEST)

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return self.size

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        tile: Tile = index.data(TILE)
        box, state, theme = option.rect, option.state, theme_of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(box).adjusted(2, 2, -2, -2)
        if state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.hover)
            painter.drawRoundedRect(card, CORNER, CORNER)
        self._paint_figure(painter, box, tile, theme)
        _paint_texts(painter, box, tile, theme)
        if tile.favourite:
            star = QRectF(
                card.right() - _STAR_PX - GAP / 2, card.top() + GAP / 2, _STAR_PX, _STAR_PX
            )
            paint_star(painter, star, theme.accent)
        if tile.against:
            corner = QRectF(card.left() + GAP / 2, card.top() + GAP / 2, _STAR_PX, _STAR_PX)
            paint_icon(painter, "left out", corner, QPen(theme.ink, 2.0))
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, card, CORNER, theme)
        painter.restore()

    def _paint_figure(self, painter: QPainter, box: QRect, tile: Tile, theme: Theme) -> None:
        left, top = box.center().x() - FIGURE_PX // 2, box.top() + GAP
        if not tile.drawn:
            painter.setPen(theme.quiet)
            painter.setFont(font(Size.SMALL))
            place = QRect(left, top, FIGURE_PX, FIGURE_PX)
            wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(place, wrapped, self.tr("No figure yet"))
            return
        dpr = painter.device().devicePixelRatioF()
        picture = QPixmap()
        if tile.stretch == self._living.stretch:
            picture = self._living.pixmap(FIGURE_PX, dpr, theme)
        if picture.isNull():
            picture = self._figures.pixmap(
                tile.stretch, "right", FIGURE_PX, dpr, theme, easier=tile.eased
            )
        painter.drawPixmap(left, top, picture)


def _paint_texts(painter: QPainter, box: QRect, tile: Tile, theme: Theme) -> None:
    """The name and under it the facts, wrapped rather than cut."""
    room = box.adjusted(GAP, FIGURE_PX + 2 * GAP - GAP // 2, -GAP, 0)
    painter.setFont(font(Size.BODY, bold=True))
    painter.setPen(theme.ink)
    name = painter.fontMetrics().boundingRect(room, _CENTRED, tile.name)
    painter.drawText(room, _CENTRED, tile.name)
    painter.setFont(font(Size.SMALL))
    painter.setPen(theme.quiet)
    painter.drawText(room.adjusted(0, name.height() + 2, 0, 0), _CENTRED, tile.facts)
