"""What a screen reader hears of a chart: its name, and what is read of it just now."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAccessibleWidget, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAccessibleInterface


class SpokenChart(QWidget):
    """One chart, without the drawing's own parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _register_role()

    def say(self, reading: str) -> None:
        """What is read, in words; spoken while the chart has the focus."""
        self.setAccessibleDescription(reading)
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, reading))


class _Chart(QAccessibleWidget):
    def __init__(self, chart: SpokenChart) -> None:
        super().__init__(chart, QAccessible.Role.Chart)

    def childCount(self) -> int:
        return 0


@cache
def _register_role() -> None:
    QAccessible.installFactory(_interface)


def _interface(_class: str, thing: QObject) -> QAccessibleInterface | None:
    return _Chart(thing) if isinstance(thing, SpokenChart) else None
