"""Parsed files of a pack → its stretches, poses and routines, or everything that is wrong.

A pack goes through the reader of the built-in content and may name its areas and cautions only.
Nothing here raises, whatever the tables hold.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from stretchdesk.core.body.book import POSE_KEYS, PoseBook, read_book
from stretchdesk.core.body.check import problems_of
from stretchdesk.core.content.catalogue import Stretch
from stretchdesk.core.content.fields import Id, Record, Rule, Spot, Text, is_id, listed, shown
from stretchdesk.core.content.pack import (
    entry_ids,
    find_tables,
    items_of,
    read_entries,
    read_single,
)
from stretchdesk.core.content.problem import Problem, shortened
from stretchdesk.core.content.tables import ENTRIES
from stretchdesk.core.packs.routines import read_routines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from stretchdesk.core.body.pose import Pose
    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.session.own_routine import OwnRoutine

    Figure = Mapping[str, Pose]

SEPARATOR = "."
"""Stands between a pack's id and the id of its stretch, as in `physio.wall_angel`.

No id has a dot in it, so that a pack's stretch can never be taken for a built-in one or for one of
another pack; every file system takes a dot in a name, and no shell minds it.
"""
MOST_STRETCHES, MOST_POSES, MOST_ROUTINES = 20, 60, 20
"""Trying a pose on the body takes 0.01 s, and nobody should wait a second for a pack."""
_DEVICES = {"con", "prn", "aux", "nul"} | {
    f"{kind}{n}" for kind in ("com", "lpt") for n in range(10)
}


@dataclass(frozen=True, slots=True)
class About:
    """Who made a pack. Its `id` is also the name of its file."""

    id: str
    name: str
    version: str
    author: str
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """Stretches and their figures, both by the pack's and their own id, in file order."""

    about: About
    stretches: Mapping[str, Stretch]
    figures: Mapping[str, Figure]
    routines: tuple[OwnRoutine, ...] = ()


_ABOUT = Record(
    About,
    {"id": Id(), "name": Text(60), "version": Text(20), "author": Text(60), "licence": Text(60)},
    rules=(
        Rule(("id",), lambda id_: id_ not in _DEVICES, "is no file name on Windows; take another"),
    ),
    optional=("licence",),
)
_STRETCH = replace(
    ENTRIES["stretches"],
    make=partial(Stretch, seed=False),
    fields={key: f for key, f in ENTRIES["stretches"].fields.items() if key != "seed"},
)
_TABLES = ("pack", "stretches", "poses", "routines")


def read_pack(
    files: Mapping[str, object], base: Catalogue, *, solve: bool = True
) -> Pack | tuple[Problem, ...]:
    """The pack that `files` (name → parsed TOML) hold together, or all its problems.

    `base` has the areas and cautions that may be named, and stretches for routines. Without
    `solve`, poses are read but not tried out on the body, which takes 0.02 s for each figure.
    """
    problems: list[Problem] = []
    found = find_tables(files, _TABLES, problems, optional=("routines",))
    about = read_single("pack", _ABOUT, found["pack"], problems)
    too_many = _too_many(found)
    if too_many:
        return shortened((*problems, *too_many))
    known = {"areas": base.areas, "cautions": base.cautions}
    stretches = read_entries("stretches", _STRETCH, found["stretches"], known, problems)
    figures = _read_figures(found["poses"], problems)
    problems += _unpaired(found)
    own = entry_ids(found["stretches"])
    routines = read_routines(found["routines"], [*own, *base.stretches], problems)
    if solve:
        problems += _unsolved(figures, stretches)
    return shortened(problems) if problems else _named(about, stretches, figures, routines)


def _named(
    about: About,
    stretches: Mapping[str, Stretch],
    figures: Mapping[str, tuple[str, Figure]],
    routines: Iterable[OwnRoutine],
) -> Pack:
    """The pack, with its id before the ids of its stretches, which come from it if they do not
    say from where."""
    full = {key: f"{about.id}{SEPARATOR}{key}" for key in stretches}
    source = " · ".join(filter(None, (about.name, about.version, about.author, about.licence)))
    named = {
        full[key]: replace(stretch, id=full[key], source=stretch.source or source)
        for key, stretch in stretches.items()
    }
    return Pack(
        about,
        MappingProxyType(named),
        MappingProxyType({full[key]: poses for key, (_, poses) in figures.items()}),
        tuple(_renamed(routine, full, about.id) for routine in routines),
    )


