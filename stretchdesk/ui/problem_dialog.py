"""Why a file cannot be imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from stretchdesk.ui.buttons import PrimaryButton
from stretchdesk.ui.controls import foot_of
from stretchdesk.ui.labels import text_label
from stretchdesk.ui.problem_text import ProblemText
from stretchdesk.ui.theme import GAP, MARGIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stretchdesk.core.content.problem import Problem


class ProblemDialog(QDialog):
    """Everything that is wrong with it; gone for good when it is closed."""

    def __init__(self, name: str, problems: Sequence[Problem], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import a routine"))
        title = text_label(self.tr("{name} cannot be imported").format(name=name), bold=True)
        self.problems = ProblemText(name, problems)
        self.close_button = PrimaryButton(self.tr("Close"))
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        foot = foot_of((self.close_button,))
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * GAP)
        column.setSpacing(2 * GAP)
        column.addWidget(title)
        column.addWidget(self.problems, 1)
        column.addLayout(foot)
        self.close_button.setFocus()
        self.resize(72 * GAP, self.sizeHint().height())
