"""One program per profile on Windows: a lock file, and a named pipe to speak through.

Written from the documentation of Windows and Qt; not yet run there.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import adler32, crc32

from stretchdesk.core.errors import StretchDeskError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import BinaryIO

not_yet_run = True


class WindowsDoor:
    """Held until `close`, or until the process ends; `pipe` is what callers open."""

    def __init__(self, pipe: str, lock: int) -> None:
        self.pipe = pipe
        self._lock = lock

    def close(self) -> None:
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1


def claim(profile: Path, lock_byte: Callable[[int], None] | None = None) -> WindowsDoor | None:
    """The door of a profile; None if somebody holds it. Raises StretchDeskError.

    `lock_byte` locks a file's first byte or raises PermissionError.
    """
    name = _name(profile)
    folder = Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "stretchdesk-running"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / f"{name}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StretchDeskError(
            f"{folder} cannot be used ({error.strerror or error}). Make it writable."
        ) from error
    try:
        (lock_byte or _lock_byte)(handle)
    except PermissionError:
        os.close(handle)
        return None
    return WindowsDoor(_pipe(name), handle)


def knock(
    profile: Path,
    request: Mapping[str, Any],
    dial: Callable[[str], BinaryIO] | None = None,
) -> dict[str, Any] | None:
    """What the running program answers; None if none is running."""
    try:
        with (dial or _dial)(_pipe(_name(profile))) as pipe:
            pipe.write(json.dumps(request).encode() + b"\n")
            pipe.flush()
            said = pipe.readline()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StretchDeskError(
            "StretchDesk is running but does not answer. End it and start it again."
        ) from error
    with suppress(ValueError):
        answer = json.loads(said)
        return answer if isinstance(answer, dict) else None
    return None


def _name(profile: Path) -> str:
    where = os.fsencode(profile.resolve())
    return f"stretchdesk-{crc32(where):08x}{adler32(where):08x}"


def _pipe(name: str) -> str:
    return rf"\\.\pipe\{name}"


def _dial(pipe: str) -> BinaryIO:
    return Path(pipe).open("r+b", buffering=0)


def _lock_byte(handle: int) -> None:
    msvcrt = import_module("msvcrt")
    msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
