"""Two private message buses, and services on them that are as strict about types as real ones."""

from __future__ import annotations

import shutil
import subprocess
import sys
from ast import literal_eval
from contextlib import ExitStack, closing
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import pytest
from PySide6.QtDBus import QDBusConnection

from tests.system.stand_in import PROPERTIES

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
DAEMON = "dbus-daemon"
CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy></busconfig>"""
_numbers = count()


class StandIns:
    """The process of `stand_in.py`."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.system.stand_in"]
        self._process = subprocess.Popen(  # noqa: S603  # fixed words
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, number: int, member: str, *arguments: Any) -> Any:
        """What a method or attribute of a stand-in gives; arguments and result are literals."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{(number, member, arguments)!r}\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, f"the stand-in has ended at {member}{arguments}"
        return literal_eval(line)

    def close(self) -> None:
        self._process.communicate()


class Service:
    """A stand-in for a service: it knows what it was told, and nothing else."""

    def __init__(self, stand_ins: StandIns, address: str, name: str) -> None:
        self._stand_ins = stand_ins
        self._number = stand_ins.ask(-1, "serve", address)
        self._types: dict[tuple[str, str, str], str] = {}
        self.own(name)

    def method(
        self,
        at: tuple[str, str, str],
        takes: str,
        gives: str,
        answer: tuple[Any, ...] | str | None = (),
    ) -> Self:
        """Answer a method from now on; None is no answer ever, as of a service that hangs.

        A text is the name of an error. `at` is path, interface and member; `takes` and `gives` are
        D-Bus signatures. A call with other types gets the error of the real service, and fails the
        test at its end.
        """
        self._ask("method", at, takes, gives, answer)
        return self

    def value(self, at: tuple[str, str, str], signature: str, value: Any) -> Self:
        """Give a property a type and a value, without a word about it."""
        self._types[at] = signature
        self._ask("value", *at, (signature, value))
        return self

    def change(self, at: tuple[str, str, str], value: Any) -> None:
        """Give a property a new value and tell the bus."""
        path, interface, name = at
        self.value(at, self._types[at], value)
        body = (interface, {name: (self._types[at], value)}, [])
        self.emit((path, PROPERTIES, "PropertiesChanged"), "sa{sv}as", *body)

    def emit(self, at: tuple[str, str, str], signature: str = "", *body: Any) -> None:
        """Send a signal; `at` is path, interface and member."""
        self._ask("emit", at, signature, body)

    def own(self, name: str) -> None:
        """Take a name."""
        self._ask("own", name)

    def release(self, name: str) -> None:
        """Give a name away, as a service that ends; what it answers remains for `own`."""
        self._ask("release", name)

    @property
    def calls(self) -> list[tuple[str, tuple[Any, ...]]]:
        """Methods called with the right types and their arguments, in order; no properties."""
        return [(member, arguments) for _, _, member, arguments in self._ask("calls")]

    @property
    def refused(self) -> list[str]:
        """Calls with wrong types."""
        found: list[str] = self._ask("refused")
        return found

    def close(self) -> None:
        self._ask("close")

    def _ask(self, member: str, *arguments: Any) -> Any:
        return self._stand_ins.ask(self._number, member, *arguments)


class Bus:
    """A dbus-daemon of the test's own."""

    def __init__(self, config: Path, stand_ins: StandIns) -> None:
        command = [DAEMON, f"--config-file={config}", "--nofork", "--print-address=1"]
        self._process = subprocess.Popen(  # noqa: S603  # fixed words and our own file
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self._process.stdout
        self.address = self._process.stdout.readline().strip()
        self.tolerant = False
        """Set by a test that means to call with wrong types."""
        self._stand_ins = stand_ins
        self._services: list[Service] = []
        self._connections: list[str] = []

    def serve(self, name: str) -> Service:
        """A service of this name that knows nothing yet."""
        self._services.append(Service(self._stand_ins, self.address, name))
        return self._services[-1]

    def connect(self) -> QDBusConnection:
        """A new connection of Qt's to this bus, closed at the end of the test.

        `QDBusConnection.sessionBus()` is one and the same in a process, whatever the environment
        says by now: code to be tested takes its connection as an argument.
        """
        self._connections.append(f"test {next(_numbers)}")
        connection = QDBusConnection.connectToBus(self.address, self._connections[-1])
        assert connection.isConnected(), connection.lastError().message()
        return connection

    def stop(self) -> None:
        """End the bus under everybody's feet."""
        self._process.kill()
        self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()

    def close(self) -> None:
        refused = [call for service in self._services for call in service.refused]
        for service in self._services:
            service.close()
        for name in self._connections:
            QDBusConnection.disconnectFromBus(name)
        self.stop()
        assert self.tolerant or not refused, f"called with wrong types: {refused}"


class Buses(NamedTuple):
    session: Bus
    system: Bus


@pytest.fixture(scope="session")
def stand_ins() -> Iterator[StandIns]:
    """One process for all tests: it takes longer to start than they do."""
    if shutil.which(DAEMON) is None:
        pytest.skip(f"{DAEMON} is not installed")
    with closing(StandIns()) as made:
        yield made


@pytest.fixture
def buses(stand_ins: StandIns, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Buses]:
    """A session bus and a system bus; the environment names them."""
    config = tmp_path / "bus.conf"
    config.write_text(CONFIG)
    with ExitStack() as stack:
        made = Buses(*(stack.enter_context(closing(Bus(config, stand_ins))) for _ in range(2)))
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", made.session.address)
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", made.system.address)
        yield made
