"""The light palette for every test, and the program on a clock turned by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stretchdesk.ui.theme import warm_palette
from tests.ui.parts import Clock, Wordy, book, catalogue, close_app, let_paint, open_app, wordy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from stretchdesk.app import App


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    palette, font = qapp.palette(), qapp.font()
    qapp.setPalette(warm_palette(dark=False))
    yield
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture(autouse=True)
def _content_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """It never changes, and takes longer to read than most of these tests take."""
    monkeypatch.setattr("stretchdesk.data.packs.load_catalogue", lambda _: catalogue())
    monkeypatch.setattr("stretchdesk.wiring.packs.load_catalogue", lambda _: catalogue())
    monkeypatch.setattr("stretchdesk.data.packs.load_book", lambda _: book())


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def opened(qtbot: QtBot, profile: Path, clock: Clock) -> Iterator[Callable[[], App]]:
    """Opens the program on the test's profile and shows its window."""
    apps: list[App] = []

    def make() -> App:
        app = open_app(profile, clock)
        apps.append(app)
        with qtbot.waitActive(app.window):
            app.show()
        let_paint()
        return app

    yield make
    for app in apps:
        close_app(app)
    let_paint()


@pytest.fixture(params=["as it is", "40 % longer", "1.5 times larger"])
def hard_to_fit(
    request: pytest.FixtureRequest, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Longer texts, or a larger font."""
    language = Wordy()
    if request.param == "40 % longer":
        qapp.installTranslator(language)
        monkeypatch.setattr("stretchdesk.data.packs.load_catalogue", lambda _: wordy(catalogue()))
    if request.param == "1.5 times larger":
        font = qapp.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        qapp.setFont(font)
    yield
    qapp.removeTranslator(language)
