"""Where a session stands, so that it can be taken up again after a crash."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from stretchdesk.core.session.events import Phase
from stretchdesk.core.session.routine import Routine, routine_from_json, routine_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from stretchdesk.core.progress.records import Hold
    from stretchdesk.core.session.player import Player

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """`session` is the id of its row; `elapsed_s` of the phase, `active_s` of the session.

    `holds_ended` have their rows. A phase that waits to begin has not elapsed.
    """

    session: str
    routine: Routine
    phase: Phase
    index: int
    elapsed_s: float
    active_s: float
    holds_ended: int

    @property
    def held_s(self) -> float:
        """Seconds of the hold that has no row yet."""
        return self.elapsed_s if self.phase is Phase.HOLD else 0.0

    def brought_up_to(self, holds: Iterable[Hold]) -> Checkpoint | None:
        """This, moved past holds whose rows were written after it; None if that was the last."""
        written = max((hold.n for hold in holds if hold.session == self.session), default=0)
        if written <= self.holds_ended:
            return self
        index = self.index + written - self.holds_ended
        if index >= len(self.routine.steps):
            return None
        phase = Phase.REST if self.routine.steps[index].is_rest else Phase.CHANGE
        return replace(self, phase=phase, index=index, elapsed_s=0.0, holds_ended=written)


def checkpoint_of(player: Player, session: str) -> Checkpoint | None:
    """Where a player stands; None when it is done."""
    state = player.state
    if state.phase is Phase.DONE:
        return None
    return Checkpoint(
        session=session,
        routine=player.routine,
        phase=state.phase,
        index=state.index,
        elapsed_s=state.phase_s - state.remaining_s,
        active_s=state.active_s,
        holds_ended=player.holds_ended,
    )


def checkpoint_json(at: Checkpoint) -> dict[str, Any]:
    """As plain values, to be read by `checkpoint_from_json`."""
    return {
        "version": _VERSION,
        "session": at.session,
        "routine": routine_json(at.routine),
        "phase": str(at.phase),
        "index": at.index,
        "elapsed_s": round(at.elapsed_s, 3),
        "active_s": round(at.active_s, 3),
        "holds_ended": at.holds_ended,
    }


def checkpoint_from_json(data: Mapping[str, Any]) -> Checkpoint:
    """Raises KeyError, TypeError or ValueError for anything else than a checkpoint."""
    if data["version"] != _VERSION:
        raise ValueError("a checkpoint of another version")
    at = Checkpoint(
        session=str(data["session"]),
        routine=routine_from_json(data["routine"]),
        phase=Phase(data["phase"]),
        index=int(data["index"]),
        elapsed_s=float(data["elapsed_s"]),
        active_s=float(data["active_s"]),
        holds_ended=int(data["holds_ended"]),
    )
    if not _is_possible(at):
        raise ValueError("a checkpoint that does not fit its routine")
    return at


def _is_possible(at: Checkpoint) -> bool:
    if not 0 <= at.index < len(at.routine.steps) or not 0 <= at.elapsed_s <= at.active_s:
        return False
    rests = at.routine.steps[at.index].is_rest
    return at.phase is not Phase.DONE and rests == (at.phase is Phase.REST)
