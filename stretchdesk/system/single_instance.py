"""One program per profile: the first holds the door, whoever comes later knocks.

No Qt here: a second start is over before it would be loaded.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from PySide6.QtCore import QObject

    Answer = Callable[[dict[str, Any]], dict[str, Any]]

_KIND = "windows" if sys.platform == "win32" else "unix"


class Door(Protocol):
    """Held until `close`, or until the process ends, however it ends."""

    def close(self) -> None: ...


class Porter(Protocol):
    """Answers at the door; closing it closes the door."""

    def close(self) -> None: ...


def claim(profile: Path) -> Door | None:
    """The door of a profile; None if somebody holds it. Raises StretchDeskError."""
    door: Door | None = _module("door").claim(profile)
    return door


def knock(profile: Path, request: Mapping[str, Any]) -> dict[str, Any] | None:
    """What the running program answers; None if none is running.

    Raises StretchDeskError if it does not answer.
    """
    said: dict[str, Any] | None = _module("door").knock(profile, request)
    return said


def porter(door: Door, answer: Answer, parent: QObject) -> Porter:
    """Who answers each caller with what `answer` makes of the request."""
    made: Porter = _module("porter").Porter(door, answer, parent)
    return made


def _module(name: str) -> Any:
    return import_module(f"stretchdesk.system.{name}_{_KIND}")
