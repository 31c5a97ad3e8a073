"""What all tests share: no display needed, no surprises from run to run, nothing left behind."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QObject

settings.register_profile(
    "stretchdesk", deadline=None, max_examples=25, derandomize="CI" in os.environ
)
settings.load_profile("stretchdesk")


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A profile folder nobody has used; it does not exist yet."""
    return tmp_path / "profile"


@pytest.fixture(autouse=True)
def _nobodys_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without `--profile`, too, a test never meets the packs or history of whoever runs it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test speaks or sounds, whatever is installed where it runs."""
    for name in ("PySide6.QtTextToSpeech", "PySide6.QtMultimedia"):
        monkeypatch.setitem(sys.modules, name, None)


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a Qt test after which a window, a running timer or a running thread is still there."""
    if "qapp" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("qapp")
    before = _running()
    yield
    left = _running() - before
    if left:
        gc.collect()
        left = _running() - before
    assert not left, f"left behind: {', '.join(sorted(map(repr, left)))}"


def _running() -> set[QObject]:
    """Windows without a parent, active timers and running threads that Python knows of."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return {
        thing
        for thing in Shiboken.getAllValidWrappers()
        if (isinstance(thing, QWidget) and thing.isWindow() and thing.parent() is None)
        or (isinstance(thing, QTimer) and thing.isActive())
        or (isinstance(thing, QThread) and thing.isRunning() and not thing.isCurrentThread())
    }
