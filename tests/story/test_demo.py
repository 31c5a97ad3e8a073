"""`stretchdesk demo`: a whole break in the real window, on a machine without a display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from stretchdesk.core.session.planner import Request, plan
from stretchdesk.ui.theme import theme_of, warm_palette
from tests.ui.parts import book, catalogue, colours, rows_on_disk

pytestmark = pytest.mark.usefixtures("qapp")

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("1-stretch", "2-player", "3-done", "4-progress", "5-library", "6-stretch-page")


def demo(*argv: object) -> subprocess.CompletedProcess[str]:
    display = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "stretchdesk", "demo", "--speed", "600", *map(str, argv)],
        cwd=ROOT, env={key: text for key, text in os.environ.items() if key not in display},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    result = demo("--out", folder / "pictures", "--profile", folder / "profile")
    assert (result.returncode, result.stderr) == (0, "")
    assert "clicked hamstrings" in result.stdout
    return folder


@pytest.mark.parametrize("page", PAGES)
def test_each_page_is_pictured_in_light_and_dark(played: Path, page: str) -> None:
    for suffix, dark in (("", False), ("-dark", True)):
        image = QImage(str(played / "pictures" / f"{page}{suffix}.png"))
        assert (image.width(), image.height()) == (1200, 800)
        seen = colours(image)
        theme = theme_of(warm_palette(dark=dark))
        assert max(seen, key=seen.__getitem__) == theme.paper.name()
        assert theme.ink.name() in seen
        assert theme.accent.name() in seen
        assert seen[theme.paper.name()] < 0.98 * 1200 * 800


def test_the_pictures_show_what_they_are_of(played: Path) -> None:
    light = theme_of(warm_palette(dark=False))
    shown = {page: colours(QImage(str(played / "pictures" / f"{page}.png"))) for page in PAGES[:2]}
    assert shown["2-player"][light.figure["skin"].name()] > 2000
    assert shown["1-stretch"][light.accent.name()] > 5000


def test_the_profile_holds_exactly_that_session(played: Path) -> None:
    history = rows_on_disk(played / "profile")
    steps = plan(catalogue().limited_to(book()), Request(("hamstrings",))).steps

    assert [end.how for end in history.session_ends] == ["finished"]
    assert len(history.sessions) == 1
    held = [(hold.stretch, hold.side, hold.outcome) for hold in history.holds]
    assert held == [(step.stretch, str(step.side), "full") for step in steps]
    assert history.measurements == ()


def test_it_refuses_a_profile_with_a_history(played: Path, tmp_path: Path) -> None:
    before = (played / "profile" / "history.sqlite").read_bytes()
    result = demo("--out", tmp_path / "pictures", "--profile", played / "profile")

    assert result.returncode == 1
    assert "has a history already" in result.stderr
    assert result.stderr.count("\n") == 1
    assert (played / "profile" / "history.sqlite").read_bytes() == before


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = demo("--out", tmp_path / "file" / "pictures")
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert "cannot be made" in result.stderr
