"""One value of a row ↔ one cell of a spreadsheet, without loss either way.

Numbers and dates stand as they are. A list is joined by `|`. Nothing is an empty cell. Text that a
spreadsheet would run as a formula begins with an apostrophe, and is read back without it.
"""

from __future__ import annotations

import re
from types import NoneType
from typing import TYPE_CHECKING, Any, NamedTuple, get_args, get_origin, get_type_hints

from stretchdesk.core.progress.row_fields import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Text that begins so after apostrophes of its own, or has nothing else, gets one more: none is
# lost, and an apostrophe alone is free to stand for text that is empty.
_GUARDED = re.compile(r"'*(?:[=+\-@\t\r\n]|\Z)")
_FLAGS = {"true": True, "1": True, "false": False, "0": False}


class Column(NamedTuple):
    """How the values of one column are written as cells, and read.

    What cannot be read stays text, for the row's own rules to complain of.
    """

    write: Callable[[Any], str]
    read: Callable[[str], Any]


def columns_of(row: type[Any]) -> Mapping[str, Column]:
    """The columns of a table, in order."""
    return {name: _column(hint) for name, hint in get_type_hints(row).items()}


def _column(hint: Any) -> Column:
    if get_origin(hint) is tuple:
        return _NUMBERS if get_args(hint)[0] is float else _WORDS
    return _MAYBE if NoneType in get_args(hint) else _PLAIN[hint]


def _guard(text: str) -> str:
    return f"'{text}" if text and _GUARDED.match(text) else text


def _unguard(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _GUARDED.match(cell) else cell


def _flag(cell: str) -> bool | str:
    return _FLAGS.get(cell.lower(), cell)


def _whole(cell: str) -> int | str:
    return int(cell) if re.fullmatch(r"-?\d{1,18}", cell, re.ASCII) else cell


def number(cell: str) -> float | str:
    """A number, with a decimal comma too, as a spreadsheet writes it in many countries."""
    try:
        return float(cell.replace(",", ".").replace("−", "-"))
    except ValueError:
        return cell


def _parts(cell: str) -> list[str]:
    return cell.split(SEPARATOR) if cell else []


_MAYBE = Column(
    lambda text: "" if text is None else _guard(text) or "'",
    lambda cell: _unguard(cell) if cell else None,
)
_NUMBERS = Column(
    lambda values: SEPARATOR.join(map(repr, values)),
    lambda cell: [number(part) for part in _parts(cell)],
)
_WORDS = Column(
    lambda words: _guard(SEPARATOR.join(words)),
    lambda cell: _parts(_unguard(cell)),
)
_PLAIN: Mapping[Any, Column] = {
    str: Column(_guard, _unguard),
    bool: Column(lambda value: str(value).lower(), _flag),
    int: Column(repr, _whole),
    float: Column(repr, number),
}
