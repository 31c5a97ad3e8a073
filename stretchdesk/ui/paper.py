"""Text and tables on paper. Lengths are tenths of a point, whatever the device's resolution is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPen,
    QTextLayout,
    QTextOption,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

PT = 10
"""Units of a point."""
DPI = 72 * PT
MM = DPI / 25.4
INK, QUIET, LINE = QColor("#22262A"), QColor("#5B6165"), QColor("#C9C8C3")
ACCENT = QColor("#1F6F6B")
TEXT, SMALL, HEADING, TITLE = 9.0, 8.0, 10.5, 18.0
"""Type sizes in points."""
_LEADING = 1.08
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


@lru_cache(maxsize=16)
def paper_font(points: float, *, bold: bool = False) -> QFont:
    """The system's family, in a size that does not depend on the screen."""
    made = QFont(QGuiApplication.font().family())
    made.setPixelSize(round(points * PT))
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


class Text:
    """Words that wrap within a width; beyond `most` lines they end in an ellipsis."""

    def __init__(
        self,
        text: str,
        width: float,
        points: float = TEXT,
        *,
        bold: bool = False,
        colour: QColor = INK,
        align: Qt.AlignmentFlag = LEFT,
        most: int = 99,
    ) -> None:
        self._width, self._align, self._colour = width, align, colour
        self._font = paper_font(points, bold=bold)
        self._metrics = QFontMetricsF(self._font)
        self._lines = _broken(text, self._font, width)
        if len(self._lines) > most:
            rest = " ".join(self._lines[most - 1 :])
            elided = self._metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
            self._lines[most - 1 :] = [elided]
        self.leading = self._metrics.height() * _LEADING
        self.height = len(self._lines) * self.leading

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """With its upper left corner there."""
        painter.setFont(self._font)
        painter.setPen(self._colour)
        base = y + (self.leading + self._metrics.ascent() - self._metrics.descent()) / 2
        for n, line in enumerate(self._lines):
            spare = self._width - self._metrics.horizontalAdvance(line)
            at = x + spare if self._align == RIGHT else x
            painter.drawText(QPointF(at, base + n * self.leading), line)


def _broken(text: str, font: QFont, width: float) -> list[str]:
    layout = QTextLayout(text.replace("\n", " "), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(layout.text()[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return lines


@dataclass(frozen=True, slots=True)
class Column:
    """Where a column begins and how wide it is; numbers stand at its right."""

    x: float
    width: float
    align: Qt.AlignmentFlag = LEFT


def columns(width: float, shares: Sequence[float], gap: float) -> list[tuple[float, float]]:
    """Begin and width of each column, by its share of the whole."""
    free = (width - gap * (len(shares) - 1)) / sum(shares)
    ends = [sum(shares[:n]) * free + n * gap for n in range(len(shares))]
    return [(x, share * free) for x, share in zip(ends, shares, strict=True)]


class Table:
    """Cells under quiet headers, as high as what they hold; `pad` is the room round a row."""

    def __init__(self, cols: Sequence[Column], headers: Sequence[str], pad: float) -> None:
        self._cols, self._pad = cols, pad
        self._rows: list[tuple[list[tuple[float, Text]], float, bool]] = []
        self.height = 0.0
        if any(headers):
            self.add(headers, points=SMALL, colour=QUIET, ruled=True)

    def add(
        self,
        cells: Sequence[str],
        *,
        points: float = TEXT,
        colour: QColor = INK,
        ruled: bool = False,
        most: int = 3,
    ) -> None:
        """A row; `ruled` draws a hairline under it."""
        made = [
            (col.x, Text(cell, col.width, points, colour=colour, align=col.align, most=most))
            for col, cell in zip(self._cols, cells, strict=True)
        ]
        self._append(made, ruled=ruled)

    def add_line(self, text: str, x: float, width: float, most: int = 2) -> None:
        """A quiet line across some of the columns."""
        self._append([(x, Text(text, width, SMALL, colour=QUIET, most=most))], ruled=False)

    def _append(self, made: list[tuple[float, Text]], *, ruled: bool) -> None:
        height = max(text.height for _, text in made) + self._pad
        self._rows.append((made, height, ruled))
        self.height += height

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """With its upper left corner there."""
        for cells, height, ruled in self._rows:
            foot = max(text.height for _, text in cells)
            for left, text in cells:
                # Headers stand on their line.
                text.paint(painter, x + left, y + (foot - text.height if ruled else 0))
            y += height
            if ruled:
                rule(painter, x, y - self._pad / 2, self._cols[-1].x + self._cols[-1].width)


def rule(painter: QPainter, x: float, y: float, width: float, colour: QColor = LINE) -> None:
    """A hairline of half a point."""
    painter.fillRect(QRectF(x, y, width, PT / 2), colour)


def dashed(colour: QColor) -> QPen:
    """For lines that something is held against."""
    return QPen(colour, 0.7 * PT, Qt.PenStyle.DashLine)
