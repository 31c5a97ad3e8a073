"""`stretches` and `routine`: what the content holds, and what the planner makes of it."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from stretchdesk.commands.layout import clock, columns
from stretchdesk.commands.parsing import names, now, whole
from stretchdesk.core.content.catalogue import Position
from stretchdesk.core.errors import StretchDeskError
from stretchdesk.core.progress.recency import late_from
from stretchdesk.core.session.planner import plan
from stretchdesk.core.session.recent import NOTHING, recent_lately
from stretchdesk.core.session.request import LEVEL_FACTORS, Request
from stretchdesk.core.session.routine import routine_json
from stretchdesk.data.history_store import HistoryStore
from stretchdesk.data.pack_files import load_catalogue
from stretchdesk.data.packs import load_content
from stretchdesk.data.paths import Paths, assets_dir

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from stretchdesk.commands.parsing import Commands
    from stretchdesk.core.content.catalogue import Catalogue, Stretch
    from stretchdesk.core.session.recent import Recent
    from stretchdesk.core.session.routine import Routine
    from stretchdesk.data.packs import Content

PLACES = tuple(place.value for place in Position)


def add_commands(commands: Commands) -> None:
    parser = commands.add("stretches", stretches, "list the stretches", "--area hips")
    parser.add_argument("--area", metavar="A", type=names, help="only those for an area")
    parser.add_argument("--place", choices=PLACES, help="only those that can be done there")
    parser.add_argument("--json", action="store_true", help="for other programs")

    example = "--areas hips,lower_back --minutes 5"
    parser = commands.add("routine", routine, "show the routine for some areas", example)
    add_request(parser, required=True)
    parser.add_argument("--avoid", metavar="TAG,…", type=names, help="health matters to spare")
    parser.add_argument("--json", action="store_true", help="for other programs")


def add_request(parser: ArgumentParser, *, required: bool) -> None:
    """The options that say what to stretch, for how long and where."""
    parser.add_argument(
        "--areas", metavar="A,B", type=names, required=required, help="areas, or hips, legs, …"
    )
    parser.add_argument(
        "--minutes", metavar="N", type=whole(1, 60), required=required, help="1 to 60"
    )
    parser.add_argument("--place", choices=PLACES, help="where you are (floor: anywhere)")
    parser.add_argument("--discreet", action="store_true", help="fit for an open office")
    parser.add_argument(
        "--level", metavar="1|2|3", type=int, choices=tuple(LEVEL_FACTORS), help="2 is usual"
    )


def request_of(args: Namespace, catalogue: Catalogue) -> Request:
    """What was asked for; what was not said is the planner's default."""
    given = {key: getattr(args, key) for key in ("minutes", "level") if getattr(args, key)}
    if args.place:
        given["place"] = Position(args.place)
    return Request(areas=area_ids(catalogue, args.areas or ()), discreet=args.discreet, **given)


def load_built_in() -> Catalogue:
    """The built-in content, which has all areas and tests there are. Raises ContentError."""
    return load_catalogue(assets_dir())


def load(profile: Path | None) -> Content:
    """All content, the profile's packs included; broken ones are complained of.

    Raises ContentError.
    """
    content = load_content(assets_dir(), Paths.of(profile).packs)
    for line in content.complaints:
        sys.stderr.write(f"stretchdesk: {line}\n")
    return content


def area_ids(catalogue: Catalogue, wanted: Iterable[str]) -> tuple[str, ...]:
    """Area ids for names and aliases. Raises StretchDeskError, naming the known ones."""
    try:
        return catalogue.expand(wanted)
    except KeyError as error:
        known = [*catalogue.areas, *catalogue.aliases]
        raise unknown("area", error.args[0], known) from None


def unknown(what: str, name: str, known: Collection[str]) -> StretchDeskError:
    """The error for a name that does not exist."""
    return StretchDeskError(f"There is no {what} {name!r:.60}. Known are: {', '.join(known)}.")


def stretches(args: Namespace) -> str:
    catalogue = load(args.profile).catalogue
    found: Iterable[Stretch] = catalogue.stretches.values()
    if args.area:
        found = catalogue.for_areas(area_ids(catalogue, args.area))
    if args.place:
        found = [stretch for stretch in found if stretch.position.fits(Position(args.place))]
    if args.json:
        return json.dumps([_stretch_json(stretch) for stretch in found], indent=2)
    rows = [_stretch_row(stretch, catalogue) for stretch in found]
    return columns(rows) if rows else "No stretch fits."


def _stretch_json(stretch: Stretch) -> dict[str, Any]:
    return {("hold_s" if key == "hold" else key): value for key, value in asdict(stretch).items()}


def _stretch_row(stretch: Stretch, catalogue: Catalogue) -> tuple[str, ...]:
    sides = "each side" if stretch.per_side else ""
    hold = f"{stretch.hold.default} s {sides}".rstrip()
    areas = ", ".join(catalogue.areas[area].name for area in stretch.areas)
    return stretch.id, stretch.name, stretch.position, hold, areas


def routine(args: Namespace) -> str:
    content = load(args.profile)
    catalogue = content.catalogue
    for tag in args.avoid or ():
        if tag not in catalogue.cautions:
            raise unknown("health tag", tag, catalogue.cautions)
    request = request_of(args, catalogue)
    drawn = catalogue.limited_to(content.book)
    recent = _recent(Paths.of(args.profile), catalogue)
    made = plan(drawn, replace(request, avoid=frozenset(args.avoid or ())), recent)
    if args.json:
        return json.dumps(routine_json(made), indent=2)
    return _routine_text(made, catalogue)


def _recent(paths: Paths, catalogue: Catalogue) -> Recent:
    """What the profile's history says; where there is none, none is begun."""
    if not paths.history.exists():
        return NOTHING
    today = now().date()
    with closing(HistoryStore(paths.history)) as store:
        return recent_lately(catalogue.areas, store.lately(late_from(today)), today)


def _routine_text(made: Routine, catalogue: Catalogue) -> str:
    areas = ", ".join(catalogue.areas[area].name for area in made.areas)
    lines = [f"{areas} · {clock(made.total_s)} · {made.place} · level {made.level}"]
    rows = [
        (f"{n}.", clock(step.hold_s), catalogue.stretches[step.stretch].name, side, reason)
        for n, step in enumerate(made.steps, 1)
        for side in ["" if step.side == "both" else str(step.side)]
        for reason in [f"{step.reason}; easier variation" if step.easier else step.reason]
    ]
    return "\n".join([*lines, *([columns(rows)] if rows else []), *made.notes])
