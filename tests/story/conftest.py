"""What the stories share."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from stretchdesk.data.pack_files import load_catalogue
from stretchdesk.data.paths import assets_dir

if TYPE_CHECKING:
    from collections.abc import Iterator

TOOLS = ("Xvfb", "openbox", "xdotool")
MISSING = [tool for tool in TOOLS if not shutil.which(tool)]


@pytest.fixture
def two_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Low lunge and Child's pose are all that is built in: to draw everything takes seconds."""
    everything = load_catalogue(assets_dir())
    few = {key: everything.stretches[key] for key in ("low_lunge", "childs_pose")}
    monkeypatch.setattr(
        "stretchdesk.data.packs.load_catalogue", lambda _: replace(everything, stretches=few)
    )


@pytest.fixture
def display() -> Iterator[str]:
    """An X server with openbox on it."""
    if MISSING:
        pytest.skip(f"not installed: {', '.join(MISSING)}")
    reads, writes = os.pipe()
    server = subprocess.Popen(  # noqa: S603
        [shutil.which("Xvfb"), "-displayfd", str(writes), "-screen", "0", "1280x900x24",
         "-nolisten", "tcp"],
        pass_fds=[writes], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writes)
    with os.fdopen(reads) as told:
        number = told.readline().strip()
    env = {**os.environ, "DISPLAY": f":{number}"}
    manager = subprocess.Popen([shutil.which("openbox")], env=env, stderr=subprocess.DEVNULL)  # noqa: S603
    yield f":{number}"
    for process in (manager, server):
        process.terminate()
        process.wait(10)
