"""One figure frame (posture → shapes → painted at 800 × 800), beside a fixed loop of the same run.

The steps of a breath are kept: a hold of 45 s draws its first in-breath anew, the other three and
a half breaths from what is kept. Both are measured; the second is the median frame of a hold.
Run as `python tests/benchmarks/frame.py`; prints medians in milliseconds.
"""

from __future__ import annotations

import statistics
import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from stretchdesk.core.body.figure import BREATH_STEPS, figure_of
from stretchdesk.data.pack_files import load_book, load_catalogue
from stretchdesk.data.paths import assets_dir
from stretchdesk.ui.figure_view import FigureView
from stretchdesk.ui.theme import theme_of, warm_palette

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


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


def ramp() -> Iterator[float]:
    """Lungs that fill, each frame a step that has not been drawn before."""
    return (step / BREATH_STEPS for step in range(BREATH_STEPS + 1))


def milliseconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Median of several rounds."""
    spent = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        spent.append((time.process_time() - began) * 1000)
    return statistics.median(spent)


def main() -> None:
    application = QApplication(["frame", "-platform", "offscreen"])
    assets = assets_dir()
    catalogue, book = load_catalogue(assets), load_book(assets)
    theme = theme_of(warm_palette(dark=False))
    image = QImage(SIZE, SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    print(f"{'fixed loop':<28}{milliseconds(fixed_loop):6.2f} ms")

    view = FigureView()
    view.resize(SIZE, SIZE)
    view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    view.show()

    def frame(breaths: Iterator[float]) -> None:
        view.show_breath(next(breaths))
        image.fill(theme.paper)
        view.render(image, QPoint(0, 0), QRegion(), QWidget.RenderFlag(0))

    for stretch in catalogue.stretches.values():
        view.show_figure(figure_of(stretch, "right", book), stretch.name)
        view.show_hold()
        frame(iter((0.0,)))  # solved before the session shows it
        first = milliseconds(partial(frame, ramp()), BREATH_STEPS)
        later = milliseconds(partial(frame, ramp()), BREATH_STEPS)
        moving = milliseconds(partial(view._figure.motion.at, 0.5))
        print(
            f"{stretch.id:<28}first breath {first:5.2f} ms; later {later:5.2f} ms;"
            f" a step on the way {moving:.2f} ms"
        )
    print(f"{'fixed loop again':<28}{milliseconds(fixed_loop):6.2f} ms")
    application.quit()


if __name__ == "__main__":
    main()
