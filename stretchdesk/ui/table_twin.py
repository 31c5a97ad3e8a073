"""The same numbers as a chart, as a table: for screen readers, and to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem

from stretchdesk.ui.controls import paint_focus
from stretchdesk.ui.theme import CORNER, GAP, set_height, theme_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QShowEvent

ROWS_SHOWN = 13
_CELL_PAD_PX = 3
"""What Qt leaves free beside the text of a cell."""
NAMES = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TableTwin(QTableWidget):
    """Rows of text; the first column names the row, the others are numbers."""

    def __init__(self) -> None:
        super().__init__()
        self._headers: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._filled = False
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QTableWidget.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        set_height(self.horizontalHeader())
        self._dress()
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_rows(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show these rows instead; each is as long as the headers."""
        self._headers, self._rows = tuple(headers), tuple(map(tuple, rows))
        self._filled = False
        if self.isVisible():
            self._fill()

    def all_text(self) -> str:
        """All rows under their headers, with tabs between the cells."""
        return "\n".join("\t".join(line) for line in (self._headers, *self._rows))

    def selected_text(self) -> str:
        """The selection's rows with tabs between the cells, under their headers; all if none."""
        indexes = self.selectedIndexes()
        rows = sorted({index.row() for index in indexes}) or range(len(self._rows))
        columns = sorted({index.column() for index in indexes}) or range(len(self._headers))
        lines = [self._headers, *(self._rows[row] for row in rows)]
        return "\n".join("\t".join(line[column] for column in columns) for line in lines)

    def _fill(self) -> None:
        """Cells are made when the table is looked at: most never are."""
        self._filled = True
        self.setColumnCount(len(self._headers))
        self.setRowCount(len(self._rows))
        for column, header in enumerate(self._headers):
            self.setHorizontalHeaderItem(column, _cell(header, column))
            for row, cells in enumerate(self._rows):
                self.setItem(row, column, _cell(cells[column], column))
        self._fit_columns()
        self.updateGeometry()

    def _fit_columns(self) -> None:
        self.resizeColumnsToContents()
        for column in range(self.columnCount()):
            self.setColumnWidth(column, self.columnWidth(column) + 2 * GAP)

    def _dress(self) -> None:
        """Rows lie on the page's paper."""
        theme, palette = theme_of(QGuiApplication.palette()), QPalette()
        palette.setColor(QPalette.ColorRole.Base, theme.paper)
        palette.setColor(QPalette.ColorRole.AlternateBase, theme.hover)
        self.setPalette(palette)
        self.horizontalHeader().setStyleSheet(
            "QHeaderView, QHeaderView::section { border: none; background: transparent; }"
            f"QHeaderView::section {{ padding: 0 {_CELL_PAD_PX}px; color: {theme.quiet.name()}; }}"
        )

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self.viewport()) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                box = QRectF(self.viewport().rect())
                paint_focus(painter, box, CORNER, theme_of(QGuiApplication.palette()))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.viewport().update()  # Qt would scroll the focus ring, too

    def showEvent(self, event: QShowEvent) -> None:
        if not self._filled:
            self._fill()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.selected_text())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_columns()
        elif event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def sizeHint(self) -> QSize:
        rows = min(len(self._rows), ROWS_SHOWN)
        height = self.horizontalHeader().height() + rows * self.rowHeight(0)
        return QSize(super().sizeHint().width(), height + self.horizontalScrollBar().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())


def _cell(text: str, column: int) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setTextAlignment(NUMBERS if column else NAMES)
    return item
