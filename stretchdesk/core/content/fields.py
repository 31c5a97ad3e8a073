"""Kinds of field a content table may have: each says what it takes and what is wrong with a value.

`read(value, key, spot)` gives the value to keep, or notes every problem in `spot` and gives None.
Nothing here raises, whatever the value. Items of lists are counted from 1.
"""

from __future__ import annotations

import re
import unicodedata
from abc import ABC, abstractmethod
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol

from stretchdesk.core.content.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

_LISTED = 25
_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
# Control characters, lone surrogates, line and paragraph separators; the bidirectional ones can
# make a text read as something else.
_REFUSED_CATEGORIES = {"Cc", "Cs", "Zl", "Zp"}
_REFUSED = {*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}


@dataclass(eq=False, repr=False)
class Spot:
    """The table being read: where it stands, what it may refer to, what is wrong so far."""

    file: str
    table: str
    known: Mapping[str, Collection[str]]
    problems: list[Problem]

    def wrong(self, key: str, text: str) -> None:
        self.problems.append(Problem(self.file, self.table, key, text))


class Field(Protocol):
    def read(self, value: object, key: str, spot: Spot) -> Any: ...


def is_id(value: object) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def is_full_id(value: object) -> bool:
    """An id of our own, or `PACK.ID` of a pack's."""
    parts = value.split(".") if isinstance(value, str) else []
    return len(parts) in {1, 2} and all(map(is_id, parts))


def shown(value: object) -> str:
    """The value in quotes on one line, shortened; nothing for what is not text."""
    if not isinstance(value, str):
        return ""
    return repr(value if len(value) <= 40 else f"{value[:40]}…")


def listed(options: Collection[str]) -> str:
    """The first of the options: a hostile file must not make its own problems endless."""
    more = ", …" if len(options) > _LISTED else ""
    return ", ".join(islice(options, _LISTED)) + more or "none"


class _Leaf(ABC):
    """A field of one value."""

    __slots__ = ()

    @abstractmethod
    def fault(self, value: Any, known: Mapping[str, Collection[str]]) -> str:
        """What is wrong with the value; "" if nothing."""

    def kept(self, value: Any) -> Any:
        return value

    def read(self, value: object, key: str, spot: Spot) -> Any:
        if fault := self.fault(value, spot.known):
            spot.wrong(key, fault)
            return None
        return self.kept(value)


@dataclass(eq=False, repr=False)
class Flag(_Leaf):
    def fault(self, value: Any, known: Mapping[str, Collection[str]]) -> str:
        return "" if isinstance(value, bool) else "must be true or false"


@dataclass(eq=False, repr=False)
class Whole(_Leaf):
    low: int
    high: int

    def fault(self, value: Any, known: Mapping[str, Collection[str]]) -> str:
        fits = type(value) is int and self.low <= value <= self.high
        return "" if fits else f"must be a whole number from {self.low} to {self.high}"


@dataclass(eq=False, repr=False)
class Number(_Leaf):
    low: float
    high: float

    def fault(self, value: Any, known: Mapping[str, Collection[str]]) -> str:
        fits = type(value) in (int, float) and self.low <= value <= self.high
        return "" if fits else f"must be a number from {self.low:g} to {self.high:g}"

    def kept(self, value: Any) -> float:
        return float(value)


@dataclass(eq=False, repr=False)
class Text(_Leaf):
    """One line of at most `limit` characters and, where given, `words` words."""

    limit: int
    words: int | None = None

    def fault(self, value: Any, known: Mapping[str, Collection[str]]) -> str:
        if not isinstance(value, str):
            return f"must be text of at most {self.limit} characters"
        if not value or value != value.strip():
            return "must not be empty, nor begin or end with a space"
        if any(unicodedata.category(c) in _REFUSED_CATEGORIES or c in _REFUSED for c in value):
            return "must be one line without control characters"
        return self._too_long(value)

    def _too_long(self, value: str) -> str:
        if len(value) > self.limit:
            return f"has {len(value)} characters; at most {self.limit} are allowed"
        if self.words is not None and (count := len(value.split())) > self.words:
            return f"has {count} words; at most {self.words} are allowed"
        return ""


