"""A real window on an X server with a window manager: mouse and keys from outside."""

from __future__ import annotations

import os
import subprocess
from typing import IO, TYPE_CHECKING

import pytest

from tests.story.windowed import started
from tests.ui.parts import rows_on_disk

if TYPE_CHECKING:
    from pathlib import Path


def wait_for(start: str, said: IO[str]) -> str:
    """The first line that begins so."""
    heard = []
    for line in said:
        heard.append(line)
        if line.startswith(start):
            return line
    pytest.fail(f"{start!r} was not said, but {heard}")


def test_a_person_clicks_presses_return_and_is_led_into_a_hold(display: str, profile: Path) -> None:
    def do(*actions: str) -> None:
        env = {**os.environ, "DISPLAY": display}
        subprocess.run(["xdotool", *actions], env=env, check=True)  # noqa: S603, S607

    with started(profile, "real", DISPLAY=display, QT_QPA_PLATFORM="xcb") as process:
        said = process.stdout
        assert said is not None
        _, x, y = wait_for("ready", said).split()
        do("mousemove", x, y, "click", "1")
        assert wait_for("chosen", said) == "chosen hamstrings\n"
        do("key", "Return")
        wait_for("player get_ready", said)
        wait_for("player hold", said)
        wait_for("held 2 s", said)
        do("key", "Right")
        wait_for("wrote Hold", said)
        do("key", "ctrl+q")
        assert process.wait(10) == 0

    history = rows_on_disk(profile)
    assert [hold.outcome for hold in history.holds] == ["partial"]
    assert "hamstrings" in history.holds[0].primary
    assert len(history.session_ends) == 1
