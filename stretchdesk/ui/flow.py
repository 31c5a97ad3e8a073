"""Controls side by side, on as many lines as they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout

from stretchdesk.ui.theme import GAP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtWidgets import QLayoutItem, QWidget


class Flow(QLayout):
    """None is narrower than its size hint: what does not fit goes on the next line.

    What is hidden takes no room.
    """

    def __init__(self, widgets: Iterable[QWidget]) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(GAP)
        for widget in widgets:
            self.addWidget(widget)

    def add_first(self, widget: QWidget) -> None:
        """Before all others."""
        self.addWidget(widget)
        self._items.insert(0, self._items.pop())

    @property
    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> Iterator[list[QLayoutItem]]:
        line: list[QLayoutItem] = []
        used = 0
        for item in self._shown:
            needed = item.sizeHint().width() + self.spacing()
            if line and used + needed - self.spacing() > width:
                yield line
                line, used = [], 0
            line.append(item)
            used += needed
        if line:
            yield line

    def _place(self, line: list[QLayoutItem], box: QRect, backwards: bool) -> None:
        """Put items into a line, each in its middle, from where reading begins."""
        x = box.left()
        for item in line:
            size = item.sizeHint().boundedTo(box.size())
            at = QRect(QPoint(x, box.top() + (box.height() - size.height()) // 2), size)
            if backwards:
                at.moveRight(box.right() - (x - box.left()))
            item.setGeometry(at)
            x += size.width() + self.spacing()

    # Qt

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        heights = [_height(line) for line in self._lines(width)]
        return sum(heights) + self.spacing() * max(0, len(heights) - 1)

    def sizeHint(self) -> QSize:
        widths = [item.sizeHint().width() + self.spacing() for item in self._shown]
        return QSize(max(0, sum(widths) - self.spacing()), _height(self._shown))

    def minimumSize(self) -> QSize:
        widest = max((item.sizeHint().width() for item in self._shown), default=0)
        return QSize(widest, _height(self._shown))

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def setGeometry(self, box: QRect) -> None:
        super().setGeometry(box)
        parent = self.parentWidget()
        backwards = (
            parent is not None and parent.layoutDirection() != Qt.LayoutDirection.LeftToRight
        )
        top = box.top() + max(0, box.height() - self.heightForWidth(box.width())) // 2
        for line in self._lines(box.width()):
            height = _height(line)
            self._place(line, QRect(box.left(), top, box.width(), height), backwards)
            top += height + self.spacing()


def _height(items: Iterable[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in items), default=0)
