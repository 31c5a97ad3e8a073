"""The table twin of a flexibility chart."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from stretchdesk.core.progress.amounts import decimal
from stretchdesk.ui.dates import full_day
from stretchdesk.ui.table_twin import TableTwin

if TYPE_CHECKING:
    from stretchdesk.ui.occasions import Occasions


class OccasionsTable(TableTwin):
    """One row a day, one column a side."""

    def show_occasions(self, occasions: Occasions) -> None:
        """Show these numbers instead."""
        heads = {
            None: self.tr("Value, {unit}"),
            "left": self.tr("Left, {unit}"),
            "right": self.tr("Right, {unit}"),
        }
        sides = [series.side for series in occasions.sides]
        unit = {"deg": "°"}.get(occasions.test.unit, occasions.test.unit)
        headers = [self.tr("Day"), *(heads[side].format(unit=unit) for side in sides)]
        rows = []
        for day in occasions.days:
            values = (occasions.value(side, day) for side in sides)
            texts = ("" if value is None else decimal(value) for value in values)
            rows.append([full_day(date.fromisoformat(day)), *texts])
        self.show_rows(headers, rows)
