"""A routine a person has put together: stretches in order, repeats, rounds and rests."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from stretchdesk.core.content.fields import Flag, FullId, Many, Record, Spot, Text, Whole
from stretchdesk.core.content.safety import is_eased, is_left_out
from stretchdesk.core.session.fitting import Block
from stretchdesk.core.session.request import Request
from stretchdesk.core.session.routine import Routine, Step, lead_times, rest

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.content.fields import Field
    from stretchdesk.core.content.problem import Problem
    from stretchdesk.core.session.draft import Draft

_REASON = "in your routine"


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch on all its sides, so many times in a row; `hold_s` is per side."""

    stretch: str
    hold_s: int
    repeats: int = 1
    easier: bool = False


@dataclass(frozen=True, slots=True)
class OwnRoutine:
    """The items, `rounds` times, with `rest_s` between rounds. `pack` is empty for one's own."""

    name: str
    items: tuple[Item, ...]
    rounds: int = 1
    rest_s: int = 0
    pack: str = ""


MOST_ITEMS = 60
SECONDS, REPEATS, ROUNDS, REST = Whole(5, 600), Whole(1, 10), Whole(1, 10), Whole(0, 600)


def routine_record(stretch: Field) -> Record:
    """A routine whose items name a stretch as that field takes it."""
    item = Record(
        Item,
        {"stretch": stretch, "hold_s": SECONDS, "repeats": REPEATS, "easier": Flag()},
        optional=("repeats", "easier"),
    )
    return Record(
        OwnRoutine,
        {
            "name": Text(60),
            "items": Many(item, 1, MOST_ITEMS, distinct=False),
            "rounds": ROUNDS,
            "rest_s": REST,
        },
        optional=("rounds", "rest_s"),
    )


ROUTINE = routine_record(FullId())


def read_routine(value: object, file: str, problems: list[Problem]) -> OwnRoutine | None:
    """The routine in a parsed table; None with every problem noted."""
    made: OwnRoutine | None = ROUTINE.read(value, "", Spot(file, "routine", {}, problems))
    return made


def faults(own: OwnRoutine) -> dict[str, str]:
    """What is wrong with a routine that is being put together, by key."""
    problems: list[Problem] = []
    read_routine(own_json(own), "", problems)
    return {problem.key: problem.text for problem in problems}


def own_json(own: OwnRoutine) -> dict[str, Any]:
    """As plain values, to be read by `read_routine`."""
    return {
        "name": own.name,
        "items": [asdict(item) for item in own.items],
        "rounds": own.rounds,
        "rest_s": own.rest_s,
    }


def own_of(draft: Draft, name: str) -> OwnRoutine:
    """A proposed routine, kept under a name."""
    return OwnRoutine(
        name, tuple(Item(b.stretch.id, b.hold_s, easier=b.easier) for b in draft.blocks)
    )


def routine_of(own: OwnRoutine, catalogue: Catalogue, request: Request) -> Routine:
    """The steps to be played, and notes on what is not as it was put together.

    A stretch that is away is left out; one that health answers are against is eased.
    """
    there = [item for item in own.items if item.stretch in catalogue.stretches]
    round_ = [step for item in there for step in _steps(item, catalogue, request)]
    steps: list[Step] = []
    for n in range(own.rounds if round_ else 0):
        steps += [rest(own.rest_s)] if n and own.rest_s else []
        steps += round_
    positions = {item.stretch: catalogue.stretches[item.stretch].position for item in there}
    lead_s = lead_times(steps, lambda stretch: positions[stretch])
    seconds = sum(lead_s) + sum(step.hold_s for step in steps)
    return Routine(
        areas=catalogue.expand(
            {area for item in there for area in catalogue.stretches[item.stretch].primary}
        ),
        minutes=max(1, round(seconds / 60)),
        place=str(request.place),
        level=request.level,
        steps=tuple(steps),
        lead_s=lead_s,
        notes=tuple(_notes(own, catalogue, request)),
    )


def total_s(own: OwnRoutine, catalogue: Catalogue) -> int:
    """Seconds in all, with every transition and rest."""
    return routine_of(own, catalogue, Request()).total_s


def _steps(item: Item, catalogue: Catalogue, request: Request) -> Iterator[Step]:
    stretch = catalogue.stretches[item.stretch]
    easier = item.easier or is_eased(stretch, request.avoid)
    block = Block(stretch, _REASON, item.hold_s, easier)
    for _ in range(item.repeats):
        yield from block.steps()


def _notes(own: OwnRoutine, catalogue: Catalogue, request: Request) -> Iterator[str]:
    ids = dict.fromkeys(item.stretch for item in own.items)
    if away := [one for one in ids if one not in catalogue.stretches]:
        yield f"Left out, for it is not there: {', '.join(away)}."
    stretches = [catalogue.stretches[one] for one in ids if one in catalogue.stretches]
    if against := [one.name for one in stretches if is_left_out(one, request.avoid)]:
        names = ", ".join(against)
        yield f"Your health answers are against {names}: shown in the easier variation."


def free_name(wished: str, taken: Container[str]) -> str:
    """The name, or the first of `name 2`, `name 3` … that is free."""
    name, n = wished, 2
    while name in taken:
        name, n = f"{wished[:56]} {n}", n + 1
    return name
