"""Pain, stiffness or how sessions felt, day by day: a line an area."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from stretchdesk.core.progress.comfort import KINDS, comfort_lines
from stretchdesk.ui.dates import day_names, full_day
from stretchdesk.ui.labels import QuietLabel
from stretchdesk.ui.occasions import day_number
from stretchdesk.ui.plot import SYMBOLS
from stretchdesk.ui.side_words import side_in_text
from stretchdesk.ui.table_twin import TableTwin
from stretchdesk.ui.theme import AREA_COLOURS, Size, legible, theme_of
from stretchdesk.ui.twin_chart import TwinChart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stretchdesk.core.content.catalogue import Area
    from stretchdesk.core.progress.comfort import ComfortLine
    from stretchdesk.core.progress.records import Comfort

_LEAST_PAD_DAYS = 2
_HEIGHTS = 0, 5, 10


class ComfortChart(TwinChart):
    """The notes it is given, those of one kind at a time."""

    def __init__(self, areas: Mapping[str, Area]) -> None:
        super().__init__(_tr("Comfort"), half=0)
        self._areas = areas
        self._rows: tuple[Comfort, ...] = ()
        self._kind = KINDS[0]
        self.caption = QuietLabel(size=Size.SMALL)
        self.table = TableTwin()
        self._lay_out(self.caption, self.table, self.tr("Notes on comfort, as a table"))

    def show_notes(self, notes: Sequence[Comfort], kind: str) -> None:
        """Show these notes of a kind instead, oldest first; there is at least one of it."""
        self._rows = tuple(row for row in notes if row.kind == kind)
        self._kind = kind
        self.caption.setText(_captions()[kind])
        self._redraw()
        headers = [self.tr("Day"), self.tr("Area"), self.tr("Side"), self.tr("Score")]
        self.table.show_rows([*headers, self.tr("Note")], list(map(self._cells, self._rows)))

    def _redraw(self) -> None:
        days = sorted({row.day for row in self._rows})
        if not days:
            return
        numbers = list(map(day_number, days))
        self.plot.begin(numbers, day_names(list(map(date.fromisoformat, days))))
        pad = max(_LEAST_PAD_DAYS, (numbers[-1] - numbers[0]) * 0.04)
        self.plot.frame(-0.6, 10.6, numbers[0] - pad, numbers[-1] + pad, down=False)
        self.plot.name_heights(_HEIGHTS, _ends()[self._kind])
        for height in _HEIGHTS:
            self.plot.level(height, theme_of(self.palette()).line)
        self._add_lines(comfort_lines(self._rows))
        self._read_out(self.plot.at)

    def _add_lines(self, lines: Sequence[ComfortLine]) -> None:
        marks = self._marks([line.area for line in lines])
        for line in lines:
            days = list(map(day_number, line.days))
            self.plot.curve(days, line.scores, marks[line.area], self._colour(line.area))
        ends = sorted(
            (line.scores[-1], f"{marks[line.area]} {self._name(line.area)}") for line in lines
        )
        named = ends if len(lines) > 1 or lines[0].area else []
        self.plot.name_marks([end for end, _ in named], [name for _, name in named])

    def _marks(self, shown: Sequence[str | None]) -> dict[str | None, str]:
        """Each area has its own, or the next one that is free among those shown."""
        order: list[str | None] = [None, *self._areas, *shown]
        marks: dict[str | None, str] = {}
        for area in sorted(shown, key=order.index):
            own = order.index(area)
            turned = [list(SYMBOLS)[(own + n) % len(SYMBOLS)] for n in range(len(SYMBOLS))]
            free = (mark for mark in turned if mark not in marks.values())
            marks[area] = next(free, turned[0])
        return marks

    def _colour(self, area: str | None) -> QColor:
        theme = theme_of(self.palette())
        if area is None or area not in self._areas:
            return theme.accent
        place = list(self._areas).index(area)
        return legible(QColor(AREA_COLOURS[place % len(AREA_COLOURS)]), theme)

    # words

    def _read_out(self, at: int) -> None:
        day = sorted({row.day for row in self._rows})[at]
        notes = [self._words(row) for row in self._rows if row.day == day]
        reading = f"{full_day(date.fromisoformat(day))} · {', '.join(notes)}"
        self.reading.setText(reading)
        self.plot.say(reading)

    def _words(self, row: Comfort) -> str:
        words = f"{self._place(row)} {row.score}"
        return f"{words} “{row.note}”" if row.note else words

    def _place(self, row: Comfort) -> str:
        side = side_in_text(row.side)
        return f"{self._name(row.area)} ({side})" if side else self._name(row.area)

    def _name(self, area: str | None) -> str:
        if area is None:
            return self.tr("Session")
        return self._areas[area].name if area in self._areas else area

    def _cells(self, row: Comfort) -> list[str]:
        day = full_day(date.fromisoformat(row.day))
        side = side_in_text(row.side)
        return [day, self._name(row.area), side, str(row.score), row.note or ""]


def _captions() -> dict[str, str]:
    return {
        "pain": _tr("0 is no pain, 10 the worst there is. The mean of a day."),
        "stiffness": _tr("0 is not stiff at all, 10 as stiff as can be. The mean of a day."),
        "feel": _tr("0 is as bad, 10 as good as can be. The mean of a day."),
    }


def _ends() -> dict[str, tuple[str, str, str]]:
    return {
        "pain": (_tr("0 none"), "5", _tr("10 worst")),
        "stiffness": (_tr("0 none"), "5", _tr("10 most")),
        "feel": (_tr("0 bad"), "5", _tr("10 good")),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("Comfort", text)
