"""Small multiples: widgets side by side, in two columns where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from stretchdesk.ui.theme import GAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

LEAST_CHARACTERS = 58
_PARTING = 4 * GAP


class Multiples(QWidget):
    """In reading order. One alone takes the whole width."""

    def __init__(self) -> None:
        super().__init__()
        self._widgets: tuple[QWidget, ...] = ()
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_PARTING)
        self._grid.setVerticalSpacing(3 * GAP)

    def show_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Show these instead; whose those are that go is the caller's business."""
        self._widgets, self._columns = tuple(widgets), 0
        self._arrange()

    def _arrange(self) -> None:
        characters = LEAST_CHARACTERS * self.fontMetrics().averageCharWidth()
        least = max(characters, self.minimumSizeHint().width())
        two = len(self._widgets) > 1 and self.width() >= 2 * least + _PARTING
        columns = 2 if two else 1
        if columns != self._columns:
            self._columns = columns
            for n, widget in enumerate(self._widgets):
                self._grid.addWidget(widget, *divmod(n, columns), Qt.AlignmentFlag.AlignTop)
            for n in range(2):
                self._grid.setColumnStretch(n, int(n < columns))

    # Qt

    def minimumSizeHint(self) -> QSize:
        # That of one column: the layout's own would keep two from ever becoming one again.
        widths = [max(one.minimumWidth(), one.minimumSizeHint().width()) for one in self._widgets]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
