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

_TABLES = (*ENTRIES, *SINGLES, "aliases")
_NOTHING_KNOWN: Mapping[str, Collection[str]] = MappingProxyType({})


def read_catalogue(files: Mapping[str, object]) -> Catalogue | tuple[Problem, ...]:
    """The catalogue that `files` hold together, or all their problems."""
    problems: list[Problem] = []
    found = _find_tables(files, problems)
    known = _known_ids(found)
    parts: dict[str, Any] = {
        **{name: _read_entries(name, found[name], known, problems) for name in ENTRIES},
        **{name: _read_single(name, found[name], problems) for name in SINGLES},
        "aliases": _read_aliases(found["aliases"], known, problems),
    }
    return tuple(problems) if problems else Catalogue(**parts)


def translate(catalogue: Catalogue, file: str, tables: object) -> Catalogue | tuple[Problem, ...]:
    """The catalogue with the words of `tables`, one table per id such as `stretches.low_lunge`."""
    problems: list[Problem] = []
    changes: dict[str, Any] = {}
    for name, table in _items(tables, Spot(file, "", _NOTHING_KNOWN, problems)):
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
    for id_, words in _items(table, spot):
        if id_ in entries:
            entry_spot = replace(spot, table=f"{spot.table}.{id_}")
            read = TRANSLATIONS[spot.table].read(words, "", entry_spot)
            changed[id_] = replace(entries[id_], **read or {})
        else:
            spot.wrong(id_ if is_id(id_) else shown(id_), "is not in the catalogue")
    return MappingProxyType(changed)


def _items(table: object, spot: Spot) -> Iterator[tuple[Any, object]]:
    if isinstance(table, dict):
        yield from table.items()
    else:
        spot.wrong("", "must be a table")


def _unknown_table(
    file: str, name: object, allowed: Collection[str], problems: list[Problem]
) -> None:
    label = name if isinstance(name, str) and is_id(name) else shown(name)
    problems.append(Problem(file, label, "", f"is not known; allowed: {listed(allowed)}"))


def _find_tables(
    files: Mapping[str, object], problems: list[Problem]
) -> dict[str, list[tuple[str, object]]]:
    """Each table's (file, value) pairs."""
    found: dict[str, list[tuple[str, object]]] = {name: [] for name in _TABLES}
    for file, tables in files.items():
        for name, value in _items(tables, Spot(file, "", _NOTHING_KNOWN, problems)):
            if name in found:
                found[name].append((file, value))
            else:
                _unknown_table(file, name, _TABLES, problems)
    problems += [Problem("", name, "", "is missing") for name in _TABLES if not found[name]]
    return found


def _known_ids(found: Mapping[str, list[tuple[str, object]]]) -> Mapping[str, Collection[str]]:
    """What may be referred to; entries with faults of their own count, to be noted only once."""
    aliases = (table for _, table in found["aliases"] if isinstance(table, dict))
    return {
        "areas": _ids(found["areas"]),
        "cautions": _ids(found["cautions"]),
        "aliases": dict.fromkeys(name for table in aliases for name in table if is_id(name)),
    }


def _ids(tables: list[tuple[str, object]]) -> Collection[str]:
    entries = (entry for _, table in tables if isinstance(table, list) for entry in table)
    return dict.fromkeys(e["id"] for e in entries if isinstance(e, dict) and is_id(e.get("id")))


def _read_entries(
    name: str,
    tables: list[tuple[str, object]],
    known: Mapping[str, Collection[str]],
    problems: list[Problem],
) -> Mapping[str, Any]:
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
            entries[id_ or f"{file} {n}"] = ENTRIES[name].read(raw, "", spot)
    return MappingProxyType(entries)


def _read_single(name: str, tables: list[tuple[str, object]], problems: list[Problem]) -> Any:
    _only_once(name, tables, problems)
    values = [
        SINGLES[name].read(table, "", Spot(file, name, _NOTHING_KNOWN, problems))
        for file, table in tables
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
        for name, areas in _items(table, spot):
            key = name if is_id(name) else shown(name)
            Id().read(name, key, spot)
            if name in known["areas"]:
                spot.wrong(key, "is the id of an area")
            aliases[name] = ALIAS.read(areas, key, spot)
    return MappingProxyType(aliases)


def _only_once(name: str, tables: list[tuple[str, object]], problems: list[Problem]) -> None:
    for file, _ in tables[1:]:
        problems.append(Problem(file, name, "", f"stands in {shown(tables[0][0])} already"))
