"""Content files on disk → parsed tables, and the built-in catalogue."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

from stretchdesk.core.body.book import read_book
from stretchdesk.core.content.catalogue import Catalogue
from stretchdesk.core.content.pack import read_catalogue, translate
from stretchdesk.core.content.problem import Problem
from stretchdesk.core.errors import ContentError

if TYPE_CHECKING:
    from pathlib import Path

    from stretchdesk.core.body.book import PoseBook

LARGEST_FILE = 1_000_000  # bytes
_MOST_PARTS = 8
# tomllib takes time and memory by the square of a key's parts: 40 kB of them fill 1.6 GB.
_PART = r"""(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')"""
_DEEP_KEY = re.compile(rf"(?<![\w\\-])(?:{_PART}[ \t]*+\.[ \t]*+){{{_MOST_PARTS}}}")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[_-][A-Za-z]{2,4})?")


def read_toml(path: Path) -> dict[str, Any] | Problem:
    """The tables of one file, or why they cannot be read."""
    content = read_bytes(path, LARGEST_FILE)
    return content if isinstance(content, Problem) else parse_toml(path.name, content)


def read_bytes(path: Path, most: int) -> bytes | Problem:
    """The content of a file of at most so many bytes, or why it cannot be read."""
    try:
        if not path.is_file():
            return Problem(path.name, "", "", "is not a file")  # reading a pipe would wait
        with path.open("rb") as file:
            content = file.read(most + 1)
    except (OSError, ValueError) as error:  # a name may hold what no system takes
        reason = getattr(error, "strerror", None) or error
        return Problem(path.name, "", "", f"cannot be read ({reason})")
    if len(content) > most:
        return Problem(path.name, "", "", f"is larger than {_size(most)}")
    return content


def _size(most: int) -> str:
    return f"{most // 1_000_000} MB" if most >= 1_000_000 else f"{most // 1000} kB"


def parse_toml(name: str, content: bytes) -> dict[str, Any] | Problem:
    """The tables in a file's content, or why there are none."""
    try:
        text = content.decode()
        if deep := _DEEP_KEY.search(text):
            line = text.count("\n", 0, deep.start()) + 1
            return Problem(name, "", "", f"line {line} has a key of more than {_MOST_PARTS} parts")
        return tomllib.loads(text)
    except UnicodeDecodeError as error:
        return Problem(name, "", "", f"is not UTF-8 text (byte {error.start + 1})")
    except (ValueError, RecursionError) as error:
        return Problem(name, "", "", f"is not valid TOML ({error!s:.200})")


def read_folder(folder: Path) -> tuple[dict[str, dict[str, Any]], tuple[Problem, ...]]:
    """The tables of all TOML files in the folder, by file name, and what could not be read."""
    results = {path.name: read_toml(path) for path in sorted(folder.glob("*.toml"))}
    problems = tuple(result for result in results.values() if isinstance(result, Problem))
    return {n: r for n, r in results.items() if not isinstance(r, Problem)}, problems


@cache
def load_catalogue(assets: Path, language: str | None = None) -> Catalogue:
    """The built-in content, in `language` (`de`, `de_AT`) as far as it is translated.

    Raises ContentError with all problems.
    """
    files, problems = read_folder(assets / "content")
    if problems:
        raise ContentError(problems)
    catalogue = _checked(read_catalogue(files))
    words = _translation(assets / "i18n" / "content", language)
    return catalogue if words is None else _in_words_of(catalogue, words)


def load_book(assets: Path) -> PoseBook:
    """The built-in poses. Raises ContentError with all problems."""
    files, unreadable = read_folder(assets / "poses")
    book, problems = read_book(files)
    if unreadable or problems:
        raise ContentError((*unreadable, *problems))
    return book


def _translation(folder: Path, language: str | None) -> Path | None:
    match = _LANGUAGE.fullmatch(language or "")
    if match is None:
        return None
    names = (match[0].replace("-", "_"), match[1])
    return next((path for n in names if (path := folder / f"{n}.toml").exists()), None)


def _in_words_of(catalogue: Catalogue, path: Path) -> Catalogue:
    tables = read_toml(path)
    if isinstance(tables, Problem):
        raise ContentError([tables])
    return _checked(translate(catalogue, path.name, tables))


def _checked(result: Catalogue | tuple[Problem, ...]) -> Catalogue:
    if isinstance(result, Catalogue):
        return result
    raise ContentError(result)
