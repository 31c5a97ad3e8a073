"""The door of a profile as a Unix socket in the user's own folder of running things.

Nothing is ever reachable from another computer.
"""

from __future__ import annotations

import json
import os
import socket
import stat
import tempfile
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import adler32, crc32

from stretchdesk.core.errors import StretchDeskError

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 1_000_000
"""Bytes of a request or an answer."""
_LONGEST_FOLDER = 70
"""Bytes; the whole path of a socket has room for about a hundred."""
_WAIT_S = 10.0
_QUEUE = 8


class Door:
    """Held until `close`, or until the process ends, however it ends."""

    def __init__(self, listener: socket.socket, path: Path, lock: int) -> None:
        self.listener = listener
        self._path = path
        self._lock = lock

    def close(self) -> None:
        """Let another program hold it."""
        if self._lock >= 0:
            self._path.unlink(missing_ok=True)
            self.listener.close()
            os.close(self._lock)
            self._lock = -1


def claim(profile: Path) -> Door | None:
    """The door of a profile; None if somebody holds it. Raises StretchDeskError."""
    fcntl = import_module("fcntl")  # not on Windows
    path = _address(profile)
    try:
        lock = os.open(path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            return None
        path.unlink(missing_ok=True)  # of a program that was killed
        return Door(_listener(path), path, lock)
    except OSError as error:
        raise StretchDeskError(
            f"{path} cannot be made ({error.strerror or error}). "
            "Set XDG_RUNTIME_DIR to a folder of your own."
        ) from error


def knock(profile: Path, request: Mapping[str, Any]) -> dict[str, Any] | None:
    """What the running program answers; None if none is running.

    Raises StretchDeskError if it does not answer.
    """
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(_WAIT_S)
            connection.connect(str(_address(profile)))
            connection.sendall(json.dumps(request).encode() + b"\n")
            said = b""
            while not said.endswith(b"\n") and (more := connection.recv(65536)):
                said += more
    except (FileNotFoundError, ConnectionRefusedError):
        return None
    except OSError as error:
        raise _deaf() from error
    try:
        answer = json.loads(said)
    except ValueError as error:
        raise _deaf() from error
    return answer if isinstance(answer, dict) else None


def _deaf() -> StretchDeskError:
    return StretchDeskError(
        "StretchDesk is running but does not answer. End it and start it again."
    )


def _listener(path: Path) -> socket.socket:
    listener = socket.socket(socket.AF_UNIX)
    before = os.umask(0o177)
    try:
        listener.bind(str(path))
    except OSError:
        listener.close()
        raise
    finally:
        os.umask(before)
    listener.listen(_QUEUE)
    listener.settimeout(0)
    return listener


def _address(profile: Path) -> Path:
    """By the profile's real path: two ways to the same folder lead to the same program."""
    where = os.fsencode(profile.resolve())
    name = f"{crc32(where):08x}{adler32(where):08x}"  # hashlib would cost 4 MB for this alone
    return _folder() / f"stretchdesk-{name}.sock"


def _folder() -> Path:
    """The user's folder for running things; else one in the folder for temporary files."""
    given = os.environ.get("XDG_RUNTIME_DIR")
    if given and len(os.fsencode(given)) < _LONGEST_FOLDER and _is_own(Path(given)):
        return Path(given)
    folder = Path(tempfile.gettempdir()) / f"stretchdesk-{os.getuid()}"
    with suppress(OSError):
        folder.mkdir(mode=0o700, exist_ok=True)
    if not _is_own(folder):
        raise StretchDeskError(
            f"{folder} belongs to somebody else. Set XDG_RUNTIME_DIR to a folder of your own."
        )
    return folder


def _is_own(folder: Path) -> bool:
    """A folder that nobody else can put anything in."""
    try:
        found = folder.stat(follow_symlinks=False)
    except OSError:
        return False
    private = not stat.S_IMODE(found.st_mode) & 0o022
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and private
