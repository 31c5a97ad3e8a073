"""The controls of the settings: each shows a value and tells which one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QSpinBox, QWidget

from stretchdesk.ui.calm_wheel import calm_wheel
from stretchdesk.ui.controls import paint_focus
from stretchdesk.ui.flow import Flow
from stretchdesk.ui.pills import Choice, Toggle
from stretchdesk.ui.theme import GAP, mix, set_height, theme_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QPaintEvent

_SWATCH_PX = 32


class Control(Protocol):
    """A widget for one setting."""

    chosen: SignalInstance

    def show_value(self, value: Any) -> None:
        """Show what the setting is, without telling."""


class Switch(Toggle):
    """On or off."""

    chosen = Signal(object)

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.clicked.connect(self._tell)

    def show_value(self, value: bool) -> None:
        self.setChecked(value)

    def _tell(self, on: bool) -> None:
        self.chosen.emit(on)


class Number(QSpinBox):
    """A whole number with its unit."""

    chosen = Signal(object)

    def __init__(self, low: int, high: int, suffix: str, step: int = 1) -> None:
        super().__init__()
        self.setRange(low, high)
        self.setSingleStep(step)
        self.setSuffix(suffix)
        self.setKeyboardTracking(False)
        calm_wheel(self)
        set_height(self)
        self.setMinimumWidth(14 * GAP)
        self.valueChanged.connect(self._tell)

    def show_value(self, value: int) -> None:
        self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(False)

    def _tell(self, value: int) -> None:
        self.chosen.emit(value)


class OneOf(QWidget):
    """Pills or swatches of which one is chosen."""

    chosen = Signal(object)

    def __init__(self, buttons: Mapping[Any, QRadioButton]) -> None:
        super().__init__()
        self._values = list(buttons)
        self._group = QButtonGroup(self)
        for n, button in enumerate(buttons.values()):
            self._group.addButton(button, n)
        self._group.idClicked.connect(self._tell)
        self.setLayout(Flow(buttons.values()))

    def show_value(self, value: Any) -> None:
        self._group.button(self._values.index(value)).setChecked(True)

    def _tell(self, number: int) -> None:
        self.chosen.emit(self._values[number])


class SomeOf(QWidget):
    """Pills of which any may be on."""

    chosen = Signal(object)
    """The values that are on, as a tuple."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        super().__init__()
        self._pills = {value: Toggle(text) for value, text in texts.items()}
        for pill in self._pills.values():
            pill.clicked.connect(self._tell)
        self.setLayout(Flow(self._pills.values()))

    def show_value(self, value: Sequence[str]) -> None:
        for key, pill in self._pills.items():
            pill.setChecked(key in value)

    def _tell(self) -> None:
        self.chosen.emit(tuple(key for key, pill in self._pills.items() if pill.isChecked()))


class Swatch(QRadioButton):
    """A colour with a name; the chosen one has a ring and a tick."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._colour = QColor(colour)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(_SWATCH_PX, _SWATCH_PX)

    def hitButton(self, _pos: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self.palette())
        box = QRectF(self.rect())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(self._colour)
            painter.setPen(QPen(mix(self._colour, theme.ink, 0.5), 1))
            painter.drawEllipse(box.adjusted(5, 5, -5, -5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if self.isChecked():
                painter.setPen(QPen(theme.accent, 2.5))
                painter.drawEllipse(box.adjusted(2, 2, -2, -2))
            if self.hasFocus():
                paint_focus(painter, box, _SWATCH_PX / 2, theme)


def pills(texts: Mapping[Any, str]) -> OneOf:
    """One pill for each value."""
    return OneOf({value: Choice(text) for value, text in texts.items()})


def swatches(names: Mapping[str, str], colours: Iterable[str]) -> OneOf:
    """One swatch for each value."""
    pairs = zip(names.items(), colours, strict=True)
    return OneOf({value: Swatch(name, colour) for (value, name), colour in pairs})
