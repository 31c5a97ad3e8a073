"""What was held by day, area and side, and the sessions that count: all that weeks are made of.

Held seconds credit primary areas in full and secondary areas by half; warm-ups credit none.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from stretchdesk.core.progress.records import History, Hold

SECONDARY_SHARE = 0.5
SESSION_COUNTS_FROM_S = 60


@dataclass(frozen=True, slots=True)
class Tally:
    """`held` are seconds credited, left and right, by day (`YYYY-MM-DD`) and area; `sessions` the
    day and the minutes of each session that counts.
    """

    held: Mapping[tuple[str, str], tuple[float, float]] = field(default_factory=dict)
    sessions: tuple[tuple[str, float], ...] = ()

    def __add__(self, other: Tally) -> Tally:
        """Of two parts of a history that share no session."""
        held = dict(self.held)
        for key, (left, right) in other.held.items():
            before = held.get(key, (0.0, 0.0))
            held[key] = before[0] + left, before[1] + right
        return Tally(held, self.sessions + other.sessions)


def tally(history: History) -> Tally:
    """Of all that is visible."""
    held: defaultdict[tuple[str, str], tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for hold in history.holds:
        for area, credit in credits_of(hold):
            left, right = held[hold.day, area]
            left += credit * (hold.side != "right")
            right += credit * (hold.side != "left")
            held[hold.day, area] = left, right
    return Tally(dict(held), tuple(_counted_sessions(history)))


def credits_of(hold: Hold) -> Iterator[tuple[str, float]]:
    """Areas a hold credits, with seconds per side held.

    All of them on the side that the hold was done for, also an area stretched on the other side
    (`Stretch.other_side`): routines do both sides, so a week comes out the same, and a row of the
    history does not hang on what the catalogue says of its stretch today.
    """
    if hold.kind == "warmup" or hold.held_s <= 0:
        return
    for area in hold.primary:
        yield area, hold.held_s
    for area in hold.secondary:
        yield area, hold.held_s * SECONDARY_SHARE


def _counted_sessions(history: History) -> Iterator[tuple[str, float]]:
    held: defaultdict[str, float] = defaultdict(float)
    for hold in history.holds:
        held[hold.session] += hold.held_s
    active = {end.session: end.active_s for end in history.session_ends}
    for session in history.sessions:
        if held[session.id] >= SESSION_COUNTS_FROM_S:
            yield session.day, active.get(session.id, held[session.id]) / 60
