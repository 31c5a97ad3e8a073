"""What an author sees: `python -m tests.core.body.look FOLDER ID…` prints the problems of figures.

It also draws their poses side by side, from the best view and from a second one, into FOLDER, and
the way between them in eight steps (ID.way.png).
"""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from stretchdesk.core.body.book import PoseBook, read_book
from stretchdesk.core.body.camera import VIEWS, Camera
from stretchdesk.core.body.check import problems_of
from stretchdesk.core.body.figure import Figure, lit
from stretchdesk.core.content.catalogue import Effect, FlexibilityTest, Stretch
from stretchdesk.data.pack_files import load_catalogue, read_folder
from stretchdesk.data.paths import assets_dir
from stretchdesk.ui.figure_painter import fitted, paint
from stretchdesk.ui.theme import theme_of, warm_palette

if TYPE_CHECKING:
    from stretchdesk.core.body.motion import Motion
    from stretchdesk.core.body.skeleton import Posture

    Box = tuple[float, float, float, float]

SIZE, STEPS = 480, 8
DRAFTS = Path(os.environ.get("STRETCHDESK_DRAFTS", ""))
"""A file of entries that are not in the content yet."""


def stretch_of(figure: str) -> Stretch | FlexibilityTest | None:
    catalogue = load_catalogue(assets_dir())
    stretches = {**catalogue.stretches, **catalogue.tests}
    if figure in stretches or not DRAFTS.is_file():
        return stretches.get(figure)
    drafts = {entry["id"]: entry for entry in tomllib.loads(DRAFTS.read_text())["stretches"]}
    if figure not in drafts:
        return None
    entry = drafts[figure]
    keys = Stretch.__dataclass_fields__
    known = {key: value for key, value in entry.items() if key in keys}
    missing = dict.fromkeys(keys - known.keys())
    return Stretch(**{**missing, "other_side": (), **known, "effect": Effect.LENGTHEN})  # type: ignore[arg-type]


def figures(
    name: str, book: PoseBook, stretch: Stretch | FlexibilityTest | None
) -> list[tuple[str, Figure, Posture]]:
    """Each pose as its name, the figure to draw and the posture."""
    camera = VIEWS[stretch.view if stretch else "front-right"]
    lights = lit(stretch, "right") if stretch else {}
    on_mat = bool(stretch) and "mat" in stretch.support
    close = bool(stretch) and bool(stretch.close_up)
    found = []
    for pose in book.poses(name):
        motion = book.motion(name, easier=pose == "easier")
        found.append((pose, Figure(motion, camera, lights, on_mat, close), motion.posture(pose)))
    return found


def draw(
    name: str, book: PoseBook, stretch: Stretch | FlexibilityTest | None, folder: Path
) -> None:
    """The poses, and eight steps of the way between them."""
    shown = figures(name, book, stretch)
    figure = shown[0][1]
    stills = [(one, posture) for _, one, posture in shown]
    film = [(figure, posture) for posture in steps_of(figure.motion)]
    sheet(stills, SIZE).save(str(folder / f"{name}.png"))
    sheet(film, SIZE // 2).save(str(folder / f"{name}.way.png"))


def steps_of(motion: Motion) -> list[Posture]:
    legs = len(motion.cycle)
    if legs:
        return [motion.cycling(1 + k * legs / STEPS) for k in range(STEPS)]
    return [motion.at(k / (STEPS - 1)) for k in range(STEPS)]


def sheet(shown: list[tuple[Figure, Posture]], size: int) -> QImage:
    """Pictures side by side, from the best view and from a second one."""
    best = shown[0][0].camera
    second = Camera((best.azimuth + (50 if best.azimuth % 180 else 90)) % 360, 14)
    image = QImage(size * len(shown), size * 2, QImage.Format.Format_RGB32)
    theme = theme_of(warm_palette(dark=False))
    image.fill(theme.paper)
    with QPainter(image) as painter:
        for row, camera in enumerate((best, second)):
            boxes = [figure.extent(figure.shapes(posture, camera)) for figure, posture in shown]
            for column, (figure, posture) in enumerate(shown):
                box = boxes[column] if size == SIZE else around(boxes)
                line = 1.4 * max(box[2] - box[0], box[3] - box[1]) / size
                shapes = figure.shapes(posture, camera, line=line)
                into = QRectF(column * size + 10, row * size + 10, size - 20, size - 20)
                painter.setClipRect(into.adjusted(-10, -10, 10, 10))
                paint(painter, shapes, fitted(box, into), theme)
    return image


def around(boxes: list[Box]) -> Box:
    """One box around all, so that a film stands still."""
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)


def main(folder: Path, names: list[str]) -> None:
    application = QGuiApplication(["look", "-platform", "offscreen"])
    folder.mkdir(parents=True, exist_ok=True)
    files, unreadable = read_folder(assets_dir() / "poses")
    book, unread = read_book(files)
    for problem in (*unreadable, *unread):
        sys.stdout.write(f"{problem}\n")
    for name in names or list(book):
        if name not in book:
            sys.stdout.write(f"{name}: no such figure\n")
            continue
        stretch = stretch_of(name)
        found = problems_of(name, book, stretch)
        for text in found:
            sys.stdout.write(f"{text}\n")
        draw(name, book, stretch, folder)
        result = f"{len(found)} problems" if found else "fine"
        sys.stdout.write(f"{name}: {result}, {folder / name}.png\n")
    application.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
