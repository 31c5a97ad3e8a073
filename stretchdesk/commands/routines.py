"""`routines`: a person's own routines, and those that packs bring."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stretchdesk.commands.content import load, unknown
from stretchdesk.commands.layout import clock, columns
from stretchdesk.core.session.own_routine import own_json, total_s
from stretchdesk.data.paths import Paths
from stretchdesk.data.routine_files import RoutineStore, read_shared

if TYPE_CHECKING:
    from argparse import Namespace

    from stretchdesk.commands.parsing import Commands
    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.session.own_routine import OwnRoutine


def add_commands(commands: Commands) -> None:
    parser = commands.add("routines", routines, "list your routines and those of packs", "--json")
    parser.add_argument("--json", action="store_true", help="for other programs")


def routines(args: Namespace) -> str:
    content = load(args.profile)
    catalogue = content.catalogue
    found = (*own_routines(args.profile), *content.routines)
    if args.json:
        return json.dumps([_json(own, catalogue) for own in found], indent=2)
    rows = [(own.name, clock(total_s(own, catalogue)), _count(own), own.pack) for own in found]
    return columns(rows) if rows else "No routine of your own yet."


def own_routines(profile: Path | None) -> tuple[OwnRoutine, ...]:
    """Those the person has put together; what is wrong with their file is complained of."""
    found, complaints = RoutineStore(Paths.of(profile).routines).load()
    for line in complaints:
        sys.stderr.write(f"stretchdesk: {line}\n")
    return found


def find_routine(name: str, profile: Path | None) -> OwnRoutine:
    """A routine by its name, one's own before those of packs, else by the file it was shared as.

    Raises StretchDeskError, naming the known ones; ContentError for what is wrong with the file.
    """
    found = (*own_routines(profile), *load(profile).routines)
    for own in found:
        if own.name.casefold() == name.casefold():
            return own
    if Path(name).suffix == ".json" or Path(name).is_file():
        return read_shared(Path(name))
    raise unknown("routine", name, [own.name for own in found] or ["none yet"])


def _json(own: OwnRoutine, catalogue: Catalogue) -> dict[str, Any]:
    return {**own_json(own), "pack": own.pack or None, "total_s": total_s(own, catalogue)}


def _count(own: OwnRoutine) -> str:
    stretches = f"{len(own.items)} stretch{'' if len(own.items) == 1 else 'es'}"
    return f"{stretches}, {own.rounds} rounds" if own.rounds > 1 else stretches
