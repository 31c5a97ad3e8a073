"""A file on its way into the history: looked at first, a copy made before anything is added."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from stretchdesk.core.content.problem import Problem
from stretchdesk.core.errors import ContentError
from stretchdesk.core.progress.arrival import Arrival, counts_of
from stretchdesk.core.progress.comparing import EntryCounts
from stretchdesk.core.progress.own_table import OwnTable
from stretchdesk.data.backup import back_up
from stretchdesk.data.copies import BEFORE_IMPORT
from stretchdesk.data.history_store import HistoryStore
from stretchdesk.data.importing import read_incoming
from stretchdesk.data.rows import TABLES

if TYPE_CHECKING:
    from pathlib import Path

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.progress.merging import Merge
    from stretchdesk.data.paths import Paths
    from stretchdesk.data.transfer import Incoming


def own_table(catalogue: Catalogue, now: datetime) -> OwnTable:
    """What reads tables that a person has kept; times are those of this computer's zone."""

    def new_id(text: str) -> str:
        return str(uuid5(NAMESPACE_URL, f"stretchdesk:{text}"))

    def instant(text: str) -> datetime:
        try:
            at = datetime.fromisoformat(text)
            return at.astimezone() if at.tzinfo is None else at
        except OverflowError as error:
            raise ValueError(text) from error

    return OwnTable(catalogue, instant, now, new_id)


def problems_of(incoming: Incoming, merged: Merge) -> list[Problem]:
    """What is wrong in the file itself and with what is there already."""
    refused = [
        Problem(incoming.file, incoming.places[n], "", why)
        for n, why in sorted(merged.refused.items())
    ]
    return [*incoming.problems, *refused]


def whole_of(path: Path) -> Path:
    """The folder, for one of several tables exported together: they need each other."""
    tables = [table for table in TABLES if (path.parent / f"{table}.csv").exists()]
    is_one = path.suffix.lower() == ".csv" and path.stem in tables
    return path.parent if is_one and len(tables) > 1 else path


def look_at(path: Path, own: OwnTable, paths: Paths) -> Arrival:
    """What a file would bring; nothing is written but an empty history. Raises HistoryError."""
    try:
        incoming = read_incoming(path, own)
    except ContentError as error:
        return Arrival(path.name, EntryCounts(), 0, 0, problems=error.problems)
    paths.prepare()
    with closing(HistoryStore(paths.history)) as store:
        return _arrival(path, incoming, store.merge(incoming.rows, preview=True))


def take_in(path: Path, own: OwnTable, paths: Paths, now: datetime) -> Arrival:
    """Add what is new and good; the history as it was is copied first.

    Raises ContentError and HistoryError; then nothing was added.
    """
    incoming = read_incoming(path, own)
    with closing(HistoryStore(paths.history)) as store:
        back_up(paths, now, BEFORE_IMPORT)
        merged = store.merge(incoming.rows, skip=_is_table(path))
    arrival = _arrival(path, incoming, merged)
    if arrival.problems and not arrival.good_may_come:
        raise ContentError(arrival.problems)
    return arrival


def _arrival(path: Path, incoming: Incoming, merged: Merge) -> Arrival:
    problems = tuple(problems_of(incoming, merged))
    return Arrival(
        file=incoming.file,
        added=counts_of(merged.new),
        rows=len(merged.new),
        known=merged.known,
        aside=incoming.aside,
        problems=problems,
        good_may_come=_is_table(path),
    )


def _is_table(path: Path) -> bool:
    return path.is_dir() or path.suffix.lower() == ".csv"
