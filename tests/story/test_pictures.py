"""`figure` and `map`: pictures of stretches and of the body, without a display."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from math import ceil, sqrt
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from stretchdesk.data.pack_files import load_book, load_catalogue
from stretchdesk.data.paths import assets_dir
from tests.story.command import Result, run

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.usefixtures("qapp")
ROOT = Path(__file__).resolve().parents[2]
SVG = "{http://www.w3.org/2000/svg}"
PAPER = {"light": "#f6f4ef", "dark": "#1c1f22"}
MUSCLE = "#e8604c"
ACCENT = "#1f6f6b"


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    return lambda *argv: run(capsys, *argv)


@pytest.fixture
def drawn(ask: Callable[..., Result], tmp_path: Path) -> Callable[..., QImage]:
    def draw(*argv: object) -> QImage:
        path = tmp_path / "picture.png"
        said = ask(*argv, "--out", path)
        assert said == (0, f"Drew {path}.\n", "")
        return QImage(str(path))

    return draw


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def mirrored(image: QImage) -> QImage:
    return image.flipped(Qt.Orientation.Horizontal)


def unlike(a: QImage, b: QImage) -> float:
    """The share of pixels that differ clearly."""
    assert a.size() == b.size()
    pairs = [
        (a.pixelColor(x, y), b.pixelColor(x, y))
        for x in range(a.width())
        for y in range(a.height())
    ]
    return sum(_far(p, q) for p, q in pairs) / len(pairs)


def _far(a: QColor, b: QColor) -> bool:
    return abs(a.red() - b.red()) + abs(a.green() - b.green()) + abs(a.blue() - b.blue()) > 90


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [64, 200])
def test_a_figure_stands_on_paper_with_its_muscles_lit(
    drawn: Callable[..., QImage], theme: str, size: int
) -> None:
    image = drawn("figure", "standing_forward_fold", "--size", size, "--theme", theme)
    assert (image.width(), image.height()) == (size, size)
    assert image.pixelColor(1, 1).name() == PAPER[theme]
    assert MUSCLE in colours(image)


def test_a_figure_is_800_pixels_unless_told(drawn: Callable[..., QImage]) -> None:
    assert drawn("figure", "childs_pose").width() == 800


def test_the_left_side_is_the_mirror_image_of_the_right(drawn: Callable[..., QImage]) -> None:
    right = drawn("figure", "low_lunge", "--size", 120)
    left = drawn("figure", "low_lunge", "--size", 120, "--side", "left")
    assert unlike(left, right) > 0.1
    assert unlike(mirrored(left), right) < 0.02


@pytest.mark.parametrize("argv", [("--pose", "entry"), ("--view=back",), ("--view=-30,20",)])
def test_pose_and_view_change_the_picture(
    drawn: Callable[..., QImage], argv: tuple[str, ...]
) -> None:
    usual = drawn("figure", "low_lunge", "--size", 120)
    assert unlike(drawn("figure", "low_lunge", "--size", 120, *argv), usual) > 0.05


def test_a_pose_that_a_figure_has_not_is_answered_with_those_it_has(
    ask: Callable[..., Result], tmp_path: Path
) -> None:
    for pose in ("2", "easier"):
        result = ask("figure", "reclined_butterfly", "--pose", pose, "--out", tmp_path / "x.png")
        assert result.code == 2
        assert f"reclined_butterfly has no pose {pose}; it has entry, hold" in result.err


def test_an_svg_has_the_same_colours_and_a_title(
    ask: Callable[..., Result], tmp_path: Path
) -> None:
    path = tmp_path / "fold.SVG"
    assert ask("figure", "childs_pose", "--out", path, "--size", 300).code == 0
    root = ET.parse(path).getroot()  # noqa: S314  # written a moment ago
    assert (root.get("width"), root.get("viewBox")) == ("300", "0 0 300 300")
    assert root.findtext(f"{SVG}title") == "Child's Pose"
    fills = {path.get("fill") for path in root.iter(f"{SVG}path")}
    assert MUSCLE in fills
    (pattern,) = root.iter(f"{SVG}pattern")
    assert f"url(#{pattern.get('id')})" in fills
    assert any(path.get("fill-opacity") for path in root.iter(f"{SVG}path"))
    assert root.find(f"{SVG}rect").get("fill") == PAPER["light"]


def test_an_svg_lies_within_its_frame(ask: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "map.svg"
    assert ask("map", "--out", path, "--size", 100).code == 0
    numbers = [
        float(number)
        for shape in ET.parse(path).getroot().iter(f"{SVG}path")  # noqa: S314
        for number in re.findall(r"[\d.-]+", shape.get("d"))
    ]
    assert min(numbers) >= 3.5
    assert max(numbers) <= 96.5
    assert max(numbers) > 94


def test_selected_areas_are_told_by_colour_and_by_hatching(drawn: Callable[..., QImage]) -> None:
    plain = colours(drawn("map", "--size", 400))
    chosen = colours(drawn("map", "--size", 400, "--select", "hamstrings"))
    assert ACCENT not in plain
    assert ACCENT in chosen
    assert MUSCLE not in plain | chosen
    assert len(chosen - plain) > 2


def test_all_draws_each_stretch_and_side_and_a_sheet(
    ask: Callable[..., Result], tmp_path: Path
) -> None:
    folder = tmp_path / "made" / "here"
    said = ask("figure", "--all", "--out", folder, "--size", 64)
    assert said.code == 0
    drawn = load_catalogue(assets_dir()).limited_to(load_book(assets_dir())).stretches
    pictures = {
        f"{key}{side}.png"
        for key, stretch in drawn.items()
        for side in (("-left", "-right") if stretch.per_side else ("",))
    }
    assert {"seated_forward_fold.png", "low_lunge-left.png"} <= pictures
    assert {file.name for file in folder.iterdir()} == pictures | {"sheet.png"}
    assert QImage(str(folder / "low_lunge-left.png")).width() == 64
    across = ceil(sqrt(len(pictures)))
    assert QImage(str(folder / "sheet.png")).width() == across * 240


@pytest.mark.usefixtures("two_stretches")
def test_all_of_one_side(ask: Callable[..., Result], tmp_path: Path) -> None:
    ask("figure", "--all", "--out", tmp_path, "--size", 32, "--side", "left")
    names = {file.name for file in tmp_path.iterdir()}
    assert names == {"low_lunge-left.png", "childs_pose.png", "sheet.png"}


@pytest.mark.parametrize("argv", [("figure", "low_lunge"), ("map",)])
def test_a_single_picture_makes_no_folders(
    ask: Callable[..., Result], tmp_path: Path, argv: tuple[str, ...]
) -> None:
    said = ask(*argv, "--out", tmp_path / "new" / "a.png")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "no folder" in said.err
    assert not (tmp_path / "new").exists()
    (tmp_path / "folder.png").mkdir()
    assert "is a folder" in ask(*argv, "--out", tmp_path / "folder.png").err


def test_a_file_in_the_way_of_the_folder_is_named(
    ask: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    said = ask("figure", "--all", "--out", tmp_path / "file")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "cannot be made" in said.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_picture_that_cannot_be_written_is_named(
    ask: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "full.png").symlink_to("/dev/full")
    said = ask("map", "--out", tmp_path / "full.png")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "cannot be written" in said.err


@pytest.mark.parametrize("argv", [(), ("--side", "left"), ("--pose", "entry")])
def test_a_flexibility_test_is_drawn_too(
    drawn: Callable[..., QImage], argv: tuple[str, ...]
) -> None:
    assert MUSCLE in colours(drawn("figure", "knee_to_wall", "--size", 120, *argv))


def test_an_unknown_figure_is_answered_with_the_known_ones(ask: Callable[..., Result]) -> None:
    said = ask("figure", "splits", "--out", "a.png")
    assert said.code == 1
    assert "'splits'" in said.err
    assert "low_lunge" in said.err


@pytest.mark.parametrize(
    "argv",
    [
        ("figure", "low_lunge", "--out", "a.gif"),
        ("map", "--out", "a"),
        ("figure", "--out", "a.png"),
        ("figure", "low_lunge", "--all", "--out", "a"),
        ("figure", "low_lunge", "--out", "a.png", "--view=inside"),
        ("figure", "low_lunge", "--out", "a.png", "--view=0,95"),
        ("figure", "low_lunge", "--out", "a.png", "--size", "5"),
        ("figure", "low_lunge", "--out", "a.png", "--side", "both"),
    ],
)
def test_wrong_usage_draws_nothing(ask: Callable[..., Result], argv: tuple[str, ...]) -> None:
    assert ask(*argv).code == 2


def test_no_display_is_needed(tmp_path: Path) -> None:
    lost = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {key: value for key, value in os.environ.items() if key not in lost}
    out = tmp_path / "pigeon.png"
    ended = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-m", "stretchdesk", "figure", "pigeon", "--out", str(out)],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (0, "")
    assert not QImage(str(out)).isNull()
