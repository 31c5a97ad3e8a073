"""One flexibility test over the weeks: up is better, and what may honestly be said about it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from stretchdesk.core.progress.amounts import amount, number
from stretchdesk.core.progress.sentences import (
    INTERVAL_OCCASIONS,
    sentence,
    side_sentence,
    trend_words,
)
from stretchdesk.ui.dates import day_names, full_day
from stretchdesk.ui.labels import QuietLabel, paragraphs, text_label
from stretchdesk.ui.occasions import day_number
from stretchdesk.ui.occasions_table import OccasionsTable
from stretchdesk.ui.plot_scale import round_ticks
from stretchdesk.ui.readable_plot import ReadablePlot
from stretchdesk.ui.theme import GAP, Size, theme_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stretchdesk.core.progress.flexibility import Series
    from stretchdesk.ui.occasions import Occasions

SYMBOLS = {None: "●", "left": "●", "right": "◆"}
LEAST_PAD_DAYS = 4


class FlexibilityChart(QWidget):
    """A test's name, a line for each side, and a sentence for each."""

    def __init__(self, occasions: Occasions, today: date) -> None:
        super().__init__()
        self._occasions = occasions
        self._today = today
        self.reading = QuietLabel()
        self.plot = ReadablePlot(half=0)
        self.plot.setAccessibleName(occasions.test.name)
        self.table = OccasionsTable()
        self.table.setAccessibleName(self.tr("{test}, as a table").format(test=occasions.test.name))
        self.sentences = text_label()
        self.caption = QuietLabel(size=Size.SMALL)
        self._lay_out()
        self.plot.read.connect(self._read_out)
        self.plot.restyled.connect(self._draw)
        self.show_occasions(occasions, today)

    def show_occasions(self, occasions: Occasions, today: date) -> None:
        """Show these of the same test instead."""
        self._occasions, self._today = occasions, today
        self._draw()
        self._read_out(self.plot.at)
        self.table.show_occasions(occasions)
        self.sentences.setText(paragraphs(self._said()))
        self.caption.setText(paragraphs(self._explained()))

    def look_at(self, first: date) -> None:
        """See what was measured from a day on, if anything was; the verdict counts all."""
        days = [day for day in self._occasions.days if day >= first.isoformat()]
        if len(days) > 1:
            first_day, today = (day_number(day.isoformat()) for day in (first, self._today))
            self.plot.see(first_day, today + LEAST_PAD_DAYS)
        else:
            self.plot.see_all()

    def show_table(self, shown: bool) -> None:
        """The table in the chart's place, or the chart."""
        self.table.setVisible(shown)
        for part in (self.reading, self.plot, self.caption):
            part.setVisible(not shown)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP // 2)
        rows.addWidget(text_label(self._occasions.test.name, bold=True))
        for part in (self.reading, self.plot, self.table, self.sentences, self.caption):
            rows.addWidget(part)
        self.show_table(False)

    # the chart

    def _draw(self) -> None:
        days = self._occasions.days
        numbers = [day_number(day) for day in days]
        self.plot.begin(numbers, day_names(list(map(date.fromisoformat, days))))
        pad = max(LEAST_PAD_DAYS, (numbers[-1] - numbers[0]) * 0.05)
        self._frame(numbers[0] - pad, numbers[-1] + pad)
        for series in self._occasions.sides:
            self._add_series(series)
        self._name_sides()

    def _frame(self, first: float, last: float) -> None:
        low, high = self._occasions.heights
        room = max((high - low) * 0.12, 2 * self._occasions.test.step)
        down = self._occasions.test.better == "lower"
        self.plot.frame(low - room, high + room, first, last, down=down)
        ticks = round_ticks(low - room, high + room)
        texts = [number(tick) for tick in ticks]
        topmost = 0 if down else -1
        texts[topmost] = amount(ticks[topmost], self._occasions.test.unit)
        self.plot.name_heights(ticks, texts)
        for tick in ticks:
            self.plot.level(tick, theme_of(self.palette()).line)

    def _add_series(self, series: Series) -> None:
        theme = theme_of(self.palette())
        colour = theme.second if series.side == "right" else theme.accent
        if series.band is not None:
            self.plot.band(*series.band, colour)
        days = [day_number(row.day) for row in series.occasions]
        values = [row.value for row in series.occasions]
        if series.trend is not None:
            self.plot.slope((days[0], days[-1]), (series.trend.first, series.trend.last), colour)
        self.plot.curve(days, values, SYMBOLS[series.side], colour)

    def _name_sides(self) -> None:
        names = {"left": self.tr("● Left"), "right": self.tr("◆ Right")}
        ends = sorted(
            (series.latest, names[series.side]) for series in self._occasions.sides if series.side
        )
        self.plot.name_marks([end for end, _ in ends], [name for _, name in ends])

    # words

    def _read_out(self, at: int) -> None:
        reading = self._reading(self._occasions.days[at])
        self.reading.setText(reading)
        self.plot.say(reading)

    def _reading(self, day: str) -> str:
        names = self._sides()
        values = (
            (series.side, self._occasions.value(series.side, day))
            for series in self._occasions.sides
        )
        parts = (
            names[side].format(amount(value, self._occasions.test.unit))
            for side, value in values
            if value is not None
        )
        return f"{full_day(date.fromisoformat(day))} · {', '.join(parts)}"

    def _sides(self) -> dict[str | None, str]:
        return {None: "{}", "left": self.tr("left {}"), "right": self.tr("right {}")}

    def _said(self) -> Iterator[str]:
        names = {None: "{}", "left": self.tr("Left · {}"), "right": self.tr("Right · {}")}
        sides = self._occasions.sides
        for series in sides:
            yield names[series.side].format(sentence(series, self._today))
        if len(sides) > 1 and (difference := side_sentence(*sides)):
            yield difference

    def _explained(self) -> Iterator[str]:
        names = self._sides()
        trends = [
            names[series.side].format(words)
            for series in self._occasions.sides
            if (words := trend_words(series))
        ]
        if trends:
            yield self.tr("Dashes: trend a month, {trends}.").format(trends=", ".join(trends))
        elif any(series.trend for series in self._occasions.sides):
            few = self.tr("Dashes: trend; its range comes with {count} occasions.")
            yield few.format(count=INTERVAL_OCCASIONS)
        yield self._caption()

    def _caption(self) -> str:
        sides = self._occasions.sides
        better = self.tr("Up is better.")
        if all(series.band is None for series in sides):
            return better
        error = amount(sides[0].smallest_real_change, self._occasions.test.unit)
        shaded = self.tr("Shaded: measuring error, ±{error} round the mean of the first three.")
        return f"{better} {shaded.format(error=error)}"
