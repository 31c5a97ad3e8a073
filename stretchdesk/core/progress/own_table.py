"""Rows from a table a person has kept elsewhere: one measurement or one session a line.

`at` is a day or an ISO time, `value` one number or its trials joined by `|`, `areas` names joined
by `|`. Ids come from the content, so that the same line read twice is the same row.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stretchdesk.core.errors import StretchDeskError
from stretchdesk.core.progress.instants import Moment
from stretchdesk.core.progress.measuring import measurement
from stretchdesk.core.progress.row_fields import SEPARATOR
from stretchdesk.core.progress.weeks import log_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import datetime

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.progress.records import Row

    Cells = Mapping[str, str]

_MEASUREMENTS = ({"at", "test", "value"}, {"side", "unit"})
_SESSIONS = ({"at", "areas", "minutes"}, set[str]())
COLUMNS = "at, test, value and, if you like, side and unit; or at, areas, minutes"


@dataclass(frozen=True, slots=True)
class OwnTable:
    """Reads lines. `instant` reads a time (ValueError if it is none), `now` is this moment, and
    `new_id` gives the same id for the same text.
    """

    catalogue: Catalogue
    instant: Callable[[str], datetime]
    now: datetime
    new_id: Callable[[str], str]

    def reader(self, columns: Collection[str]) -> Callable[[Cells], tuple[Row, ...]] | None:
        """What reads lines with these columns, if they are of such a table.

        It raises StretchDeskError with what is wrong with a line.
        """
        given = set(columns)
        kinds = ((_MEASUREMENTS, self._measurement), (_SESSIONS, self._session))
        for (needed, possible), read in kinds:
            if needed <= given <= needed | possible:
                return read
        return None

    def _measurement(self, cells: Cells) -> tuple[Row, ...]:
        tests = self.catalogue.tests
        if cells["test"] not in tests:
            raise StretchDeskError(
                f"test: {cells['test']!r:.40} must be one of: {', '.join(tests)}"
            )
        trials = [_number(part, "value") for part in cells["value"].split(SEPARATOR)]
        moment = self._moment(cells["at"])
        side, unit = cells.get("side") or None, cells.get("unit") or None
        content = f"{moment.utc} {cells['test']} {side} {unit} {trials}"
        row_id = self.new_id(content)
        return (measurement(tests[cells["test"]], trials, side, unit, moment, row_id),)

    def _session(self, cells: Cells) -> tuple[Row, ...]:
        named = [part.strip() for part in cells["areas"].split(SEPARATOR)]
        known = {*self.catalogue.areas, *self.catalogue.aliases}
        if wrong := [name for name in named if name not in known]:
            raise StretchDeskError(f"areas: {wrong[0]!r:.40} must be one of: {', '.join(known)}")
        areas = self.catalogue.expand(named)
        minutes, moment = _number(cells["minutes"], "minutes"), self._moment(cells["at"])
        content = f"{moment.utc} {sorted(areas)} {minutes}"
        ids = (self.new_id(f"{content} {n}") for n in range(len(areas) + 2))
        return log_rows(areas, minutes, moment, lambda: next(ids))

    def _moment(self, text: str) -> Moment:
        try:
            # Of a day alone, noon is on that day in every zone near.
            at = self.instant(f"{text}T12:00" if len(text) == len("2026-11-25") else text)
        except ValueError:
            example = "2026-11-25 or 2026-11-25T18:30"
            raise StretchDeskError(f"at: {text!r:.40} must be such as {example}") from None
        if at.date() > self.now.date():
            raise StretchDeskError(f"at: {text} is still to come")
        return Moment(at, at)


def _number(text: str, key: str) -> float:
    try:
        value = float(text.strip().replace(",", ".").replace("−", "-"))
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise StretchDeskError(f"{key}: {text!r:.40} must be a number")
    return value
