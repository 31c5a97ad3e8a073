"""Entries under their days, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate

from stretchdesk.ui.controls import paint_focus
from stretchdesk.ui.history_model import BEGINS_DAY, ENTRY, WORDS
from stretchdesk.ui.scroll_bar import set_bare
from stretchdesk.ui.theme import CORNER, GAP, Size, Theme, font, theme_of

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from stretchdesk.core.progress.entries import Entry
    from stretchdesk.ui.entry_words import EntryWords
    from stretchdesk.ui.history_model import HistoryModel

    Index = QModelIndex | QPersistentModelIndex

_ENDLESS = 4096


class HistoryView(QListView):
    """Tells what is done with the chosen entry; the keys are Enter and Delete."""

    opened = Signal()
    deleted = Signal()
    picked = Signal()

    def __init__(self, model: HistoryModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(self.tr("Entries, newest first"))
        self._painter = _Painter(self)
        self.setItemDelegate(self._painter)
        set_bare(self)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.doubleClicked.connect(self.opened)
        self.selectionModel().currentChanged.connect(self.picked)
        self.verticalScrollBar().valueChanged.connect(self._look_ahead)

    @property
    def chosen(self) -> Entry | None:
        entry: Entry | None = self.currentIndex().data(ENTRY)
        return entry

    def _look_ahead(self, at: int) -> None:
        """Fetch more before the end is reached; Qt listens to its own scroll bar only."""
        left = self.verticalScrollBar().maximum() - at
        if left < self.viewport().height() and self.model().canFetchMore(QModelIndex()):
            self.model().fetchMore(QModelIndex())

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        signals = {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_Delete: self.deleted,
            Qt.Key.Key_Backspace: self.deleted,
        }
        signal = signals.get(Qt.Key(event.key()))
        if signal and self.chosen:
            signal.emit()
        elif not signal:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == event.Type.FontChange:
            self._painter.forget()
            self.doItemsLayout()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt lays a list out anew only where its height changes; these rows wrap."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


class _Painter(QStyledItemDelegate):
    """The day stands above its first entry; time, name and rest beside and below each other."""

    def __init__(self, view: HistoryView) -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[tuple[int, bool, EntryWords], int] = {}

    def forget(self) -> None:
        """The font is another: all heights are to be taken anew."""
        self._heights.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        # Qt asks for every row whenever one comes in.
        width = self._view.viewport().width()
        row = width, index.data(BEGINS_DAY), index.data(WORDS)
        if row not in self._heights:
            box = QRect(0, 0, width, _ENDLESS)
            self._heights[row] = _head_height(box, index) + _row_height(box, index.data(WORDS))
        return QSize(width // 2, self._heights[row])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, words = theme_of(option.palette), index.data(WORDS)
        head = _head_height(option.rect, index)
        row = option.rect.adjusted(0, head, -GAP, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if head:
            painter.setFont(font(Size.BODY, bold=True))
            painter.setPen(theme.ink)
            day = option.rect.adjusted(GAP, GAP, -GAP, 0)
            painter.drawText(day, Qt.TextFlag.TextWordWrap, words.day)
        _paint_ground(painter, row, option.state, theme)
        _paint_words(painter, row, option.direction, words, theme)
        painter.restore()


def _head_height(box: QRect, index: Index) -> int:
    if not index.data(BEGINS_DAY):
        return 0
    text: str = index.data(WORDS).day
    return 2 * GAP + _height(Size.BODY, box.adjusted(GAP, 0, -GAP, 0), text, bold=True)


def _row_height(box: QRect, words: EntryWords) -> int:
    room = _words_box(box.adjusted(0, 0, -GAP, 0))
    rest = _height(Size.SMALL, room, words.rest) + 2 if words.rest else 0
    return _height(Size.BODY, room, words.name) + rest + 2 * GAP


def _words_box(row: QRect) -> QRect:
    """What the time leaves of a row."""
    time = QFontMetrics(font(Size.BODY)).horizontalAdvance("00:00")
    return row.adjusted(time + 4 * GAP, GAP, -GAP, -GAP)


def _height(size: Size, box: QRect, text: str, *, bold: bool = False) -> int:
    metrics = QFontMetrics(font(size, bold=bold))
    return metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, text).height()


def _paint_ground(painter: QPainter, row: QRect, state: QStyle.StateFlag, theme: Theme) -> None:
    """Says which row is pointed at, chosen, or where the keys go."""
    flags = QStyle.StateFlag
    if state & (flags.State_MouseOver | flags.State_Selected):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.line if state & flags.State_Selected else theme.hover)
        painter.drawRoundedRect(row, CORNER, CORNER)
    if state & flags.State_HasFocus:
        paint_focus(painter, QRectF(row), CORNER, theme)


def _paint_words(
    painter: QPainter,
    row: QRect,
    direction: Qt.LayoutDirection,
    words: EntryWords,
    theme: Theme,
) -> None:
    room = _words_box(row)
    name = QRect(room.topLeft(), QSize(room.width(), _height(Size.BODY, room, words.name)))
    rest = room.adjusted(0, name.height() + 2, 0, GAP)
    time = QRect(row.left() + GAP, room.top(), room.left() - row.left() - GAP, name.height())
    for size, pen, box, text in (
        (Size.BODY, theme.quiet, time, words.time),
        (Size.BODY, theme.ink, name, words.name),
        (Size.SMALL, theme.quiet, rest, words.rest),
    ):
        painter.setFont(font(size))
        painter.setPen(pen)
        at = QStyle.visualRect(direction, row, box)
        painter.drawText(at, Qt.TextFlag.TextWordWrap, text)
