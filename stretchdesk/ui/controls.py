"""Small painted controls: the one primary button, chips, and the navigation's entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QPushButton, QRadioButton, QSizePolicy

from stretchdesk.ui.theme import CORNER, GAP, Size, Theme, font, mix, theme_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


def paint_focus(painter: QPainter, box: QRectF, radius: float, theme: Theme) -> None:
    """The focus ring: two pixels of ink around a control."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.ink, 2))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)


class PrimaryButton(QPushButton):
    """The one thing to do on a page."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setFont(font(Size.LEAD, bold=True))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 6 * GAP, metrics.height() + 3 * GAP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self.palette())
        fill = theme.accent
        if not self.isEnabled():
            fill = mix(theme.ink, theme.paper, 0.8)
        elif self.isDown():
            fill = mix(theme.accent, theme.ink, 0.2)
        elif self.underMouse():
            fill = mix(theme.accent, theme.paper, 0.12)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            box = QRectF(self.rect())
            painter.drawRoundedRect(box, CORNER, CORNER)
            painter.setPen(theme.on_accent if self.isEnabled() else theme.quiet)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
            if self.hasFocus():
                inner = box.adjusted(3, 3, -3, -3)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.on_accent, 1.5))
                painter.drawRoundedRect(inner, CORNER - 3, CORNER - 3)


def _pill_size(button: QAbstractButton) -> QSize:
    metrics = button.fontMetrics()
    width = metrics.horizontalAdvance(button.text()) + 3 * GAP
    return QSize(max(width, 5 * GAP), metrics.height() + GAP + 4)


def _paint_pill(button: QAbstractButton, *, on: bool, partly: bool = False) -> None:
    theme = theme_of(button.palette())
    with QPainter(button) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(button.rect()).adjusted(1, 1, -1, -1)
        radius = box.height() / 2
        fill = theme.accent if on else theme.hover if button.underMouse() else QColor(0, 0, 0, 0)
        painter.setBrush(mix(theme.accent, theme.paper, 0.75) if partly else fill)
        painter.setPen(QPen(theme.accent if on or partly else mix(theme.ink, theme.paper, 0.6), 1))
        painter.drawRoundedRect(box, radius, radius)
        painter.setPen(theme.on_accent if on else theme.ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, button.text())
        if partly:
            painter.setPen(QPen(theme.accent, 2, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, radius, radius)
        if button.hasFocus():
            paint_focus(painter, QRectF(button.rect()), radius, theme)


class Chip(QCheckBox):
    """A three-state pill: none, some or all of a group chosen. A click chooses all or none."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTristate(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def nextCheckState(self) -> None:
        """All, or none if all were."""
        full = self.checkState() == Qt.CheckState.Checked
        self.setCheckState(Qt.CheckState.Unchecked if full else Qt.CheckState.Checked)

    def sizeHint(self) -> QSize:
        return _pill_size(self)

    def hitButton(self, _pos: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        state = self.checkState()
        _paint_pill(
            self,
            on=state == Qt.CheckState.Checked,
            partly=state == Qt.CheckState.PartiallyChecked,
        )


class Choice(QRadioButton):
    """A pill of which one in a row is chosen."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return _pill_size(self)

    def hitButton(self, _pos: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        _paint_pill(self, on=self.isChecked())
