"""History rows ↔ table rows, derived from the dataclasses' fields.

Tables are named as the fields of History. Lists are JSON text, but a hold's areas have a table of
their own (`hold_areas`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

from stretchdesk.core.progress.records import History

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from stretchdesk.core.progress.records import Row

AREA_ROLES = ("primary", "secondary")


@dataclass(frozen=True, slots=True)
class Table:
    """One table. `columns` in order; `decoders` for those that are not stored as they are."""

    name: str
    row: type[Any]
    columns: tuple[str, ...]
    decoders: Mapping[str, Callable[[Any], Any]]

    @property
    def time(self) -> str:
        """The column that rows are sorted by."""
        return next(column for column in self.columns if column.endswith("_utc"))

    @property
    def has_areas(self) -> bool:
        return self.name == "holds"

    @property
    def insert(self) -> str:
        columns, marks = ", ".join(self.columns), ", ".join("?" * len(self.columns))
        return f"INSERT INTO {self.name} ({columns}) VALUES ({marks}) ON CONFLICT (id) DO NOTHING"

    @property
    def select(self) -> str:
        return f"SELECT {', '.join(self.columns)} FROM {self.name}"

    @property
    def count(self) -> str:
        return f"SELECT count(*) FROM {self.name}"

    def encode(self, row: Row) -> tuple[Any, ...]:
        values = (getattr(row, column) for column in self.columns)
        return tuple(json.dumps(v, allow_nan=False) if isinstance(v, tuple) else v for v in values)

    def decode(self, stored: tuple[Any, ...], areas: Mapping[str, tuple[str, ...]]) -> Any:
        """The row of these columns and, for a hold, its `areas` by role."""
        values = dict(zip(self.columns, stored, strict=True))
        for column, decoder in self.decoders.items():
            values[column] = decoder(values[column])
        return self.row(**values, **areas)


def _read_list(text: str) -> tuple[Any, ...]:
    return tuple(json.loads(text))


def _decoders(types: Mapping[str, Any]) -> dict[str, Callable[[Any], Any]]:
    flags: dict[str, Callable[[Any], Any]] = {c: bool for c, kind in types.items() if kind is bool}
    lists = {c: _read_list for c, kind in types.items() if get_origin(kind) is tuple}
    return flags | lists


def _table(name: str, row: type[Any]) -> Table:
    types = {c: kind for c, kind in get_type_hints(row).items() if c not in AREA_ROLES}
    return Table(name, row, tuple(types), _decoders(types))


# By name, in the order of History: what is referred to comes first.
TABLES = {name: _table(name, get_args(of)[0]) for name, of in get_type_hints(History).items()}
TABLE_OF = {table.row: table for table in TABLES.values()}
