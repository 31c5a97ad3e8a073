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
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QPainter

PT = 10
"""Units of a point."""
DPI = 72 * PT
MM = DPI / 25.4
INK, QUIET, LINE = QColor("#22262A"), QColor("#5B6165"), QColor("#C9C8C3")
BAR = QColor("#4F928D")
"""Light enough for ink to be seen on it."""
TEXT, SMALL, HEADING, TITLE = 9.0, 8.0, 10.5, 18.0
"""Type sizes in points."""
_LEADING = 1.22
"""Of the type's size."""
_CELL_GAP = 8 * PT
_PAD = 1.6 * PT
"""Under a row."""
_ABOVE_HEAD = 2 * PT
_WIDEST, _LEAST = 0.26, 0.2
"""Of a table: a column that is as wide as its cells at most, and the one that is flexible."""
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
        self._lines = list(broken(text, width, points, bold=bold))
        if len(self._lines) > most:
            rest = " ".join(self._lines[most - 1 :])
            elided = self._metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
            self._lines[most - 1 :] = [elided]
        self.leading = points * PT * _LEADING
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


@lru_cache(maxsize=4096)
def broken(text: str, width: float, points: float, *, bold: bool = False) -> tuple[str, ...]:
    """The lines that a text needs."""
    layout = QTextLayout(" ".join(text.split()), paper_font(points, bold=bold))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(layout.text()[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class Column:
    """Where a column begins and how wide it is; numbers stand at its right."""

    x: float
    width: float
    align: Qt.AlignmentFlag = LEFT


def halves(width: float, gap: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Begin and width of the left and of the right one."""
    half = (width - gap) / 2
    return (0.0, half), (half + gap, half)


def columns(
    width: float,
    rows: Sequence[Sequence[str]],
    flexible: int,
    numbers: Collection[int],
    points: float = TEXT,
) -> list[Column]:
    """As wide as their cells, the `flexible` one as wide as what is left; headers are row 0."""
    free = width - _CELL_GAP * (len(rows[0]) - 1)
    needs, tight = _needs(width, rows, points)
    if needs[flexible] + _others(needs, flexible) > free:
        needs = tight
    others = _others(needs, flexible)
    rest = max(free - others, _LEAST * width)
    shrunk = min(1.0, (free - rest) / others)
    wide = [rest if n == flexible else need * shrunk for n, need in enumerate(needs)]
    begins = [sum(wide[:n]) + _CELL_GAP * n for n in range(len(wide))]
    return [
        Column(x, w, RIGHT if n in numbers else LEFT)
        for n, (x, w) in enumerate(zip(begins, wide, strict=True))
    ]


def _needs(
    width: float, rows: Sequence[Sequence[str]], points: float
) -> tuple[list[float], list[float]]:
    """What each column needs with its header in one line, and with one that wraps."""
    metrics, small = QFontMetricsF(paper_font(points)), QFontMetricsF(paper_font(SMALL))
    cells = [
        min(_WIDEST * width, max(map(metrics.horizontalAdvance, column))) + PT / 2
        for column in zip(*rows[1:], strict=True)
    ]
    whole = map(small.horizontalAdvance, rows[0])
    words = (max(map(small.horizontalAdvance, header.split()), default=0.0) for header in rows[0])
    return list(map(max, cells, whole)), list(map(max, cells, words))


def _others(needs: Sequence[float], flexible: int) -> float:
    return sum(needs) - needs[flexible]


class Table:
    """Cells under quiet headers, each row as high as what it holds."""

    def __init__(self, cols: Sequence[Column], headers: Sequence[str]) -> None:
        self._cols = cols
        self._rows: list[tuple[list[tuple[float, Text]], float, float, bool]] = []
        self.height = 0.0
        self.add(headers, points=SMALL, colour=QUIET, ruled=True)

    def add(
        self,
        cells: Sequence[str],
        *,
        points: float = TEXT,
        colour: QColor = INK,
        ruled: bool = False,
        most: int = 99,
    ) -> None:
        """A row; `ruled` draws a hairline under it."""
        made = [
            (col.x, Text(cell, col.width, points, colour=colour, align=col.align, most=most))
            for col, cell in zip(self._cols, cells, strict=True)
        ]
        self._append(made, ruled=ruled)

    def add_head(self, text: str, beside: str) -> None:
        """A line over the rows that follow, with something quiet at its end."""
        whole = self._cols[-1].x + self._cols[-1].width
        (_, left), (x, right) = halves(whole, _CELL_GAP)
        quiet = Text(beside, right, SMALL, colour=QUIET, align=RIGHT)
        self._append([(0, Text(text, left, SMALL, bold=True)), (x, quiet)], above=_ABOVE_HEAD)

    def _append(
        self, made: list[tuple[float, Text]], *, ruled: bool = False, above: float = 0.0
    ) -> None:
        tallest = max(text.height for _, text in made)
        self._rows.append((made, self.height + above, tallest, ruled))
        self.height += above + tallest + (2 * _PAD if ruled else _PAD)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """With its upper left corner there."""
        for cells, top, tallest, ruled in self._rows:
            for left, text in cells:
                # Headers stand on their line.
                down = tallest - text.height if ruled else 0.0
                text.paint(painter, x + left, y + top + down)
            if ruled:
                width = self._cols[-1].x + self._cols[-1].width
                rule(painter, x, y + top + tallest + _PAD, width)


def rule(painter: QPainter, x: float, y: float, width: float, colour: QColor = LINE) -> None:
    """A hairline of half a point."""
    painter.fillRect(QRectF(x, y, width, PT / 2), colour)


def dashed(colour: QColor) -> QPen:
    """For lines that something is held against."""
    return QPen(colour, 0.7 * PT, Qt.PenStyle.DashLine)
