"""One figure frame (posture → shapes → painted at 800 × 800), beside a fixed loop of the same run.

Run as `python tests/benchmarks/frame.py`; prints medians in milliseconds.
"""

from __future__ import annotations

import statistics
import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath

from stretchdesk.core.body.figure import figure_of
from stretchdesk.data.pack_files import load_book, load_catalogue
from stretchdesk.data.paths import assets_dir
from stretchdesk.ui.figure_painter import fitted, paint
from stretchdesk.ui.theme import theme_of, warm_palette

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QTransform

    from stretchdesk.core.body.figure import Figure

SIZE = 800
ROUNDS = 60


def fixed_loop() -> None:
    """30 ellipses of Qt's own and 20,000 multiplications: moves with the machine, not with us."""
    image = QImage(SIZE, SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for i in range(30):
            path = QPainterPath()
            path.addEllipse(QPointF(400, 400), 60 + 4 * i, 120 + 4 * i)
            painter.fillPath(path, QColor(i, 100, 200))
    x = 1.0
    for _ in range(20_000):
        x *= 1.0000001


def milliseconds(work: Callable[[], object]) -> float:
    """Median of several rounds."""
    spent = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        spent.append((time.process_time() - began) * 1000)
    return statistics.median(spent)


def main() -> None:
    application = QGuiApplication(["frame", "-platform", "offscreen"])
    assets = assets_dir()
    catalogue, book = load_catalogue(assets), load_book(assets)
    theme = theme_of(warm_palette(dark=False))
    image = QImage(SIZE, SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    box = QRectF(24, 24, SIZE - 48, SIZE - 48)
    print(f"{'fixed loop':<28}{milliseconds(fixed_loop):6.2f} ms")

    def frame(figure: Figure, to: QTransform) -> None:
        shapes = figure.breathing(0.5, line=1.6 / to.m11())
        image.fill(theme.paper)
        with QPainter(image) as painter:
            paint(painter, shapes, to, theme)

    for stretch in catalogue.stretches.values():
        figure = figure_of(stretch, "right", book)
        painted = milliseconds(partial(frame, figure, fitted(figure.box, box)))
        moving = milliseconds(partial(figure.motion.at, 0.5))
        print(f"{stretch.id:<28}{painted:6.2f} ms; a step on the way {moving:.2f} ms")
    print(f"{'fixed loop again':<28}{milliseconds(fixed_loop):6.2f} ms")
    application.quit()


if __name__ == "__main__":
    main()
