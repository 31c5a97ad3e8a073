"""One setting as a row: its name, what it does, its control and the way back to the default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from stretchdesk.core.settings import choices
from stretchdesk.ui.buttons import TextButton
from stretchdesk.ui.labels import QuietLabel, text_label
from stretchdesk.ui.setting_controls import Number, Switch
from stretchdesk.ui.theme import GAP, Size

if TYPE_CHECKING:
    from collections.abc import Sequence


class SettingRow(QWidget):
    """`key` is the setting's name in the file; a row without one only has a button."""

    chosen = Signal(str, object)
    """The key and its value."""

    def __init__(
        self, key: str, name: str, text: str, control: QWidget, *, under: bool = False
    ) -> None:
        """A control that needs the whole width stands `under` the words."""
        super().__init__()
        self.key, self.name, self.control = key, name, control
        self._words = f"{name} {text}".casefold()
        self._default: Any = None
        self.back = TextButton(self.tr("Default"))
        self.back.setToolTip(self.tr("Back to the default"))
        self.back.setAccessibleName(f"{name}: {self.back.toolTip()}")
        self.back.clicked.connect(self._choose_default)
        if not control.accessibleName():
            control.setAccessibleName(name)
        control.setAccessibleDescription(text)
        self.found = QuietLabel(size=Size.SMALL)
        self.found.hide()
        self._lay_out(text, under=under)

    def show_value(self, value: Any, default: Any) -> None:
        """What the setting is; the way back shows when that is not the default."""
        self._default = default
        self.control.show_value(value)  # type: ignore[attr-defined]
        self.back.setVisible(value != default)

    def show_found(self, text: str) -> None:
        """What the computer says about it; nothing for an empty text."""
        self.found.setText(text)
        self.found.setVisible(bool(text))

    def fits(self, words: Sequence[str]) -> bool:
        """Whether all of the words are found in it."""
        return all(word in self._words for word in words)

    def tell(self, value: Any) -> None:
        """Pass on what the control chose."""
        self.chosen.emit(self.key, value)

    def _choose_default(self) -> None:
        self.tell(self._default)

    def _lay_out(self, text: str, *, under: bool) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(text_label(self.name))
        words.addWidget(QuietLabel(text, Size.SMALL))
        words.addWidget(self.found)
        words.addStretch(1)
        right = QHBoxLayout()
        right.setSpacing(GAP)
        wide = self.control.layout() is not None
        if wide:
            right.addWidget(self.control, 1)
        else:
            right.addWidget(self.control, 0, Qt.AlignmentFlag.AlignVCenter)
            right.addStretch(1)
        right.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop if under else Qt.AlignmentFlag(0))
        self.back.hide()
        row: QBoxLayout = QVBoxLayout(self) if under else QHBoxLayout(self)
        row.setContentsMargins(0, GAP, 0, GAP)
        row.setSpacing(GAP if under else 3 * GAP)
        row.addLayout(words, 1)
        row.addLayout(right, 1)


def setting_row(key: str, name: str, text: str, control: Any, *, under: bool = False) -> SettingRow:
    """A row whose control tells what is chosen."""
    row = SettingRow(key, name, text, control, under=under)
    control.chosen.connect(row.tell)
    return row


def switch_row(key: str, name: str, text: str) -> SettingRow:
    """On or off."""
    return setting_row(key, name, text, Switch(QCoreApplication.translate("Settings", "On")))


def number_row(key: str, name: str, text: str, suffix: str, step: int = 1) -> SettingRow:
    """A number among those the setting may be."""
    allowed = choices(key)
    return setting_row(key, name, text, Number(allowed[0], allowed[-1], suffix, step))


def button_row(name: str, text: str, button: QWidget) -> SettingRow:
    """A row that opens something."""
    return SettingRow("", name, text, button)
