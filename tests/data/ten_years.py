"""A generated history of many days, written quickly: for benchmarks and tests at scale.

Stretches, areas and plans are of about the size that the program records.
"""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from stretchdesk.core.progress.instants import utc_text
from stretchdesk.core.progress.records import Goal, Hold, Mark, Measurement, Session, SessionEnd
from stretchdesk.data.database import connect
from stretchdesk.data.rows import AREA_ROLES, TABLE_OF
from tests.factories import AREA_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from stretchdesk.core.progress.records import Row

TEN_YEARS = 3652
LAST = date(2026, 11, 25)
SESSIONS_A_DAY, HOLDS_A_SESSION, MEASUREMENTS = 10, 6, 2000
HOLD_S = 45.0
AREAS = tuple(AREA_NAMES)
_STRETCHES = {
    f"stretch_{n}": (AREAS[n % 13], AREAS[(n + 1 + n // 13) % 13]) for n in range(120)
}  # fmt: skip
_CHUNK = 20_000


@dataclass
class _Maker:
    days: int
    last: date
    rng: Random = field(default_factory=lambda: Random(1))  # noqa: S311

    def new_id(self) -> str:
        return str(UUID(int=self.rng.getrandbits(128), version=4))

    def rows(self) -> Iterator[Row]:
        for back in reversed(range(self.days)):
            day = self.last - timedelta(days=back)
            for n in range(SESSIONS_A_DAY):
                hour = 8 + n
                yield from self._session(datetime(day.year, day.month, day.day, hour, tzinfo=UTC))
        yield from self._measurements()
        yield Goal(self.new_id(), "2016-W01", 5, 40, (), "2016-01-04T08:00:00.000Z")

    def _session(self, began: datetime) -> Iterator[Row]:
        stretches = self.rng.sample(list(_STRETCHES), HOLDS_A_SESSION)
        plan = {
            "areas": stretches[:2],
            "steps": [
                {"stretch": s, "side": "left", "reason": "Hips", "hold_s": 45} for s in stretches
            ],
        }
        stamp, day = utc_text(began), began.date().isoformat()
        session = Session(self.new_id(), json.dumps(plan), "break", stamp, day, 0, stamp)
        yield session
        at = began
        for n, stretch in enumerate(stretches):
            yield self._hold(session.id, n, stretch, utc_text(at), day)
            at += timedelta(seconds=HOLD_S + 5)
        over = utc_text(at)
        yield SessionEnd(self.new_id(), session.id, over, "finished", 300.0, over)
        if self.rng.random() < 0.005:
            yield Mark(self.new_id(), session.id, over, deleted=True)

    def _hold(self, session: str, n: int, stretch: str, stamp: str, day: str) -> Hold:
        first, second = _STRETCHES[stretch]
        return Hold(
            id=self.new_id(), session=session, n=n, stretch=stretch, kind="stretch",
            side=("left", "right", "both")[n % 3], started_utc=stamp, day=day, planned_s=HOLD_S,
            held_s=HOLD_S, outcome="full", reason=None, easier=False, primary=(first,),
            secondary=(second,), created_utc=stamp,
        )  # fmt: skip

    def _measurements(self) -> Iterator[Row]:
        count = MEASUREMENTS * self.days // TEN_YEARS
        for n in range(count):
            day = self.last - timedelta(days=n * self.days // count)
            value, stamp = round(self.rng.gauss(0, 4), 1), f"{day}T07:{n % 60:02}:00.000Z"
            side = "left" if n % 2 else "right"
            yield Measurement(
                self.new_id(), "chair_sit_reach", side, stamp, day.isoformat(), value, "cm",
                (value,), None, "best", 4.0, "transferred", stamp,
            )  # fmt: skip


def write_history(path: Path, days: int = TEN_YEARS, last: date = LAST) -> None:
    """Make a history of so many days up to `last`; about 60 holds a day."""
    rows = _Maker(days, last).rows()
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        for chunk in _chunks(rows):
            for kind, table in TABLE_OF.items():
                some = [row for row in chunk if type(row) is kind]
                connection.executemany(table.insert, map(table.encode, some))
            areas = [
                (row.id, area, role, row.day)
                for row in chunk
                if isinstance(row, Hold)
                for role in AREA_ROLES
                for area in getattr(row, role)
            ]
            connection.executemany("INSERT INTO hold_areas VALUES (?, ?, ?, ?)", areas)
        connection.execute("COMMIT")


def _chunks(rows: Iterable[Row]) -> Iterator[Sequence[Row]]:
    chunk: list[Row] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) >= _CHUNK:
            yield chunk
            chunk = []
    yield chunk
