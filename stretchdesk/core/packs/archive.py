"""What the archive of a pack may hold, decided by its list of contents before anything is read."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stretchdesk.core.content.fields import shown
from stretchdesk.core.content.problem import Problem, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SUFFIXES = (".toml", ".txt", ".md")
MOST_ENTRIES = 30
LARGEST_TOTAL = 500_000
"""Bytes of all entries together, unpacked."""
HIGHEST_RATIO = 50
"""Text packs to a tenth; what packs to a hundredth is a bomb."""
_LONGEST_NAME = 100
_DRIVE = re.compile(r"[A-Za-z]:")
_MAC_LEFTOVERS = ("__MACOSX/", ".DS_Store")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an archive's list of contents; sizes in bytes, as it claims them."""

    name: str
    size: int
    packed: int
    is_plain: bool = True
    """A file or a folder, neither a link nor a device."""
    is_readable: bool = True
    """Neither locked by a password nor packed in a way that is not stored or deflated."""


def content_of(entries: Sequence[Entry]) -> list[Entry]:
    """The entries to read as content."""
    return [e for e in entries if e.name.lower().endswith(".toml") and not _is_leftover(e.name)]


def archive_problems(archive: str, entries: Sequence[Entry]) -> tuple[Problem, ...]:
    """Everything that forbids unpacking the archive, by its own name and the entries'."""
    whole = [Problem(archive, "", "", text) for text in _of_all(entries)]
    if len(entries) > MOST_ENTRIES:
        return tuple(whole)
    found = [Problem(archive, shown(e.name), "", text) for e in entries for text in _of_one(e)]
    return shortened((*whole, *found, *_twins(archive, entries)))


def _of_all(entries: Sequence[Entry]) -> Iterator[str]:
    if len(entries) > MOST_ENTRIES:
        yield f"has {len(entries)} entries; at most {MOST_ENTRIES} are allowed"
    total = sum(entry.size for entry in entries)
    if total > LARGEST_TOTAL:
        yield f"unpacks to {total} bytes; at most {LARGEST_TOTAL} are allowed"
    if not content_of(entries):
        yield "holds no .toml file"


def _of_one(entry: Entry) -> Iterator[str]:
    if fault := _name_fault(entry.name):
        yield fault
    elif not (_is_leftover(entry.name) or entry.name.lower().endswith((*SUFFIXES, "/"))):
        yield f"may not be in a pack; allowed are {', '.join(SUFFIXES)}"
    if not entry.is_plain:
        yield "is a link or a device; put the file itself into the archive"
    if not entry.is_readable:
        yield "is locked or packed unusually; pack it again without a password"
    if entry.size > HIGHEST_RATIO * max(entry.packed, 1):
        yield f"unpacks to more than {HIGHEST_RATIO} times its size"


def _name_fault(name: str) -> str:
    if len(name) > _LONGEST_NAME or not name.isprintable():
        return f"must be a name of at most {_LONGEST_NAME} characters that can be printed"
    if "\\" in name or name.startswith("/") or _DRIVE.match(name):
        return "must be a plain path such as physio/neck.toml, without drive, \\ or leading /"
    if {"", ".", ".."} & {*name.removesuffix("/").split("/")}:
        return "must not lead out of the archive: no .. or . or empty folder names"
    return ""


def _twins(archive: str, entries: Sequence[Entry]) -> Iterator[Problem]:
    """Names that are one on systems which do not tell large from small letters."""
    seen: set[str] = set()
    for entry in entries:
        name = unicodedata.normalize("NFC", entry.name).casefold()
        if name in seen:
            yield Problem(archive, shown(entry.name), "", "stands in the archive twice")
        seen.add(name)


def _is_leftover(name: str) -> bool:
    """What macOS adds to every archive; it is left alone."""
    return name.startswith(_MAC_LEFTOVERS[0]) or name.rpartition("/")[2] == _MAC_LEFTOVERS[1]
