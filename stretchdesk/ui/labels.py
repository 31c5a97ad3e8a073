"""Labels in the sizes and the quiet colour of the theme."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QLabel

from stretchdesk.ui.theme import GAP, Size, font, set_quiet, theme_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPaintEvent


def text_label(text: str = "", size: Size = Size.BODY, *, bold: bool = False) -> QLabel:
    """Text that wraps."""
    label = QLabel(text)
    _shape(label, size, bold=bold)
    return label


def paragraphs(lines: Iterable[str]) -> str:
    """Rich text with half a gap between the lines, which may wrap."""
    style = f"margin:0 0 {GAP // 2}px 0"
    return "".join(f'<p style="{style}">{escape(line)}</p>' for line in lines)


class QuietLabel(QLabel):
    """Secondary text, in whatever palette."""

    def __init__(self, text: str = "", size: Size = Size.BODY) -> None:
        super().__init__(text)
        _shape(self, size)
        set_quiet(self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            set_quiet(self)


class Hairline(QFrame):
    """A line between two parts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), theme_of(self.palette()).line)


def _shape(label: QLabel, size: Size, *, bold: bool = False) -> None:
    label.setFont(font(size, bold=bold))
    label.setWordWrap(True)
