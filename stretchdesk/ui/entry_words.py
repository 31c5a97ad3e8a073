"""A session, a measurement or a note in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from stretchdesk.core.progress.amounts import amount, number
from stretchdesk.core.progress.records import Measurement, Session
from stretchdesk.ui.comfort_words import kind_names
from stretchdesk.ui.dates import weekday
from stretchdesk.ui.side_words import side_in_text

if TYPE_CHECKING:
    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.progress.entries import Entry
    from stretchdesk.core.progress.records import Comfort


@dataclass(frozen=True, slots=True)
class EntryWords:
    """`time` is where the person was, as `10:15`; `rest` says more and may be empty."""

    day: str
    time: str
    name: str
    rest: str

    def spoken(self) -> str:
        """All of it, for a screen reader."""
        return ", ".join(filter(None, (self.day, self.time, self.name, self.rest)))


def entry_words(entry: Entry, catalogue: Catalogue) -> EntryWords:
    """What an entry says; what the catalogue no longer knows stands as it was written."""
    row = entry.row
    day, time = weekday(date.fromisoformat(row.day)), f"{began(row):%H:%M}"
    if isinstance(row, Session):
        return EntryWords(day, time, *_session(entry, row, catalogue))
    if isinstance(row, Measurement):
        return EntryWords(day, time, *_measurement(row, catalogue))
    return EntryWords(day, time, *_note(row, catalogue))


def began(row: Session | Measurement | Comfort) -> datetime:
    """When it was: a session's zone is known, others are told in that of this computer."""
    if isinstance(row, Session):
        return datetime.fromisoformat(row.started_utc).astimezone(zone_of(row))
    return datetime.fromisoformat(row.taken_utc).astimezone()


def zone_of(session: Session) -> timezone:
    """Where the person was."""
    return timezone(timedelta(minutes=session.utc_offset))


def _session(entry: Entry, row: Session, catalogue: Catalogue) -> tuple[str, str]:
    names = (_area(area, catalogue) for area in entry.areas)
    minutes = _tr("{n} min").format(n=number(entry.minutes))
    how = _tr("logged") if row.source == "log" else _ends()[entry.how]
    return " · ".join((_tr("Session"), minutes)), " · ".join(filter(None, (", ".join(names), how)))


def _area(area: str, catalogue: Catalogue) -> str:
    return catalogue.areas[area].name if area in catalogue.areas else area


def _ends() -> dict[str, str]:
    return {
        "finished": _tr("finished"),
        "left": _tr("left early"),
        "interrupted": _tr("interrupted"),
        "hurt": _tr("stopped because it hurt"),
        "": _tr("interrupted"),
    }


def _measurement(row: Measurement, catalogue: Catalogue) -> tuple[str, str]:
    test = catalogue.tests.get(row.test)
    name = test.name if test else row.test
    if row.side:
        name = f"{name}, {side_in_text(row.side)}"
    return f"{name}: {amount(row.value, row.unit)}", ""


def _note(row: Comfort, catalogue: Catalogue) -> tuple[str, str]:
    name = _tr("{what}: {n} of 10").format(what=kind_names()[row.kind], n=row.score)
    area = _area(row.area, catalogue) if row.area else ""
    where = ", ".join(filter(None, (area, side_in_text(row.side))))
    return name, " · ".join(filter(None, (where, row.note)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Entries", text)
