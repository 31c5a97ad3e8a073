"""The first page: what is chosen on the body, and the routine that follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from stretchdesk.wiring.house import House


class Home(QObject):
    """Connects the page with the builder of routines."""

    def __init__(self, house: House, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        stretch, builder = house.window.stretch, house.builder
        stretch.map.area_toggled.connect(builder.choose_area)
        stretch.chips.group_chosen.connect(builder.choose_group)
        bar = stretch.routine.bar
        bar.minutes_chosen.connect(builder.set_minutes)
        bar.place_chosen.connect(builder.set_place)
        bar.discreet_chosen.connect(builder.set_discreet)
        self._connect_editing()
        builder.proposed.connect(stretch.show_proposal)
        builder.propose()

    def _connect_editing(self) -> None:
        builder, rows = self._house.builder, self._house.window.stretch.routine.list
        tools = self._house.window.stretch.routine.tools
        rows.moved.connect(builder.move)
        rows.removed.connect(builder.remove)
        rows.lengthened.connect(builder.lengthen)
        rows.lock_toggled.connect(builder.toggle_lock)
        rows.swap_wanted.connect(self._offer_swap)
        tools.swap_wanted.connect(lambda: self._offer_swap(rows.currentRow()))
        tools.swapped.connect(lambda stretch: builder.swap(rows.currentRow(), stretch))
        tools.lengthened.connect(lambda seconds: builder.lengthen(rows.currentRow(), seconds))
        tools.lock_toggled.connect(lambda: builder.toggle_lock(rows.currentRow()))
        tools.removed.connect(lambda: builder.remove(rows.currentRow()))
        tools.add_wanted.connect(self._offer_more)
        tools.added.connect(builder.add)
        tools.another_requested.connect(builder.another)
        tools.undo_requested.connect(builder.undo)

    def _offer_swap(self, row: int) -> None:
        tools = self._house.window.stretch.routine.tools
        tools.offer_swap(self._house.builder.alternatives(row))

    def _offer_more(self) -> None:
        tools = self._house.window.stretch.routine.tools
        tools.offer_more(self._house.builder.more(), self._house.catalogue.areas)
