"""Finding stretches by words: their names, muscles, areas, and what people call those."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from stretchdesk.core.content.catalogue import Area, Catalogue, Stretch

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'’")


class _Entry(NamedTuple):
    """Folded words of a stretch, each after a space; every text holds the ones before it."""

    id: str
    name: str
    target: str
    everything: str


class SearchIndex:
    """Built once; quick enough to be asked at every key press."""

    def __init__(self, catalogue: Catalogue) -> None:
        words = {key: _area_words(area, catalogue) for key, area in catalogue.areas.items()}
        self._entries = tuple(_entry(stretch, words) for stretch in catalogue.stretches.values())

    def find(self, text: str) -> tuple[str, ...]:
        """Ids of the stretches in which every word of `text` begins a word; all for no words.

        First those whose name says it, then whose muscles or primary areas do, then the others;
        each in catalogue order.
        """
        words = [f" {word}" for word in _words(text)]
        found: Sequence[_Entry] = self._entries
        for word in words:
            found = [entry for entry in found if word in entry.everything]
        named, aimed = found, found
        for word in words:
            named = [entry for entry in named if word in entry.name]
            aimed = [entry for entry in aimed if word in entry.target]
        return tuple(dict.fromkeys(entry.id for entry in (*named, *aimed, *found)))


def _entry(stretch: Stretch, area_words: Mapping[str, str]) -> _Entry:
    name = _folded([stretch.name])
    target = name + _folded(stretch.muscles) + _joined(stretch.primary, area_words)
    return _Entry(stretch.id, name, target, target + _joined(stretch.secondary, area_words))


def _joined(areas: Iterable[str], area_words: Mapping[str, str]) -> str:
    return "".join(area_words[area] for area in areas)


def _area_words(area: Area, catalogue: Catalogue) -> str:
    groups = [alias for alias, areas in catalogue.aliases.items() if area.id in areas]
    return _folded([area.name, area.id, *area.synonyms, *groups])


def _folded(texts: Iterable[str]) -> str:
    return "".join(f" {word}" for text in texts for word in _words(text))


def _words(text: str) -> list[str]:
    """Words without case, accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).casefold())
    return _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))
