"""Small files, written whole or not at all, private to the user."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from stretchdesk.core.errors import StretchDeskError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def write_atomic(path: Path, content: bytes) -> None:
    """Put `content` (mode 0600) in the place of `path`; it is on disk when this returns.

    A crash leaves the old file or the new one. Raises StretchDeskError.
    """
    try:
        target = path.resolve()  # a link stays, the file it names is replaced
        if target.exists() and not target.is_file():
            path.write_bytes(content)  # a pipe or device is written to, never replaced
        else:
            _replace(target, content)
    except OSError as error:
        raise StretchDeskError(f"{path} cannot be written ({error.strerror or error}).") from error


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # mode 0600
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # Windows and some network file systems cannot sync a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_json(path: Path, document: Mapping[str, Any]) -> None:
    """Write a JSON object, readable by people. Raises StretchDeskError."""
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    write_atomic(path, f"{text}\n".encode())


def read_json(path: Path) -> dict[str, Any]:
    """The JSON object in `path`; empty if there is no such file.

    Raises StretchDeskError if it cannot be read or is something else.
    """
    try:
        document = json.loads(path.read_bytes(), parse_constant=_refuse)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise StretchDeskError(f"{path} cannot be read ({error.strerror or error}).") from error
    except (ValueError, RecursionError) as error:
        raise StretchDeskError(f"{path} is damaged ({error}).") from error
    if not isinstance(document, dict):
        raise StretchDeskError(f"{path} is damaged (not a JSON object).")
    return document


def set_aside(path: Path) -> str:
    """Keep a damaged file under another name; a sentence about what became of it."""
    aside = next(one for one in _asides(path) if not one.exists())
    try:
        path.rename(aside)
    except OSError as error:
        return f"Defaults are used; it could not be set aside ({error.strerror or error})."
    return f"Defaults are used; it was kept as {aside.name}."


def copy_aside(path: Path) -> str:
    """Keep a copy of a file that is partly good, once; a sentence about it."""
    try:
        content = path.read_bytes()
        aside = next(
            one for one in _asides(path) if not one.exists() or one.read_bytes() == content
        )
        if not aside.exists():
            write_atomic(aside, content)
    except (OSError, StretchDeskError) as error:
        return f"No copy could be kept ({error})."
    return f"The whole file was kept as {aside.name}."


def _asides(path: Path) -> Iterator[Path]:
    return (path.with_name(f"{path.name}.damaged-{n}") for n in count(1))


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a number JSON has")
