"""Everything that is wrong with a file, to be read, selected and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from stretchdesk.ui.buttons import TextButton
from stretchdesk.ui.scroll_bar import SlimScrollBar
from stretchdesk.ui.theme import GAP, Size, font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stretchdesk.core.content.problem import Problem

_LINES = 8
"""Lines it has room for at least; more can be scrolled to."""


class ProblemText(QWidget):
    """A problem a paragraph: file, table, key and what is wrong."""

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        super().__init__()
        self._lines = "\n".join(map(str, problems))
        self.text = _Text(self._lines.replace("\n", "\n\n"))
        self.text.setAccessibleName(self.tr("Problems of {name}").format(name=name))
        self.copy = TextButton(self.tr("Copy all"))
        self.copy.setAccessibleName(self.tr("Copy the problems of {name}").format(name=name))
        self.copy.setAutoDefault(True)
        self.copy.clicked.connect(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(self.text, 1)
        column.addWidget(self.copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._lines)


class _Text(QPlainTextEdit):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        # Without the keyboard's part of it there would be no cursor to select with.
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setFont(font(Size.BODY))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(GAP)
        self.setVerticalScrollBar(SlimScrollBar(self))

    def sizeHint(self) -> QSize:
        return QSize(40 * GAP, _LINES * self.fontMetrics().lineSpacing() + 2 * GAP)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
