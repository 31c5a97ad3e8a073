"""What the person's own health answers say about the stretch they look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stretchdesk.core.content.safety import easing_reasons, reasons
from stretchdesk.ui.icons import paint_icon
from stretchdesk.ui.labels import text_label
from stretchdesk.ui.theme import CORNER, GAP, theme_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from PySide6.QtGui import QPaintEvent

    from stretchdesk.core.content.catalogue import Caution, FlexibilityTest, Stretch

_SIGN_PX = 20


class HealthNote(QWidget):
    """Warns of a stretch that is left out, tells of one that is eased; gone for the others."""

    def __init__(self, cautions: Mapping[str, Caution]) -> None:
        super().__init__()
        self._cautions = cautions
        self._left_out = False
        self._heading = text_label(bold=True)
        self._text = text_label()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(GAP // 2)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._text)
        self._make_room()

    def show_stretch(self, stretch: Stretch, answers: AbstractSet[str]) -> None:
        """What the answers mean for a stretch."""
        against = reasons(stretch, self._cautions, answers)
        care = easing_reasons(stretch, self._cautions, answers)
        heading = (
            self.tr("Left out because of your health answers")
            if against
            else self.tr("Easier because of your health answers")
        )
        easier = self.tr("Easier: {text}").format(text=stretch.easier)
        asks = [self.tr("Starting it asks you first.")] if against else []
        self._show(heading, (*against, *care, easier, *asks), left_out=bool(against))
        self.setVisible(bool(against or care))

    def show_test(self, test: FlexibilityTest, answers: AbstractSet[str]) -> None:
        """What the answers mean for a flexibility test."""
        against = [self._cautions[tag] for tag in test.contraindications if tag in answers]
        heading = self.tr("You said: {names}").format(names="; ".join(one.name for one in against))
        lines = (
            self.tr("This test is best left out:"),
            *(f"{one.why[:1].upper()}{one.why[1:]}." for one in against),
        )
        self._show(heading, lines, left_out=True)
        self.setVisible(bool(against))

    def _show(self, heading: str, lines: Iterable[str], *, left_out: bool) -> None:
        self._left_out = left_out
        self._heading.setText(heading)
        self._text.setText("\n".join(lines))
        self._make_room()
        self.update()

    def _make_room(self) -> None:
        """Text begins after the sign, from wherever reading begins."""
        sign = _SIGN_PX + GAP if self._left_out else 0
        sides = (sign, 0) if self.isLeftToRight() else (0, sign)
        left, right = (side + GAP + GAP // 2 for side in sides)
        self._column.setContentsMargins(left, GAP, right, GAP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self.palette())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.ink if self._left_out else theme.line, 1))
            painter.setBrush(theme.surface)
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, CORNER, CORNER)
            if self._left_out:
                x = GAP if self.isLeftToRight() else self.width() - GAP - _SIGN_PX
                place = QRectF(x, GAP, _SIGN_PX, _SIGN_PX)
                paint_icon(painter, "left out", place, QPen(theme.ink, 2.0))
