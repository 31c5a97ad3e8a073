"""Copies of the history made and brought back in the window."""

from __future__ import annotations

import sqlite3
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stretchdesk.core.errors import DamagedHistoryError, NewerHistoryError
from stretchdesk.data.backup import back_up, compared_with_now, restore, rows_in
from stretchdesk.data.copies import copies_in
from stretchdesk.ui import copy_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from stretchdesk.core.progress.comparing import Comparison
    from stretchdesk.data.copies import Copy
    from stretchdesk.ui.restore_dialog import RestoreDialog
    from stretchdesk.wiring.base import Base
    from stretchdesk.wiring.house import House

_OF_THE_DISK = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")


class Copies(QObject):
    """Everything here runs on the background's thread, behind what is being written."""

    told = Signal(str)
    """What became of a copy that was asked for."""
    restored = Signal()

    def __init__(
        self, base: Base, house: House, is_busy: Callable[[], bool], parent: QObject
    ) -> None:
        """`is_busy` while a session runs, whose rows belong to the present history."""
        super().__init__(parent)
        self._base, self._house, self._is_busy = base, house, is_busy
        self._dialog: RestoreDialog | None = None
        self._uncounted: list[Path] = []

    def back_up(self) -> None:
        """Copy the history now."""
        now = self._now()
        made = partial(self._backed_up, now)
        self._base.run(partial(back_up, self._base.paths, now), made, self._not_made)

    def open(self) -> None:
        """Show the copies there are."""
        from stretchdesk.ui.restore_dialog import RestoreDialog

        dialog = self._dialog = RestoreDialog(self._house.window)
        dialog.looked_at.connect(self._compare)
        dialog.restore_requested.connect(self._restore)
        dialog.finished.connect(self._forget)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        self._list()

    def _now(self) -> datetime:
        return self._house.clocks.wall()

    def _backed_up(self, now: datetime, _path: Path) -> None:
        self.told.emit(self.tr("Copied: {when}").format(when=copy_words.moment(now)))

    def _not_made(self, error: Exception) -> None:
        self.told.emit(str(error))

    # the dialog

    def _forget(self) -> None:
        self._dialog = None
        self._uncounted.clear()

    def _list(self) -> None:
        zone, folder = self._now().tzinfo, self._base.paths.backups

        def listed() -> list[Copy]:
            return [one.seen_from(zone) for one in reversed(copies_in(folder))]

        self._base.run(listed, self._show_copies, self._not_listed)

    def _not_listed(self, error: Exception) -> None:
        self._tell(self._plain(error))

    def _show_copies(self, copies: list[Copy]) -> None:
        if self._dialog is not None:
            self._uncounted = [copy.path for copy in copies]
            self._dialog.show_copies(copies)
            self._count_next()

    def _count_next(self) -> None:
        """One after the other, so that what is to be written gets its turn between them."""
        if self._uncounted:
            path = self._uncounted.pop(0)
            self._base.run(
                partial(rows_in, path),
                partial(self._counted, path),
                lambda _error: self._counted(path, None),
            )

    def _counted(self, path: Path, rows: Mapping[str, int] | None) -> None:
        if self._dialog is not None:
            self._dialog.show_rows(path, None if rows is None else sum(rows.values()))
            self._count_next()

    def _compare(self, path: Path) -> None:
        self._base.run(
            partial(compared_with_now, self._base.paths, path),
            partial(self._show_comparison, path),
            partial(self._not_compared, path),
        )

    def _show_comparison(self, path: Path, found: Comparison) -> None:
        if self._dialog is not None:
            self._dialog.show_comparison(path, found)

    def _not_compared(self, path: Path, error: Exception) -> None:
        if self._dialog is not None:
            self._dialog.show_unusable(path, self._plain(error))

    def _plain(self, error: Exception) -> str:
        """Without what only somebody at a command line can do."""
        if isinstance(error, NewerHistoryError):
            return self.tr("A newer StretchDesk wrote this copy. Update StretchDesk to use it.")
        if isinstance(error, DamagedHistoryError):
            return self.tr("This copy is damaged and cannot be brought back. Choose another one.")
        if _is_of_the_disk(error.__cause__):
            said = self.tr("The disk is full, or {folder} cannot be written.")
            return said.format(folder=self._base.paths.profile)
        return str(error)

    def _restore(self, path: Path) -> None:
        if self._is_busy():
            self._tell(self.tr("A session is running. Finish it first; nothing was changed."))
            self._compare(path)  # so that it can be asked for again
            return
        change = partial(restore, self._base.paths, path, self._now())
        failed = partial(self._not_restored, path)
        self._base.feed.rewrite(change, self._was_restored, failed)

    def _was_restored(self, before: Path | None) -> None:
        self.restored.emit()
        if before is None:
            self._tell(self.tr("Brought back."))
        elif before.parent == self._base.paths.backups:
            self._tell(self.tr("Brought back. What was there before is kept in this list."))
        else:
            said = self.tr("Brought back. The damaged file is kept as {file}.")
            self._tell(said.format(file=before.name))
        self._list()

    def _not_restored(self, path: Path, error: Exception) -> None:
        said = self.tr("It was not brought back, and nothing was changed.")
        self._tell(f"{said} {self._plain(error)}")
        self._compare(path)

    def _tell(self, text: str) -> None:
        if self._dialog is not None:
            self._dialog.show_told(text)


def _is_of_the_disk(cause: BaseException | None) -> bool:
    if isinstance(cause, sqlite3.OperationalError):
        return getattr(cause, "sqlite_errorname", "").startswith(_OF_THE_DISK)
    return isinstance(cause, OSError)
