"""The words about copies of the history."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from stretchdesk.ui.dates import full_day, weekday
from stretchdesk.ui.words import counted

if TYPE_CHECKING:
    from datetime import datetime

    from stretchdesk.core.progress.arrival import Arrival
    from stretchdesk.core.progress.comparing import Comparison, EntryCounts


def moment(taken: datetime) -> str:
    """Such as `Tuesday, 24 November 2026, 09:12`; `taken` is in the person's zone."""
    clock = QLocale().toString(QTime(taken.hour, taken.minute), QLocale.FormatType.ShortFormat)
    return f"{weekday(taken.date())}, {clock}"


def why_words(why: str) -> str:
    """Why a copy was made, by the name that the files have for it."""
    return {
        "daily": _tr("The copy of that day"),
        "by-hand": _tr("Made by you"),
        "before-import": _tr("Before an import"),
        "before-restore": _tr("Before another copy was brought back"),
        "before-upgrade": _tr("Before an update of StretchDesk"),
    }.get(why, why)


def facts(why: str, size: int, rows: int | None) -> str:
    """Why it was made, its size and, once they are counted, its rows."""
    amount = QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    parts = [why_words(why), amount]
    if rows is not None:
        parts.append(counted(rows, _tr("1 row"), _tr("{n} rows")))
    return " · ".join(parts)


def holdings(counts: EntryCounts, day: str | None) -> str:
    """Such as `142 sessions, 12 measurements, to 24 November 2026`."""
    words = amounts(counts)
    if day is None:
        return words
    until = full_day(date.fromisoformat(day))
    return _tr("{words}, to {day}").format(words=words, day=until)


def amounts(counts: EntryCounts) -> str:
    """Such as `142 sessions, 12 measurements`."""
    parts = (
        (counts.sessions, _tr("1 session"), _tr("{n} sessions")),
        (counts.measurements, _tr("1 measurement"), _tr("{n} measurements")),
        (counts.notes, _tr("1 note"), _tr("{n} notes")),
    )
    some = [counted(n, one, many) for n, one, many in parts if n]
    return ", ".join(some) or _tr("nothing")


def new_rows(arrival: Arrival) -> str:
    """Such as `2 sessions (9 rows in all)`; a goal, for one, is a row and nothing else."""
    rows = counted(arrival.rows, _tr("1 row"), _tr("{n} rows"))
    if not arrival.added:
        return rows
    return _tr("{what} ({rows} in all)").format(what=amounts(arrival.added), rows=rows)


def consequences(found: Comparison) -> str:
    """What would be seen no longer, and what again."""
    if found.now is None:
        return _tr("The present history is damaged; its file is moved aside, not deleted.")
    if not (found.gone or found.back):
        return _tr("The same sessions, measurements and notes as now.")
    said = []
    if found.gone:
        said.append(_tr("No longer seen: {what}.").format(what=amounts(found.gone)))
    if found.back:
        said.append(_tr("Seen again: {what}.").format(what=amounts(found.back)))
    return " ".join(said)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Copies", text)