@dataclass(eq=False, repr=False)
class Id(_Leaf):
    def fault(self, value: Any, known: Mapping[str, Collection[str]]) -> str:
        rule = "must be 1 to 40 of a–z, 0–9 and _, beginning with a letter"
        return "" if is_id(value) else rule


@dataclass(eq=False, repr=False)
class FullId(_Leaf):
    """An id of our own, or `PACK.ID` of a pack's, which may be away."""

    def fault(self, value: Any, known: Mapping[str, Collection[str]]) -> str:
        return "" if is_full_id(value) else "must be an id, or PACK.ID of a pack's"


@dataclass(eq=False, repr=False)
class Choice(_Leaf):
    """One of `options`; members of a StrEnum are given back as such."""

    options: Sequence[str]

    def fault(self, value: Any, known: Mapping[str, Collection[str]]) -> str:
        fits = isinstance(value, str) and value in self.options
        return "" if fits else f"{shown(value)} must be one of: {listed(self.options)}".lstrip()

    def kept(self, value: Any) -> str:
        return self.options[self.options.index(value)]


@dataclass(eq=False, repr=False)
class Ref(_Leaf):
    """The id of an entry of another table."""

    table: str

    def fault(self, value: Any, known: Mapping[str, Collection[str]]) -> str:
        ids = known[self.table]
        fits = isinstance(value, str) and value in ids
        return "" if fits else f"{shown(value)} must be one of: {listed(ids)}".lstrip()


@dataclass(eq=False, repr=False)
class Many:
    """A list of `least` to `most` items, different ones unless told; kept as a tuple."""

    of: Field
    least: int
    most: int
    distinct: bool = True

    def read(self, value: object, key: str, spot: Spot) -> Any:
        if not isinstance(value, list) or not self.least <= len(value) <= self.most:
            spot.wrong(key, f"must be a list of {self._count()}")
            return None
        before = len(spot.problems)
        items = [self.of.read(item, f"{key}[{n}]", spot) for n, item in enumerate(value, 1)]
        if self.distinct and len(spot.problems) == before and len(set(items)) < len(items):
            spot.wrong(key, "names the same thing twice")
        return tuple(items) if len(spot.problems) == before else None

    def _count(self) -> str:
        if self.least == self.most:
            return f"exactly {self.most}"
        return f"{self.least} to {self.most}"


@dataclass(eq=False, repr=False)
class Rule:
    """What several keys must fulfil together; noted at the first. Asked when all are right."""

    keys: tuple[str, ...]
    holds: Callable[..., bool]
    text: str


@dataclass(eq=False, repr=False)
class Record:
    """A table with these keys and no others, made into `make(**values)`."""

    make: Callable[..., Any]
    fields: Mapping[str, Field]
    rules: tuple[Rule, ...] = ()
    optional: Collection[str] = ()

    def read(self, value: object, key: str, spot: Spot) -> Any:
        if not isinstance(value, dict):
            spot.wrong(key, "must be a table")
            return None
        before = len(spot.problems)
        path = f"{key}." if key else ""
        self._compare_keys(value, path, spot)
        values = {k: f.read(value[k], path + k, spot) for k, f in self.fields.items() if k in value}
        self._apply_rules(values, path, spot)
        return self.make(**values) if len(spot.problems) == before else None

    def _compare_keys(self, value: Mapping[Any, object], path: str, spot: Spot) -> None:
        for key in value:
            if key not in self.fields:
                text = f"is not known; allowed: {listed(self.fields)}"
                spot.wrong(path + (key if is_id(key) else shown(key)), text)
        for key in self.fields:
            if key not in value and key not in self.optional:
                spot.wrong(path + key, "is missing")

    def _apply_rules(self, values: Mapping[str, Any], path: str, spot: Spot) -> None:
        for rule in self.rules:
            given = [values.get(key) for key in rule.keys]
            if None not in given and not rule.holds(*given):
                spot.wrong(path + rule.keys[0], rule.text)
