"""Packs looked at, added and removed in the window; their content is there at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stretchdesk.core.errors import StretchDeskError
from stretchdesk.core.packs.pack import Pack, with_packs
from stretchdesk.data.pack_files import load_catalogue
from stretchdesk.data.packs import (
    add_pack,
    installed_packs,
    load_content,
    read_pack_file,
    remove_pack,
)
from stretchdesk.data.paths import assets_dir
from stretchdesk.ui.figure_cache import FigureCache

if TYPE_CHECKING:
    from collections.abc import Callable

    from stretchdesk.data.packs import Installed
    from stretchdesk.data.paths import Paths
    from stretchdesk.ui.packs_dialog import PacksDialog
    from stretchdesk.wiring.house import House


class Packs(QObject):
    """Opens the dialog and does what is asked for there."""

    changed = Signal(object)
    """All Content after a pack has come or gone."""

    dialog: PacksDialog
    """Made anew each time it is opened."""

    def __init__(self, house: House, paths: Paths, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._paths = paths
        self._looked_at = Path()

    def open(self) -> None:
        """The installed packs."""
        from stretchdesk.ui.packs_dialog import PacksDialog

        dialog = self.dialog = PacksDialog(self._house.window)
        dialog.opened.connect(self._look_at)
        dialog.add_requested.connect(self._add)
        dialog.remove_requested.connect(self._remove)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show_installed(self._installed())
        dialog.open()

    def _installed(self) -> tuple[Installed, ...]:
        """Each tried out on the body, for a file may have been changed since it was added."""
        return installed_packs(self._paths.packs, load_catalogue(assets_dir()))

    def _look_at(self, path: str) -> None:
        from stretchdesk.ui.pack_page import PackPage

        self._looked_at = Path(path)
        found = read_pack_file(self._looked_at, load_catalogue(assets_dir()))
        page = PackPage()
        if isinstance(found, Pack):
            catalogue, book = with_packs(self._house.catalogue, self._house.book, [found])
            is_there = any(one.id == found.about.id for one in self._installed())
            page.show_pack(found, catalogue, FigureCache(catalogue, book, page), is_there=is_there)
        else:
            page.show_problems(self._looked_at.name, found)
        self.dialog.show_found(page)

    def _add(self) -> None:
        base = load_catalogue(assets_dir())
        self._change(lambda: add_pack(self._looked_at, self._paths, base))

    def _remove(self, id_: str, name: str) -> None:
        from stretchdesk.ui.questions import ask_to_remove_pack

        if ask_to_remove_pack(self.dialog, name):
            self._change(lambda: remove_pack(id_, self._paths.packs))

    def _change(self, change: Callable[[], object]) -> None:
        from stretchdesk.ui.questions import tell_trouble

        try:
            change()
        except StretchDeskError as error:
            tell_trouble(self.dialog, str(error))
        self.dialog.show_installed(self._installed())
        self.changed.emit(load_content(assets_dir(), self._paths.packs))
