"""The table twin of the week chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchdesk.core.progress.amounts import decimal
from stretchdesk.ui.dates import first_day, full_day
from stretchdesk.ui.table_twin import TableTwin

if TYPE_CHECKING:
    from stretchdesk.ui.area_weeks import AreaWeeks


class WeekTable(TableTwin):
    """One row a week: the sides of the chosen area, or the counted minutes of all areas."""

    def show_weeks(self, weeks: AreaWeeks) -> None:
        """Show these numbers instead."""
        if weeks.chosen is None:
            self._show_all(weeks)
        else:
            self._show_sides(weeks, weeks.chosen)

    def _show_all(self, weeks: AreaWeeks) -> None:
        headers = [self.tr("Week of"), self.tr("All areas, min")]
        headers += [self.tr("{area}, min").format(area=weeks.name(area)) for area in weeks.done]
        rows = []
        for week in weeks.weeks:
            minutes = (weeks.dose(week, area).counted_min for area in weeks.done)
            numbers = map(decimal, (weeks.total(week), *minutes))
            rows.append([full_day(first_day(week.week)), *numbers])
        self.show_rows(headers, rows)

    def _show_sides(self, weeks: AreaWeeks, area: str) -> None:
        headers = [self.tr("Week of"), self.tr("Left, min"), self.tr("Right, min")]
        headers.append(self.tr("Counted, min"))
        rows = []
        for week in weeks.weeks:
            dose = weeks.dose(week, area)
            numbers = map(decimal, (dose.left_min, dose.right_min, dose.counted_min))
            rows.append([full_day(first_day(week.week)), *numbers])
        self.show_rows(headers, rows)
