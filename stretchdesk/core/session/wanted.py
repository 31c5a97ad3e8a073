"""What is to be played, as plain values on their way to the running program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stretchdesk.core.content.catalogue import Position
from stretchdesk.core.session.own_routine import own_json, read_routine
from stretchdesk.core.session.request import Request

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stretchdesk.core.content.problem import Problem
    from stretchdesk.core.session.own_routine import OwnRoutine


def wanted_json(wanted: Request | OwnRoutine) -> dict[str, Any]:
    """What is to be played, for the way to the running program."""
    if not isinstance(wanted, Request):
        return {"routine": own_json(wanted)}
    return {
        "areas": list(wanted.areas), "minutes": wanted.minutes, "place": wanted.place.value,
        "discreet": wanted.discreet, "level": wanted.level,
    }  # fmt: skip


def wanted_of(asked: Mapping[str, Any]) -> Request | OwnRoutine:
    """The other way. Raises ValueError."""
    if "routine" not in asked:
        return Request(
            tuple(asked["areas"]), asked["minutes"], Position(asked["place"]),
            discreet=asked["discreet"], level=asked["level"],
        )  # fmt: skip
    problems: list[Problem] = []
    own = read_routine(asked["routine"], "routine", problems)
    if own is None:
        raise ValueError("; ".join(map(str, problems)))
    return own
