"""What was held and done since a day, counted where it lies: holds are many, days are few.

Sessions that no mark and no correction touches are as they are, and are counted by SQLite. The
others are few, and go the way of all that is visible.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from stretchdesk.core.progress.past import Past
from stretchdesk.core.progress.records import History
from stretchdesk.core.progress.tally import SECONDARY_SHARE, SESSION_COUNTS_FROM_S, Tally, tally
from stretchdesk.data.rows import TABLES
from stretchdesk.data.selection import late, select, touched, window
from stretchdesk.data.visible import visible

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

_SINCE = "SELECT id FROM sessions WHERE day >= :day"
_TOUCHED = f"""
    {touched(TABLES["sessions"])}
    UNION SELECT session FROM holds WHERE id IN ({touched(TABLES["holds"])})
    UNION SELECT session FROM session_ends WHERE id IN ({touched(TABLES["session_ends"])})
    UNION SELECT session FROM session_ends WHERE session IN ({_SINCE})
        GROUP BY session HAVING count(*) > 1"""
_NAMED = "SELECT value FROM json_each(:touched)"
_CREDITED = f"""
    SELECT holds.day, area, side,
        sum(held_s * CASE role WHEN 'primary' THEN 1 ELSE {SECONDARY_SHARE} END)
    FROM holds JOIN hold_areas ON hold = holds.id
    WHERE holds.day >= :day AND kind <> 'warmup' AND held_s > 0 AND session NOT IN ({_NAMED})
    GROUP BY holds.day, area, side"""
_COUNTED = f"""
    SELECT day, coalesce(active_s, held) / 60
    FROM (
        SELECT sessions.day AS day,
            (SELECT active_s FROM session_ends WHERE session = sessions.id) AS active_s,
            (SELECT sum(held_s) FROM holds WHERE session = sessions.id AND day >= :day) AS held
        FROM sessions WHERE day >= :day AND id NOT IN ({_NAMED})
    )
    WHERE held >= {SESSION_COUNTS_FROM_S}"""


def select_past(connection: sqlite3.Connection, day: str) -> Past:
    """What is visible from `day` on (empty: of all times)."""
    ids = [row for (row,) in connection.execute(_TOUCHED, {"day": day})]
    values = {"day": day, "touched": json.dumps(ids)}
    windows = {
        name: select(connection, TABLES[name], window(TABLES[name]), values)
        for name in ("comfort", "breaks")
    }
    wholes = {name: select(connection, TABLES[name]) for name in ("measurements", "goals", "marks")}
    corrected = {
        name: select(connection, TABLES[name], f"{key} IN ({_NAMED})", values)
        for name, key in (("sessions", "id"), ("session_ends", "session"), ("holds", "session"))
    }
    seen = visible(History(**windows, **wholes, **corrected))
    shown = late(day, seen)
    return Past(
        counted=_count(connection, values) + tally(shown),
        measurements=seen.measurements,
        comfort=shown.comfort,
        breaks=shown.breaks,
        goals=shown.goals,
    )


def _count(connection: sqlite3.Connection, values: Mapping[str, str]) -> Tally:
    held: defaultdict[tuple[str, str], tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for day, area, side, credit in connection.execute(_CREDITED, values):
        left, right = held[day, area]
        held[day, area] = left + credit * (side != "right"), right + credit * (side != "left")
    return Tally(dict(held), tuple(connection.execute(_COUNTED, values)))
