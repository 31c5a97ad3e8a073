"""Parsed content files → a catalogue, or everything that is wrong with them at once.

`files` are file names with their parsed TOML. An entry is named as `stretches[3] low_lunge`,
counted from 1 in its file. Nothing here raises, whatever the tables hold.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from stretchdesk.core.content.catalogue import Catalogue
from stretchdesk.core.content.fields import Id, Spot, is_id, listed, shown
from stretchdesk.core.content.problem import Problem
from stretchdesk.core.content.tables import ALIAS, ENTRIES, SINGLES, TRANSLATIONS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from stretchdesk.core.content.fields import Record

_TABLES = (*ENTRIES, *SINGLES, "aliases")
_NOTHING_KNOWN: Mapping[str, Collection[str]] = MappingProxyType({})


def read_catalogue(files: Mapping[str, object]) -> Catalogue | tuple[Problem, ...]:
    """The catalogue that `files` hold together, or all their problems."""
    problems: list[Problem] = []
    found = find_tables(files, _TABLES, problems)
    known = _known_ids(found)
    parts: dict[str, Any] = {
        **{k: read_entries(k, r, found[k], known, problems) for k, r in ENTRIES.items()},
        **{k: read_single(k, r, found[k], problems) for k, r in SINGLES.items()},
        "aliases": _read_aliases(found["aliases"], known, problems),
    }
    return tuple(problems) if problems else Catalogue(**parts)


def translate(catalogue: Catalogue, file: str, tables: object) -> Catalogue | tuple[Problem, ...]:
    """The catalogue with the words of `tables`, one table per id such as `stretches.low_lunge`."""
    problems: list[Problem] = []
    changes: dict[str, Any] = {}
    for name, table in items_of(tables, Spot(file, "", _NOTHING_KNOWN, problems)):
        spot = Spot(file, name, _NOTHING_KNOWN, problems)
        if name in SINGLES:
            words = TRANSLATIONS[name].read(table, "", spot)
            changes[name] = replace(getattr(catalogue, name), **words or {})
        elif name in ENTRIES:
            changes[name] = _translate_entries(getattr(catalogue, name), table, spot)
        else:
            _unknown_table(file, name, TRANSLATIONS, problems)
    return tuple(problems) if problems else replace(catalogue, **changes)


def _translate_entries(entries: Mapping[str, Any], table: object, spot: Spot) -> Mapping[str, Any]:
    changed = dict(entries)
    for id_, words in items_of(table, spot):
        if id_ in entries:
            entry_spot = replace(spot, table=f"{spot.table}.{id_}")
            read = TRANSLATIONS[spot.table].read(words, "", entry_spot)
            changed[id_] = replace(entries[id_], **read or {})
        else:
            spot.wrong(id_ if is_id(id_) else shown(id_), "is not in the catalogue")
    return MappingProxyType(changed)


def items_of(table: object, spot: Spot) -> Iterator[tuple[Any, object]]:
    """The items of a table; what is none is noted."""
    if isinstance(table, dict):
        yield from table.items()
    else:
        spot.wrong("", "must be a table")


def _unknown_table(
    file: str, name: object, allowed: Collection[str], problems: list[Problem]
) -> None:
    label = name if isinstance(name, str) and is_id(name) else shown(name)
    problems.append(Problem(file, label, "", f"is not known; allowed: {listed(allowed)}"))


def find_tables(
    files: Mapping[str, object],
    names: Collection[str],
    problems: list[Problem],
    optional: Collection[str] = (),
) -> dict[str, list[tuple[str, object]]]:
    """The (file, value) pairs of each table; those that are not `optional` there must be."""
    found: dict[str, list[tuple[str, object]]] = {name: [] for name in names}
    for file, tables in files.items():
        for name, value in items_of(tables, Spot(file, "", _NOTHING_KNOWN, problems)):
            if name in found:
                found[name].append((file, value))
            else:
                _unknown_table(file, name, names, problems)
    needed = (name for name in names if name not in optional)
    problems += [Problem("", name, "", "is missing") for name in needed if not found[name]]
    return found


def _known_ids(found: Mapping[str, list[tuple[str, object]]]) -> Mapping[str, Collection[str]]:
    """What may be referred to; entries with faults of their own count, to be noted only once."""
    aliases = (table for _, table in found["aliases"] if isinstance(table, dict))
    return {
        "areas": entry_ids(found["areas"]),
        "cautions": entry_ids(found["cautions"]),
        "aliases": dict.fromkeys(name for table in aliases for name in table if is_id(name)),
    }


def entry_ids(tables: list[tuple[str, object]]) -> Collection[str]:
    """The ids of all entries, those with faults included."""
    entries = (entry for _, table in tables if isinstance(table, list) for entry in table)
    return dict.fromkeys(e["id"] for e in entries if isinstance(e, dict) and is_id(e.get("id")))


def read_entries(
    name: str,
    record: Record,
    tables: list[tuple[str, object]],
    known: Mapping[str, Collection[str]],
    problems: list[Problem],
) -> Mapping[str, Any]:
    """The entries of a table by id; None for those with problems, which are noted."""
    entries: dict[str, Any] = {}
    for file, table in tables:
        if not isinstance(table, list):
            problems.append(Problem(file, name, "", f"must be a list of tables: [[{name}]]"))
            continue
        for n, raw in enumerate(table, 1):
            id_ = raw.get("id") if isinstance(raw, dict) and is_id(raw.get("id")) else None
            spot = Spot(file, f"{name}[{n}] {id_ or ''}".rstrip(), known, problems)
            if id_ in entries:
                spot.wrong("id", "is used before; each id may stand only once")
            entries[id_ or f"{file} {n}"] = record.read(raw, "", spot)
    return MappingProxyType(entries)


def read_single(
    name: str, record: Record, tables: list[tuple[str, object]], problems: list[Problem]
) -> Any:
    """The one table of that name; None if it has problems, which are noted."""
    _only_once(name, tables, problems)
    values = [
        record.read(table, "", Spot(file, name, _NOTHING_KNOWN, problems)) for file, table in tables
    ]
    return values[0] if values else None


def _read_aliases(
    tables: list[tuple[str, object]],
    known: Mapping[str, Collection[str]],
    problems: list[Problem],
) -> Mapping[str, tuple[str, ...]]:
    _only_once("aliases", tables, problems)
    aliases: dict[str, tuple[str, ...]] = {}
    for file, table in tables:
        spot = Spot(file, "aliases", known, problems)
        for name, areas in items_of(table, spot):
            key = name if is_id(name) else shown(name)
            Id().read(name, key, spot)
            if name in known["areas"]:
                spot.wrong(key, "is the id of an area")
            aliases[name] = ALIAS.read(areas, key, spot)
    return MappingProxyType(aliases)


def _only_once(name: str, tables: list[tuple[str, object]], problems: list[Problem]) -> None:
    for file, _ in tables[1:]:
        problems.append(Problem(file, name, "", f"stands in {shown(tables[0][0])} already"))
