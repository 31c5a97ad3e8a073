"""Deletes, corrects and logs, and takes back what was done here, one edit after the other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stretchdesk.core.progress.editing import Edit, later
from stretchdesk.core.progress.instants import Moment, instant, utc_text
from stretchdesk.core.progress.weeks import log_rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from stretchdesk.core.progress.editing import SessionChange
    from stretchdesk.core.progress.entries import Entry, Page, Record, Wanted
    from stretchdesk.core.progress.records import Comfort, Measurement, Row
    from stretchdesk.engine.history_feed import HistoryFeed


class What(Enum):
    """What was done with an entry."""

    DELETED = auto()
    BROUGHT_BACK = auto()
    CORRECTED = auto()
    LOGGED = auto()
    UNDONE = auto()


@dataclass(frozen=True, slots=True)
class Done:
    """What was done last, and how many edits can still be taken back."""

    what: What
    left: int


class HistoryEditor(QObject):
    """Edits go to the history at once; `undo` takes them back, the last one first."""

    done = Signal(object)
    """A Done."""

    def __init__(
        self,
        feed: HistoryFeed,
        wall: Callable[[], datetime],
        new_id: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        """`wall` gives the time with its zone, `new_id` an id for a new row."""
        super().__init__(parent)
        self._feed = feed
        self._wall = wall
        self._new_id = new_id
        self._stamp = ""
        self._edits: list[tuple[Row, ...]] = []

    def look_up(self, wanted: Wanted, answer: Callable[[Page], None]) -> None:
        """Read entries; `answer` gets them."""
        self._feed.ask(lambda store: store.page(wanted), partial(self._found, answer))

    def delete(self, entry: Entry) -> None:
        self._write(What.DELETED, self._edit().hide(entry.row.id))

    def bring_back(self, entry: Entry) -> None:
        """Show a deleted entry again."""
        self._ask(entry, partial(self._bring_back, entry))

    def correct(self, entry: Entry, new: Measurement | Comfort) -> None:
        """Put other values in the place of a measurement or a note."""
        self._write(What.CORRECTED, self._edit().correct(entry.row, new))  # type: ignore[type-var]

    def correct_session(self, entry: Entry, change: SessionChange) -> None:
        """Correct a session with all that belongs to it."""
        self._ask(entry, partial(self._correct_session, change))

    def log(self, areas: tuple[str, ...], minutes: int, began: datetime) -> None:
        """Write down stretching that was done elsewhere."""
        rows = log_rows(areas, minutes, Moment(began, self._wall()), self._new_id)
        self._write(What.LOGGED, rows)

    def undo(self) -> None:
        """Take back the last edit that was made here."""
        if self._edits:
            self._put(self._edit().undo(self._edits.pop()))
            self.done.emit(Done(What.UNDONE, len(self._edits)))

    def forget(self) -> None:
        """Nothing can be taken back any more."""
        self._edits.clear()

    def _found(self, answer: Callable[[Page], None], page: Page) -> None:
        self._stamp = max(self._stamp, page.stamp, key=instant)
        answer(page)

    def _ask(self, entry: Entry, answer: Callable[[Record], None]) -> None:
        kind, row = entry.kind, entry.row.id
        self._feed.ask(lambda store: store.record(kind, row), answer)

    def _bring_back(self, entry: Entry, record: Record) -> None:
        self._write(What.BROUGHT_BACK, self._edit().bring_back(entry.row.id, record.raw))

    def _correct_session(self, change: SessionChange, record: Record) -> None:
        if record.shown.sessions:  # else another program has deleted it
            self._write(What.CORRECTED, self._edit().correct_session(record.shown, change))

    def _edit(self) -> Edit:
        """Later than every edit so far, also where a clock was set back."""
        self._stamp = later(utc_text(self._wall()), self._stamp)
        return Edit(self._stamp, self._new_id)

    def _write(self, what: What, rows: tuple[Row, ...]) -> None:
        if rows:
            self._edits.append(rows)
            self._put(rows)
            self.done.emit(Done(what, len(self._edits)))

    def _put(self, rows: tuple[Row, ...]) -> None:
        self._feed.append(*rows)
        self._feed.request()
