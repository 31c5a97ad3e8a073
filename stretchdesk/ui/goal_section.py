"""Sessions and minutes of each week beside what the person had set out to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchdesk.ui.goal_chart import GoalChart, this_week
from stretchdesk.ui.progress_section import ProgressSection

if TYPE_CHECKING:
    from stretchdesk.core.progress.overview import Overview


class GoalSection(ProgressSection):
    """How far this week has come, and the weeks before; a week without is no loss."""

    def __init__(self) -> None:
        super().__init__()
        self.heading.setText(self.tr("Sessions and your goal"))
        self.invitation.setText(
            self.tr("No session in these weeks yet. How many you want is in the settings.")
        )
        self.chart = GoalChart()
        self.charts.addWidget(self.chart)
        self.show_table(False)

    def show_overview(self, overview: Overview) -> None:
        self.line.setText(this_week(overview.weeks[-1], overview.goals[-1]))
        self.chart.show_weeks(overview.weeks, overview.goals)
        self.show_filled(any(week.sessions for week in overview.weeks))

    def show_filled(self, filled: bool) -> None:
        super().show_filled(filled)
        self.line.setVisible(not filled)
        self.chart.setVisible(filled)

    def show_table(self, shown: bool) -> None:
        super().show_table(shown)
        self.chart.show_table(shown)
