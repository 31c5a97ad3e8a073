"""A private X server, with nothing on it."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

SERVER = "Xvfb"


class Screen:
    """An X server; `display` is what DISPLAY would say."""

    def __init__(self) -> None:
        reader, writer = os.pipe()
        command = [
            SERVER,
            "-displayfd",
            str(writer),
            "-screen",
            "0",
            "64x64x24",
            "-nolisten",
            "tcp",
        ]
        self._process = subprocess.Popen(  # noqa: S603  # fixed words
            command, pass_fds=(writer,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(writer)
        with os.fdopen(reader) as told:
            self.display = f":{told.readline().strip()}"

    def run(self, *command: str) -> str:
        """What a program prints on this screen; the test is skipped without the program."""
        if shutil.which(command[0]) is None:
            pytest.skip(f"{command[0]} is not installed")
        environ = os.environ | {"DISPLAY": self.display}
        return subprocess.check_output(command, env=environ, text=True)  # noqa: S603  # fixed words

    def stop(self) -> None:
        """End the server under everybody's feet."""
        self._process.kill()
        self._process.wait()

    close = stop


@pytest.fixture
def screen() -> Iterator[Screen]:
    if shutil.which(SERVER) is None:
        pytest.skip(f"{SERVER} is not installed")
    with closing(Screen()) as made:
        yield made
