"""A Wayland compositor as far as idle time goes: it speaks the protocol's own bytes."""

from __future__ import annotations

import socket
from contextlib import closing, suppress
from queue import Queue
from struct import pack, unpack, unpack_from
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOTIFIER, SEAT = "ext_idle_notifier_v1", "wl_seat"
IDLED, RESUMED = 0, 1
_DISPLAY = 1


class Asked(NamedTuple):
    """A wish for a notification."""

    request: int
    version: int
    after_ms: int
    seat: str


def _text(words: str) -> bytes:
    data = words.encode() + b"\0"
    return pack("=I", len(data)) + data + bytes(-len(data) % 4)


class Compositor:
    """Serves one client after the other."""

    def __init__(self, path: Path) -> None:
        self.display = str(path)
        self.globals = [("wl_compositor", 6), (SEAT, 9), (NOTIFIER, 2)]
        self.asked: Queue[Asked] = Queue()
        self._notifications: dict[int, int] = {}
        self._bound: dict[int, tuple[str, int]] = {}
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(self.display)
        self._listening.listen()
        self._client: socket.socket | None = None
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()

    def tell(self, event: int, request: int = 0) -> None:
        """Send IDLED or RESUMED as the notification of a wish; by default, of the latest."""
        self._send(self._notifications[request], event, b"")

    def close(self) -> None:
        """Go, and leave clients behind."""
        for one in (self._listening, self._client):
            with suppress(OSError):
                if one is not None:
                    one.shutdown(socket.SHUT_RDWR)
        self._thread.join(5)
        assert not self._thread.is_alive()
        self._listening.close()

    def _serve(self) -> None:
        with suppress(OSError):  # it was closed
            while True:
                self._client, _ = self._listening.accept()
                self._bound = {_DISPLAY: ("wl_display", 1)}
                with self._client as client, suppress(ConnectionError):
                    while header := client.recv(8, socket.MSG_WAITALL):
                        of, word = unpack("=II", header)
                        length = (word >> 16) - 8
                        body = client.recv(length, socket.MSG_WAITALL) if length else b""
                        self._take(of, word & 0xFFFF, body)

    def _take(self, of: int, request: int, body: bytes) -> None:
        interface, version = self._bound.get(of, ("", 0))
        match interface, request:
            case "wl_display", 0:  # sync
                (callback,) = unpack("=I", body)
                self._send(callback, 0, pack("=I", 0))
                self._send(_DISPLAY, 1, pack("=I", callback))
            case "wl_display", 1:
                (registry,) = unpack("=I", body)
                self._bound[registry] = ("wl_registry", 1)
                for number, (name, newest) in enumerate(self.globals):
                    self._send(registry, 0, pack("=I", number) + _text(name) + pack("=I", newest))
            case "wl_registry", 0:  # bind
                (number,) = unpack_from("=I", body)
                wanted, made = unpack("=II", body[-8:])
                self._bound[made] = (self.globals[number][0], wanted)
            case "ext_idle_notifier_v1", _:
                made, after_ms, seat = unpack("=III", body)
                self._notifications[request] = self._notifications[0] = made
                self.asked.put(Asked(request, version, after_ms, self._bound[seat][0]))

    def _send(self, of: int, event: int, body: bytes) -> None:
        assert self._client
        self._client.sendall(pack("=II", of, (len(body) + 8) << 16 | event) + body)


@pytest.fixture
def compositor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Compositor]:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with closing(Compositor(tmp_path / "wayland-test")) as made:
        yield made
