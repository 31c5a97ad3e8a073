"""The routines of a pack: its own stretches and built-in ones, in an order it wishes for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchdesk.core.content.fields import Ref, Spot
from stretchdesk.core.content.problem import Problem
from stretchdesk.core.session.own_routine import routine_record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from stretchdesk.core.session.own_routine import OwnRoutine

_ROUTINE = routine_record(Ref("stretches"))


def read_routines(
    tables: Iterable[tuple[str, object]], stretches: Collection[str], problems: list[Problem]
) -> list[OwnRoutine]:
    """The good ones in file order, naming stretches as the pack does."""
    routines: dict[str, OwnRoutine] = {}
    for file, table in tables:
        if not isinstance(table, list):
            text = "must be a list of tables: [[routines]]"
            problems.append(Problem(file, "routines", "", text))
            continue
        for n, raw in enumerate(table, 1):
            spot = Spot(file, f"routines[{n}]", {"stretches": stretches}, problems)
            own: OwnRoutine | None = _ROUTINE.read(raw, "", spot)
            if own and own.name.casefold() in routines:
                spot.wrong("name", "is used before; each name may stand only once")
            elif own:
                routines[own.name.casefold()] = own
    return [*routines.values()]
