"""Own routines as rows: the first figure, the name, what is in it, and how long it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchdesk.ui.own_words import amount, clock_time
from stretchdesk.ui.routine_list import RoutineList, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.session.own_routine import OwnRoutine
    from stretchdesk.ui.figure_cache import FigureCache


class OwnList(RoutineList):
    """Shows routines; one of them can be chosen."""

    def __init__(self, catalogue: Catalogue, figures: FigureCache) -> None:
        super().__init__(catalogue, figures)
        self.setAccessibleName(self.tr("My routines"))
        self._routines: Sequence[OwnRoutine] = ()

    @property
    def chosen(self) -> OwnRoutine | None:
        row = self.currentRow()
        return self._routines[row] if 0 <= row < len(self._routines) else None

    def show_routines(self, routines: Sequence[OwnRoutine]) -> None:
        """Replace the rows; the chosen place stays chosen."""
        row = min(max(self.currentRow(), 0), len(routines) - 1)
        self._routines = routines
        self._show(map(self._row_of, routines))
        self.setCurrentRow(row)

    def choose(self, name: str) -> None:
        for row, own in enumerate(self._routines):
            if own.name == name:
                self.setCurrentRow(row)

    def _row_of(self, own: OwnRoutine) -> Row:
        facts = [amount(own)]
        facts += [self.tr("from the pack {pack}").format(pack=own.pack)] if own.pack else []
        first = own.items[0]
        time = clock_time(own, self._catalogue)
        return Row(first.stretch, "right", own.name, " · ".join(facts), time, first.easier)
