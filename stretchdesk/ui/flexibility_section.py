"""All flexibility tests that were taken, and the way to take one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from stretchdesk.core.progress.retest import retest_due
from stretchdesk.ui.buttons import PlainButton, PrimaryButton
from stretchdesk.ui.flexibility_chart import FlexibilityChart
from stretchdesk.ui.multiples import Multiples
from stretchdesk.ui.occasions import by_test
from stretchdesk.ui.progress_section import ProgressSection
from stretchdesk.ui.theme import Size, font

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from stretchdesk.core.progress.overview import Overview
    from stretchdesk.ui.occasions import Occasions


class FlexibilitySection(ProgressSection):
    """One chart a test, in catalogue order, in two columns where there is room."""

    measure_requested = Signal()

    def __init__(self, retest_days: int) -> None:
        super().__init__()
        self._retest_days = retest_days
        self._charts: dict[str, FlexibilityChart] = {}
        self._order: list[str] = []
        self._multiples = Multiples()
        self.charts.addWidget(self._multiples)
        self.heading.setText(self.tr("Flexibility"))
        self.invitation.setText(
            self.tr(
                "Nothing measured yet. Start with the desk set: a chair, a wall, a cushion, a tape"
                " measure, a broomstick and a phone with a compass are enough."
            )
        )
        self.line.hide()
        self.measure_button = PrimaryButton(self.tr("Measure…"))
        self.measure_button.setFont(font(Size.BODY, bold=True))
        self.measure_button.clicked.connect(self.measure_requested)
        self.add_control(self.measure_button)
        self.method_button = PlainButton(self.tr("How this is judged"))
        self.method_button.clicked.connect(self._explain)
        self.add_control(self.method_button)
        self.show_table(False)

    def steps(self, overview: Overview) -> list[Callable[[], None]]:
        """What shows every test of the catalogue that was measured, a chart at a time."""
        groups = by_test(overview.series)
        charts = (partial(self._show_group, group, overview) for group in groups)
        return [partial(self._begin, groups, overview), *charts]

    def tab_stops(self) -> list[QWidget]:
        """Charts in the order of the catalogue, whichever was made first."""
        charts = (self._charts[test] for test in self._order if test in self._charts)
        return [*self._in_head, *(stop for one in charts for stop in (one.plot, one.table))]

    def show_table(self, shown: bool) -> None:
        super().show_table(shown)
        for chart in self._charts.values():
            chart.show_table(shown)

    def _explain(self) -> None:
        from stretchdesk.ui.judging_dialog import JudgingDialog

        dialog = JudgingDialog(self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _remind(self, overview: Overview) -> None:
        days = retest_due(overview.series, overview.today, self._retest_days)
        self.line.setVisible(days is not None)
        if days is not None:
            said = self.tr("Last measured {days} days ago: a good time to measure again.")
            self.line.setText(said.format(days=days))

    def _begin(self, groups: Sequence[Occasions], overview: Overview) -> None:
        self._order = [group.test.id for group in groups]
        for test in set(self._charts) - set(self._order):
            self._charts.pop(test).deleteLater()
        self._place()
        self.show_filled(bool(groups))
        self._remind(overview)

    def _show_group(self, group: Occasions, overview: Overview) -> None:
        if group.test.id in self._charts:
            chart = self._charts[group.test.id]
            chart.show_occasions(group, overview.today)
        else:
            chart = self._charts[group.test.id] = FlexibilityChart(group, overview.today)
            chart.show_table(self._as_table)
            self._place()
        chart.look_at(overview.first_day)

    def _place(self) -> None:
        charts = [self._charts[test] for test in self._order if test in self._charts]
        self._multiples.show_widgets(charts)
        self._multiples.setVisible(bool(charts))
