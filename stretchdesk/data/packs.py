"""Packs as files: read, installed in the profile, listed, removed, and joined to the content.

An installed pack lies in the profile's `packs` folder under its id: `physio.toml`, `physio.zip`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stretchdesk.core.content.problem import Problem
from stretchdesk.core.errors import ContentError, StretchDeskError
from stretchdesk.core.packs.pack import Pack, read_pack, with_packs
from stretchdesk.data.files import write_atomic
from stretchdesk.data.pack_archive import unpack
from stretchdesk.data.pack_files import load_book, load_catalogue, parse_toml, read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from stretchdesk.core.body.book import PoseBook
    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.session.own_routine import OwnRoutine
    from stretchdesk.data.paths import Paths

    Problems = tuple[Problem, ...]

SUFFIXES = (".toml", ".zip")
LARGEST_PACK = 250_000
"""Bytes; the largest number of stretches takes a quarter of it."""


@dataclass(frozen=True, slots=True)
class Installed:
    """A file in the profile's folder of packs; without a pack it has problems."""

    path: Path
    pack: Pack | None
    problems: tuple[Problem, ...] = ()

    @property
    def id(self) -> str:
        return self.path.stem

    @property
    def name(self) -> str:
        """The file's."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class Content:
    """The built-in content with that of the installed packs, and the packs that are broken."""

    catalogue: Catalogue
    book: PoseBook
    broken: tuple[Installed, ...]
    routines: tuple[OwnRoutine, ...] = ()

    @property
    def complaints(self) -> tuple[str, ...]:
        """A sentence for each broken pack."""
        return tuple(
            f"The pack {one.path.name} is left out. {ContentError(one.problems)}. "
            "Packs… in the library and stretchdesk pack list show all that is wrong."
            for one in self.broken
        )


def load_content(assets: Path, packs: Path) -> Content:
    """Everything there is to stretch. Raises ContentError for problems of the built-in content.

    Poses of packs are not tried out on the body again, which would make each start slow: that was
    done when the pack was added, and is whenever the packs are listed.
    """
    catalogue, book = load_catalogue(assets), load_book(assets)
    found = installed_packs(packs, catalogue, solve=False)
    good = [one.pack for one in found if one.pack]
    return Content(
        *with_packs(catalogue, book, good),
        broken=tuple(one for one in found if not one.pack),
        routines=tuple(routine for pack in good for routine in pack.routines),
    )


def read_pack_file(path: Path, base: Catalogue, *, solve: bool = True) -> Pack | Problems:
    """The pack in a `.toml` or `.zip` file, or all its problems."""
    content = read_bytes(path, LARGEST_PACK)
    if isinstance(content, Problem):
        return (content,)
    return _read(path.name, content, base, solve=solve)


def _read(name: str, content: bytes, base: Catalogue, *, solve: bool) -> Pack | Problems:
    kind = name.lower()[-5:]
    if not kind.endswith(SUFFIXES):
        return (Problem(name, "", "", f"must be a {' or '.join(SUFFIXES)} file"),)
    unpacked = unpack(name, content) if kind.endswith(".zip") else {name: content}
    if isinstance(unpacked, tuple):
        return unpacked
    parsed = {file: parse_toml(file, text) for file, text in unpacked.items()}
    if unread := [found for found in parsed.values() if isinstance(found, Problem)]:
        return tuple(unread)
    found = read_pack(parsed, base, solve=solve)
    if isinstance(found, Pack):
        return found
    # What is missing from all its files is wrong with the pack.
    return tuple(problem._replace(file=problem.file or name) for problem in found)


def installed_packs(folder: Path, base: Catalogue, *, solve: bool = True) -> tuple[Installed, ...]:
    """What lies in the profile's folder of packs, by name; broken ones with all their problems."""
    try:
        paths = _pack_paths(folder)
    except OSError as error:
        text = f"cannot be read ({error.strerror or error})"
        return (Installed(folder, None, (Problem(folder.name, "", "", text),)),)
    found: list[Installed] = []
    for path in paths:
        good = {one.id: one.path.name for one in found if one.pack}
        found.append(_installed(path, read_pack_file(path, base, solve=solve), good))
    return tuple(found)


def _installed(path: Path, read: Pack | Problems, others: Mapping[str, str]) -> Installed:
    """The file with its pack, unless that is not the one its name promises."""
    if not isinstance(read, Pack):
        return Installed(path, None, read)
    text, id_ = "", read.about.id
    if id_ != path.stem:
        text = f"is {id_}, so the file must be called {id_}{path.suffix}"
    elif id_ in others:
        text = f"is that of {others[id_]} as well; remove one of them"
    problems = (Problem(path.name, "pack", "id", text),) if text else ()
    return Installed(path, None if text else read, problems)


def _pack_paths(folder: Path) -> list[Path]:
    if not folder.exists():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)


def add_pack(source: Path, paths: Paths, base: Catalogue) -> Pack:
    """Install a pack; it may be there already.

    Raises ContentError with all its problems; StretchDeskError if another one has its id, or
    nothing can be written.
    """
    content = read_bytes(source, LARGEST_PACK)
    if isinstance(content, Problem):
        raise ContentError([content])
    pack = _read(source.name, content, base, solve=True)
    if not isinstance(pack, Pack):
        raise ContentError(pack)
    paths.prepare()
    _install(paths.packs, pack.about.id, source.suffix.lower(), content)
    return pack


def _install(folder: Path, id_: str, suffix: str, content: bytes) -> None:
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        there = [path for path in _pack_paths(folder) if path.stem == id_]
    except OSError as error:
        raise StretchDeskError(f"{folder} cannot be used ({error.strerror or error}).") from error
    if not there:
        write_atomic(folder / f"{id_}{suffix}", content)
    elif [read_bytes(path, LARGEST_PACK) for path in there] != [content]:
        raise StretchDeskError(
            f"Another pack {id_} is installed. To replace it, remove that one first: "
            f"stretchdesk pack remove {id_}"
        )


def remove_pack(id_: str, folder: Path) -> None:
    """Remove an installed pack, broken or not. Raises StretchDeskError if there is none."""
    try:
        paths = _pack_paths(folder)
        mine = [path for path in paths if path.stem == id_]
        for path in mine:
            path.unlink()
    except OSError as error:
        raise StretchDeskError(
            f"The pack {id_!r:.60} cannot be removed ({error.strerror or error})."
        ) from error
    if not mine:
        names = ", ".join(path.stem for path in paths) or "none"
        raise StretchDeskError(f"There is no pack {id_!r:.60}. Installed are: {names}.")
