"""The minutes of each area over the weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from stretchdesk.ui.fields import DropDown
from stretchdesk.ui.progress_section import ProgressSection
from stretchdesk.ui.week_chart import WeekChart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stretchdesk.core.content.catalogue import Area
    from stretchdesk.core.progress.overview import Overview


class WeekSection(ProgressSection):
    """Minutes per area and week."""

    area_chosen = Signal(object)
    """An area by its id, or None for all."""

    def __init__(self, areas: Mapping[str, Area]) -> None:
        super().__init__()
        self.heading.setText(self.tr("Weekly minutes per area"))
        self.invitation.setText(
            self.tr(
                "Nothing stretched in these weeks yet. "
                "Three minutes from the Stretch page are a good start."
            )
        )
        self.line.setText(
            self.tr("Of left and right the smaller counts. Areas stretched along count half.")
        )
        self.chart = WeekChart(areas)
        self.charts.addWidget(self.chart)
        self.area_choice = self._area_choice(areas)
        self.add_control(self.area_choice)
        self.area_choice.currentIndexChanged.connect(self._choose)
        self.show_table(False)

    def show_overview(self, overview: Overview) -> None:
        self.chart.show_weeks(overview.weeks)
        self.show_filled(bool(self.chart.done))

    def show_filled(self, filled: bool) -> None:
        super().show_filled(filled)
        self.line.setVisible(filled)
        self.chart.setVisible(filled)
        self.area_choice.setVisible(filled)

    def show_table(self, shown: bool) -> None:
        super().show_table(shown)
        self.chart.show_table(shown)

    def choose_area(self, area: str | None) -> None:
        """Chart one area, or all."""
        self.area_choice.setCurrentIndex(self.area_choice.findData(area))

    def _area_choice(self, areas: Mapping[str, Area]) -> DropDown:
        choice = DropDown()
        choice.setAccessibleName(self.tr("Area shown"))
        choice.setMaxVisibleItems(len(areas) + 1)
        choice.addItem(self.tr("All areas"), None)
        for area in areas.values():
            choice.addItem(area.name, area.id)
        return choice

    def _choose(self, index: int) -> None:
        area = self.area_choice.itemData(index)
        self.chart.choose(area)
        self.area_chosen.emit(area)
