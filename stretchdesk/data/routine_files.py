"""Own routines: all of them in the profile, and one as a file to share."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from stretchdesk.core.content.problem import Problem
from stretchdesk.core.errors import ContentError, StretchDeskError
from stretchdesk.core.session.own_routine import OwnRoutine, own_json, read_routine
from stretchdesk.data.files import copy_aside, read_json, set_aside, write_json
from stretchdesk.data.pack_files import read_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FORMAT, VERSION = "stretchdesk-routine", 1
LARGEST = 100_000
"""Bytes of a shared file; the longest routine takes a tenth of it."""


class RoutineStore:
    """The routines of one profile, in their order."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> tuple[tuple[OwnRoutine, ...], list[str]]:
        """The good ones, and a line for each thing that was wrong; a damaged file is set aside."""
        try:
            data = read_json(self._path)
        except StretchDeskError as error:
            return (), [f"{error} {set_aside(self._path)}"]
        stored = data.get("routines", [])
        problems: list[Problem] = []
        read = [
            read_routine(one, self._path.name, problems)
            for one in (stored if isinstance(stored, list) else [])
        ]
        kept = {one.name: one for one in read if one}
        told = [str(problem) for problem in problems]
        return tuple(kept.values()), [*told, copy_aside(self._path)] if told else []

    def save(self, routines: Sequence[OwnRoutine]) -> None:
        """Raises StretchDeskError."""
        write_json(self._path, {"version": VERSION, "routines": [own_json(r) for r in routines]})


def write_shared(own: OwnRoutine, path: Path) -> None:
    """A routine as a file for others. Raises StretchDeskError."""
    write_json(path, {"format": FORMAT, "version": VERSION, "routine": own_json(own)})


def read_shared(path: Path) -> OwnRoutine:
    """Raises ContentError with all that is wrong with the file."""
    content = read_bytes(path, LARGEST)
    if isinstance(content, Problem):
        raise ContentError([content])
    problems: list[Problem] = []
    own = read_routine(_shared(content, path.name, problems), path.name, problems)
    if own is None or problems:
        raise ContentError(problems)
    return own


def _shared(content: bytes, name: str, problems: list[Problem]) -> Any:
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        problems.append(Problem(name, "", "", "is not a routine saved by StretchDesk"))
        return {}
    if data.get("version") != VERSION:
        problems.append(Problem(name, "", "version", f"must be {VERSION}; update StretchDesk"))
    return data.get("routine")
