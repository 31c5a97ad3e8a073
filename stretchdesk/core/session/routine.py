"""A routine: the ordered steps one session leads through, and how long that takes."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

GET_READY_S = 5
SWITCH_SIDES_S = 5
SAME_POSITION_S = 3
NEW_POSITION_S = 8
REST = "rest"


class Side(StrEnum):
    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Step:
    """One hold, or a rest without a stretch.

    A stretch with sides is two steps, left and right, with equal seconds. `easier` is its easier
    variation.
    """

    kind: str
    stretch: str
    side: Side
    hold_s: int
    reason: str
    easier: bool = False

    @property
    def is_rest(self) -> bool:
        return self.kind == REST


@dataclass(frozen=True, slots=True)
class Routine:
    """Steps in order; `lead_s[i]` are the seconds of transition before step i."""

    areas: tuple[str, ...]
    minutes: int
    place: str
    level: int
    steps: tuple[Step, ...]
    lead_s: tuple[int, ...]
    notes: tuple[str, ...] = ()

    @property
    def total_s(self) -> int:
        """Seconds from the first get-ready to the last hold's end, everything counted."""
        return sum(self.lead_s) + sum(step.hold_s for step in self.steps)


def switches_sides(before: Step, after: Step) -> bool:
    """Whether `after` is the same stretch on another side."""
    return before.stretch == after.stretch and before.side != after.side


def rest(seconds: int) -> Step:
    """A step of nothing to do."""
    return Step(REST, "", Side.BOTH, seconds, "rest")


def lead_times(steps: Sequence[Step], position_of: Callable[[str], str]) -> tuple[int, ...]:
    """Seconds of transition before each step; `position_of` gives a stretch id's position.

    A rest begins at once, and what follows it is reached from the stretch before it.
    """
    lead_s: list[int] = []
    before: Step | None = None
    for step in steps:
        if step.is_rest:
            lead_s.append(0)
            continue
        lead_s.append(_change_s(before, step, position_of) if before else GET_READY_S)
        before = step
    return tuple(lead_s)


def _change_s(before: Step, after: Step, position_of: Callable[[str], str]) -> int:
    if switches_sides(before, after):
        return SWITCH_SIDES_S
    same = position_of(before.stretch) == position_of(after.stretch)
    return SAME_POSITION_S if same else NEW_POSITION_S


def routine_json(routine: Routine) -> dict[str, Any]:
    """The shape of `routine --json`; each step also carries its `lead_s`."""
    return {
        "areas": list(routine.areas),
        "minutes": routine.minutes,
        "place": str(routine.place),
        "level": routine.level,
        "total_s": routine.total_s,
        "steps": [
            {
                **asdict(step),
                "stretch": step.stretch or None,
                "side": str(step.side),
                "lead_s": lead,
            }
            for step, lead in zip(routine.steps, routine.lead_s, strict=True)
        ],
        "notes": list(routine.notes),
    }


def _step_json(step: Step, lead_s: int) -> dict[str, Any]:
    stretch = step.stretch or None
    return {**asdict(step), "stretch": stretch, "side": str(step.side), "lead_s": lead_s}


def routine_from_json(data: Mapping[str, Any]) -> Routine:
    """The inverse of `routine_json`. Raises KeyError or ValueError for another shape."""
    return Routine(
        areas=tuple(data["areas"]),
        minutes=data["minutes"],
        place=data["place"],
        level=data["level"],
        steps=tuple(_step(step) for step in data["steps"]),
        lead_s=tuple(step["lead_s"] for step in data["steps"]),
        notes=tuple(data["notes"]),
    )


def _step(data: Mapping[str, Any]) -> Step:
    # Plans from before there were easier variations do not name them.
    easier = data.get("easier", False)
    side = Side(data["side"])
    stretch = data["stretch"] or ""
    return Step(data["kind"], stretch, side, data["hold_s"], data["reason"], easier)
