"""The countdown: a ring that fills over the hold, with the seconds large in its middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from stretchdesk.ui.theme import GAP, Size, font, mix, theme_of
from stretchdesk.ui.words import counted

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_STEPS = 1000
_LAST_S = 3
_WIDER = 1.6
"""How much thicker the ring is in the last seconds: seen from the corner of the eye."""


class Ring(QProgressBar):
    """A progress bar drawn as a ring; accessible as what it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, _STEPS)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 160)
        self._seconds = 0
        self._marks_half = self._marks_last = True
        self._holding = False

    def use(self, *, half: bool, last: bool) -> None:
        """Whether half-time and the last seconds are shown."""
        self._marks_half, self._marks_last = half, last
        self.update()

    @property
    def is_ending(self) -> bool:
        """Whether these are the last seconds of a hold, and shown as such."""
        return self._marks_last and self._holding and 0 < self._seconds <= _LAST_S

    def show_time(self, seconds: int, progress: float, *, holding: bool) -> None:
        """Whole seconds left, and how much of the hold is done (0–1)."""
        if seconds != self._seconds:
            left = counted(seconds, self.tr("1 second left"), self.tr("{n} seconds left"))
            self.setAccessibleDescription(left)
        self._seconds, self._holding = seconds, holding
        self.setValue(round(progress * _STEPS))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 240)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self.palette())
        side = min(self.width(), self.height()) - 2 * GAP
        thick = max(6.0, side / 22) * (_WIDER if self.is_ending else 1.0)
        box = QRectF(0, 0, side - thick, side - thick)
        box.moveCenter(QRectF(self.rect()).center())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(mix(theme.ink, theme.paper, 0.88), thick))
            painter.drawEllipse(box)
            pen = QPen(theme.accent, thick)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            span = round(360 * 16 * self.value() / _STEPS)
            if span:
                painter.drawArc(box, 90 * 16, -span)
            if self._marks_half and self._holding:
                painter.setPen(QPen(theme.paper, max(2.0, thick / 4)))
                foot = QPointF(box.center().x(), box.bottom())
                painter.drawLine(foot - QPointF(0, thick), foot + QPointF(0, thick))
            self._paint_seconds(painter, box)

    def _paint_seconds(self, painter: QPainter, box: QRectF) -> None:
        theme = theme_of(self.palette())
        text = str(self._seconds)
        number = font(Size.DISPLAY, bold=True)
        fit = QFontMetricsF(number)
        scale = min(
            box.width() * 0.62 / max(fit.horizontalAdvance("000"), 1),
            box.height() * 0.5 / fit.height(),
        )
        number.setPointSizeF(number.pointSizeF() * scale)
        painter.setFont(number)
        ending = theme.accent if self.is_ending else theme.ink
        painter.setPen(ending if self._holding else theme.quiet)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
