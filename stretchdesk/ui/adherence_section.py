"""What came of the breaks in the last weeks; a record, not a judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchdesk.ui.adherence_chart import AdherenceChart
from stretchdesk.ui.progress_section import ProgressSection

if TYPE_CHECKING:
    from stretchdesk.core.progress.overview import Overview


class AdherenceSection(ProgressSection):
    """Breaks per week: started, taken elsewhere, put off, skipped, not answered, held back."""

    def __init__(self) -> None:
        super().__init__()
        self.heading.setText(self.tr("Breaks"))
        self.line.setText(self.tr("What came of the breaks that fell due."))
        self.invitation.setText(
            self.tr("No break fell due in these weeks. Reminders are in the settings.")
        )
        self.chart = AdherenceChart()
        self.charts.addWidget(self.chart)
        self.show_table(False)

    def show_overview(self, overview: Overview) -> None:
        self.chart.show_weeks(overview.breaks)
        self.show_filled(any(week.due for week in overview.breaks))

    def show_filled(self, filled: bool) -> None:
        super().show_filled(filled)
        self.line.setVisible(filled)
        self.chart.setVisible(filled)

    def show_table(self, shown: bool) -> None:
        super().show_table(shown)
        self.chart.show_table(shown)
