"""Small painted controls of the first page, and what pills and labels have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QWidget,
)

from stretchdesk.ui.theme import GAP, Size, Theme, age_tint, font, mix, theme_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPaintEvent

_STRIP_PX = 9 * GAP


def paint_focus(painter: QPainter, box: QRectF, radius: float, theme: Theme) -> None:
    """The focus ring: two pixels of ink around a control."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.ink, 2))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)


def paint_ground(painter: QPainter, button: QAbstractButton, radius: float) -> None:
    """Behind a button without a box, while it is pointed at or pressed."""
    if button.underMouse() or button.isDown():
        theme = theme_of(button.palette())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.line if button.isDown() else theme.hover)
        painter.drawRoundedRect(QRectF(button.rect()), radius, radius)


def pill_size(button: QAbstractButton, text: str) -> QSize:
    metrics = button.fontMetrics()
    width = metrics.horizontalAdvance(text) + 3 * GAP
    return QSize(max(width, 5 * GAP), metrics.height() + GAP + 4)


def paint_pill(button: QAbstractButton, text: str, *, on: bool, partly: bool = False) -> None:
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
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
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
        return pill_size(self, self.text())

    def hitButton(self, _pos: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        state = self.checkState()
        paint_pill(
            self,
            self.text(),
            on=state == Qt.CheckState.Checked,
            partly=state == Qt.CheckState.PartiallyChecked,
        )


def label(size: Size, *, bold: bool = False) -> QLabel:
    """An empty text that wraps."""
    result = QLabel()
    result.setFont(font(size, bold=bold))
    result.setWordWrap(True)
    result.setTextFormat(Qt.TextFormat.PlainText)
    return result


def row_of(widgets: Iterable[QWidget]) -> QHBoxLayout:
    """Widgets side by side from the start of the line."""
    row = QHBoxLayout()
    row.setSpacing(GAP)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def foot_of(buttons: Iterable[QWidget]) -> QHBoxLayout:
    """The buttons of a dialog, at the end of the line."""
    foot = QHBoxLayout()
    foot.setSpacing(GAP)
    foot.addStretch(1)
    for button in buttons:
        foot.addWidget(button)
    return foot


class Legend(QWidget):
    """A strip from the strongest tint to none, with a word at each end."""

    def __init__(self, strong: str, faint: str) -> None:
        super().__init__()
        self._texts = strong, faint
        self.setAccessibleName(f"{strong} … {faint}")
        self.setFont(font(Size.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def parts(self) -> tuple[QRect, QRect, QRect]:
        """Where the first word, the strip and the last word are, from where reading begins."""
        strong, faint = map(self.fontMetrics().horizontalAdvance, self._texts)
        x, height = strong + GAP, self.height()
        boxes = (
            QRect(0, 0, strong + 1, height),
            QRect(x, height // 2 - 4, _STRIP_PX, 8),
            QRect(x + _STRIP_PX + GAP, 0, faint + 1, height),
        )
        first, strip, last = (
            QStyle.visualRect(self.layoutDirection(), self.rect(), box) for box in boxes
        )
        return first, strip, last

    def sizeHint(self) -> QSize:
        return QSize(240, self.fontMetrics().height() + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self.palette())
        first, strip, last = self.parts()
        ends = strip.topLeft(), strip.topRight()
        gradient = QLinearGradient(*(ends if self.isLeftToRight() else reversed(ends)))
        for days in range(8):
            gradient.setColorAt(days / 7, age_tint(days, theme))
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(gradient)
            painter.drawRoundedRect(strip, 4, 4)
            painter.setPen(theme.quiet)
            for box, text in zip((first, last), self._texts, strict=True):
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
