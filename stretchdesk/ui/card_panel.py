"""What stands on a card: the figure, what is due, and the answers a person may give."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from stretchdesk.core.breaks.offer import Kind, Skip, Stage
from stretchdesk.core.settings import choices
from stretchdesk.ui.buttons import PlainButton, PrimaryButton, TextButton
from stretchdesk.ui.flow import Flow
from stretchdesk.ui.labels import QuietLabel, text_label
from stretchdesk.ui.theme import GAP, Size, Theme, theme_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from stretchdesk.core.breaks.offer import Offer

Draw = Callable[[int, float, Theme], QImage]
"""A square picture of so many device-independent pixels, at a device pixel ratio, in a theme."""


class _Form(NamedTuple):
    width: int
    figure: int
    title: Size


_FORMS = {
    Stage.CARD: _Form(360, 120, Size.LEAD),
    Stage.LARGE: _Form(560, 240, Size.TITLE),
    Stage.FULL: _Form(720, 320, Size.DISPLAY),
}


class CardPanel(QWidget):
    """One offer, as large as its stage asks for."""

    start_requested = Signal(int)
    """Minutes; 0 is a micro-stretch."""
    snooze_requested = Signal()
    skip_requested = Signal(str)

    def __init__(self, offer: Offer, title: str, draw: Draw) -> None:
        super().__init__()
        self._form = _FORMS[offer.stage]
        self.title = text_label(title, self._form.title, bold=True)
        self.picture = _Still(draw, self._form.figure)
        self.starts = self._start_buttons(offer)
        self.snooze = TextButton(
            self.tr("Snooze {n} min").format(n=max(1, round(offer.snooze_s / 60)))
        )
        self.snooze.clicked.connect(self.snooze_requested)
        self.skips = self._skip_buttons()
        self._lay_out(offer)
        if offer.stage is not Stage.FULL:
            for each in (*self.starts.values(), self.snooze, *self.skips.values()):
                each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.snooze.setVisible(offer.snooze_s > 0)
        for button in self.skips.values():
            button.setVisible(offer.may_skip)

    def _start_buttons(self, offer: Offer) -> dict[int, QAbstractButton]:
        """By their minutes; the size the break is meant to have stands out."""
        group = QButtonGroup(self)
        group.idClicked.connect(self.start_requested)
        if offer.kind is Kind.MICRO:
            text = self.tr("Start {n} s").format(n=offer.size_s)
            buttons: dict[int, QAbstractButton] = {0: PrimaryButton(text)}
        else:
            lengths = choices("break_minutes")
            meant = min(lengths, key=lambda n: abs(60 * n - offer.size_s))
            buttons = {n: self._minutes(n, meant=n == meant) for n in lengths}
        for n, button in buttons.items():
            group.addButton(button, n)
        return buttons

    def _minutes(self, n: int, *, meant: bool) -> QAbstractButton:
        kind = PrimaryButton if meant else PlainButton
        button = kind(self.tr("{n} min").format(n=n))
        button.setAccessibleName(self.tr("Start {n} min").format(n=n))
        return button

    def _skip_buttons(self) -> dict[Skip, QAbstractButton]:
        texts = {Skip.NOT_NOW: self.tr("Not now"), Skip.DID_IT: self.tr("Did it already")}
        buttons: dict[Skip, QAbstractButton] = {}
        group = QButtonGroup(self)
        group.idClicked.connect(self._skip)
        for n, (skip, text) in enumerate(texts.items()):
            buttons[skip] = TextButton(text)
            buttons[skip].setAccessibleName(self.tr("Skip: {why}").format(why=text))
            group.addButton(buttons[skip], n)
        return buttons

    def _skip(self, number: int) -> None:
        self.skip_requested.emit(list(self.skips)[number].value)

    def _lay_out(self, offer: Offer) -> None:
        micro = offer.kind is Kind.MICRO
        above = self.tr("Half a minute in between") if micro else self.tr("Time for a break")
        words = QVBoxLayout()
        words.setSpacing(GAP // 2)
        words.addStretch(1)
        words.addWidget(QuietLabel(above, Size.SMALL))
        words.addWidget(self.title)
        words.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(GAP + GAP // 2)
        top.addWidget(self.picture)
        top.addLayout(words, 1)
        starts: list[QWidget] = list(self.starts.values())
        if not micro:
            start = QuietLabel(self.tr("Start"))
            start.setWordWrap(False)
            starts.insert(0, start)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(*(GAP + GAP // 2,) * 4)
        rows.setSpacing(GAP)
        rows.addLayout(top)
        rows.addLayout(Flow(starts))
        rows.addLayout(Flow([self.snooze, *self.skips.values()]))

    def fitted(self, room: QSize) -> QSize:
        """The size it takes from now on: as its stage and the room for it allow."""
        width = min(self._form.width, room.width())
        self.setFixedSize(width, min(self.heightForWidth(width), room.height()))
        return self.size()


class _Still(QWidget):
    """A figure that stands in its hold; drawn again only for another screen or theme."""

    def __init__(self, draw: Draw, size: int) -> None:
        super().__init__()
        self._draw = draw
        self._drawn: tuple[object, QImage] | None = None
        self.setFixedSize(size, size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, dpr = theme_of(self.palette()), self.devicePixelRatioF()
        key = theme.dark, theme.tones, dpr
        if self._drawn is None or self._drawn[0] != key:
            self._drawn = key, self._draw(self.width(), dpr, theme)
        with QPainter(self) as painter:
            painter.drawImage(0, 0, self._drawn[1])
