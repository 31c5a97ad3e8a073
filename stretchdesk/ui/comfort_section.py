"""Pain and feel of the weeks shown, as they were noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchdesk.core.progress.comfort import KINDS
from stretchdesk.ui.comfort_chart import ComfortChart
from stretchdesk.ui.comfort_words import kind_names
from stretchdesk.ui.fields import DropDown
from stretchdesk.ui.progress_section import ProgressSection

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stretchdesk.core.content.catalogue import Area
    from stretchdesk.core.progress.overview import Overview
    from stretchdesk.core.progress.records import Comfort


class ComfortSection(ProgressSection):
    """A choice of what was noted; nothing is concluded from it."""

    def __init__(self, areas: Mapping[str, Area]) -> None:
        super().__init__()
        self._notes: tuple[Comfort, ...] = ()
        self.heading.setText(self.tr("Comfort"))
        self.invitation.setText(
            self.tr(
                "Nothing noted in these weeks. After a session, one tap says how it felt; "
                "P during one says where it hurts."
            )
        )
        self.line.hide()
        self.chart = ComfortChart(areas)
        self.charts.addWidget(self.chart)
        self.kind_choice = DropDown()
        self.kind_choice.setAccessibleName(self.tr("What is shown"))
        self.add_control(self.kind_choice)
        self.kind_choice.activated.connect(self._show)
        self.show_table(False)

    def show_overview(self, overview: Overview) -> None:
        self._notes = overview.comfort
        self._offer(self.kind_choice.currentData())
        self.show_filled(bool(self._notes))
        self._show()

    def show_filled(self, filled: bool) -> None:
        super().show_filled(filled)
        self.chart.setVisible(filled)
        self.kind_choice.setVisible(filled)

    def show_table(self, shown: bool) -> None:
        super().show_table(shown)
        self.chart.show_table(shown)

    def _offer(self, chosen: str | None) -> None:
        """The kinds that were noted; the one chosen before stays if it was."""
        there = {row.kind for row in self._notes}
        self.kind_choice.clear()
        for kind in KINDS:
            if kind in there:
                self.kind_choice.addItem(kind_names()[kind], kind)
        self.kind_choice.setCurrentIndex(max(0, self.kind_choice.findData(chosen)))

    def _show(self) -> None:
        if self._notes:
            self.chart.show_notes(self._notes, self.kind_choice.currentData())
