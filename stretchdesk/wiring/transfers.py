"""The history out of the program, and what others wrote into it, in the window."""

from __future__ import annotations

from contextlib import closing
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from stretchdesk.core.session.own_routine import own_json
from stretchdesk.data.arriving import look_at, own_table, take_in, whole_of
from stretchdesk.data.csv_files import write_tables
from stretchdesk.data.history_store import HistoryStore
from stretchdesk.data.pack_files import load_catalogue
from stretchdesk.data.paths import assets_dir
from stretchdesk.data.routine_files import RoutineStore
from stretchdesk.data.tcx_file import write_tcx
from stretchdesk.data.transfer import export_json, write_export
from stretchdesk.ui.copy_words import new_rows
from stretchdesk.ui.files import among_documents

if TYPE_CHECKING:
    from datetime import datetime

    from stretchdesk.core.progress.arrival import Arrival
    from stretchdesk.core.progress.own_table import OwnTable
    from stretchdesk.core.progress.records import History
    from stretchdesk.data.paths import Paths
    from stretchdesk.wiring.base import Base
    from stretchdesk.wiring.house import House


class Transfers(QObject):
    """Asks for a file, and does the rest on the background's thread."""

    exported = Signal(str)
    """What became of an export."""
    imported = Signal(str)
    """What became of an import."""

    def __init__(self, base: Base, house: House, parent: QObject) -> None:
        super().__init__(parent)
        self._base, self._house = base, house

    # out

    def ask_where(self) -> None:
        """Let the person choose a file and its form."""
        kinds = {
            self.tr("Everything, to import again (*.json)"): ".json",
            self.tr("Spreadsheets in a folder (*)"): "",
            self.tr("Sessions for sports programs (*.tcx)"): ".tcx",
        }
        today = self._house.clocks.wall().date().isoformat()
        start = among_documents(f"stretchdesk-{today}")
        title = self.tr("Export the history")
        path, kind = QFileDialog.getSaveFileName(self._house.window, title, start, ";;".join(kinds))
        if path:
            end = kinds.get(kind, "")
            self.export(Path(path if path.lower().endswith(end) else f"{path}{end}"))

    def export(self, path: Path) -> None:
        """Write the whole history; the form follows from the path's end, a folder without one."""
        form = path.suffix.lower()
        write = self._write_json if form == ".json" else self._write_csv
        job = partial(self._write_tcx if form == ".tcx" else write, path)
        self._base.run(job, self._was_exported, self._not_exported)

    def _was_exported(self, path: Path) -> None:
        self.exported.emit(self.tr("Written: {path}").format(path=path))

    def _not_exported(self, error: Exception) -> None:
        self.exported.emit(str(error))

    def _write_json(self, path: Path) -> Path:
        own, _ = RoutineStore(self._base.paths.routines).load()
        settings = asdict(self._base.preferences.settings)
        history = _all_rows(self._base.paths)
        write_export(path, export_json(history, settings, [own_json(one) for one in own]))
        return path

    def _write_csv(self, path: Path) -> Path:
        write_tables(path, _all_rows(self._base.paths))
        return path

    def _write_tcx(self, path: Path) -> Path:
        with closing(HistoryStore(self._base.paths.history)) as store:
            write_tcx(path, store.read(), self._house.catalogue)
        return path

    # in

    def ask_which(self) -> None:
        """Let the person choose a file, and look at it."""
        title = self.tr("Import into the history")
        kinds = self.tr("Exported histories and tables (*.json *.csv)")
        path, _ = QFileDialog.getOpenFileName(self._house.window, title, among_documents(""), kinds)
        if path:
            self.look_at(Path(path))

    def look_at(self, path: Path) -> None:
        """Say what it would bring."""
        whole, paths, now = whole_of(path), self._base.paths, self._house.clocks.wall()
        self._base.run(
            lambda: look_at(whole, _own_table(now), paths),
            partial(self._show, whole),
            self._not_imported,
        )

    def _show(self, path: Path, arrival: Arrival) -> None:
        if not self._house.window.isVisible():
            return  # closed meanwhile
        from stretchdesk.ui.import_dialog import ImportDialog

        dialog = ImportDialog(arrival, self._house.window)
        dialog.import_requested.connect(lambda: self._import(path))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _import(self, path: Path) -> None:
        paths, now = self._base.paths, self._house.clocks.wall()
        self._base.feed.rewrite(
            lambda: take_in(path, _own_table(now), paths, now),
            self._was_imported,
            self._not_imported,
        )

    def _was_imported(self, arrival: Arrival) -> None:
        self.imported.emit(self.tr("Added: {what}.").format(what=new_rows(arrival)))

    def _not_imported(self, error: Exception) -> None:
        said = self.tr("Nothing was added.")
        self.imported.emit(f"{said} {error}")


def _own_table(now: datetime) -> OwnTable:
    """Of the built-in content, which has all areas and tests; it takes a while to read."""
    return own_table(load_catalogue(assets_dir()), now)


def _all_rows(paths: Paths) -> History:
    with closing(HistoryStore(paths.history)) as store:
        return store.read_all()
