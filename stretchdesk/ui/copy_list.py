"""The copies of the history, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from stretchdesk.ui import copy_words
from stretchdesk.ui.controls import paint_focus
from stretchdesk.ui.scroll_bar import set_bare
from stretchdesk.ui.theme import CORNER, GAP, Size, font, theme_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

_FACTS = Qt.ItemDataRole.UserRole


class Copy(Protocol):
    """A file, when (with a zone) and why it was made, and its bytes."""

    @property
    def path(self) -> Path: ...
    @property
    def taken(self) -> datetime: ...
    @property
    def why(self) -> str: ...
    @property
    def size(self) -> int: ...


class CopyList(QListWidget):
    """When each was made, and a line on what it is."""

    def __init__(self) -> None:
        super().__init__()
        self.copies: tuple[Copy, ...] = ()
        self.setAccessibleName(self.tr("Copies of the history, newest first"))
        set_bare(self)
        self.setItemDelegate(_Painter(self))

    @property
    def chosen(self) -> Copy | None:
        row = self.currentRow()
        return self.copies[row] if 0 <= row < len(self.copies) else None

    def show_copies(self, copies: Sequence[Copy]) -> None:
        """Replace the rows, given newest first; the first is chosen."""
        self.copies = tuple(copies)
        self.blockSignals(True)
        self.clear()
        for copy in copies:
            item = QListWidgetItem(copy_words.moment(copy.taken))
            self.addItem(item)
            self._tell(item, copy_words.facts(copy.why, copy.size, None))
        self.blockSignals(False)
        if copies:
            self.setCurrentRow(0)

    def show_rows(self, path: Path, rows: int | None) -> None:
        """How many rows a copy has; None if it cannot be used."""
        for n, copy in enumerate(self.copies):
            if copy.path == path and rows is None:
                words = copy_words.why_words(copy.why)
                self._tell(self.item(n), self.tr("Cannot be used · {why}").format(why=words))
            elif copy.path == path:
                self._tell(self.item(n), copy_words.facts(copy.why, copy.size, rows))

    def _tell(self, item: QListWidgetItem, facts: str) -> None:
        item.setData(_FACTS, facts)
        text = f"{item.text()}. {facts}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, text)


class _Painter(QStyledItemDelegate):
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme, rect = theme_of(option.palette), option.rect
        state = option.state
        box = rect.adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(theme.accent)
            painter.setBrush(theme.hover)
            painter.drawRoundedRect(box, CORNER, CORNER)
        y = box.top() + GAP
        lines = (
            (index.data(), Size.BODY, theme.ink),
            (index.data(_FACTS), Size.SMALL, theme.quiet),
        )
        for text, size, colour in lines:
            face = font(size)
            painter.setFont(face)
            painter.setPen(colour)
            line = QRect(box.left() + GAP + 4, y, box.width() - 2 * GAP - 8, _height(face))
            flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
            short = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, flags, short)
            y += _height(face)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, box.toRectF(), CORNER, theme)
        painter.restore()

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, _height(font(Size.BODY)) + _height(font(Size.SMALL)) + 2 * GAP + 4)


def _height(face: QFont) -> int:
    return QFontMetrics(face).height() + 2