def _renamed(routine: OwnRoutine, full: Mapping[str, str], pack: str) -> OwnRoutine:
    items = (replace(item, stretch=full.get(item.stretch, item.stretch)) for item in routine.items)
    return replace(routine, items=tuple(items), pack=pack)


def _too_many(found: Mapping[str, list[tuple[str, object]]]) -> list[Problem]:
    """Said before anything is read: reading too much would take long and tell too much."""
    stretches, routines = (
        sum(len(table) for _, table in found[name] if isinstance(table, list))
        for name in ("stretches", "routines")
    )
    tables = [table for _, table in found["poses"] if isinstance(table, dict)]
    figures = [figure for table in tables for figure in table.values()]
    poses = [key for f in figures if isinstance(f, dict) for key in f if key in POSE_KEYS]
    counts = (
        ("stretches", stretches, MOST_STRETCHES, "entries"),
        ("routines", routines, MOST_ROUTINES, "entries"),
        ("poses", len(figures), MOST_STRETCHES, "figures"),
        ("poses", len(poses), MOST_POSES, "poses"),
    )
    return [
        Problem("", table, "", f"has {count} {what}; at most {most} are allowed. Make two packs")
        for table, count, most, what in counts
        if count > most
    ]


def _read_figures(
    tables: list[tuple[str, object]], problems: list[Problem]
) -> dict[str, tuple[str, Figure]]:
    """The good figures' files and poses."""
    figures: dict[str, tuple[str, Figure]] = {}
    for file, table in tables:
        for figure, poses in items_of(table, Spot(file, "poses", {}, problems)):
            book, wrong = read_book({file: {figure: poses}})
            problems += [p._replace(table=f"poses.{p.table}") for p in wrong]
            if figure in figures:
                text = f"stands in {figures[figure][0]} already"
                problems.append(Problem(file, f"poses.{_label(figure)}", "", text))
            elif figure in book:
                figures[figure] = file, book.poses(figure)
    return figures


def _unpaired(found: Mapping[str, list[tuple[str, object]]]) -> list[Problem]:
    """Stretches without a figure, and figures without a stretch; those with faults count."""
    ids = entry_ids(found["stretches"])
    drawn = {
        figure: file
        for file, table in found["poses"]
        if isinstance(table, dict)
        for figure in table
    }
    file = next((file for file, _ in found["stretches"]), "")
    missing = "is missing: how the figure of this stretch is held"
    extra = f"belongs to no stretch of this pack; its stretches are: {listed(ids)}"
    return [
        *(Problem(file, f"poses.{id_}.hold", "", missing) for id_ in ids if id_ not in drawn),
        *(Problem(at, f"poses.{_label(f)}", "", extra) for f, at in drawn.items() if f not in ids),
    ]


def _label(name: Any) -> str:
    return name if is_id(name) else shown(name)


def _unsolved(
    figures: Mapping[str, tuple[str, Figure]], stretches: Mapping[str, Stretch | None]
) -> list[Problem]:
    """What a body could not do, and holds that do not stretch what they should."""
    problems = []
    for figure, (file, poses) in figures.items():
        for line in problems_of(figure, PoseBook({figure: poses}), stretches.get(figure)):
            where, _, text = line.partition(": ")
            problems.append(Problem(file, f"poses.{where}", "", text))
    return problems


def with_packs(
    catalogue: Catalogue, book: PoseBook, packs: Collection[Pack]
) -> tuple[Catalogue, PoseBook]:
    """The same with the packs' stretches and figures behind their own."""
    if not packs:
        return catalogue, book  # with the figures that were solved already
    stretches, figures = dict(catalogue.stretches), {key: book.poses(key) for key in book}
    for pack in packs:
        stretches |= pack.stretches
        figures |= pack.figures
    return replace(catalogue, stretches=MappingProxyType(stretches)), PoseBook(figures)
