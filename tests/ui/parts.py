"""The window and its parts with real content, a clock turned by hand, and what a person sees."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from stretchdesk.app import App
from stretchdesk.data.history_store import HistoryStore
from stretchdesk.data.pack_files import load_book, load_catalogue
from stretchdesk.data.paths import Paths
from stretchdesk.front import open_front
from stretchdesk.ui.body_map import BodyMap
from stretchdesk.wiring.base import Base
from stretchdesk.wiring.clocks import Clocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from stretchdesk.core.body.book import PoseBook
    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.progress.records import History

ASSETS = Path(__file__).resolve().parents[2] / "assets"
BEGAN = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@cache
def catalogue() -> Catalogue:
    return load_catalogue(ASSETS)


@cache
def book() -> PoseBook:
    return load_book(ASSETS)


class Clock:
    """Stands still unless turned."""

    def __init__(self) -> None:
        self.now = 0.0

    def read(self) -> float:
        return self.now

    def wall(self) -> datetime:
        return BEGAN + timedelta(seconds=self.now)


def open_app(profile: Path, clock: Clock) -> App:
    """The program with its window, not yet shown."""
    paths = Paths.of(profile)
    app = App(Base(paths, Clocks(clock.read, clock.wall)), open_front(paths))
    app.window.closing.connect(app.close)
    return app


def close_app(app: App) -> None:
    app.window.close()
    app.close()
    app.window.deleteLater()
    app.deleteLater()


def rows_on_disk(profile: Path) -> History:
    """The history as another program would read it."""
    store = HistoryStore(profile / "history.sqlite")
    try:
        return store.read()
    finally:
        store.close()


def click(within: QWidget, at: QPoint) -> None:
    """Press and release the left button on whatever lies there."""
    target = within.childAt(at) or within
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(within, at))


def longer(text: str) -> str:
    """A text of the same words and 40 % more."""
    words = text.split(" ")
    return " ".join(word + word[: max(1, round(0.4 * len(word)))] for word in words)


class Wordy(QTranslator):
    """A language that needs 40 % more room; what stands in braces stays as it is."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        del context, disambiguation, n
        return text if "{" in text else longer(text)

    def isEmpty(self) -> bool:
        return False


def wordy(source: Catalogue) -> Catalogue:
    """The catalogue in that language."""
    facts = source.guidance
    return replace(
        source,
        areas=MappingProxyType(
            {key: replace(area, name=longer(area.name)) for key, area in source.areas.items()}
        ),
        stretches=MappingProxyType(
            {
                key: replace(
                    stretch,
                    name=longer(stretch.name),
                    cue=longer(stretch.cue),
                    steps=tuple(longer(step) for step in stretch.steps),
                    mistake=longer(stretch.mistake),
                    easier=longer(stretch.easier),
                )
                for key, stretch in source.stretches.items()
            }
        ),
        cautions=MappingProxyType(
            {
                key: replace(caution, name=longer(caution.name), why=longer(caution.why))
                for key, caution in source.cautions.items()
            }
        ),
        guidance=replace(
            facts,
            warm_up=longer(facts.warm_up),
            breathing=longer(facts.breathing),
            no_bouncing=longer(facts.no_bouncing),
            discomfort=longer(facts.discomfort),
        ),
    )


def cut_off(page: QWidget) -> list[str]:
    """The texts of a visible page that are not seen in full, with what they have and need."""
    return [fault for widget in _texts(page) for fault in _faults(widget, page)]


def _texts(page: QWidget) -> Iterator[QLabel | QAbstractButton]:
    for widget in (*page.findChildren(QLabel), *page.findChildren(QAbstractButton)):
        if widget.isVisible() and widget.text() and not isinstance(widget.parent(), BodyMap):
            yield widget


def _faults(widget: QLabel | QAbstractButton, page: QWidget) -> Iterator[str]:
    here = QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())
    flags = Qt.TextFlag.TextWordWrap if isinstance(widget, QLabel) and widget.wordWrap() else 0
    room = widget.contentsRect()
    need = widget.fontMetrics().boundingRect(room, flags, widget.text())
    if need.width() > room.width() or need.height() > room.height():
        yield f"{widget.text()!r} needs {need.size().toTuple()}, has {room.size().toTuple()}"
    if not page.rect().contains(here):
        yield f"{widget.text()!r} lies at {here.getRect()}, outside the page"
    if any(_overlap(here, other, page) for other in _texts(page) if other is not widget):
        yield f"{widget.text()!r} lies under another text"


def _overlap(here: QRect, other: QWidget, page: QWidget) -> bool:
    return here.intersects(QRect(other.mapTo(page, QPoint(0, 0)), other.size()))


def let_paint() -> None:
    """Lay out and paint what waits."""
    QApplication.processEvents()


def colours(image: QImage, rect: QRect | None = None) -> Counter[str]:
    """How many pixels have each colour, as `#rrggbb`."""
    part = image.copy(rect or image.rect()).convertToFormat(image.Format.Format_ARGB32)
    pixels = Counter(memoryview(part.constBits()).cast("I"))
    counts: Counter[str] = Counter()
    for argb, count in pixels.items():
        counts[f"#{argb & 0xFFFFFF:06x}"] += count
    return counts
