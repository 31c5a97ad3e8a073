"""The only writer of the history, and the news about it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from stretchdesk.core.errors import DamagedHistoryError, HistoryError
from stretchdesk.core.progress.recency import late_from

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from stretchdesk.core.progress.entries import Kind, Page, Record, Wanted
    from stretchdesk.core.progress.past import Past
    from stretchdesk.core.progress.recency import Lately
    from stretchdesk.core.progress.records import History, Row
    from stretchdesk.engine.background import Background

T = TypeVar("T")

RETRY_MS = 5000
SETTLE_MS = 200
_WAITING = (
    "What you did last is not on the disk yet, which does not answer: nothing was changed. "
    "Try again when the message at the top has gone."
)
_FILES = ("history.sqlite", "history.sqlite-wal")


class Store(Protocol):
    """The history on disk; used on the background's thread only."""

    def append(self, rows: Sequence[Row]) -> None:
        """All rows or none, on disk on return; a row already there is no error."""

    def read(self, since_day: str | None) -> History:
        """What is visible from a day on, or all of it."""

    def lately(self, since_day: str) -> Lately:
        """What is visible from a day on, and when each area and stretch was done last."""

    def past(self, since_day: str | None) -> Past:
        """The same without each hold."""

    def page(self, wanted: Wanted) -> Page:
        """Entries to look up, newest first."""

    def record(self, kind: Kind, row: str) -> Record:
        """All rows of one entry, also of a deleted one."""

    def data_version(self) -> int:
        """Changes when another process has written."""

    def close(self) -> None:
        """Let go of the file."""


class HistoryFeed(QObject):
    """Rows go in and are confirmed in order; histories come out.

    While the disk does not answer, what was asked is kept and tried again every 5 s.
    """

    confirmed = Signal(object)
    """The rows now on disk, as a tuple."""
    trouble = Signal(str)
    recovered = Signal()
    changed = Signal(object)
    """What was done Lately, asked for by `request`."""
    outdated = Signal()
    """Another process has written: what was read no longer holds."""

    def __init__(
        self,
        store: Store,
        background: Background,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._today = today
        self._background = background
        self._waiting: list[Row] = []
        self._writing = 0
        self._unanswered: list[tuple[Callable[[Any], Any], Callable[[Any], None]]] = []
        self._in_trouble = self._is_damaged = False
        self._version: int | None = None
        self._folder = Path()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._file_changed)
        self._watcher.directoryChanged.connect(self._folder_changed)
        self._retry = self._timer(RETRY_MS)
        self._retry.timeout.connect(self._try_again)
        self._settle = self._timer(SETTLE_MS)
        self._settle.timeout.connect(self._check_version)

    @property
    def pending(self) -> bool:
        """Whether rows are not yet confirmed."""
        return bool(self._waiting)

    @property
    def in_trouble(self) -> bool:
        return self._in_trouble

    def append(self, *rows: Row) -> None:
        """Queue rows for the disk."""
        self._waiting += rows
        if not self._in_trouble:
            self._write()

    def request(self) -> None:
        """Ask for what was done lately; `changed` brings it."""
        since_day = late_from(self._today())
        self.ask(lambda store: store.lately(since_day), self.changed.emit)

    def ask(self, question: Callable[[Store], T], answer: Callable[[T], None]) -> None:
        """Put a question to the store on the background's thread; `answer` gets what it returns."""
        self._background.run(
            partial(question, self._store),
            partial(self._was_read, answer),
            partial(self._not_read, (question, answer)),
        )

    def rewrite(
        self,
        change: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Let `change` put another history in the file's place, behind what was queued.

        It is tried once, and not while rows wait for a disk that does not answer: another history
        may have no place for them. A damaged one has none in any case. What was read before no
        longer holds.
        """
        if self.pending and self._in_trouble and not self._is_damaged:
            failed(HistoryError(_WAITING))
            return
        self._background.run(
            partial(_closed_for, change, self._store), partial(self._was_rewritten, done), failed
        )

    def watch(self, folder: Path) -> None:
        """Look out for other processes that write the history in `folder`."""
        self._folder = folder
        self._watcher.addPath(str(folder))
        self._watch_files()
        self._check_version()

    def close(self) -> None:
        """Write what waits, once more if the disk did not answer, and stop.

        `pending` then says whether rows were lost.
        """
        self._watcher.blockSignals(True)
        self._settle.stop()
        self._write()
        self._background.drain()
        self._background.run(self._store.close, _nothing_more, self._failed)
        self._background.close()
        self._retry.stop()

    # writing and reading

    def _write(self) -> None:
        if self._writing or not self._waiting:
            return
        batch = tuple(self._waiting)
        self._writing = len(batch)
        self._background.run(
            partial(self._store.append, batch), self._was_written, self._not_written
        )

    def _was_written(self, _: None) -> None:
        batch = tuple(self._waiting[: self._writing])
        del self._waiting[: self._writing]
        self._writing = 0
        self._answered()
        self.confirmed.emit(batch)
        self._write()

    def _not_written(self, error: Exception) -> None:
        self._writing = 0
        self._failed(error)

    def _was_read(self, answer: Callable[[T], None], found: T) -> None:
        self._answered()
        answer(found)

    def _not_read(
        self, asked: tuple[Callable[[Any], Any], Callable[[Any], None]], error: Exception
    ) -> None:
        self._unanswered.append(asked)
        self._failed(error)

    def _was_rewritten(self, done: Callable[[T], None], result: T) -> None:
        self._version = None
        self.outdated.emit()
        done(result)

    def _answered(self) -> None:
        if self._in_trouble and not self.pending:
            self._in_trouble = False
            self._retry.stop()
            self.recovered.emit()

    def _failed(self, error: Exception) -> None:
        self._retry.start()
        self._is_damaged = isinstance(error, DamagedHistoryError)
        if not self._in_trouble:
            self._in_trouble = True
            self.trouble.emit(str(error))

    def _try_again(self) -> None:
        self._write()
        unanswered, self._unanswered = self._unanswered, []
        for question, answer in unanswered:
            self.ask(question, answer)

    # other processes

    def _watch_files(self) -> bool:
        """Watch the files that are there and not yet watched; whether there were any."""
        paths = {str(self._folder / name) for name in _FILES if (self._folder / name).exists()}
        fresh = sorted(paths - set(self._watcher.files()))
        return bool(fresh) and len(self._watcher.addPaths(fresh)) < len(fresh)

    def _file_changed(self, _path: str) -> None:
        self._watch_files()
        self._look_soon()

    def _folder_changed(self, _path: str) -> None:
        if self._watch_files():
            self._look_soon()

    def _look_soon(self) -> None:
        # Not started anew by each change: a steady writer would put the look off for ever.
        if not self._settle.isActive():
            self._settle.start()

    def _check_version(self) -> None:
        self._background.run(self._store.data_version, self._compare_version, self._no_version)

    def _compare_version(self, version: int) -> None:
        if self._version not in {None, version}:
            self.outdated.emit()
        self._version = version

    def _no_version(self, _error: Exception) -> None:
        self.outdated.emit()

    def _timer(self, interval_ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        return timer


def _closed_for(change: Callable[[], T], store: Store) -> T:
    store.close()  # a damaged file is moved away; the next question opens what is there then
    return change()


def _nothing_more(_: None) -> None:
    """The file is closed."""
