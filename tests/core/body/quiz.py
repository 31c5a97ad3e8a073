"""The recognition test: `python -m tests.core.body.quiz FOLDER [SEED]` draws the cards.

Each card shows a figure's entry and hold without its name, beside four names to pick from, two
of them of the same area and position where the catalogue has so many. FOLDER/readers goes to
readers who know nothing else; FOLDER/key.json says what was right.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from stretchdesk.core.body.figure import figure_of
from stretchdesk.data.pack_files import load_book, load_catalogue
from stretchdesk.data.paths import assets_dir
from stretchdesk.ui.figure_painter import fitted, paint
from stretchdesk.ui.theme import theme_of, warm_palette

if TYPE_CHECKING:
    from stretchdesk.core.content.catalogue import Stretch

SIZE = 400
ACROSS, DOWN = 2, 3
"""Cards on a page; a card is two pictures wide."""


def names(stretch: Stretch, others: list[Stretch], dice: random.Random) -> list[str]:
    """The right name among three wrong ones, the likest of them first to be taken."""
    dice.shuffle(others)
    like = [
        o for o in others if o.position is stretch.position and {*o.primary} & {*stretch.primary}
    ]
    unlike = [other for other in others if other not in like]
    picked = [stretch, *like[:2]]
    picked += unlike[: 4 - len(picked)]
    dice.shuffle(picked)
    return [one.name for one in picked]


def draw(painter: QPainter, stretch: Stretch, left: int, top: int, number: int) -> None:
    theme = theme_of(warm_palette(dark=False))
    figure = figure_of(stretch, "right" if stretch.per_side else "both", load_book(assets_dir()))
    motion = figure.motion
    shown = (
        (motion.posture("1"), motion.posture("2")) if motion.cycle else (motion.start, motion.end)
    )
    for n, posture in enumerate(shown):
        box = figure.extent(figure.shapes(posture))
        line = 1.4 * max(box[2] - box[0], box[3] - box[1]) / SIZE
        into = QRectF(left + n * SIZE + 16, top + 32, SIZE - 32, SIZE - 48)
        painter.setClipRect(into.adjusted(-16, -8, 16, 16))
        paint(painter, figure.shapes(posture, line=line), fitted(box, into), theme)
        painter.setClipping(False)
    painter.setPen(theme.ink)
    painter.drawText(left + 12, top + 24, f"{number}")


def main(folder: Path, seed: int) -> None:
    application = QGuiApplication(["quiz", "-platform", "offscreen"])
    dice = random.Random(seed)  # noqa: S311
    catalogue = load_catalogue(assets_dir())
    readers = folder / "readers"
    readers.mkdir(parents=True, exist_ok=True)
    cards = list(catalogue.stretches.values())
    dice.shuffle(cards)
    lines = ["Areas: " + "; ".join(area.name for area in catalogue.areas.values())]
    key = {}
    page = ACROSS * DOWN
    for first in range(0, len(cards), page):
        image = QImage(2 * SIZE * ACROSS, SIZE * DOWN, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        with QPainter(image) as painter:
            for n, stretch in enumerate(cards[first : first + page]):
                number = first + n + 1
                left, top = n % ACROSS * 2 * SIZE, n // ACROSS * SIZE
                draw(painter, stretch, left, top, number)
                options = names(stretch, [one for one in cards if one is not stretch], dice)
                lines.append(f"{number}: " + " | ".join(options))
                areas = [catalogue.areas[area].name for area in stretch.primary]
                key[number] = {"name": stretch.name, "id": stretch.id, "areas": areas}
        image.save(str(readers / f"page-{first // page + 1:02}.png"))
    (readers / "names.txt").write_text("\n".join(lines) + "\n")
    (folder / "key.json").write_text(json.dumps(key, indent=1))
    application.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
