"""What the parts of the progress page share: a heading, controls, charts that turn to tables."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stretchdesk.ui.buttons import PlainButton
from stretchdesk.ui.flow import Flow
from stretchdesk.ui.labels import QuietLabel, text_label
from stretchdesk.ui.table_twin import TableTwin
from stretchdesk.ui.theme import GAP, Size, set_height


class ProgressSection(QWidget):
    """While there is nothing to chart, an invitation stands in the charts' place."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = text_label(size=Size.LEAD, bold=True)
        self.line = QuietLabel()
        self.invitation = text_label()
        self.charts = QVBoxLayout()
        self.charts.setSpacing(3 * GAP)
        self.charts.setContentsMargins(0, GAP // 2, 0, 0)
        self.period = ""
        """The time that the charts are about, for pictures of them."""
        self._as_table = False
        self._switch = PlainButton("")
        self._switch.clicked.connect(self._turn)
        self.take_button = PlainButton("")
        self.take_button.clicked.connect(self._take)
        self._controls = Flow(())
        self._in_head: list[QWidget] = []
        self._lay_out()

    def add_control(self, control: QWidget) -> None:
        """Place a control in the heading's row, right after it."""
        set_height(control)
        self._controls.add_first(control)
        self._in_head.insert(0, control)

    def tab_stops(self) -> list[QWidget]:
        """What takes the focus, in the order in which it stands."""
        takers = (child for child in self.findChildren(QWidget) if takes_focus(child))
        window = self.window()
        return [
            *self._in_head,
            *(one for one in takers if one not in self._in_head and one.window() is window),
        ]

    def show_filled(self, filled: bool) -> None:
        """Whether there is something to chart."""
        self.invitation.setVisible(not filled)
        self._switch.setVisible(filled)
        self.take_button.setVisible(filled)

    def show_table(self, shown: bool) -> None:
        """Tables in the charts' place, or charts."""
        self._as_table = shown
        self._switch.setText(self.tr("Show as chart") if shown else self.tr("Show as table"))
        self.take_button.setText(self.tr("Copy") if shown else self.tr("Save…"))
        for button in (self._switch, self.take_button):
            button.setAccessibleDescription(self.heading.text())  # each part of the page has both

    def _turn(self) -> None:
        self.show_table(not self._as_table)

    def _take(self) -> None:
        """The tables to the clipboard, or the charts into a file."""
        if self._as_table:
            tables = [one for one in self.findChildren(TableTwin) if one.isVisible()]
            QGuiApplication.clipboard().setText("\n\n".join(one.all_text() for one in tables))
            self.take_button.setText(self.tr("Copied"))
        else:
            from stretchdesk.ui.saving import ask_to_save

            ask_to_save(self, self.charts.geometry(), self.heading.text(), self.period)

    def _lay_out(self) -> None:
        self.add_control(self.take_button)
        self.add_control(self._switch)
        head = QHBoxLayout()
        head.setSpacing(2 * GAP)
        head.addWidget(self.heading, 1)
        head.addLayout(self._controls)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        rows.addLayout(head)
        rows.addWidget(self.line)
        rows.addWidget(self.invitation)
        rows.addLayout(self.charts)


def takes_focus(widget: QWidget) -> bool:
    """Whether Tab comes by, as far as it is enabled and seen."""
    tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return tabbed and widget.focusProxy() is None
