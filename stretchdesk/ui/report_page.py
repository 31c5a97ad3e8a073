"""A report on one sheet of paper: what stands where, and nothing over the edge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QLocale, QSizeF
from PySide6.QtGui import QPageSize

from stretchdesk.core.progress.sentences import sentence
from stretchdesk.ui import report_words as words
from stretchdesk.ui.paper import (
    HEADING,
    MM,
    PT,
    QUIET,
    RIGHT,
    SMALL,
    TITLE,
    Table,
    Text,
    broken,
    columns,
    halves,
    rule,
)
from stretchdesk.ui.report_chart import BarChart
from stretchdesk.ui.report_plan import Plan, fitting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QPainter

    from stretchdesk.core.content.catalogue import Area
    from stretchdesk.core.progress.flexibility import Series
    from stretchdesk.core.progress.report import Report

_MARGIN = 18 * MM
_GAP = 13 * PT
_COLUMN_GAP = 24 * PT
_CHART_HEIGHT = 60 * PT
_NAME_WIDTH = 170 * PT
_T = QLocale.Country
_LETTER = frozenset({
    _T.Belize, _T.Canada, _T.Chile, _T.Colombia, _T.CostaRica, _T.Guatemala, _T.Mexico,
    _T.Nicaragua, _T.Panama, _T.Philippines, _T.PuertoRico, _T.ElSalvador, _T.UnitedStates,
    _T.Venezuela,
})  # fmt: skip
"""Where paper is Letter, as the CLDR has it."""


class _Block(Protocol):
    @property
    def height(self) -> float: ...

    def paint(self, painter: QPainter, x: float, y: float) -> None: ...


class _Stack:
    """Blocks under each other."""

    def __init__(self) -> None:
        self.height = 0.0
        self._parts: list[tuple[float, _Block]] = []

    def add(self, block: _Block, above: float = 0.0) -> None:
        self._parts.append((self.height + above, block))
        self.height += above + block.height

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        for down, block in self._parts:
            block.paint(painter, x, y + down)


class _Beside:
    """Blocks beside each other, each with where it begins."""

    def __init__(self, *parts: tuple[float, _Block], on_line: bool = False) -> None:
        """`on_line` lets them end together rather than begin."""
        self._parts, self._on_line = parts, on_line
        self.height = max(block.height for _, block in parts)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        for left, block in self._parts:
            down = self.height - block.height if self._on_line else 0.0
            block.paint(painter, x + left, y + down)


class _Rule:
    def __init__(self, width: float) -> None:
        self._width = width
        self.height = PT / 2

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        rule(painter, x, y, self._width)


def page_size() -> QPageSize:
    """A4, or Letter where the locale has that."""
    letter = QLocale().territory() in _LETTER
    return QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)


class ReportPage:
    """One page, laid out for its size; `name` is empty for a line to write on."""

    def __init__(self, report: Report, areas: Mapping[str, Area], name: str = "") -> None:
        self._report, self._areas, self._name = report, areas, name
        points = page_size().size(QPageSize.Unit.Point)
        self.size = QSizeF(points) * PT
        self._width = self.size.width() - 2 * _MARGIN
        self._foot = self._foot_block()
        self.room = self.size.height() - 2 * _MARGIN - self._foot.height - _GAP
        self.plan = fitting(report, lambda plan: self._body(plan).height <= self.room)
        self.body = self._body(self.plan)

    def paint(self, painter: QPainter) -> None:
        """On white paper that is there already."""
        self.body.paint(painter, _MARGIN, _MARGIN)
        bottom = self.size.height() - _MARGIN - self._foot.height
        self._foot.paint(painter, _MARGIN, bottom)

    def _body(self, plan: Plan) -> _Stack:
        stack = _Stack()
        stack.add(self._head())
        stack.add(self._practice(), _GAP)
        stack.add(self._area_part(plan), _GAP)
        stack.add(self._test_part(plan), _GAP)
        if self._report.health is not None:
            stack.add(self._health_part(self._report.health), _GAP)
        stack.add(self._note_part(plan), _GAP)
        return stack

    def _head(self) -> _Block:
        title = Text(words.title(), self._width - _NAME_WIDTH - _COLUMN_GAP, TITLE, bold=True)
        stack = _Stack()
        stack.add(_Beside((0, title), (self._width - _NAME_WIDTH, self._name_block(title.height))))
        stack.add(Text(words.span_words(self._report), self._width, colour=QUIET), 2 * PT)
        stack.add(_Rule(self._width), 7 * PT)
        return stack

    def _name_block(self, height: float) -> _Block:
        label = Text(words.name_label(), _NAME_WIDTH, SMALL, colour=QUIET)
        stack = _Stack()
        if self._name:
            stack.add(label)
            stack.add(Text(self._name, _NAME_WIDTH))
        else:
            stack.add(label, height - label.height - 3 * PT)
            stack.add(_Rule(_NAME_WIDTH), 2 * PT)
        return stack

    def _practice(self) -> _Block:
        (_, left), (x, right) = halves(self._width, _COLUMN_GAP)
        headers, rows = words.practice_headers(), words.practice_rows(self._report)
        table = Table(columns(left, [headers, *rows], 0, range(1, 5)), headers)
        for row in rows:
            table.add(row)
        chart = _Stack()
        chart.add(Text(words.chart_words(self._report), right, SMALL, colour=QUIET))
        chart.add(BarChart(self._report.bars, right, _CHART_HEIGHT), 4 * PT)
        stack = _Stack()
        stack.add(self._heading(words.practice_heading()))
        stack.add(_Beside((0, table), (x, chart)), 3 * PT)
        return stack

    def _area_part(self, plan: Plan) -> _Block:
        stack = _Stack()
        stack.add(self._heading(words.areas_heading()))
        kept, left_out = self._report.areas[: plan.areas], self._report.areas[plan.areas :]
        if not kept:
            stack.add(self._quiet(words.no_areas()), 3 * PT)
            return stack
        order = {area: n for n, area in enumerate(self._areas)}
        in_order = sorted(kept, key=lambda row: order.get(row.area, len(order)))
        stack.add(self._area_tables([words.area_row(row, self._areas) for row in in_order]), 3 * PT)
        if left_out:
            stack.add(self._quiet(words.more_areas(left_out)), 2 * PT)
        return stack

    def _area_tables(self, rows: Sequence[Sequence[str]]) -> _Block:
        """One, or two beside each other."""
        headers, half = words.area_headers(), -(-len(rows) // 2)
        (_, left), (x, _) = halves(self._width, _COLUMN_GAP)
        cols = columns(left, [headers, *rows], 0, range(1, 4))
        tables = []
        for at, part in ((0.0, rows[:half]), (x, rows[half:])):
            if part:
                table = Table(cols, headers)
                for row in part:
                    table.add(row)
                tables.append((at, table))
        return _Beside(*tables)

    def _test_part(self, plan: Plan) -> _Block:
        stack = _Stack()
        stack.add(
            self._heading(words.tests_heading(), words.tests_span() if self._report.tests else "")
        )
        if not self._report.tests:
            stack.add(self._quiet(words.no_tests()), 3 * PT)
            return stack
        shown = self._report.latest_tests(plan.tests)
        make = self._told_tests if plan.sentences else self._dense_tests
        stack.add(make(shown), 3 * PT)
        if left_out := len(self._report.test_days) - plan.tests:
            stack.add(self._quiet(words.more_tests(left_out)), 2 * PT)
        return stack

    def _told_tests(self, shown: Sequence[Series]) -> Table:
        """A line for each test, one or more for each side with what may be said of it."""
        headers, rows = words.told_headers(), [words.told_row(one) for one in shown]
        cols = columns(self._width, [headers, *rows], 6, range(3, 6), SMALL)
        table = Table(cols, headers)
        before = ""
        for series, row in zip(shown, rows, strict=True):
            if series.test.id != before:
                table.add_head(words.test_name(series), words.error_words(series))
                before = series.test.id
            table.add([*row[:6], sentence(series, self._report.today)], points=SMALL)
        return table

    def _dense_tests(self, shown: Sequence[Series]) -> Table:
        """A row for each side; a name goes on beside the second one."""
        headers, rows = words.dense_headers(), [words.dense_row(one) for one in shown]
        cols = columns(self._width, [headers, *rows], 0, range(4, 8), SMALL)
        table = Table(cols, headers)
        ids = [series.test.id for series in shown]
        for n, (series, row) in enumerate(zip(shown, rows, strict=True)):
            lines = broken(row[0], cols[0].width, SMALL)
            if series.test.id in ids[:n]:
                row[0] = " ".join(lines[1:])
            elif series.test.id in ids[n + 1 :]:
                row[0] = lines[0]
            table.add(row, points=SMALL)
        return table

    def _health_part(self, health: Sequence[str]) -> _Block:
        stack = _Stack()
        stack.add(self._heading(words.health_heading()))
        stack.add(Text(words.health_words(health), self._width), 3 * PT)
        return stack

    def _note_part(self, plan: Plan) -> _Block:
        notes = self._report.notes
        stack = _Stack()
        stack.add(self._heading(words.notes_heading()))
        if not notes:
            stack.add(self._quiet(words.no_notes()), 3 * PT)
            return stack
        stack.add(self._quiet(words.noted_words(self._report.noted)), 1 * PT)
        headers = words.note_headers()
        rows = [words.note_row(row, self._areas) for row in notes[: plan.notes]]
        if rows:
            table = Table(columns(self._width, [headers, *rows], 4, {3}), headers)
            for row in rows:
                table.add(row, most=2)
            stack.add(table, 3 * PT)
        if left_out := len(notes) - plan.notes:
            stack.add(self._quiet(words.more_notes(left_out)), 2 * PT)
        return stack

    def _foot_block(self) -> _Stack:
        stack = _Stack()
        stack.add(_Rule(self._width))
        (_, left), (x, right) = halves(self._width, _COLUMN_GAP)
        made = Text(words.produced(self._report), right, SMALL, colour=QUIET, align=RIGHT)
        caveat = Text(words.caveat(), left, bold=True)
        stack.add(_Beside((0, caveat), (x, made), on_line=True), 6 * PT)
        stack.add(Text(words.explanation(), self._width, SMALL, colour=QUIET), 2 * PT)
        return stack

    def _heading(self, text: str, beside: str = "") -> _Block:
        (_, left), (x, right) = halves(self._width, _COLUMN_GAP)
        head = Text(text, left if beside else self._width, HEADING, bold=True)
        said = Text(beside, right, SMALL, colour=QUIET, align=RIGHT)
        return _Beside((0, head), (x, said), on_line=True) if beside else head

    def _quiet(self, text: str) -> Text:
        return Text(text, self._width, SMALL, colour=QUIET)
