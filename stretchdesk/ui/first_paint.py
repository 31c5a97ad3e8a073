"""Waiting until a window has been seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_PATIENCE_MS = 1000
"""A window that starts hidden or minimised is not painted at all."""


def until_painted(window: QWidget) -> None:
    """Let events pass until the window's first paint is on the screen."""
    loop = QEventLoop()
    watch = _PaintWatch(loop)
    window.installEventFilter(watch)
    QTimer.singleShot(_PATIENCE_MS, loop, loop.quit)
    loop.exec()
    window.removeEventFilter(watch)


class _PaintWatch(QObject):
    def __init__(self, loop: QEventLoop) -> None:
        super().__init__()
        self._loop = loop

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            # Not at once: what is painted now is put on the screen after this.
            QTimer.singleShot(0, self._loop, self._loop.quit)
        return False
