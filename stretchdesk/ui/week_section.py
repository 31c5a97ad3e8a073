"""The week against its goal, and the minutes of each area over the last weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from stretchdesk.core.progress.weeks import goal_for, weeks
from stretchdesk.ui.progress_section import ProgressSection
from stretchdesk.ui.week_chart import WeekChart

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from stretchdesk.core.content.catalogue import Area
    from stretchdesk.core.progress.records import History
    from stretchdesk.core.progress.weeks import Week, WeekGoal

WEEKS_SHOWN = 12


class WeekSection(ProgressSection):
    """Minutes per area and week, and how far this week has come."""

    def __init__(self, areas: Mapping[str, Area]) -> None:
        super().__init__()
        self.heading.setText(self.tr("Weekly minutes per area"))
        self.invitation.setText(
            self.tr(
                "Nothing stretched in these twelve weeks yet. "
                "Three minutes from the Stretch page are a good start."
            )
        )
        self.chart = WeekChart(areas)
        self.charts.addWidget(self.chart)
        self.area_choice = self._area_choice(areas)
        self.add_control(self.area_choice)
        self.area_choice.currentIndexChanged.connect(self._choose)
        self.show_table(False)

    def show_history(self, history: History, today: date) -> None:
        """Show the weeks up to that of `today`."""
        shown = weeks(history, today, WEEKS_SHOWN)
        self.line.setText(self._goal_line(shown[-1], goal_for(history, shown[-1].week)))
        self.chart.show_weeks(shown)
        self.show_filled(bool(self.chart.done))

    def show_filled(self, filled: bool) -> None:
        super().show_filled(filled)
        self.chart.setVisible(filled)
        self.area_choice.setVisible(filled)

    def show_table(self, shown: bool) -> None:
        super().show_table(shown)
        self.chart.show_table(shown)

    def _area_choice(self, areas: Mapping[str, Area]) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName(self.tr("Area shown"))
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        choice.setMaxVisibleItems(len(areas) + 1)
        choice.addItem(self.tr("All areas"), None)
        for area in areas.values():
            choice.addItem(area.name, area.id)
        return choice

    def _choose(self, index: int) -> None:
        self.chart.choose(self.area_choice.itemData(index))

    def _goal_line(self, week: Week, goal: WeekGoal) -> str:
        return self.tr(
            "This week: {sessions} of {sessions_goal} sessions · {minutes} of {minutes_goal} min"
        ).format(
            sessions=week.sessions,
            sessions_goal=goal.sessions,
            minutes=round(week.minutes),
            minutes_goal=goal.minutes,
        )
